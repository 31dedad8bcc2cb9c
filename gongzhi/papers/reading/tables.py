"""Tables: columns known by their heads, or rows by their first cell; cells read by what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from gongzhi.ground.chinese.amounts import AmountSpan
from gongzhi.ground.chinese.numerals import parse_number
from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.grids import Cell, Row, tables_of
from gongzhi.papers.reading.model import Kind
from gongzhi.papers.reading.money_names import seen_from
from gongzhi.papers.reading.words import columns, money

_FIGURE = re.compile(r"(?P<number>[\d,]+(?:\.\d+)?|[一二三四五六七八九十百千零两]+|\*\*)(?P<unit>[^\d]*)")
_UNITS = {"亿": 10**8, "万": 10**4, "千": 10**3}
_TOTAL = re.compile(r"合计|总计|小计|共计")
_SOURCES = frozenset({"grant", "match", "fund", "donation"})


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
    for head, rows in tables_of(folio.text):
        names = [name for _, name in head]
        labels = [row[0][1] for row in rows]
        for row in rows:
            if len(row) < len(names) - 1 and _TOTAL.match(row[0][1]) and all(text for _, text in row):
                continue  # which columns an incomplete row of totals adds up cannot be told
            for at, cell in enumerate(row[: len(names)]):
                own = role_of(_bare(names[at])) or _TOTAL.match(names[at])
                name = _name(names, row, at)
                yield from _told(_given(row, name), cell, names if own else labels, folio.level)


def grids(text: str) -> Iterator[list[Column]]:
    """The money columns of every table."""
    for head, rows in tables_of(text):
        body = [row for row in rows if not _TOTAL.match(row[0][1])]
        totals = next((row for row in rows if _TOTAL.match(row[0][1])), [])
        yield [
            Column(
                name, role, head[0][0], tuple(_figure(name, row[at]) for row in body if at < len(row)), total
            )
            for at, (_, name) in enumerate(head)
            if (role := role_of(name)) and not columns.NO_FIGURE.search(name)
            for total in [_figure(name, totals[at]) if at < len(totals) and totals[at][1] else None]
        ]


def role_of(name: str) -> str:
    return next((role for role, cue in columns.MONEY_COLUMNS if cue.search(name)), "")


def _name(names: list[str], row: Row, at: int) -> str:
    """What a cell tells of: the head of its column, else the first cell of its row."""
    own = names[at]
    general = columns.GENERAL.fullmatch(_bare(own)) and (role_of(row[0][1]) or _counted(row[0][1]))
    if (
        at == 0
        or (not general and role_of(_bare(own)))
        or _counted(own)
        or columns.NO_FIGURE.search(own)
        or _TOTAL.match(own)
    ):
        return own
    label = row[0][1]
    return own if _FIGURE.fullmatch(label) else f"{label}{_unit(own)}"


def _given(row: Row, name: str) -> str:
    """What became of a donation is told of the donation: 社会捐赠, 到位 and 支出."""
    return (
        f"{row[0][1]}{_unit(name)}"
        if role_of(row[0][1]) == "donation" and role_of(name) == "arrived"
        else name
    )


def _unit(name: str) -> str:
    return name[len(_bare(name)) :]


def _bare(name: str) -> str:
    """A head without the unit said above its table."""
    return re.sub(r"\((?:亿|万|千)?元\)$", "", name)


def _counted(name: str) -> str:
    return next((what for what, cue in columns.COUNT_COLUMNS if cue.search(_bare(name))), "")


def _told(name: str, cell: Cell, names: list[str], level: str) -> Iterator[Mark]:
    at, text = cell
    found = _FIGURE.fullmatch(text)
    if not found or columns.NO_FIGURE.search(name):
        return
    kind, value = _value(name, cell, found, names, level)
    if not value:
        return
    if found["number"] == "**":
        sort = "amount" if kind is Kind.AMOUNT else "number"
        yield Mark(Kind.UNKNOWN, sort, at, at + 2, 0.9, {"column": name})
    yield Mark(kind, value, at, at + len(text), 0.85, {"column": name})


def _value(name: str, cell: Cell, found: re.Match[str], names: list[str], level: str) -> tuple[Kind, str]:
    """The kind and the canonical value of a figure, or nothing where its column tells nothing."""
    bare = _bare(name)
    role, what = _seen(role_of(bare), bare, level), _counted(name)
    if _TOTAL.match(bare):
        role = _total_of(names)
    if role == "rate" or found["unit"] == "%":
        return Kind.AMOUNT, f"rate:{found['number']}%" if role == "rate" and found["unit"] == "%" else ""
    if what and (not role or found["unit"][:1] in columns.PIECES):
        number = parse_number(found["number"])
        return Kind.COUNT, f"{what}:{'*' if number is None else int(number)}"
    if not role:
        return Kind.AMOUNT, ""
    fen = _figure(name, cell).fen
    return Kind.AMOUNT, f"{role}:{'*' if fen is None else fen}"


def _seen(role: str, name: str, level: str) -> str:
    """市级 at the head of a column is money from above for a county."""
    giver = money.GIVER.match(name) if role == "fund" and level else None
    return seen_from(level, giver[0]) if giver else role


def _total_of(names: list[str]) -> str:
    """What a column 合计 adds up: money of several sources, or of the one that the others are of."""
    roles = {role for name in names if (role := role_of(_bare(name)))} & _SOURCES
    return "other" if len(roles) > 1 else next(iter(roles), "")


def _figure(name: str, cell: Cell) -> Figure:
    """A cell of money takes its unit from itself, else from the head of its column; 元 where neither names one."""
    at, text = cell
    found = _FIGURE.fullmatch(text)
    number = parse_number(found["number"]) if found else None
    unit = next((unit for unit in _UNITS if found and unit in (found["unit"] or name)), "")
    fen = None if number is None else number * Fraction(_UNITS.get(unit, 1)) * 100
    return Figure(at, at + len(text), None if fen is None or fen.denominator != 1 else int(fen))
