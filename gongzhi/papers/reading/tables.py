"""Tables flattened to lines: columns known by their heads, cells read by what their column counts."""

import re
from collections.abc import Iterator
from fractions import Fraction

from gongzhi.ground.chinese.numerals import parse_number
from gongzhi.papers.reading import lexicon
from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Kind

_FIGURE = re.compile(r"(?P<number>[\d,]+(?:\.\d+)?|[一二三四五六七八九十百千零两]+|\*\*)(?P<unit>[^\d]*)")
_UNITS = {"亿": 10**8, "万": 10**4, "千": 10**3}

_CELL = re.compile(r"(?:(?<=\t)|^)[^\t]*")

Cell = tuple[int, str]


def recognise(folio: Folio) -> Iterator[Mark]:
    head: list[Cell] = []
    at = 0
    for line in folio.text.split("\n"):
        cells = _cells(line, at)
        at += len(line) + 1
        if len(cells) < 2:
            head = []
        elif not head:
            head = cells
        else:
            yield from _row(head, cells)


def _cells(line: str, at: int) -> list[Cell]:
    if "\t" not in line:
        return []
    return [(at + piece.start(), piece[0]) for piece in _CELL.finditer(line)]


def _row(head: list[Cell], cells: list[Cell]) -> Iterator[Mark]:
    for (_, name), (at, text) in zip(head, cells, strict=False):
        found = _FIGURE.fullmatch(text)
        if not found:
            continue
        role = next((role for role, cue in lexicon.MONEY_COLUMNS if cue.search(name)), "")
        if (role == "rate") != (found["unit"] == "%"):
            continue
        if role == "rate":
            yield Mark(Kind.AMOUNT, f"rate:{found['number']}%", at, at + len(text), 0.85, {"column": name})
        elif role:
            yield _money(role, name, at, found)
        elif what := next((what for what, cue in lexicon.COUNT_COLUMNS if cue.search(name)), ""):
            number = parse_number(found["number"])
            value = "*" if number is None else int(number)
            yield Mark(Kind.COUNT, f"{what}:{value}", at, at + len(text), 0.85, {"column": name})


def _money(role: str, name: str, at: int, found: re.Match[str]) -> Mark:
    """A cell of money takes its unit from itself, else from the head of its column; 元 where neither names one."""
    number = parse_number(found["number"])
    unit = next((unit for unit in _UNITS if unit in (found["unit"] or name)), "")
    fen = None if number is None else number * Fraction(_UNITS.get(unit, 1)) * 100
    value = "*" if fen is None or fen.denominator != 1 else str(int(fen))
    return Mark(Kind.AMOUNT, f"{role}:{value}", at, at + len(found[0]), 0.85, {"column": name})
