"""任务中心: one's own jobs; for administrators the states of all, not their contents."""

from datetime import timedelta
from typing import cast

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.jobs import labels
from gongzhi.ground.jobs.kinds import JOBS
from gongzhi.ground.jobs.models import Job
from gongzhi.ground.jobs.queries import beats, jobs_of, jobs_seen_by, open_jobs_of
from gongzhi.ground.jobs.rules import KEPT, OPEN, State, percent, remaining
from gongzhi.ground.jobs.services import cancel
from gongzhi.ground.jobs.step import results_root
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.doors import ANYONE_SIGNED_IN, opens
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Column, Register, choice
from gongzhi.ground.web.viewers import Request

TONES = {
    State.WAITING: "grey",
    State.RUNNING: "yellow",
    State.DONE: "green",
    State.FAILED: "red",
    State.CANCELLED: "grey",
}
SHOWN = 100


def state_light(job: Job) -> Light:
    return Light(str(labels.state()[State(job.state)]), TONES[State(job.state)])


def time_left(left: timedelta | None) -> str:
    if left is None:
        return gettext("剩余时间未知")
    minutes = -(-int(left.total_seconds()) // 60)
    if left < timedelta(minutes=1):
        return gettext("不到 1 分钟")
    return gettext("约 %(n)s 分钟") % {"n": minutes}


def _shown(job: Job) -> dict[str, object]:
    gone = now() - job.started_at if job.started_at else timedelta(0)
    until = job.ended_at + KEPT if job.ended_at else None
    return {
        "pk": job.pk,
        "title": job.title,
        "light": state_light(job),
        "open": job.state in OPEN,
        "running": job.state == State.RUNNING,
        "done": job.done,
        "total": job.total,
        "percent": percent(job.done, job.total),
        "left": time_left(remaining(job.done, job.total, gone)) if job.state == State.RUNNING else "",
        "cancelling": job.cancel_asked and job.state in OPEN,
        "message": job.message,
        "made_at": job.made_at,
        "ended_at": job.ended_at,
        "file_name": job.file_name if job.file and until and until > now() else "",
        "until": until,
    }


@opens(ANYONE_SIGNED_IN)
def jobs(request: Request) -> HttpResponse:
    mine = list(jobs_of(request.viewer)[:SHOWN])
    context = {
        "jobs": [_shown(job) for job in mine],
        "may_see_all": request.viewer.may("jobs.see"),
        "trail": [{"title": _("任务中心"), "url": ""}],
    }
    return render(request, "web/jobs.html", context)


@opens(ANYONE_SIGNED_IN)
def jobs_now(request: Request) -> HttpResponse:
    """How far one's open jobs are, for the page that is already open."""
    told = [_shown(job) for job in open_jobs_of(request.viewer)[:SHOWN]]
    keys = ("pk", "percent", "left")
    return JsonResponse({"open": len(told), "jobs": [{key: job[key] for key in keys} for job in told]})


@opens(ANYONE_SIGNED_IN)
@require_POST
def job_cancel(request: Request, pk: int) -> HttpResponse:
    job = get_object_or_404(jobs_of(request.viewer), pk=pk)
    cancel(job, by=request.viewer)
    messages.success(request, gettext("已请求取消“%(title)s”。") % {"title": job.title})
    return redirect("web:jobs")


@opens(ANYONE_SIGNED_IN)
def job_file(request: Request, pk: int) -> HttpResponse:
    """The result of one's own job, until seven days after its end."""
    job = get_object_or_404(jobs_of(request.viewer), pk=pk)
    at = results_root() / job.file
    if not _shown(job)["file_name"] or not at.is_file():
        raise Http404
    answer = FileResponse(at.open("rb"), as_attachment=True, filename=job.file_name)
    answer["X-Content-Type-Options"] = "nosniff"
    return cast(HttpResponse, answer)


def _no_contents(rows: list[Job], viewer: Viewer) -> None:
    placed = [row for row in rows if row.division]
    name_places(placed, viewer)
    for row in rows:
        row.place = getattr(row, "place", "—")  # type: ignore[attr-defined]


def _rows(viewer: Viewer) -> QuerySet[Job]:
    return jobs_seen_by(viewer)


def _kinds() -> dict[str, object]:
    return {kind.name: kind.title for kind in JOBS.values()}


ALL_JOBS = Register(
    title=_("后台任务"),
    act="jobs.see",
    rows=_rows,
    order=("-pk",),
    prepare=_no_contents,
    subtitle=_("这里只有种类、状态和时间，没有内容。"),
    columns=(
        Column("kind", _("种类"), lambda job: JOBS[job.name].title if job.name in JOBS else job.name),
        Column("state", _("状态"), state_light, Kind.LIGHT, sort=("state",)),
        Column("by", _("提交人"), lambda job: str(job.by) if job.by else _("系统"), sort=("by__full_name",)),
        Column("percent", _("进度（%）"), lambda job: percent(job.done, job.total), Kind.INT),
        Column("tries", _("次数"), lambda job: job.tries, Kind.INT, sort=("tries",)),
        Column("made_at", _("提交时间"), lambda job: job.made_at, Kind.DATE, sort=("made_at",)),
        Column("ended_at", _("结束时间"), lambda job: job.ended_at or "", Kind.DATE, sort=("ended_at",)),
        Column("place", _("区划"), lambda job: job.place, sort=("division",)),
    ),
    filters=(choice("state", _("状态"), labels.state), choice("name", _("种类"), _kinds)),  # type: ignore[arg-type]
)


@opens("jobs.see")
def rounds(request: Request) -> HttpResponse:
    """What comes round by itself, and when it last did."""
    shown = [
        {
            "title": JOBS[row.name].title,
            "every": row.every,
            "at": _clock(row.at),
            "last": row.last_run,
            "on": row.on,
        }
        for row in beats()
        if row.name in JOBS
    ]
    context = {"rounds": shown, "trail": [{"title": _("定时任务"), "url": ""}]}
    return render(request, "web/rounds.html", context)


def _clock(minute: int | None) -> str:
    return "" if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"
