"""Asking for a job, and taking the wish back."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.jobs.kinds import JOBS
from gongzhi.ground.jobs.models import Job
from gongzhi.ground.jobs.queue import bring
from gongzhi.ground.jobs.rules import ENDED, KEPT, OPEN, State
from gongzhi.ground.jobs.step import bell, results_root
from gongzhi.ground.refusal import Refused

STANDING = [*OPEN, State.DONE]


def enqueue(
    name: str,
    args: Mapping[str, Any] | None = None,
    *,
    by: Viewer,
    key: str = "",
    title: str = "",
    after: timedelta = timedelta(0),
) -> Job:
    """Ask for a job; it begins after this transaction is committed. The same key is one job, also for two clicks."""
    kind = JOBS[name]
    if key and (known := _standing(name, key)):
        return known
    row = Job(
        name=name,
        title=(title or str(kind.title))[:200],
        key=key,
        args=dict(args or {}),
        by_id=by.user_id or None,
        division=by.home() or "",
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            bell(row.pk).unlink(missing_ok=True)  # rung for a number that a restored database gives again
            bring(row, after)
    except IntegrityError:
        if key and (known := _standing(name, key)):
            return known
        raise
    return row


def _standing(name: str, key: str) -> Job | None:
    return Job.objects.filter(name=name, key=key, state__in=STANDING).first()


def cancel(row: Job, *, by: Viewer) -> None:
    """One that waits is off at once; one that runs stops at its next step, and nothing half done is kept.

    Refused for somebody else's job.
    """
    if row.by_id != by.user_id:
        raise Refused("这是别人提交的任务，只有提交的人可以取消。")
    _ring(row)
    off = Job.objects.filter(pk=row.pk, state=State.WAITING)
    words = {
        "state": State.CANCELLED.value,
        "ended_at": timezone.now(),
        "message": "已按您的要求取消，没有开始。",
    }
    waited = bool(off.update(**words))
    if not waited and Job.objects.filter(pk=row.pk, state=State.RUNNING).update(cancel_asked=True):
        return
    bell(row.pk).unlink(missing_ok=True)
    if waited:
        return
    if Job.objects.filter(pk=row.pk, state=State.CANCELLED).exists():
        return
    raise Refused("任务已经结束，不用再取消。")


def _ring(row: Job) -> None:
    results_root().mkdir(parents=True, exist_ok=True)
    bell(row.pk).touch()


def tidy(now: datetime) -> int:
    """Forget jobs that ended over seven days ago, with their files; how many went. Files without a job go too."""
    old = Job.objects.filter(state__in=ENDED, ended_at__lt=now - KEPT)
    gone = old.count()
    old.delete()
    _sweep(now)
    return gone


def _sweep(now: datetime) -> None:
    root = results_root()
    named = set(Job.objects.exclude(file="").values_list("file", flat=True))
    earliest = (now - timedelta(hours=6)).timestamp()  # what is being written has no name in the table yet
    for at in root.glob("*-*-*") if root.exists() else ():
        if at.name not in named and at.stat().st_mtime < earliest:
            at.unlink(missing_ok=True)


def forget_jobs_of(first: str, last: str) -> None:
    """Drop every job of a stretch of divisions: for places that are taken off the books."""
    Job.objects.filter(Q(division__gte=first) & Q(division__lte=last)).delete()
    _sweep(timezone.now() + timedelta(days=1))
