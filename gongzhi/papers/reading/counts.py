"""How many of what: the measure and the noun after a number, or the noun before it."""

import re
from collections.abc import Iterator
from fractions import Fraction

from gongzhi.ground.chinese.numerals import NumberSpan
from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Kind
from gongzhi.papers.reading.words import counted

_REACH = 18
_MANY = 1000


def recognise(folio: Folio) -> Iterator[Mark]:
    bounds = [(a.start, a.end) for a in folio.amounts] + [(d.start, d.end) for d in folio.dates]
    taken = {at for start, end in bounds for at in range(start, end)}
    last: Mark | None = None
    for number in folio.numbers:
        if number.start in taken or (number.end - 1) in taken:
            continue
        found = _what(folio, number) or _left(folio, number) or _carried(folio, number, last)
        if found:
            what, start, end = found
            last = Mark(Kind.COUNT, f"{what}:{_written(number.value)}", start, end)
            yield last


def _what(folio: Folio, number: NumberSpan) -> tuple[str, int, int] | None:
    text = folio.text
    after = text[number.end : number.end + _REACH]
    one = text[number.start : number.end] == "一"
    for what, pattern in counted.COUNTED_AFTER:
        if (found := pattern.match(after)) and not one:
            return what, number.start, number.end + found.end()
    measure = counted.MEASURE.match(after)
    if not measure or one:
        return _bare(folio, number)
    low, _ = folio.clause(number.start, number.end, _REACH)
    if counted.AVERAGE.search(text, low, number.start):
        return None
    if counted.OF_SOMETHING.match(text, number.end + measure.end()) and measure[0].endswith("个"):
        return None
    for what, pattern in counted.COUNTED_BEFORE:
        if found := pattern.search(text[low : number.start]):
            people = what == "household" and "人" in measure[0]
            return "resident" if people else what, low + found.start(), number.end + measure.end()
    return None


def _bare(folio: Folio, number: NumberSpan) -> tuple[str, int, int] | None:
    """户籍人口6.4万: people need no measure."""
    low, _ = folio.clause(number.start, number.end, _REACH)
    before = counted.BARE.search(folio.text, low, number.start)
    large = folio.text[number.end - 1] == "万" or (number.value or 0) >= _MANY
    if not before or not large or folio.text[number.end : number.end + 1] not in (*"，。、;)", "", "\n"):
        return None
    return before.lastgroup or "", before.start(), number.end


def _left(folio: Folio, number: NumberSpan) -> tuple[str, int, int] | None:
    """社工跳槽多，本年度走了5名: who left is whoever the sentence named last."""
    measure = counted.CARRIED.match(folio.text, number.end)
    if not measure or measure["unit"] not in counted.PERSONS:
        return None
    begin = folio.sentence(number.start).start
    if not counted.LEFT.search(folio.text, begin, number.start):
        return None
    nouns = [*counted.NOUNS.finditer(folio.text, begin, number.start)]
    return (nouns[-1].lastgroup or "", number.start, measure.end()) if nouns else None


def _carried(folio: Folio, number: NumberSpan, last: Mark | None) -> tuple[str, int, int] | None:
    """A bare 212家 or 18人 goes on counting what the sentence counted before; persons after 户 are residents."""
    measure = counted.CARRIED.match(folio.text, number.end) or _risen(folio, number)
    one = folio.text[number.start : number.end] == "一"
    if last is None or measure is None or one or last.start < folio.sentence(number.start).start:
        return None
    what = last.value.partition(":")[0]
    if what == "household" and "人" in measure[0]:
        return "resident", number.start, measure.end()
    same = _same_measure(folio, number, last, measure["unit"])
    return (what, number.start, measure.end()) if same and what in counted.CARRIED_KINDS else None


def _same_measure(folio: Folio, number: NumberSpan, last: Mark, unit: str) -> bool:
    """名 and 人 count the same; a measure inside (15名社工) is taken up again only behind 只有, 走了 and the like."""
    said = folio.text[last.start : last.end].rstrip("标准")
    if said.endswith(unit):
        return True
    units = counted.PERSONS if unit in counted.PERSONS else unit
    again = counted.TAKEN_UP.search(folio.text, last.end, number.start)
    return again is not None and any(each in said for each in units)


def _risen(folio: Folio, number: NumberSpan) -> re.Match[str] | None:
    """由16个增加到30个 goes on counting the same."""
    rose = counted.ROSE_TO.search(folio.text, max(0, number.start - 4), number.start)
    return counted.PIECES.match(folio.text, number.end) if rose else None


def _written(value: Fraction | None) -> str:
    if value is None:
        return "*"
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"
