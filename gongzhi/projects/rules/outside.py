"""Works of others that a project hangs on: how much of them it may claim, whether it waits for them. Plain Python."""

from collections.abc import Iterable
from datetime import date

from gongzhi.ground.money.rules import BASIS


def left(shares: Iterable[int | None]) -> int:
    """What of an outside work is not attributed yet, in basis points; unknown shares claim nothing."""
    return BASIS - sum(share for share in shares if share is not None)


def part(total: int | None, share: int | None) -> int | None:
    """A share of a cost in fen, rounded down so that the parts never add up to more than the whole."""
    return None if total is None or share is None else total * share // BASIS


def finish_of(due_on: date | None, done_on: date | None) -> date | None:
    return done_on or due_on


def too_late_for(starts_on: date | None, finish: date | None) -> bool:
    """Whether the work ends after the project is to begin. Nothing is said where a day is unknown."""
    return starts_on is not None and finish is not None and finish > starts_on
