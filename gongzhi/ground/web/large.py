"""An export that would keep its person waiting goes to 任务中心 instead."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from gongzhi.ground.jobs.services import enqueue
from gongzhi.ground.web.registers import Register
from gongzhi.ground.web.viewers import Request

LARGE = 20_000  # rows; some seconds of work


def sent_to_jobs(request: Request, register: Register, count: int) -> HttpResponse | None:
    """Where the person goes instead; None for what is quickly written. Asked twice at once it is written once."""
    if count <= LARGE:
        return None
    query = request.GET.urlencode()
    enqueue(
        "web.export",
        {"path": request.path, "query": query},
        by=request.viewer,
        key=f"{request.viewer.user_id}:{request.path}?{query}"[:120],
        title=_("导出“%(title)s”（%(n)s 条）") % {"title": register.title, "n": count},
    )
    messages.success(request, _("共 %(n)s 条，正在后台导出；完成后在任务中心下载。") % {"n": count})
    return redirect("web:jobs")
