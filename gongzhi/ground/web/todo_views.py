"""待办、已办、我发起、抄送, and what one was told."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gongzhi.ground.notices.queries import notices_of
from gongzhi.ground.notices.services import mark_read
from gongzhi.ground.todo import labels
from gongzhi.ground.todo.queries import involvements_of
from gongzhi.ground.todo.rules import Part
from gongzhi.ground.web.doors import ANYONE_SIGNED_IN, opens
from gongzhi.ground.web.todo import waiting_for
from gongzhi.ground.web.viewers import Request

PAGE = 50
WAITING = "waiting"


@opens(ANYONE_SIGNED_IN)
def todo(request: Request) -> HttpResponse:
    """One page, four lists; the first is asked of the capabilities and is never out of date."""
    asked = request.GET.get("list", WAITING)
    words = labels.part()
    chosen = asked if asked in words else WAITING
    tabs = [(WAITING, _("待办")), *words.items()]
    context: dict[str, object] = {
        "tabs": [{"url": f"?list={name}", "title": title, "current": name == chosen} for name, title in tabs],
        "chosen": chosen,
        "trail": [{"title": _("待办"), "url": ""}],
    }
    if chosen == WAITING:
        context["todos"] = waiting_for(request.viewer, PAGE).first
    else:
        pages = Paginator(involvements_of(request.viewer, Part(chosen)), PAGE)
        context["page"] = pages.get_page(request.GET.get("page", "1"))
    return render(request, "web/todo.html", context)


@opens(ANYONE_SIGNED_IN)
def notices(request: Request) -> HttpResponse:
    rows = notices_of(request.viewer)
    only = request.GET.get("unread") == "1"
    page = Paginator(rows.filter(read_at=None) if only else rows, PAGE).get_page(request.GET.get("page", "1"))
    context = {"page": page, "only_unread": only, "trail": [{"title": _("消息"), "url": ""}]}
    return render(request, "web/notices.html", context)


@opens(ANYONE_SIGNED_IN)
def notice_open(request: Request, pk: int) -> HttpResponse:
    """Read, and on to the record; the record's own door asks once more who is there."""
    row = get_object_or_404(notices_of(request.viewer), pk=pk)
    mark_read(request.viewer, [row.pk])
    return redirect(row.url or "web:notices")


@opens(ANYONE_SIGNED_IN)
@require_POST
def notices_read(request: Request) -> HttpResponse:
    """All of them, or those that were ticked."""
    ticked: Sequence[int] = [
        int(pk) for pk in request.POST.getlist("notice") if pk.isdigit() and len(pk) < 19
    ]
    mark_read(request.viewer, ticked if "notice" in request.POST else None)
    return redirect("web:notices")
