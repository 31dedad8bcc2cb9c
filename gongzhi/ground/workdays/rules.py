"""Working days by the State Council's yearly notices, make-up days (调休) included. Plain Python, no clock."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from chinese_calendar.constants import holidays, workdays

_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """Days off and weekend days on, known for the years `covers` (first and last, both included).

    Outside those years only Saturdays and Sundays are off, and `certain` says so.
    """

    off: frozenset[date]
    on: frozenset[date]
    covers: tuple[int, int]

    def certain(self, day: date) -> bool:
        return self.covers[0] <= day.year <= self.covers[1]

    def is_workday(self, day: date) -> bool:
        if day in self.on:
            return True
        return day not in self.off and day.weekday() < _SATURDAY

    def add_workdays(self, day: date, number: int) -> date:
        """The `number`-th working day after `day` (before it where negative); zero gives the day itself."""
        step = _DAY if number > 0 else -_DAY
        left = abs(number)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def workdays_between(self, first: date, last: date) -> int:
        """Working days after `first` up to and including `last`; negative where `last` comes first."""
        if last < first:
            return -self.workdays_between(last, first)
        return sum(self.is_workday(first + _DAY * ahead) for ahead in range(1, (last - first).days + 1))


@cache
def state_council_calendar() -> Calendar:
    """The published years that the chinesecalendar package carries, from 2004 on."""
    years = [day.year for day in holidays]
    return Calendar(off=frozenset(holidays), on=frozenset(workdays), covers=(min(years), max(years)))
