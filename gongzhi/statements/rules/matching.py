"""Statement against ledger: what is certain, what is proposed, and where they differ.

Every row comes out exactly once, so the sums of each side are those of its matches and differences: nothing is swallowed.
From the strictest pass to the loosest; a pass sees only what the ones before it left.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gongzhi.statements.rules import Difference, Limits, Match, Reason, Row, keys
from gongzhi.statements.rules.differing import differences
from gongzhi.statements.rules.pairing import Pile, meet, pairs, plain


@dataclass
class Found:
    """What came of it. `certain` and `proposed` are matches."""

    certain: list[Match] = field(default_factory=list)
    proposed: list[Match] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)


def reconcile(statement: Iterable[Row], ledger: Iterable[Row], limits: Limits) -> Found:
    """Rows come back as they were given. Keys are unique on each side."""
    given = ({row.pk: row for row in statement}, {row.pk: row for row in ledger})
    left, right = (Pile(map(plain, rows.values())) for rows in given)
    found = Found()
    for match in _matches(left, right, limits):
        (found.certain if match.certain else found.proposed).append(match)
    found.differences.extend(differences(left, right, limits))
    return _as_given(found, *given)


def _as_given(found: Found, statement: dict[int, Row], ledger: dict[int, Row]) -> Found:
    """With names and numbers as they are written."""

    def mine(rows: Sequence[Row]) -> tuple[Row, ...]:
        return tuple(statement[row.pk] for row in rows)

    def theirs(rows: Sequence[Row]) -> tuple[Row, ...]:
        return tuple(ledger[row.pk] for row in rows)

    def matched(rows: Sequence[Match]) -> list[Match]:
        return [Match(mine(m.statement), theirs(m.ledger), m.reasons, m.certain) for m in rows]

    differing = [Difference(d.kind, mine(d.statement), theirs(d.ledger)) for d in found.differences]
    return Found(matched(found.certain), matched(found.proposed), differing)


def _matches(left: Pile, right: Pile, limits: Limits) -> Iterator[Match]:
    for one, other in pairs(left, right, keys.full_on_day, 0, _source):
        yield Match((one,), (other,), reasons(one, other), certain=True)
    yield from _alike(left, right)
    for key, meets in (
        (keys.full, _source),
        (keys.named, _number_and_source),
        (keys.numbered, _party_and_source),
        (keys.amount, _unnamed),
    ):
        for one, other in pairs(left, right, key, limits.days, meets):
            yield Match((one,), (other,), reasons(one, other))
    yield from _reversed(right)


def _alike(left: Pile, right: Pile) -> Iterator[Match]:
    """Same sum, party and day without a number to go by: certain where there are as many on both sides."""
    here, there = left.by(keys.named_on_day).sizes(), right.by(keys.named_on_day).sizes()
    for one, other in pairs(left, right, keys.named_on_day, 0, _number_and_source):
        key = keys.named_on_day(one)
        certain = here[key] == there[key]
        why = reasons(one, other)
        yield Match((one,), (other,), why if certain else (*why, Reason.ALIKE), certain)


def _reversed(right: Pile) -> Iterator[Match]:
    """An entry and its reversal that the bank never saw: together they are nothing."""
    for row in list(right.free.values()):
        undone = right.free.get(row.undoes) if row.undoes is not None else None
        if undone and row.pk in right.free and undone.fen == -row.fen:
            yield Match((), right.take((undone, row)), (Reason.REVERSAL,))


def _source(one: Row, other: Row) -> bool:
    return meet(one.source, other.source)


def _number_and_source(one: Row, other: Row) -> bool:
    return meet(one.number, other.number) and _source(one, other)


def _party_and_source(one: Row, other: Row) -> bool:
    return meet(one.party, other.party) and _source(one, other)


def _unnamed(one: Row, other: Row) -> bool:
    """Of one of them it is not known who paid or was paid, and nothing else speaks against it."""
    return meet(one.party, other.party) and _number_and_source(one, other)


def reasons(one: Row, other: Row) -> tuple[Reason, ...]:
    """What is the same of two rows, and what keeps them from being certain."""
    told = [
        (Reason.NUMBER, bool(one.number) and one.number == other.number),
        (Reason.AMOUNT, one.fen == other.fen),
        (Reason.PARTY, bool(one.party) and one.party == other.party),
        (Reason.DAY, one.day == other.day),
        (Reason.APART, one.day != other.day),
        (Reason.UNNAMED, not one.party or not other.party),
    ]
    return tuple(reason for reason, holds in told if holds)
