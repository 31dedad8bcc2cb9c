"""Masks and blanks: each is an unknown of some sort, and the words around it say of which."""

from collections.abc import Iterator

from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Kind
from gongzhi.papers.reading.words import pilot

_REACH = 8


def recognise(folio: Folio) -> Iterator[Mark]:
    for start, end in folio.masks:
        before, after = folio.text[max(0, start - _REACH) : start], folio.text[end : end + _REACH]
        yield Mark(Kind.UNKNOWN, _sort(before, after), start, end)


def _sort(before: str, after: str) -> str:
    return next(
        (sort for sort, left, right in pilot.MASK_SORTS if left.search(before) and right.match(after)),
        "place",
    )
