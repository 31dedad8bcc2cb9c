"""States of a job, how long a failed one waits, and how long a running one will still take. Plain Python."""

from datetime import timedelta
from enum import StrEnum

KEPT = timedelta(days=7)  # a result can be fetched for so long
SHORTEST, LONGEST = timedelta(seconds=10), timedelta(minutes=30)


class State(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = (State.WAITING, State.RUNNING)
ENDED = (State.DONE, State.FAILED, State.CANCELLED)


def pause(tries: int) -> timedelta:
    """How long a job waits after its nth failure: 10 s, doubling, at most half an hour; 0: it does not wait."""
    return min(LONGEST, SHORTEST * (1 << min(tries - 1, 10))) if tries > 0 else timedelta(0)


def percent(done: int, total: int | None) -> int | None:
    """0 to 100, rounded down; None while it is unknown how much there is."""
    return None if not total else max(0, min(100, done * 100 // total))


def remaining(done: int, total: int | None, gone: timedelta) -> timedelta | None:
    """At the pace so far; None until that can be said. `gone` is the time `done` has taken."""
    if not total or done <= 0 or gone <= timedelta(0):
        return None
    return gone * max(total - done, 0) / done
