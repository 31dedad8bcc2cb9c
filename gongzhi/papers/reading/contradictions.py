"""Statements of one report that cannot all be right. They are shown to a person; nothing is repaired."""

from collections.abc import Iterator

from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Contradiction


def found(folio: Folio, marks: list[Mark]) -> Iterator[Contradiction]:
    yield from ()
