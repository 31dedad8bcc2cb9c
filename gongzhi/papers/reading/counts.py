"""How many of what: the measure and the noun after a number, or the noun before it."""

from collections.abc import Iterator
from fractions import Fraction

from gongzhi.papers.reading import lexicon
from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Kind

_REACH = 16


def recognise(folio: Folio) -> Iterator[Mark]:
    taken = [(span.start, span.end) for span in (*folio.amounts, *folio.dates)]
    for number in folio.numbers:
        if any(start < number.end and number.start < end for start, end in _near(taken, number.start)):
            continue
        found = _what(folio, number.start, number.end)
        if found:
            what, end = found
            yield Mark(Kind.COUNT, f"{what}:{_written(number.value)}", number.start, end)


def _near(spans: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    return [span for span in spans if abs(span[0] - at) < 40]


def _what(folio: Folio, start: int, end: int) -> tuple[str, int] | None:
    text = folio.text
    after = text[end : end + _REACH]
    for what, pattern in lexicon.COUNTED_AFTER:
        if found := pattern.match(after):
            return what, end + found.end()
    low, _ = folio.clause(start, end, _REACH)
    measure = lexicon.MEASURE.match(after)
    if measure:
        for what, pattern in lexicon.COUNTED_BEFORE:
            if pattern.search(text[low:start]):
                return what, end + measure.end()
    return None


def _written(value: Fraction | None) -> str:
    if value is None:
        return "*"
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"
