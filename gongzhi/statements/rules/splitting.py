"""One row that is several on the other side: a bounded search among the rows of the same party, a few days around."""

from collections.abc import Iterator, Sequence

from gongzhi.statements.rules import Limits, Row, keys
from gongzhi.statements.rules.pairing import Pile, distance, meet

# So many sums are tried for one row.
TRIED = 2_000


def splits(parts: Pile, wholes: Pile, limits: Limits) -> Iterator[tuple[Row, tuple[Row, ...]]]:
    """Takes off both piles each whole with the parts that make its sum."""
    offered = parts.by(keys.party)
    for whole in list(wholes.free.values()):
        near = [
            row
            for row in offered.around(keys.party(whole), whole, limits.days)
            if (row.fen > 0) == (whole.fen > 0)
            and abs(row.fen) < abs(whole.fen)
            and meet(row.number, whole.number)
            and meet(row.source, whole.source)
        ]
        near.sort(
            key=lambda row: (not row.number or row.number != whole.number, distance(row, whole), row.pk)
        )
        if found := making(abs(whole.fen), near[: limits.candidates], limits.parts):
            for row in found:
                offered.drop(row)
            wholes.take((whole,))
            parts.take(found)
            yield whole, tuple(found)


def making(fen: int, rows: Sequence[Row], most: int) -> list[Row]:
    """Two rows or more, at most so many, that make the sum; none where there are none or the search grows too long."""
    ordered = sorted(rows, key=lambda row: -abs(row.fen))
    rest = [0]
    for row in reversed(ordered):
        rest.append(rest[-1] + abs(row.fen))
    rest.reverse()  # rest[at]: what all rows from there on make together
    tried = 0
    waiting: list[tuple[int, int, tuple[Row, ...]]] = [(0, fen, ())]
    while waiting and tried < TRIED:
        at, left, chosen = waiting.pop()
        tried += 1
        if left == 0 and len(chosen) > 1:
            return list(chosen)
        if at == len(ordered) or len(chosen) == most or rest[at] < left or left <= 0:
            continue
        waiting.append((at + 1, left, chosen))
        waiting.append((at + 1, left - abs(ordered[at].fen), (*chosen, ordered[at])))
    return []
