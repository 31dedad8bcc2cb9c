"""Tables flattened to lines: columns known by their heads, cells read by what their column counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from gongzhi.ground.chinese.amounts import AmountSpan
from gongzhi.ground.chinese.numerals import parse_number
from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Kind
from gongzhi.papers.reading.words import columns

_FIGURE = re.compile(r"(?P<number>[\d,]+(?:\.\d+)?|[一二三四五六七八九十百千零两]+|\*\*)(?P<unit>[^\d]*)")
_UNITS = {"亿": 10**8, "万": 10**4, "千": 10**3}
_CELL = re.compile(r"(?:(?<=\t)|^)[^\t]*")
_UNIT_ABOVE = re.compile(r"(?:单位|金额)[:(]?\s?(?:人民币)?(亿元|万元|千元|元)")
_UNIT_REACH = 40
_TOTAL = re.compile(r"合计|总计|小计|共计")
_ORDINAL = re.compile(r"序号|编号|年份|年度|时限|时间")

Cell = tuple[int, str]
Row = list[Cell]


@dataclass(frozen=True)
class Figure:
    """A cell's place and, where it is money, what it comes to in fen; None where it cannot be told."""

    start: int
    end: int
    fen: int | None


@dataclass(frozen=True)
class Column:
    """A column of figures: `start` is where its table begins, `total` the cell of the row 合计."""

    name: str
    role: str
    start: int
    figures: tuple[Figure, ...]
    total: Figure | None

    @property
    def money(self) -> bool:
        return bool(self.role) and self.role != "rate"

    def role_of(self, folio: Folio, amount: AmountSpan) -> bool:
        """Whether an amount of the text is said of what the column parts."""
        low, _ = folio.clause(amount.start, amount.end, 20)
        cue = next((cue for role, cue in columns.MONEY_COLUMNS if role == self.role), None)
        before = folio.text[low : amount.start]
        return bool(cue and cue.search(before) and "每" not in before)


def recognise(folio: Folio) -> Iterator[Mark]:
    for head, rows in _tables(folio.text):
        for row in rows:
            yield from _row(head, row)


def grids(text: str) -> Iterator[list[Column]]:
    """The money columns of every table."""
    for head, rows in _tables(text):
        body = [row for row in rows if not _TOTAL.match(row[0][1])]
        totals = next((row for row in rows if _TOTAL.match(row[0][1])), [])
        yield [
            Column(
                name, role, head[0][0], tuple(_figure(name, row[at]) for row in body if at < len(row)), total
            )
            for at, (_, name) in enumerate(head)
            if (role := role_of(name)) and not _ORDINAL.search(name)
            for total in [_figure(name, totals[at]) if at < len(totals) and totals[at][1] else None]
        ]


def role_of(name: str) -> str:
    return next((role for role, cue in columns.MONEY_COLUMNS if cue.search(name)), "")


def _tables(text: str) -> Iterator[tuple[Row, list[Row]]]:
    """Runs of lines with cells: the first is the head."""
    for celled, lines in groupby(_lines(text), key=lambda cells: len(cells) > 1):
        rows = [*lines]
        if celled and len(rows) > 1:
            yield _with_unit(text, rows[0]), rows[1:]


def _lines(text: str) -> Iterator[Row]:
    at = 0
    for line in text.split("\n"):
        yield _cells(line, at)
        at += len(line) + 1


def _cells(line: str, at: int) -> Row:
    if "\t" not in line:
        return []
    return [(at + piece.start(), piece[0]) for piece in _CELL.finditer(line)]


def _row(head: Row, cells: Row) -> Iterator[Mark]:
    for (_, name), (at, text) in zip(head, cells, strict=False):
        found = _FIGURE.fullmatch(text)
        if not found:
            continue
        role = role_of(name)
        if (role == "rate") != (found["unit"] == "%"):
            continue
        if role == "rate":
            yield Mark(Kind.AMOUNT, f"rate:{found['number']}%", at, at + len(text), 0.85, {"column": name})
        elif role:
            fen = _figure(name, (at, text)).fen
            value = f"{role}:{'*' if fen is None else fen}"
            yield Mark(Kind.AMOUNT, value, at, at + len(text), 0.85, {"column": name})
        elif what := next((what for what, cue in columns.COUNT_COLUMNS if cue.search(name)), ""):
            number = parse_number(found["number"])
            counted = f"{what}:{'*' if number is None else int(number)}"
            yield Mark(Kind.COUNT, counted, at, at + len(text), 0.85, {"column": name})


def _with_unit(text: str, head: Row) -> Row:
    """Heads of money without a unit of their own take the one said above the table: 单位：万元."""
    told = [*_UNIT_ABOVE.finditer(text, max(0, head[0][0] - _UNIT_REACH), head[0][0])]
    if not told:
        return head
    said = told[-1]
    return [(at, f"{name}({said[1]})" if role_of(name) and "元" not in name else name) for at, name in head]


def _figure(name: str, cell: Cell) -> Figure:
    """A cell of money takes its unit from itself, else from the head of its column; 元 where neither names one."""
    at, text = cell
    found = _FIGURE.fullmatch(text)
    number = parse_number(found["number"]) if found else None
    unit = next((unit for unit in _UNITS if found and unit in (found["unit"] or name)), "")
    fen = None if number is None else number * Fraction(_UNITS.get(unit, 1)) * 100
    return Figure(at, at + len(text), None if fen is None or fen.denominator != 1 else int(fen))
