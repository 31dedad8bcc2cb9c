"""Two piles of rows, and the passes that take pairs off them. Each pass is linear but for the sorting of its buckets."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from unicodedata import normalize

from gongzhi.statements.rules import Row

Key = Callable[[Row], Hashable]
Meets = Callable[[Row, Row], bool]
# So many candidates are looked at for one row, however many lie in its bucket.
LOOKED_AT = 64
_NOISE = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """A name or number without blanks, brackets and marks, full-width or not."""
    return _NOISE.sub("", normalize("NFKC", text)).casefold()


def plain(row: Row) -> Row:
    return replace(row, party=bare(row.party), number=bare(row.number), serial=bare(row.serial))


def meet(one: object, other: object) -> bool:
    """The same, or not known on one side."""
    return one == other or one in ("", None) or other in ("", None)


def differ(one: object, other: object) -> bool:
    return not meet(one, other)


def _order(row: Row) -> tuple[date, int]:
    return row.day, row.pk


class Pile:
    """The rows of one side: those still free, in the order of their days, and those that are taken."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.free = {row.pk: row for row in sorted(rows, key=_order)}
        self._taken: list[Row] = []

    def take(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        found = tuple(self.free.pop(row.pk) for row in rows)
        self._taken.extend(found)
        return found

    @property
    def taken(self) -> list[Row]:
        return sorted(self._taken, key=_order)

    def by(self, key: Key) -> "Buckets":
        return Buckets(self.free.values(), key)


class Buckets:
    """Rows by a key, given in the order of their days. A key of None is none: the row cannot be found by it."""

    def __init__(self, rows: Iterable[Row], key: Key) -> None:
        self._key = key
        self._kept: dict[Hashable, list[tuple[int, int, Row]]] = {}
        for row in rows:
            if (found := key(row)) is not None:
                self._kept.setdefault(found, []).append((row.day.toordinal(), row.pk, row))

    def around(self, key: Hashable, row: Row, days: int) -> Iterator[Row]:
        """Candidates within so many days, the first of them first."""
        bucket = self._kept.get(key, [])
        day = row.day.toordinal()
        at = bisect_left(bucket, (day - days,))
        for other, _pk, found in bucket[at : at + LOOKED_AT]:
            if other > day + days:
                return
            yield found

    def drop(self, row: Row) -> None:
        bucket = self._kept[self._key(row)]
        at = bisect_left(bucket, (row.day.toordinal(), row.pk))
        if at < len(bucket) and bucket[at][1] == row.pk:
            del bucket[at]

    def sizes(self) -> Counter[Hashable]:
        return Counter({key: len(bucket) for key, bucket in self._kept.items()})


def distance(one: Row, other: Row) -> int:
    return abs((one.day - other.day).days)


def pairs(
    left: Pile, right: Pile, key: Key, days: int, meets: Meets, *, opposite: Key | None = None
) -> Iterator[tuple[Row, Row]]:
    """Takes off the piles, one after the other, what shares a key, lies near enough and meets: the nearest of each.

    `opposite`: under which key a row of the left is looked for on the right, where it is not its own.
    """
    offered = right.by(key)
    for row in list(left.free.values()):
        wanted = (opposite or key)(row)
        if wanted is None:
            continue
        found = [other for other in offered.around(wanted, row, days) if meets(row, other)]
        if not found:
            continue
        best = min(found, key=lambda other: (distance(row, other), other.source != row.source, other.pk))
        offered.drop(best)
        left.take([row])
        right.take([best])
        yield row, best
