"""Which of two findings stays when they claim the same words."""

from gongzhi.papers.reading.folio import Mark
from gongzhi.papers.reading.model import Kind

# Kinds that read the same figure are one family, in which the first listed keeps it; any other kind is its own.
_FIGURES = (Kind.DATE, Kind.AMOUNT, Kind.COUNT)


def settled(marks: list[Mark]) -> list[Mark]:
    """One reading of each figure, and of two overlapping findings of one kind the longer; in reading order.

    What is derived stands beside what it is derived from.
    """
    last: dict[str, int] = {}
    kept: list[Mark | None] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        family = _family(mark)
        rival = kept[last[family]] if family in last else None
        if rival is not None and rival.end > mark.start:
            if _rank(rival) <= _rank(mark):
                continue
            kept[last[family]] = None
        last[family] = len(kept)
        kept.append(mark)
    left = [mark for mark in kept if mark is not None]
    return sorted(left, key=lambda mark: (mark.start, mark.end, mark.kind, mark.value))


def _family(mark: Mark) -> str:
    if "derived" in mark.details:
        return "derived"
    return "figure" if mark.kind in _FIGURES else mark.kind.value


def _rank(mark: Mark) -> tuple[bool, int, int]:
    """The head of a column says more about a figure than the words beside it."""
    return (
        "column" not in mark.details,
        _FIGURES.index(mark.kind) if mark.kind in _FIGURES else 0,
        mark.start - mark.end,
    )
