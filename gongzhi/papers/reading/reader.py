"""The reader: every recogniser over the same page, in order; then one reading of each figure; then what cannot be."""

from collections.abc import Callable, Iterator

from gongzhi.papers.reading import (
    amounts,
    bodies,
    clashes,
    communities,
    counts,
    dates,
    evaluation,
    items,
    programme,
    standards,
    tables,
    unknowns,
)
from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Candidate, Reading, Section
from gongzhi.papers.reading.overlap import settled
from gongzhi.papers.reading.page import page_of

Recogniser = Callable[[Folio], Iterator[Mark]]

RECOGNISERS: tuple[Recogniser, ...] = (
    communities.recognise,
    programme.recognise,
    standards.recognise,
    dates.recognise,
    amounts.recognise,
    counts.recognise,
    tables.recognise,
    bodies.recognise,
    evaluation.recognise,
    items.recognise,
    unknowns.recognise,
)


def read(text: str) -> Reading:
    """The sections, facts and contradictions of a report's plain text; every span is of that text as given."""
    folio = Folio(page_of(text))
    marks = settled([mark for recognise in RECOGNISERS for mark in recognise(folio)])
    return Reading(
        text=text,
        sections=tuple(
            Section(part.path, part.title, part.level, *folio.page.span(part.start, part.end))
            for part in folio.parts
        ),
        candidates=tuple(_candidate(folio, mark) for mark in marks),
        contradictions=tuple(clashes.found(folio, marks)),
    )


def _candidate(folio: Folio, mark: Mark) -> Candidate:
    start, end = folio.page.span(mark.start, mark.end)
    return Candidate(
        mark.kind, mark.value, start, end, mark.confidence, folio.path_at(mark.start), mark.details
    )
