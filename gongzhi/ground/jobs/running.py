"""Running one job: take the lease, do the work, say what came of it. Only the holder of the lease has a say."""

import logging
from datetime import timedelta
from threading import Event
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from gongzhi.ground.accounts.queries import all_holders, viewer_of
from gongzhi.ground.accounts.viewer import Viewer, holding
from gongzhi.ground.jobs.kinds import JOBS, Kind
from gongzhi.ground.jobs.models import Job
from gongzhi.ground.jobs.queue import bring
from gongzhi.ground.jobs.rules import State, pause
from gongzhi.ground.jobs.step import Cancelled, HandedBack, Lost, Overdue, Step, bell, results_root
from gongzhi.ground.notices.services import notify
from gongzhi.ground.refusal import Refused

log = logging.getLogger("gongzhi.jobs")


class Bench:
    """What a worker process shares with its keeper: the step at hand, and whether the shop is closing."""

    def __init__(self) -> None:
        self.closing = Event()
        self.step: Step | None = None
        self.kept_up = False


BENCH = Bench()


def lease() -> timedelta:
    return timedelta(seconds=settings.JOBS_LEASE_SECONDS)


def run(job_id: int, token: int) -> str:
    """Carry a ticket out. Gives the state it left the job in; "" where the ticket was of no use any more."""
    row = _taken(job_id, token)
    if row is None:
        return ""
    kind = JOBS.get(row.name)
    if kind is None:
        return _end(row, State.FAILED, "这个版本里没有这种任务，没有运行。请升级后重新提交。")
    step = Step(row, _person(row), lease(), BENCH.closing, minutes=kind.minutes)
    step.kept_up = BENCH.kept_up
    BENCH.step = step
    try:
        return _worked(kind, row, step)
    finally:
        BENCH.step = None
        bell(row.pk).unlink(missing_ok=True)


def _taken(job_id: int, token: int) -> Job | None:
    """The lease, by compare-and-set: of many tickets for one job one is good."""
    now = timezone.now()
    free = Job.objects.filter(pk=job_id, token=token, state=State.WAITING)
    taken = free.update(
        state=State.RUNNING,
        token=F("token") + 1,
        tries=F("tries") + 1,
        lease_until=now + lease(),
        started_at=now,
        message="",
    )
    return Job.objects.get(pk=job_id) if taken else None


def _person(row: Job) -> Viewer:
    """Whoever asked, with the posts of this day; the installation itself where nobody did."""
    today = timezone.localdate()
    return viewer_of(row.by_id, today) if row.by_id else holding((), user_id=0, name="系统", today=today)


def _worked(kind: Kind, row: Job, step: Step) -> str:
    try:
        words = kind.run(step, **row.args)
        step.check()
    except Lost:
        _drop(step)
        return ""
    except Cancelled:
        return _end(row, State.CANCELLED, _cancelled_words(step), step)
    except HandedBack:
        return again(row, timedelta(0), "工作进程重启，将从断点继续。", spent=False)
    except Overdue:
        return _end(row, State.FAILED, f"超过 {kind.minutes} 分钟没有做完，已停止。请缩小范围后再试。", step)
    except Refused as why:
        return _end(row, State.FAILED, str(why), step)
    except Exception as oops:
        log.exception("job %s (%s) failed", row.pk, row.name)
        _drop(step)
        return after_failure(row, kind, oops)
    return _end(row, State.DONE, str(words or ""), step)


def after_failure(row: Job, kind: Kind | None, oops: BaseException | None = None) -> str:
    """Begin again after a pause, or give up after the last try. `oops` None: the worker was not heard of any more."""
    why = "程序出错" if oops else "工作进程中断"
    if kind is None or row.tries >= kind.tries:
        return _end(row, State.FAILED, f"{why}，试了 {row.tries} 次仍没有完成，已停止。请联系系统管理员。")
    # A worker that died says little about the job: the first time it goes on at once.
    wait = pause(row.tries if oops else row.tries - 1)
    when = f"{int(wait.total_seconds())} 秒后" if wait else "马上"
    return again(row, wait, f"{why}，{when}从断点继续（第 {row.tries} 次）。")


@transaction.atomic
def again(row: Job, wait: timedelta, words: str, *, spent: bool = True) -> str:
    """Back into the queue, from its mark. "" when somebody else has decided already."""
    back = {"state": State.WAITING.value, "lease_until": None, "message": words}
    given = _held(row).update(**back) if spent else _held(row).update(**back, tries=F("tries") - 1)
    if not given:
        return ""
    bring(row, wait)
    return State.WAITING


@transaction.atomic
def _end(row: Job, state: State, words: str, step: Step | None = None) -> str:
    """The last word, said once: state, file and notice together."""
    name, shown = (step.kept or ("", "")) if step else ("", "")
    good = state == State.DONE and bool(name)
    kind = JOBS.get(row.name)
    fields: dict[str, Any] = {
        "state": state.value,
        "message": words[:400],
        "ended_at": timezone.now(),
        "lease_until": None,
        "file": name if good else "",
        "file_name": shown if good else "",
    }
    if step:
        fields |= {"done": step.total or step.done if state == State.DONE else step.done, "total": step.total}
    if kind is None or not kind.once:
        fields["key"] = ""
    said = _held(row).update(**fields)
    if step and not (said and good):
        _drop(step)
    if not said:
        return ""
    if not (kind and kind.quiet):
        _tell(row, state, words)
    return state


def _cancelled_words(step: Step) -> str:
    if step.mark is None:
        return "已按您的要求取消，没有留下半成品。"
    return f"已按您的要求停止；停止前做完的 {step.done} 项有效，其余没有做。"


def _tell(row: Job, state: State, words: str) -> None:
    """Whoever asked; of the house's own work that went wrong, those who look after the jobs."""
    told = {State.DONE: "已完成", State.FAILED: "没有完成", State.CANCELLED: "已取消"}[state]
    key = f"job:{row.pk}" if row.by_id else f"job:{row.name}"
    notify(_hearers(row, state), "jobs.ended", f"{row.title}：{told}", key=key, text=words, url="/jobs/")


def _hearers(row: Job, state: State) -> list[int]:
    if row.by_id:
        return [row.by_id]
    return all_holders("jobs.see", timezone.localdate()) if state == State.FAILED else []


def _held(row: Job) -> Any:
    return Job.objects.filter(pk=row.pk, token=row.token, state=State.RUNNING)


def _drop(step: Step) -> None:
    if step.kept:
        (results_root() / step.kept[0]).unlink(missing_ok=True)
