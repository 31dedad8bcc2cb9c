"""Groups that lead a pilot, how often they meet, and when a resolution can be given out. Plain Python: no clock."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

SEE, EDIT = "leadership.see", "leadership.edit"
MONTHS = range(1, 13)  # how far apart meetings may be meant to lie
_KEY = re.compile(r"resolution:([1-9]\d{0,17})")
_SENTENCE = re.compile(r"[。；！？\n]")
_HEADLINE = 60


class GroupKind(StrEnum):
    LEADING_GROUP = "leading_group"
    OFFICE = "office"
    TASK_FORCE = "task_force"


class Rhythm(StrEnum):
    """Whether a group meets as often as it is meant to."""

    MISSING = "missing"  # how often is 未录入
    UNKNOWN = "unknown"  # how often is known, since when is not
    ON_TIME = "on_time"
    OVERDUE = "overdue"


class Presence(StrEnum):
    """How somebody was, or was not, at a meeting."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    SITTING_IN = "sitting_in"  # there without being a member


class Lack(StrEnum):
    """Why a resolution cannot be given out as a task."""

    UNIT = "unit"
    DUE = "due"
    EARLY = "early"


def months_later(day: date, months: int) -> date:
    """The same day so many months on (back where negative); a month that is shorter gives its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_due(since: date | None, every: int | None) -> date | None:
    """The last day for the next meeting; None where it cannot be said.

    `since` is the day of the last meeting, or that on which the group was set up; `every` counts months.
    """
    return None if since is None or every is None else months_later(since, every)


def rhythm(since: date | None, every: int | None, today: date) -> Rhythm:
    if every is None:
        return Rhythm.MISSING
    due = next_due(since, every)
    if due is None:
        return Rhythm.UNKNOWN
    return Rhythm.OVERDUE if due < today else Rhythm.ON_TIME


def still_on_time(every: int, today: date) -> date:
    """The earliest day of a last meeting with which a group is on time: the same rule, for a question of the database."""
    day = months_later(today, -every)
    return day if months_later(day, every) >= today else day + timedelta(days=1)


def lacking(lead: str, due_on: date | None, held_on: date) -> Iterator[Lack]:
    """What keeps a resolution from being given out as a task."""
    if not lead:
        yield Lack.UNIT
    if due_on is None:
        yield Lack.DUE
    elif due_on < held_on:
        yield Lack.EARLY


def headline(text: str) -> str:
    """The first sentence, 60 characters at most: what a task is called and a list shows."""
    first = next((part.strip() for part in _SENTENCE.split(text) if part.strip()), "")
    return first if len(first) <= _HEADLINE else first[: _HEADLINE - 1] + "…"


def said_of(presence: Presence, rolls: Iterable[tuple[Presence, str, str]]) -> str:
    """The names of those of one kind as minutes list them, an excuse in brackets; blank where there are none."""
    named = [(who, reason) for state, who, reason in rolls if state == presence]
    excused = presence == Presence.EXCUSED
    return "、".join(f"{who}（{reason}）" if reason and excused else who for who, reason in named)


def key_of(resolution: int) -> str:
    """The business key of the task a resolution is given out as: a second time it is the same task."""
    return f"resolution:{resolution}"


def resolution_of(key: str) -> int | None:
    """The resolution a task comes from; None for any other task."""
    found = _KEY.fullmatch(key)
    return int(found[1]) if found else None
