"""When linked tasks will end, from the progress so far; and what counts as not started or severely late.

Plain Python: no Django, no clock. The method, in working days:

- begun, with a progress between 1 and 99 %: it goes on at the pace so far. `e` working days from `starts_on` up to today
  brought `p` %, so the rest takes e × (100 − p) ÷ p days, rounded up, from the next working day on. Reported before its
  first day there is no pace: the rest takes (100 − p) % of the planned days;
- not begun (0 %): the planned days, from today on, not before `starts_on`;
- handed in, or 100 %: today; closed: the day it was closed;
- nothing of what is left is done before all that stands before it has ended, and the lag after it.

Unknown progress or days are not guessed: the forecast is unknown, and that of everything after it. A pace that needs more
than ten years is no forecast either.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongzhi.ground.workdays.rules import Calendar
from gongzhi.tasks.planning import Activity, Line, Link, in_order

WITHIN = timedelta(days=3653)
_DAY = timedelta(days=1)


class Basis(StrEnum):
    """What a forecast rests on, or why there is none."""

    CLOSED = "closed"
    HANDED_IN = "handed_in"
    PACE = "pace"
    SHARE = "share"
    PLAN = "plan"
    NO_DAY_CLOSED = "no_day_closed"
    NO_PROGRESS = "no_progress"
    NO_DAYS = "no_days"
    BEFORE_UNKNOWN = "before_unknown"
    TOO_FAR = "too_far"


@dataclass(frozen=True)
class Work:
    """A task as it stands. `percent` None is unknown; `handed_in`: only the verdict is still to come."""

    activity: Activity
    percent: int | None
    handed_in: bool = False
    closed: bool = False
    closed_on: date | None = None


@dataclass(frozen=True)
class Forecast:
    """`finish` is None where nothing can be said; `held`: something before it decides when it can go on."""

    finish: date | None
    basis: Basis
    held: bool = False


def forecast(
    works: Collection[Work], links: Collection[Link], today: date, calendar: Calendar
) -> dict[int, Forecast]:
    """The forecast of each. Raises planning.Circle."""
    works_by = {work.activity.key: work for work in works}
    known = [day for work in works for day in (work.activity.starts_on, work.closed_on) if day]
    line = Line(calendar, min([today, *known]), today + WITHIN)
    before: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        before[link.after].append(link)
    ends, found = dict[int, int | None](), dict[int, Forecast]()
    for key in in_order(works_by, links):
        waits = [_after(ends[link.before], link.lag) for link in before[key]]
        ends[key], found[key] = _one(works_by[key], waits, today, line)
    return found


def _after(end: int | None, lag: int) -> int | None:
    return None if end is None else end + lag


def _one(work: Work, waits: Sequence[int | None], today: date, line: Line) -> tuple[int | None, Forecast]:
    """The place after its last day, and the forecast."""
    if work.closed:
        if work.closed_on is None:
            return None, Forecast(None, Basis.NO_DAY_CLOSED)
        return line.index(work.closed_on + _DAY), Forecast(work.closed_on, Basis.CLOSED)
    begin, days, basis = _left(work, today, line)
    if days is None:
        return None, Forecast(None, basis)
    known = [end for end in waits if end is not None]
    if len(known) < len(waits):
        return None, Forecast(None, Basis.BEFORE_UNKNOWN)
    at = max([begin, *known])
    finish = line.at(at + max(days - 1, 0))
    if finish is None:
        return None, Forecast(None, Basis.TOO_FAR)
    return at + days, Forecast(finish, basis, at > begin)


def _left(work: Work, today: date, line: Line) -> tuple[int, int | None, Basis]:
    """From which place on how many working days are left by its own standing, and how that is known."""
    now, next_day, own = line.index(today), line.index(today + _DAY), work.activity
    if work.handed_in or work.percent == 100:
        return now, 0, Basis.HANDED_IN
    if work.percent is None:
        return now, None, Basis.NO_PROGRESS
    if work.percent == 0:
        first = now if own.starts_on is None else max(now, line.index(own.starts_on))
        return first, own.days, Basis.NO_DAYS if own.days is None else Basis.PLAN
    gone = 0 if own.starts_on is None else next_day - line.index(own.starts_on)
    if gone > 0:
        return next_day, _share(gone, 100 - work.percent, work.percent), Basis.PACE
    if own.days is None:
        return next_day, None, Basis.NO_DAYS
    return next_day, _share(own.days, 100 - work.percent, 100), Basis.SHARE


def _share(days: int, part: int, whole: int) -> int:
    """Rounded up: the last day of work is a day of work."""
    return -(-days * part // whole)


class Late(StrEnum):
    NOT_STARTED = "not_started"
    SEVERE = "severe"


@dataclass(frozen=True)
class Limits:
    """From how many working days on a task counts as not started, or as severely late. None: 未录入, nothing is said."""

    not_started: int | None = None
    severe: int | None = None

    @property
    def entered(self) -> bool:
        return self.not_started is not None or self.severe is not None


@dataclass(frozen=True)
class Standing:
    """What the verdict needs to know of one open task on a day."""

    begun: bool
    starts_on: date | None
    due_on: date | None
    finish: date | None


def verdict(standing: Standing, today: date, limits: Limits, calendar: Calendar) -> Late | None:
    """未开工: not begun so many working days after its first day. 严重滞后: today, or its forecast, lies so many working days
    after its due day. None: neither, or it cannot be said."""
    if limits.not_started is not None and not standing.begun and standing.starts_on:
        gone = calendar.workdays_between(standing.starts_on, today)
        if gone > 0 and gone >= limits.not_started:
            return Late.NOT_STARTED
    late = behind_due(standing.due_on, max(today, standing.finish or today), calendar)
    return Late.SEVERE if limits.severe is not None and late > 0 and late >= limits.severe else None


def behind_due(due_on: date | None, finish: date | None, calendar: Calendar) -> int:
    """Working days a finish lies after the due day; 0 on time, or where one is unknown."""
    if due_on is None or finish is None or finish <= due_on:
        return 0
    return calendar.workdays_between(due_on, finish)
