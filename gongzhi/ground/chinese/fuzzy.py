"""A date with the precision it was given in: never a made-up day.

The canonical form is the ISO 8601 form where there is one, and says `*` for what the text leaves out:
2022-06-15, 2022-06-11/2022-06-20, 2022-06, 2022-Q2, 2022-H1, 2022, 2021/2023, *-06, <P6M, ~P3Y, *.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    DAY = "day"
    TEN_DAYS = "ten_days"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    RELATIVE = "relative"
    UNKNOWN = "unknown"


UNKNOWN = "*"

# How many months one term of a precision holds, and how its canonical form is written.
_MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}
_WRITTEN: dict[Precision, Callable[[date], str]] = {
    Precision.DAY: lambda day: day.isoformat(),
    Precision.TEN_DAYS: lambda day: day.isoformat(),
    Precision.MONTH: lambda day: f"{day.year:04d}-{day.month:02d}",
    Precision.QUARTER: lambda day: f"{day.year:04d}-Q{(day.month + 2) // 3}",
    Precision.HALF: lambda day: f"{day.year:04d}-H{(day.month + 5) // 6}",
    Precision.YEAR: lambda day: f"{day.year:04d}",
}
_READ = {
    Precision.DAY: re.compile(r"(\d{4}|\*)-(\d\d)-(\d\d)"),
    Precision.MONTH: re.compile(r"(\d{4}|\*)-(\d\d)"),
    Precision.QUARTER: re.compile(r"(\d{4}|\*)-Q([1-4])"),
    Precision.HALF: re.compile(r"(\d{4}|\*)-H([12])"),
    Precision.YEAR: re.compile(r"(\d{4}|\*)"),
    Precision.RELATIVE: re.compile(r"[<>~]P(\d+)([YMD])"),
}
_TEN_DAYS_BEGIN = {1, 11, 21}


@dataclass(frozen=True)
class FuzzyDate:
    """What a text says about a day. Both ends are None where the text fixes no day at all.

    `before` marks a deadline (6月底前): the thing is due by `latest`. `pattern` is the canonical form where the
    ends cannot say it: a month of an unstated year (*-06) or a stretch of time (<P6M).
    """

    earliest: date | None
    latest: date | None
    precision: Precision
    text: str
    before: bool = False
    pattern: str = UNKNOWN

    def canonical(self) -> str:
        if self.earliest is None or self.latest is None:
            return self.pattern
        write = _WRITTEN[self.precision]
        first, last = write(self.earliest), write(self.latest)
        return first if first == last else f"{first}/{last}"

    @classmethod
    def from_canonical(cls, form: str, *, text: str = "", before: bool = False) -> "FuzzyDate":
        """The date a canonical form names. Raises ValueError, in Chinese, for any other text."""
        precision, ends = _read_forms(form)
        earliest, latest = ends or (None, None)
        return cls(earliest, latest, precision, text or form, before, UNKNOWN if ends else form)


def unknown(text: str, *, before: bool = False) -> FuzzyDate:
    return FuzzyDate(None, None, Precision.UNKNOWN, text, before)


def _read_forms(form: str) -> tuple[Precision, tuple[date, date] | None]:
    if form == UNKNOWN:
        return Precision.UNKNOWN, None
    first, joined, last = form.partition("/")
    precision, low, high = _read_form(first, form)
    if not joined:
        return precision, (low, high) if low and high else None
    other, begin, end = _read_form(last, form)
    if other != precision:
        raise _unreadable(form)
    if low is None or end is None:
        return _ten_days_or(precision, int(first[-2:]), int(last[-2:])), None
    if end < low:
        raise _unreadable(form)
    same = begin is not None and (low.year, low.month) == (begin.year, begin.month)
    return _ten_days_or(precision, low.day, end.day) if same else precision, (low, end)


def _ten_days_or(precision: Precision, first: int, last: int) -> Precision:
    """Two days that bound a 旬 are its canonical form."""
    whole = first in _TEN_DAYS_BEGIN and (last == first + 9 or (first == 21 and last >= 28))
    return Precision.TEN_DAYS if precision == Precision.DAY and whole else precision


def _read_form(part: str, form: str) -> tuple[Precision, date | None, date | None]:
    for precision, pattern in _READ.items():
        if found := pattern.fullmatch(part):
            if precision == Precision.RELATIVE or found[1] == UNKNOWN:
                return precision, None, None
            try:
                return precision, *term(precision, *map(int, found.groups()))
            except ValueError:
                break
    raise _unreadable(form)


def _unreadable(form: str) -> ValueError:
    return ValueError(
        f"认不出日期“{form}”；请写成 2022-06-15、2022-06、2022-Q2、2022-H1、2022 或 *（未知）这样的形式。"
    )


def term(precision: Precision, year: int, number: int = 1, day: int | None = None) -> tuple[date, date]:
    """First and last day of the year, or of its `number`-th half, quarter or month; or the one day."""
    if day is not None:
        return date(year, number, day), date(year, number, day)
    months = _MONTHS[precision]
    return date(year, (number - 1) * months + 1, 1), month_end(year, number * months)


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
