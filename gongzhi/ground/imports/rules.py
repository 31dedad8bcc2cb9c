"""Which column is which field, and what may still be done with an upload. Plain Python."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

UNDO_WITHIN = timedelta(hours=24)
HEAD_WITHIN = 12  # rows of titles and notes that may stand over the head
ROWS_AT_MOST = 5_000  # as long as an import runs in the request itself

_STARS = re.compile(r"[\s*＊]")
_NOTES = re.compile(r"[\s*＊：:]|[（(].*?[)）]")


class RunStatus(StrEnum):
    READY = "ready"
    DONE = "done"
    UNDONE = "undone"


def bare(label: str) -> str:
    """A head without blanks, stars and what stands in brackets: 面积（㎡）* is 面积."""
    return _NOTES.sub("", label)


def propose(head: Sequence[str], labels: dict[str, str]) -> list[str]:
    """For each column the field whose label it bears, each field once; "" where none fits."""
    whole = {_STARS.sub("", label): field for field, label in labels.items()}
    shortened = {bare(label): field for field, label in reversed(labels.items())}
    columns = [whole.get(_STARS.sub("", cell), "") for cell in head]
    for at, cell in enumerate(head):
        field = shortened.get(bare(cell), "")
        if not columns[at] and field not in columns:
            columns[at] = field
    return ["" if field in columns[:at] else field for at, field in enumerate(columns)]


def find_head(rows: Sequence[Sequence[str]], labels: dict[str, str]) -> int:
    """The row that bears most labels; the first one where none bears any."""
    scores = [sum(1 for field in propose(row, labels) if field) for row in rows[:HEAD_WITHIN]]
    best = max(scores, default=0)
    return scores.index(best) if best else 0


def is_total(row: Sequence[str]) -> bool:
    """A trailing line of sums is no record."""
    first = next((cell for cell in row if cell), "")
    return bare(first) in {"合计", "总计", "小计", "共计"}


def may_undo(done_at: datetime | None, now: datetime) -> bool:
    return done_at is not None and now - done_at <= UNDO_WITHIN
