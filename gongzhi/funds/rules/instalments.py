"""Instalments of a source: what each is covered by, what is owed by a day. Whole fen; plain Python: no Django, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongzhi.ground.unknowns.rules import Total, total


class State(StrEnum):
    """How an instalment stands on a day."""

    ARRIVED = "arrived"
    PART = "part"
    LATE = "late"
    BLOCKED = "blocked"
    COMING = "coming"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Part:
    """One instalment as planned. `met_on`: the day its condition was met; asked for only where it has a condition."""

    planned: int | None
    due_on: date | None
    condition: str = ""
    met_on: date | None = None


def covered(parts: Sequence[Part], arrived: int) -> list[int | None]:
    """What arrived, laid on the instalments in their order, in fen; None from the first unknown sum on."""
    found: list[int | None] = []
    left: int | None = arrived
    for part in parts:
        if left is None or part.planned is None:
            left = None
            found.append(None)
            continue
        got = min(left, part.planned)
        found.append(got)
        left -= got
    return found


def state(part: Part, got: int | None, today: date, *, unclear: bool = False) -> State:
    """How an instalment stands that is covered by `got`. `unclear`: something arrived of which the sum is not known."""
    if got is None or part.planned is None:
        return State.UNKNOWN
    if got >= part.planned:
        return State.ARRIVED
    if unclear:
        return State.UNKNOWN
    if part.condition and part.met_on is None:
        return State.BLOCKED
    if part.due_on and part.due_on < today:
        return State.LATE
    return State.PART if got else State.COMING


@dataclass(frozen=True)
class Owed:
    """What has to be there by a day (None: by no day that is known), and what of it is short."""

    by: date | None
    owed: Total
    short: int | None


def by_day(parts: Sequence[Part], arrived: int, *, unclear: bool = False) -> list[Owed]:
    """The days of the instalments, each with all that is owed until then; what has no day stands at the end."""
    days = sorted({part.due_on for part in parts if part.due_on})
    last: list[date | None] = [None] if any(part.due_on is None for part in parts) else []
    return [_owed(parts, day, arrived, unclear=unclear) for day in [*days, *last]]


def _owed(parts: Sequence[Part], day: date | None, arrived: int, *, unclear: bool) -> Owed:
    until = [part.planned for part in parts if day is None or (part.due_on and part.due_on <= day)]
    owed = total(until)
    missing = max(0, owed.known - arrived)
    known = owed.complete and not (unclear and missing)
    return Owed(day, owed, missing if known else None)
