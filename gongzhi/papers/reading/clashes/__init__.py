"""Statements of one report that cannot all be right. They are shown to a person; nothing is repaired."""

from collections.abc import Callable, Iterator

from gongzhi.papers.reading.clashes import lists, order, sums, turned, values
from gongzhi.papers.reading.clashes.found import Clash
from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Contradiction

CHECKS: tuple[Callable[[Folio, list[Mark]], Iterator[Clash]], ...] = (
    lists.counted_and_listed,
    lists.swapped_standards,
    sums.parts_and_total,
    sums.column_and_total,
    sums.share_and_sum,
    values.two_grants,
    values.two_counts,
    values.two_totals,
    turned.turned_digits,
    turned.turned_sums,
    values.two_terms,
    order.out_of_order,
)


def found(folio: Folio, marks: list[Mark]) -> Iterator[Contradiction]:
    """Each contradiction once, in the order of the checks, with its places in the text as given."""
    for check in CHECKS:
        for clash in check(folio, marks):
            places = tuple(folio.page.span(start, end) for start, end in clash.places)
            yield Contradiction(clash.code, places, clash.words)
