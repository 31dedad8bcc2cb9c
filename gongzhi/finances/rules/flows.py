"""What comes and goes by month, and what is there at the end of each. Whole fen; plain Python: no clock."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongzhi.finances.rules import Due
from gongzhi.ground.unknowns.rules import Total, total


@dataclass(frozen=True)
class Month:
    """One month of a forecast. `left` None: unknown, for something before or in it is."""

    first: date
    coming: Total
    going: Total
    left: int | None

    @property
    def last(self) -> date:
        return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])


@dataclass(frozen=True)
class Forecast:
    """Months in their order, and what stands in none of them: later, or of no day that is known."""

    months: Sequence[Month]
    later: tuple[Total, Total]
    undated: tuple[Total, Total]

    @property
    def first_gap(self) -> Month | None:
        """The first month at whose end money is missing."""
        return next((month for month in self.months if month.left is not None and month.left < 0), None)


def month_after(first: date) -> date:
    return first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)


def forecast(
    cash: int | None, coming: Sequence[Due], going: Sequence[Due], today: date, months: int
) -> Forecast:
    """From this month on. What was due before counts in this month: it has still to come or to go."""
    firsts = [today.replace(day=1)]
    while len(firsts) < months:
        firsts.append(month_after(firsts[-1]))
    end = month_after(firsts[-1])
    found, left = [], cash
    for first in firsts:
        begins = date.min if first == firsts[0] else first
        into, out = (_within(flow, begins, month_after(first)) for flow in (coming, going))
        left = left + into.known - out.known if left is not None and into.complete and out.complete else None
        found.append(Month(first, into, out, left))
    return Forecast(
        found,
        (_within(coming, end, date.max), _within(going, end, date.max)),
        (_undated(coming), _undated(going)),
    )


def _within(flow: Sequence[Due], first: date, until: date) -> Total:
    return total(each.fen for each in flow if each.day is not None and first <= each.day < until)


def _undated(flow: Sequence[Due]) -> Total:
    return total(each.fen for each in flow if each.day is None)
