"""Dates in running text, each with the precision it was given in and no more.

A year that the text leaves out is taken from `anchor_year` where the caller knows it (the year of the report);
a year that the text masks stays unknown. A day that does not exist (2月30日) is found and left unknown.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from gongzhi.ground.chinese.date_words import JOINT, Said, find_said
from gongzhi.ground.chinese.durations import find_durations
from gongzhi.ground.chinese.fuzzy import UNKNOWN, FuzzyDate, Precision, month_end, term, unknown
from gongzhi.ground.chinese.numerals import plain

__all__ = ["DateSpan", "FuzzyDate", "Precision", "find_dates"]

_JOINT = re.compile(JOINT)
# From fine to coarse: a range keeps the finer of its two ends.
_FINE_TO_COARSE = (
    Precision.DAY,
    Precision.TEN_DAYS,
    Precision.MONTH,
    Precision.QUARTER,
    Precision.HALF,
    Precision.YEAR,
)
# How a term of an unstated year is written.
_PATTERNS = {
    Precision.DAY: "*-{number:02d}-{day:02d}",
    Precision.TEN_DAYS: "*-{number:02d}-{day:02d}/*-{number:02d}-{last:02d}",
    Precision.MONTH: "*-{number:02d}",
    Precision.QUARTER: "*-Q{number}",
    Precision.HALF: "*-H{number}",
}
_LEAP = 2024


@dataclass(frozen=True)
class DateSpan:
    start: int
    end: int
    when: FuzzyDate


def find_dates(text: str, anchor_year: int | None = None) -> list[DateSpan]:
    """Every date, range of dates and qualified stretch of time, in reading order."""
    read = plain(text)
    said = list(find_said(read))
    spans = [DateSpan(start, end, when) for start, end, when in find_durations(read)]
    while said:
        first = said.pop(0)
        if first.only_day:
            continue
        if said and _JOINT.fullmatch(read, first.end, said[0].start):
            spans.append(_range(text, first, _inherit(said.pop(0), first), anchor_year))
        else:
            when = _resolve(first, text[first.start : first.end], anchor_year)
            spans.append(DateSpan(first.start, first.end, when))
    return _apart(sorted(spans, key=lambda span: (span.start, -span.end)))


def _apart(spans: list[DateSpan]) -> list[DateSpan]:
    kept: list[DateSpan] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _inherit(later: Said, first: Said) -> Said:
    """The second end of a range takes the year, and a lone day the month, from the first."""
    if later.only_day:
        later = replace(later, number=first.number)
    if later.year is None and later.offset is None and not later.hidden:
        return replace(later, year=first.year, hidden=first.hidden, offset=first.offset)
    return later


def _range(text: str, first: Said, later: Said, anchor: int | None) -> DateSpan:
    said = text[first.start : later.end]
    low, high = _resolve(first, said, anchor), _resolve(later, said, anchor)
    when = unknown(said, before=later.before)
    if low.earliest and high.latest:
        if low.earliest <= high.latest:
            finer = min(low.precision, high.precision, key=_FINE_TO_COARSE.index)
            when = FuzzyDate(low.earliest, high.latest, finer, said, later.before)
    elif _one_year(low, high) and low.pattern < high.pattern:
        when = FuzzyDate(None, None, low.precision, said, later.before, f"{low.pattern}/{high.pattern}")
    return DateSpan(first.start, later.end, when)


def _one_year(low: FuzzyDate, high: FuzzyDate) -> bool:
    """Two plain terms of one unstated year; 11月至2月 of no year runs over its end and says nothing sure."""
    return low.precision == high.precision and "/" not in low.pattern + high.pattern


def _resolve(said: Said, text: str, anchor: int | None) -> FuzzyDate:
    try:
        ends = _ends(said, _year(said, anchor))
        pattern = UNKNOWN if ends else _pattern(said)
    except ValueError:
        return unknown(text, before=said.before)
    if ends is None and pattern == UNKNOWN:
        precision = Precision.UNKNOWN if said.hidden or said.offset is None else Precision.RELATIVE
        return FuzzyDate(None, None, precision, text, said.before)
    earliest, latest = ends or (None, None)
    return FuzzyDate(earliest, latest, said.precision, text, said.before, pattern)


def _year(said: Said, anchor: int | None) -> int | None:
    if said.year is not None or said.hidden or anchor is None:
        return said.year
    return anchor + (said.offset or 0)


def _ends(said: Said, year: int | None) -> tuple[date, date] | None:
    """First and last day, or None without a year. Raises ValueError for a day that does not exist."""
    if year is None:
        return None
    if said.precision == Precision.TEN_DAYS and said.day:
        return date(year, said.number, said.day), _ten_days_end(year, said.number, said.day)
    low, high = term(said.precision, year, said.number, said.day)
    return low, term(said.precision, year, said.through)[1] if said.through else high


def _ten_days_end(year: int, month: int, first: int) -> date:
    return month_end(year, month) if first == 21 else date(year, month, first + 9)


def _pattern(said: Said) -> str:
    """The canonical form of a term of an unstated year. Raises ValueError for a day no year has."""
    ends = _ends(said, _LEAP)
    form = _PATTERNS.get(said.precision)
    if form is None or ends is None:
        return UNKNOWN
    if said.through:
        return "/".join(form.format(number=number) for number in (said.number, said.through))
    return form.format(number=said.number, day=said.day, last=ends[1].day)
