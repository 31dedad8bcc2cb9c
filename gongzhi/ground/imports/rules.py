"""Which column is which field, which rows are records, and what may still be done with an upload. Plain Python."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

UNDO_WITHIN = timedelta(hours=24)
HEAD_WITHIN = 12  # rows of titles and notes that may stand over the head
ROWS_AT_MOST = 100_000
EXAMPLE = "例："  # begins every cell of the row in a template that shows how to fill it

_STARS = re.compile(r"[\s*＊]")
_NOTES = re.compile(r"[\s*＊：:]|[（(].*?[)）]")
_BRACKETS = re.compile(r"[（(](.*?)[)）]")
_FOOT = re.compile(r"(填表|制表|填报|审核|审批|联系)(人|单位|日期|时间|电话)|[备附]?注[：:]|说明[：:]")
_MONEY = {"元", "千元", "万元", "百万元", "亿元"}
_TOTALS = {"合计", "总计", "小计", "共计", "总数"}


class RunStatus(StrEnum):
    READY = "ready"
    DONE = "done"
    UNDONE = "undone"


def bare(label: str) -> str:
    """A head without blanks, stars and what stands in brackets: 面积（㎡）* is 面积."""
    return _NOTES.sub("", label)


def unit_of(label: str) -> str:
    """What stands in the brackets of a head: 金额（万元） is 万元."""
    found = _BRACKETS.search(label)
    return _STARS.sub("", found[1]) if found else ""


def money_unit(head: str) -> str:
    """The unit a head gives to bare sums; "" for 元, or for none."""
    unit = unit_of(head).removeprefix("单位：").removeprefix("单位:")
    return unit if unit in _MONEY - {"元"} else ""


def _agree(head: str, label: str) -> bool:
    """配套比例（万分之） is not 配套比例（%）; 金额（万元） is 金额（元）, as its cells are read in 万元."""
    mine, theirs = unit_of(head), unit_of(label)
    return not mine or not theirs or mine == theirs or {mine, theirs} <= _MONEY


def propose(
    head: Sequence[str], labels: Mapping[str, str], habits: Mapping[str, str] | None = None
) -> list[str]:
    """For each column the field whose label it bears, each field once; "" where none fits.

    What the person has said of a head before goes first.
    """
    whole = {_STARS.sub("", label): field for field, label in labels.items()}
    shortened = {bare(label): field for field, label in reversed([*labels.items()])}
    known = {h: field for h, field in (habits or {}).items() if not field or field in labels}
    columns = [known.get(cell) if cell in known else whole.get(_STARS.sub("", cell), "") for cell in head]
    for at, cell in enumerate(head):
        field = shortened.get(bare(cell), "")
        free = not columns[at] and cell not in known and field not in columns
        if free and field and _agree(cell, labels[field]):
            columns[at] = field
    return ["" if field in columns[:at] else field or "" for at, field in enumerate(columns)]


def find_head(rows: Sequence[Sequence[str]], labels: Mapping[str, str]) -> tuple[int, list[str]]:
    """The row that bears most labels, and its cells; of a head in two rows the lower one, with what stands above it.

    The first row where none bears any.
    """
    best, found = 0, (0, list(rows[0]) if rows else [])
    for at, row in enumerate(rows[:HEAD_WITHIN]):
        for cells in ([*row], _under(rows[at - 1], row) if at else []):
            score = sum(1 for field in propose(cells, labels) if field)
            if score > best:
                best, found = score, (at, cells)
    return found


def _under(above: Sequence[str], row: Sequence[str]) -> list[str]:
    """A head in two rows: where the lower cell is empty the upper one reaches down."""
    width = max(len(above), len(row))
    upper = [*above, *[""] * (width - len(above))]
    lower = [*row, *[""] * (width - len(row))]
    return [low or up for up, low in zip(upper, lower, strict=True)]


def is_record(row: Sequence[str]) -> bool:
    """Whether a row under the head is one: not blank, no line of sums, no note at the foot, no example."""
    first = next((cell for cell in row if cell), "")
    if not first or first.startswith(EXAMPLE) or bare(first) in _TOTALS:
        return False
    return not (_FOOT.match(first) and len(first) > 2)


def may_undo(done_at: datetime | None, now: datetime) -> bool:
    return done_at is not None and now - done_at <= UNDO_WITHIN
