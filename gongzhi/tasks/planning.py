"""The plan of linked tasks: early and late days, critical path, forecast. Plain Python: no Django, no clock.

Days of work are working days of the State Council's calendar. A link is finish-to-start: `after` begins at the
earliest on the next working day after `before` ends, and `lag` working days later where one is set (critical path
method, Kelley and Walker 1959). Inside, time is a count of working days; days of the calendar come in and go out.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gongzhi.ground.workdays.rules import Calendar

# No plan and no forecast speaks of a later day; forms take none either.
LAST_DAY = date(2100, 12, 31)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Activity:
    """Work of so many working days that begins on `starts_on` at the earliest. None is unknown."""

    key: int
    days: int | None
    starts_on: date | None = None


@dataclass(frozen=True)
class Link:
    before: int
    after: int
    lag: int = 0


class Circle(Exception):
    """The links lead back to where they began. `keys` names each activity on the way once, in their order."""

    def __init__(self, keys: Sequence[int]) -> None:
        super().__init__(keys)
        self.keys = keys


@dataclass(frozen=True)
class Timing:
    """When an activity can and must run. `slack`: working days it may slip before the end of its network does."""

    early_start: date | None
    early_finish: date | None
    late_start: date | None
    late_finish: date | None
    slack: int | None

    @property
    def critical(self) -> bool:
        return self.slack == 0


class Line:
    """Working days in a row, counted from 0 on: as far as asked for, and not past `last`."""

    def __init__(self, calendar: Calendar, first: date, last: date = LAST_DAY) -> None:
        self._calendar, self._next, self._last = calendar, first, last
        self._days: list[date] = []

    def index(self, day: date) -> int:
        """The place of a day, or of the first working day after it."""
        self._grow((min(day, self._last) - self._next).days + 1)
        return bisect_left(self._days, day)

    def at(self, index: int) -> date | None:
        """None past the last day."""
        while len(self._days) <= index and self._next <= self._last:
            self._grow(min(index - len(self._days), (self._last - self._next).days) + 1)
        return self._days[index] if index < len(self._days) else None

    def length(self, first: date | None, last: date | None) -> int | None:
        """Working days from a first to a last day, both included; None without both, or in the wrong order."""
        if first is None or last is None or last < first:
            return None
        return self.index(last + _DAY) - self.index(first)

    def _grow(self, days: int) -> None:
        """Look at so many days more; none where that is not more than zero."""
        is_workday, day = self._calendar.is_workday, self._next
        for _n in range(days):
            if is_workday(day):
                self._days.append(day)
            day += _DAY
        self._next = day


def in_order(keys: Iterable[int], links: Collection[Link]) -> list[int]:
    """Each activity after those before it. Raises Circle where there is no such order."""
    waits = dict.fromkeys(keys, 0)
    followers = _followers(links)
    for link in links:
        waits[link.after] += 1
    ready = [key for key, n in waits.items() if not n]
    for key in ready:  # grows while it is walked
        for link in followers[key]:
            waits[link.after] -= 1
            if not waits[link.after]:
                ready.append(link.after)
    if len(ready) < len(waits):
        raise Circle(_circle(waits.keys() - set(ready), links))
    return ready


def _circle(stuck: Collection[int], links: Iterable[Link]) -> list[int]:
    """Of what could not be put in order everything waits for another of them: going back ends in a circle."""
    waits_for = {link.after: link.before for link in links if {link.before, link.after} <= set(stuck)}
    at, way = min(waits_for), list[int]()
    while at not in way:
        way.append(at)
        at = waits_for[at]
    return way[way.index(at) :][::-1]


def _followers(links: Iterable[Link]) -> defaultdict[int, list[Link]]:
    found: defaultdict[int, list[Link]] = defaultdict(list)
    for link in links:
        found[link.before].append(link)
    return found


def linked_with(keys: Iterable[int], links: Iterable[Link]) -> set[int]:
    """These and everything that hangs together with them, in either direction."""
    return set().union(*networks(keys, links))


def networks(keys: Iterable[int], links: Iterable[Link]) -> list[set[int]]:
    """The sets of activities that hang together, as far as these keys are in them."""
    beside: dict[int, set[int]] = defaultdict(set)
    for link in links:
        beside[link.before].add(link.after)
        beside[link.after].add(link.before)
    seen, found = set[int](), list[set[int]]()
    for first in keys:
        waiting, network = [first], set[int]()
        while waiting:
            key = waiting.pop()
            if key not in seen:
                seen.add(key)
                network.add(key)
                waiting.extend(beside[key])
        if network:
            found.append(network)
    return found


def schedule(
    activities: Collection[Activity], links: Collection[Link], calendar: Calendar
) -> dict[int, Timing]:
    """Forward and backward pass. Each network of linked activities ends for itself.

    Where the length or the beginning of one is unknown, so are its own days, those of all after it, and the slack and the
    late days of its whole network. Raises Circle.
    """
    order = in_order([a.key for a in activities], links)
    place = {key: at for at, key in enumerate(order)}
    line = Line(calendar, min((a.starts_on for a in activities if a.starts_on), default=LAST_DAY))
    days = {a.key: a.days for a in activities}
    starts = _early(order, {a.key: a for a in activities}, links, line)
    followers, late = _followers(links), dict[int, int | None]()
    for network in networks(order, links):
        late |= _late(sorted(network, key=place.__getitem__), starts, days, followers)
    return {key: _timing(line, starts[key], late[key], days[key]) for key in order}


def _early(
    order: Sequence[int], activities: Mapping[int, Activity], links: Iterable[Link], line: Line
) -> dict[int, int | None]:
    before: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        before[link.after].append(link)
    starts: dict[int, int | None] = {}
    for key in order:
        own = activities[key]
        ends = [_end(starts[k.before], activities[k.before].days, k.lag) for k in before[key]]
        if own.starts_on:
            ends.append(line.index(own.starts_on))
        starts[key] = _latest(ends)
    return starts


def _end(start: int | None, days: int | None, lag: int) -> int | None:
    return None if start is None or days is None else start + days + lag


def _latest(ends: Collection[int | None]) -> int | None:
    """None where one is unknown, or where there is none."""
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def _late(
    network: Sequence[int],
    starts: Mapping[int, int | None],
    days: Mapping[int, int | None],
    followers: defaultdict[int, list[Link]],
) -> dict[int, int | None]:
    """The latest start of each activity of one network, in the order of work; None for all where one is unknown."""
    end = _latest([_end(starts[key], days[key], 0) for key in network])
    if end is None:
        return dict.fromkeys(network)
    late: dict[int, int] = {}
    for key in reversed(network):
        latest = min((late[link.after] - link.lag for link in followers[key]), default=end)
        late[key] = latest - (days[key] or 0)
    return dict(late)


def _timing(line: Line, early: int | None, late: int | None, days: int | None) -> Timing:
    return Timing(
        *_span(line, early, days),
        *_span(line, late, days),
        None if early is None or late is None else late - early,
    )


def _span(line: Line, start: int | None, days: int | None) -> tuple[date | None, date | None]:
    """First and last day. Work without a working day of its own stands on the day it begins."""
    if start is None:
        return None, None
    return line.at(start), None if days is None else line.at(start + max(days - 1, 0))
