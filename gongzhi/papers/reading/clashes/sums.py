"""Parts and their total, in a sentence or a column; a share and what it comes to."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from gongzhi.ground.chinese.amounts import AmountSpan
from gongzhi.papers.reading import tables
from gongzhi.papers.reading.clashes.found import Clash
from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Kind

_TOTAL_BEFORE = re.compile(
    r"(?:合计|总计|共计|总额|总数|总共|一共|[两三四五六几](?:项|笔|者|级|块|方|家)[^，。;]{0,4}共计?)[为达计]?$"
)
_PARTS_AFTER = re.compile(r"[，:(]?(?:其中|分别|包括|含|由)[:，]?")
_OF_PARTS = re.compile(
    r"[^。;]{0,24}?(?:分配|安排|明细|情况)?如下[^。]{0,4}[:。]|[^。]{0,20}分配[^。]{0,10}[:。]?"
)
_TABLE_REACH = 60
_ROW = 10


def parts_and_total(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """甲、乙，合计丙; or 丙，其中甲、乙."""
    rates = {m.start for m in marks if m.kind == Kind.AMOUNT and m.value.startswith(("rate:", "match:"))}
    roles = {m.start: m.value.partition(":")[0] for m in marks if m.kind == Kind.AMOUNT}
    known = [a for a in folio.amounts if a.fen is not None and not a.high]
    for _, group in groupby(known, key=lambda amount: folio.sentence(amount.start).start):
        amounts = [*group]
        for at, total in enumerate(amounts):
            before = folio.text[max(0, total.start - 10) : total.start]
            if _TOTAL_BEFORE.search(before):
                given = [a for a in amounts[:at] if roles.get(a.start) not in ("arrived", "rate")]
                parts = [a for a in given if roles.get(a.start) != "other"]
                fits = _fen(total) in _sums(parts, given, *_runs(folio, known, total))
                if len(parts) > 1 and not fits:
                    yield _unequal([*parts, total], parts, total)
            elif _PARTS_AFTER.match(folio.text, total.end) and total.start not in rates:
                parts = amounts[at + 1 :]
                if len(parts) > 1 and _cannot_be(parts, total, {roles.get(a.start, "") for a in parts}):
                    yield _unequal([total, *parts], parts, total)


def _runs(folio: Folio, known: list[AmountSpan], total: AmountSpan) -> Iterator[list[AmountSpan]]:
    """Sums told one after the other before the total, in its part: any of these rows may be what it adds up."""
    path = folio.path_at(total.start)
    before = [a for a in known if a.start < total.start and folio.path_at(a.start) == path][-_ROW:]
    for low in range(len(before)):
        for high in range(low + 2, len(before) + 1):
            yield before[low:high]


def _sums(*parts: list[AmountSpan]) -> set[int]:
    return {sum(map(_fen, each)) for each in parts}


def _cannot_be(parts: list[AmountSpan], total: AmountSpan, roles: set[str]) -> bool:
    """More than the whole never is; less is wrong only where the parts name every source there is."""
    parted = sum(map(_fen, parts))
    sources = {"grant"} < roles and bool(roles & {"fund", "match"})
    if any(sum(map(_fen, parts[:at])) == _fen(total) for at in range(2, len(parts))):
        return False
    return "arrived" not in roles and (parted > _fen(total) or (sources and parted != _fen(total)))


def _unequal(places: list[AmountSpan], parts: list[AmountSpan], total: AmountSpan) -> Clash:
    words = f"分项合计 {_wan(sum(map(_fen, parts)))}，写明的合计是 {_wan(_fen(total))}。"
    return Clash("sum_mismatch", tuple((a.start, a.end) for a in places), words)


def column_and_total(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """A table's column against its own row 合计, or against the sum that the text says it parts."""
    for grid in tables.grids(folio.text):
        for column in grid:
            values = [figure for figure in column.figures if figure.fen is not None]
            if len(values) < 2 or len(values) != len(column.figures):
                continue
            added = sum(figure.fen or 0 for figure in values)
            total = column.total or _told_above(folio, column, added)
            if total and total.fen is not None and total.fen != added and column.money:
                words = f"“{column.name}”一栏相加为 {_wan(added)}，写明的合计是 {_wan(total.fen)}。"
                places = [*values, total] if column.total else [total, *values]
                yield Clash("sum_mismatch", tuple((f.start, f.end) for f in places), words)


def _told_above(folio: Folio, column: tables.Column, added: int) -> tables.Figure | None:
    """The sum that the sentences before a table of allocations announce: 省级补助370万元……分配如下.

    None where another of their sums is what the column comes to."""
    if not re.search(r"分配|如下|安排", folio.text[max(0, column.start - _TABLE_REACH) : column.start]):
        return None
    part = folio.part_at(column.start)
    low = part.start if part else 0
    above = [a for a in folio.amounts if low <= a.start < column.start and a.fen]
    grants = [a for a in above if column.role_of(folio, a)]
    if any(a.fen == added for a in above):
        return None
    return tables.Figure(grants[0].start, grants[0].end, grants[0].fen) if grants else None


def share_and_sum(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """县级按80%配套，应配300万元: neither the grant alone nor all sums before give that."""
    amounts = [m for m in marks if m.kind == Kind.AMOUNT and "derived" not in m.details]
    for at, share in enumerate(amounts[:-1]):
        stated = amounts[at + 1]
        joined = folio.text[share.end : stated.start]
        if (
            not _is_share(share)
            or not _is_sum(stated)
            or not re.fullmatch(r"[^。;]{0,4}?[，,]?(?:即|应配|计|共)[^。;]{0,3}", joined)
        ):
            continue
        bases = [int(m.value.partition(":")[2]) for m in amounts[:at] if _is_sum(m, "grant")]
        others = [int(each) for m in amounts if (each := m.value.partition(":")[2]).isdigit()]
        ratio = Fraction(share.value.removeprefix("match:").rstrip("%")) / 100
        due = int(stated.value.partition(":")[2])
        if bases and due not in {ratio * base for base in [*bases, *others, sum(bases), sum(bases[-2:])]}:
            words = f"按 {share.value.removeprefix('match:')} 计，{_wan(bases[0])}应配 {_wan(int(ratio * bases[0]))}，写的是 {_wan(due)}。"
            yield Clash("sum_mismatch", ((share.start, share.end), (stated.start, stated.end)), words)


def _is_share(mark: Mark) -> bool:
    return mark.value.startswith("match:") and mark.value.endswith("%")


def _is_sum(mark: Mark, role: str = "match") -> bool:
    named, _, value = mark.value.partition(":")
    return named == role and value.isdigit()


def _fen(amount: AmountSpan) -> int:
    return amount.fen or 0


def _wan(fen: int) -> str:
    return f"{fen / 1_000_000:g} 万元" if fen >= 1_000_000 else f"{fen / 100:g} 元"
