"""What the matches left, sorted into eight kinds. What fits no other kind is missing on the other side."""

from collections.abc import Callable, Iterable, Iterator

from gongzhi.statements.rules import Difference, Kind, Limits, Row, keys
from gongzhi.statements.rules.pairing import LOOKED_AT, Buckets, Pile, differ, distance, meet, pairs
from gongzhi.statements.rules.splitting import splits

# A date as far off as this is still found by its voucher number.
_YEAR = 400
# Under so many other names a movement is looked for.
_NAMES = 8


def differences(left: Pile, right: Pile, limits: Limits) -> Iterator[Difference]:
    """Empties both piles."""
    passes: Iterable[Callable[[Pile, Pile, Limits], Iterator[Difference]]] = (
        _sources,
        _split,
        _doubled,
        _signs,
        _payees,
        _numbered,
        _dates,
        _off,
    )
    for each in passes:
        yield from each(left, right, limits)
    for row in list(left.free.values()):
        yield Difference(Kind.MISSING, statement=left.take((row,)))
    for row in list(right.free.values()):
        yield Difference(Kind.MISSING, ledger=right.take((row,)))


def _sources(left: Pile, right: Pile, limits: Limits) -> Iterator[Difference]:
    def other_source(one: Row, other: Row) -> bool:
        return differ(one.source, other.source) and meet(one.number, other.number)

    for key in (keys.full, keys.named):
        for one, other in pairs(left, right, key, limits.days, other_source):
            yield Difference(Kind.SOURCE, (one,), (other,))


def _split(left: Pile, right: Pile, limits: Limits) -> Iterator[Difference]:
    for whole, parts in splits(left, right, limits):
        yield Difference(Kind.SPLIT, parts, (whole,))
    for whole, parts in splits(right, left, limits):
        yield Difference(Kind.SPLIT, (whole,), parts)


def _doubled(left: Pile, right: Pile, limits: Limits) -> Iterator[Difference]:
    """A row that is there once more than on the other side: its like has been taken before it."""
    for row in _twice(left, limits):
        yield Difference(Kind.DOUBLED, statement=(row,))
    for row in _twice(right, limits):
        yield Difference(Kind.DOUBLED, ledger=(row,))


def _twice(pile: Pile, limits: Limits) -> list[Row]:
    taken = pile.taken
    by_serial, by_number = Buckets(taken, keys.serial), Buckets(taken, keys.full)
    by_day = Buckets(taken, keys.named_on_day)
    found: list[Row] = []
    for row in list(pile.free.values()):
        like = (
            *by_serial.around(keys.serial(row), row, limits.days),
            *by_number.around(keys.full(row), row, limits.days),
            *(o for o in by_day.around(keys.named_on_day(row), row, 0) if meet(row.number, o.number)),
        )
        if any(meet(row.source, other.source) for other in like):
            found += pile.take((row,))
    return found


def _signs(left: Pile, right: Pile, limits: Limits) -> Iterator[Difference]:
    def same(one: Row, other: Row) -> bool:
        return all(
            meet(mine, theirs)
            for mine, theirs in (
                (one.number, other.number),
                (one.party, other.party),
                (one.source, other.source),
            )
        )

    for key, opposite in ((keys.named, keys.turned), (keys.numbered, keys.numbered_turned)):
        for one, other in pairs(left, right, key, limits.days, same, opposite=opposite):
            yield Difference(Kind.SIGN, (one,), (other,))


def _payees(left: Pile, right: Pile, limits: Limits) -> Iterator[Difference]:
    """Two payments whose parties stand crosswise; then a party that is another one under the same voucher or alone."""
    offered = right.by(keys.amount)
    crossed: dict[tuple[str, str], list[tuple[Row, Row]]] = {}
    alone: list[tuple[Row, Row]] = []
    for row in list(left.free.values()):
        if row.pk not in left.free:
            continue
        for pair in _others(row, offered, right, limits):
            waiting = crossed.get((pair[1].party, row.party), [])[-LOOKED_AT:]
            first = next((p for p in waiting if _still(p, left, right) and p[1].pk != pair[1].pk), None)
            if first:
                yield Difference(Kind.PAYEE, left.take((first[0], pair[0])), right.take((first[1], pair[1])))
                break
            crossed.setdefault((row.party, pair[1].party), []).append(pair)
            if row.number and row.number == pair[1].number:
                alone.append(pair)
    for pair in alone:
        if _still(pair, left, right):
            yield Difference(Kind.PAYEE, left.take(pair[:1]), right.take(pair[1:]))


def _others(row: Row, offered: Buckets, right: Pile, limits: Limits) -> list[tuple[Row, Row]]:
    """The same movement under another name, the likeliest first."""
    found = [
        other
        for other in offered.around(keys.amount(row), row, limits.days)
        if other.pk in right.free
        and differ(row.party, other.party)
        and meet(row.number, other.number)
        and meet(row.source, other.source)
    ]
    found.sort(key=lambda other: (not row.number or other.number != row.number, distance(row, other)))
    return [(row, other) for other in found[:_NAMES]]


def _still(pair: tuple[Row, Row], left: Pile, right: Pile) -> bool:
    return pair[0].pk in left.free and pair[1].pk in right.free


def _numbered(left: Pile, right: Pile, limits: Limits) -> Iterator[Difference]:
    """What a voucher number still tells: the day is another one, or the sum."""

    def source(one: Row, other: Row) -> bool:
        return meet(one.source, other.source)

    for one, other in pairs(left, right, keys.full, _YEAR, source):
        yield Difference(Kind.DATE, (one,), (other,))
    for one, other in pairs(left, right, keys.number_and_party, limits.days, _same_way):
        yield Difference(Kind.FEN, (one,), (other,))


def _same_way(one: Row, other: Row) -> bool:
    return (one.fen > 0) == (other.fen > 0) and meet(one.source, other.source)


def _dates(left: Pile, right: Pile, limits: Limits) -> Iterator[Difference]:
    def same(one: Row, other: Row) -> bool:
        return meet(one.number, other.number) and meet(one.source, other.source)

    for one, other in pairs(left, right, keys.named, limits.date_days, same):
        yield Difference(Kind.DATE, (one,), (other,))


def _off(left: Pile, right: Pile, limits: Limits) -> Iterator[Difference]:
    def nearly(one: Row, other: Row) -> bool:
        near = abs(one.fen - other.fen) <= limits.off_fen
        return near and meet(one.number, other.number) and _same_way(one, other)

    for one, other in pairs(left, right, keys.party, limits.days, nearly):
        yield Difference(Kind.FEN, (one,), (other,))
