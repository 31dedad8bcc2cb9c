"""Tables flattened to lines: where each begins and ends, which row is its head, and what unit its money is in."""

import re
from collections.abc import Iterator
from itertools import groupby

_CELL = re.compile(r"(?:(?<=\t)|^)[^\t]*")
_UNIT = re.compile(
    r"(?:(?:单位|金额)[:(]?\s?(?:人民币)?|^(?:表[一二三四五六七八九十\d]+\t)?[^\t。]{2,16}\(|^[^\t]*\((?=[亿万千]?元\):?$))(亿元|万元|千元|元)"
)
_CAPTION = re.compile(r"附?表[一二三四五六七八九十\d]+(?![一-鿿]{0,3}\t)|附表|单位:")
_BARE_FIGURE = re.compile(r"[\d,.]+%?|\*\*")
_MONEY = re.compile(r"元[)/]?")

Cell = tuple[int, str]
Row = list[Cell]
Table = tuple[Row, list[Row]]


def tables_of(text: str) -> Iterator[Table]:
    """Every table: its head, whose money names the unit said nearest above it, and its rows."""
    unit = ""
    for celled, lines in groupby(_lines(text), key=lambda line: len(line[1]) > 1):
        rows = []
        for words, row in lines:
            said = _UNIT.search(words)
            unit = said[1] if said else unit
            rows.append(row)
        if celled:
            for head, body in _parted(rows):
                yield [(at, _with_unit(name, unit)) for at, name in head], body


def _lines(text: str) -> Iterator[tuple[str, Row]]:
    at = 0
    for line in text.split("\n"):
        yield line, [(at + piece.start(), piece[0]) for piece in _CELL.finditer(line)] if "\t" in line else []
        at += len(line) + 1


def _parted(rows: list[Row]) -> Iterator[Table]:
    """Tables that stand one under the other: captions belong to none, and a row of words only of another width
    heads a table of its own."""
    table: list[Row] = []
    for at, row in enumerate(rows):
        following = len(rows[at + 1]) if at + 1 < len(rows) else 0
        if _CAPTION.match(row[0][1]) or (len(row) == 2 < following and not _figures(row) and not table):
            yield from _whole(table)
            table = []
        elif table and len(row) != len(table[0]) and len(row) == following and not _figures(row):
            yield from _whole(table)
            table = [row]
        else:
            table.append(row)
    yield from _whole(table)


def _whole(table: list[Row]) -> Iterator[Table]:
    """A table of two columns may have no head: what it tells is then named by the first cell of each row."""
    if not table:
        return
    if len(table[0]) == 2 and _figures(table[0][1:]):
        yield [(table[0][0][0], ""), (table[0][1][0], "")], table
    elif len(table) > 1:
        yield table[0], table[1:]


def _figures(row: Row) -> bool:
    return any(_BARE_FIGURE.match(text) for _, text in row)


def _with_unit(name: str, unit: str) -> str:
    return f"{name}({unit})" if unit and name and not _MONEY.search(name) else name
