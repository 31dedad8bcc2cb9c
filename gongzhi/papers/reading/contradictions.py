"""Statements of one report that cannot all be right. They are shown to a person; nothing is repaired."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Contradiction, Kind

JOINTS = "、,，和及与 "


def found(folio: Folio, marks: list[Mark]) -> Iterator[Contradiction]:
    for check in CHECKS:
        yield from check(folio, marks)


def _clash(folio: Folio, code: str, places: list[tuple[int, int]], words: str) -> Contradiction:
    return Contradiction(code, tuple(folio.page.span(start, end) for start, end in places), words)


def swapped_standards(folio: Folio, marks: list[Mark]) -> Iterator[Contradiction]:
    """The same standard under two names: 硬件提升 in one place, 硬件完善 in another."""
    first: dict[str, Mark] = {}
    told: set[str] = set()
    for mark in (m for m in marks if m.kind == Kind.STANDARD):
        noun = mark.value[:2]
        known = first.setdefault(noun, mark)
        if known.value != mark.value and noun not in told:
            told.add(noun)
            words = f"同一项标准前后写法不同：“{known.value}”与“{mark.value}”。"
            yield _clash(folio, "swapped_standard", [(known.start, known.end), (mark.start, mark.end)], words)


def counted_and_listed(folio: Folio, marks: list[Mark]) -> Iterator[Contradiction]:
    """A number of communities right behind a list that has another number of them."""
    named = sorted((m for m in marks if m.kind == Kind.COMMUNITY), key=lambda m: m.start)
    for count in (m for m in marks if m.kind == Kind.COUNT and m.value.startswith("community:")):
        said = count.value.partition(":")[2]
        listed = _list_before(folio, named, count.start)
        if said.isdigit() and len(listed) > 1 and int(said) != len(listed):
            words = f"写明 {said} 个社区，前面列出的是 {len(listed)} 个。"
            span = (listed[0].start, listed[-1].end)
            yield _clash(folio, "count_vs_list", [span, (count.start, count.end)], words)


def _list_before(folio: Folio, named: list[Mark], at: int) -> list[Mark]:
    """The unbroken list of communities that ends just before a place in the text."""
    before = [m for m in named if m.end <= at]
    if not before or at - before[-1].end > 3 or any(c in "。；\\n" for c in folio.text[before[-1].end : at]):
        return []
    listed = [before[-1]]
    for earlier, later in reversed(list(pairwise(before))):
        if folio.text[earlier.end : later.start].strip(JOINTS):
            break
        listed.insert(0, earlier)
    return listed


def two_grants(folio: Folio, marks: list[Mark]) -> Iterator[Contradiction]:
    """The grant from above with two different sums."""
    grants = [m for m in marks if m.kind == Kind.AMOUNT and m.value.startswith("grant:")]
    known = [m for m in grants if m.value.partition(":")[2].isdigit()]
    if len({m.value for m in known}) == 2:
        other = next(m for m in known if m.value != known[0].value)
        places = [(known[0].start, known[0].end), (other.start, other.end)]
        words = "上级补助写了两个不同的数，请核对是否为同一笔。"
        yield _clash(folio, "two_values", places, words)


CHECKS: tuple[Callable[[Folio, list[Mark]], Iterator[Contradiction]], ...] = (
    swapped_standards,
    counted_and_listed,
    two_grants,
)
