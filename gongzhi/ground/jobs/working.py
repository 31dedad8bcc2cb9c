"""The worker process: takes tickets one after the other; a thread beside it keeps the house."""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from django.db import Error, OperationalError, close_old_connections, connection, transaction
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from gongzhi.ground.halt.queries import halted
from gongzhi.ground.jobs.keeping import beat, reap
from gongzhi.ground.jobs.running import BENCH, lease

log = logging.getLogger("gongzhi.jobs")
BEAT_EVERY = 15.0  # seconds


class Keeper(threading.Thread):
    """Heartbeats while a job runs, the reaper, the beat. One thread, one connection of its own."""

    def __init__(self, hand: "Hand", *, parent: int | None) -> None:
        super().__init__(name="keeper", daemon=True)
        self.hand, self.parent = hand, parent
        self.pace = min(1.0, lease().total_seconds() / 5)

    def run(self) -> None:
        reaped = beaten = 0.0
        while True:
            now = time.monotonic()
            if self.parent and os.getppid() != self.parent:
                self.hand.close()
                self.parent = None
            self._do(self._heartbeat)
            if now - reaped >= lease().total_seconds() / 3:
                self._do(lambda: reap(timezone.now()))
                reaped = now
            if now - beaten >= BEAT_EVERY:
                self._do(lambda: None if halted() else beat(timezone.now()))
                beaten = now
            time.sleep(self.pace)

    def _heartbeat(self) -> None:
        if step := BENCH.step:
            step.heartbeat()

    def _do(self, work: Callable[[], object]) -> None:
        """A database that is busy or away for a moment ends one round, not the keeper."""
        try:
            if connection.vendor == "sqlite":
                with (
                    connection.cursor() as cursor
                ):  # a long transaction of the job must not make the keeper deaf
                    cursor.execute("PRAGMA busy_timeout = 500")
            work()
        except Error as oops:
            log.info("keeper: %s", oops)
            connection.close()


class Hand(Worker):
    """django-tasks-db's worker with our manners: it asks before it locks, and hands work back when it closes."""

    def __init__(self, *, poll: float, batch: bool) -> None:
        super().__init__(
            queue_names=["jobs"],
            interval=poll,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{os.uname().nodename}-{os.getpid()}"[:64],
            excluded_queue_names=[],
        )

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        if not self.running:
            self.reset_signals()
            signal.raise_signal(signum)
        self.close()

    def close(self) -> None:
        """Take no more; the job at hand goes back at its next step."""
        self.running = False
        BENCH.closing.set()

    def run(self) -> None:
        while self.running:
            if not connection.in_atomic_block:  # who empties the queue inside a transaction keeps it
                close_old_connections()
            ticket = self._next()
            if ticket is not None:
                self.run_task(ticket)
            elif self.batch:
                return
            else:
                BENCH.closing.wait(self.interval)

    def _next(self) -> "DBTaskResult[Any, Any] | None":
        ready = DBTaskResult.objects.ready().filter(
            backend_name=self.backend_name, queue_name__in=self.queue_names
        )
        try:
            if halted() or not ready.exists():
                return None
            with transaction.atomic():
                ticket = ready.get_locked()
                if ticket is not None:
                    ticket.claim(self.worker_id)
                return ticket
        except OperationalError as busy:
            log.warning("worker: %s", busy)
            connection.close()
            return None


def work(*, poll: float = 1.0, batch: bool = False, parent: int | None = None, keeper: bool = True) -> None:
    """Work until the queue is empty (`batch`) or a signal comes. `parent`: ends with that process."""
    hand = Hand(poll=poll, batch=batch)
    if keeper:
        hand.configure_signals()
        BENCH.kept_up = True
        Keeper(hand, parent=parent).start()
    hand.run()
