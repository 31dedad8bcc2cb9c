"""What a job holds while it runs: its person, its place to go on from, and a lease that others can take away."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from secrets import token_hex
from threading import Event
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.jobs.models import Job
from gongzhi.ground.jobs.rules import State

SHOW_EVERY = 0.5  # seconds between two writes of the progress


class Stopped(Exception):
    """The work ends here: nothing that was not yet kept is kept."""


class Cancelled(Stopped):
    """The person asked for it."""


class Lost(Stopped):
    """Somebody else has the job by now."""


class HandedBack(Stopped):
    """The worker is closing; another one goes on from the mark."""


class Overdue(Stopped):
    """It took longer than its kind allows."""


def results_root() -> Path:
    return Path(settings.RESULTS_ROOT)


def bell(job_id: int) -> Path:
    """A file that says stop: it is heard also while the job's own transaction keeps SQLite from writing."""
    return results_root() / f"stop-{job_id}"


class Step:
    """The one argument of every job besides its own."""

    def __init__(self, job: Job, by: Viewer, lease: timedelta, closing: Event, *, minutes: int) -> None:
        self.job_id, self.token, self.mark = job.pk, job.token, job.mark
        self.by, self.today = by, by.today
        self.lease, self.closing = lease, closing
        self.done, self.total = job.done, job.total
        self.kept: tuple[str, str] | None = None
        self.kept_up = False  # whether somebody else sends the heartbeats
        self._cancelled = self._lost = False
        self._ends = time.monotonic() + minutes * 60
        self._shown = 0.0

    today: date

    @property
    def cancelled(self) -> bool:
        """Whether the person asked to stop. `progress` and `keeping` stop by themselves."""
        if not self.kept_up:
            self.heartbeat()
        return self._cancelled

    def progress(self, done: int, total: int | None = None) -> None:
        """Say how far it is. Raises Stopped when the work has to end; let it through."""
        self.done = done
        self.total = total if total is not None else self.total
        if not self.kept_up and time.monotonic() - self._shown > SHOW_EVERY:
            self.heartbeat()
        self.check()

    def check(self) -> None:
        """Raises Stopped when the work has to end."""
        if self._lost:
            raise Lost
        if self._cancelled:
            raise Cancelled
        if self.closing.is_set():
            raise HandedBack
        if time.monotonic() > self._ends:
            raise Overdue

    @contextmanager
    def keeping(self, mark: Any = None, *, done: int | None = None) -> Iterator[None]:
        """One transaction: what is written in it and the mark are kept together, once, by the holder of the lease.

        Raises Stopped, and keeps nothing, when the lease has gone to somebody else or the person cancelled.
        """
        self.check()
        with transaction.atomic():
            yield
            reached = self.done if done is None else done
            kept = self._mine().filter(cancel_asked=False)
            until = timezone.now() + self.lease
            if not kept.update(mark=mark, done=reached, total=self.total, lease_until=until):
                raise Cancelled if self._mine().exists() else Lost
        self.mark, self.done = mark, reached

    def file(self, name: str) -> Path:
        """Where the result goes; people fetch it under `name`, for seven days."""
        root = results_root()
        root.mkdir(parents=True, exist_ok=True)
        at = root / f"{self.job_id}-{self.token}-{token_hex(8)}"
        self.kept = (at.name, name[-200:])
        return at

    def heartbeat(self) -> None:
        """Lengthen the lease, show the progress, hear of a cancellation. Safe from another thread."""
        self._shown = time.monotonic()
        self.listen()
        if self._lost or self._shown > self._ends:
            return  # without heartbeats the lease runs out
        until = timezone.now() + self.lease
        held = self._mine().update(done=self.done, total=self.total, lease_until=until)
        self._lost = not held
        asked = self._mine().values_list("cancel_asked", flat=True).first()
        self._cancelled = self._cancelled or bool(asked)

    def listen(self) -> None:
        """Hear the bell, without asking the database."""
        self._cancelled = self._cancelled or bell(self.job_id).exists()

    def _mine(self) -> Any:
        return Job.objects.filter(pk=self.job_id, token=self.token, state=State.RUNNING)
