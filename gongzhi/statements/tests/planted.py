"""Two sides that agree, with errors of eight kinds planted in them: what R-12 is tried with, in the tests and in the bench.

The sides are as untidy as real ones: two rows of five have no voucher number on the statement, the bank is up to three days
behind, amounts repeat, some ledger rows do not name the party.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from gongzhi.statements.rules import Kind, Row
from gongzhi.statements.rules.matching import Found

FIRST = date(2026, 1, 1)
PARTIES, SOURCES = 800, (1, 2, 3, 4)
_ROUND = tuple(range(10_000, 2_010_000, 10_000))


@dataclass
class Sides:
    """Rows by key. `planted`: of each error its kind and the rows it touches, "s" statement, "l" ledger."""

    statement: dict[int, Row] = field(default_factory=dict)
    ledger: dict[int, Row] = field(default_factory=dict)
    planted: list[tuple[Kind, set[tuple[str, int]]]] = field(default_factory=list)


def sides(size: int, errors: int, seed: int) -> Sides:
    """`errors` of the eight kinds in turn among `size` rows; no row has two of them."""
    dice = random.Random(seed)
    made = Sides()
    for pk in range(1, size + 1):
        row = _row(pk, dice)
        made.statement[pk] = bank = _as_the_bank_has_it(row, dice)
        unnamed = bank.number and dice.random() < 0.05
        made.ledger[pk] = replace(row, party="") if unnamed else row
    named = [pk for pk, row in made.ledger.items() if row.party]
    chosen = iter(dice.sample(named, errors * 2))
    for nth in range(errors):
        kind = list(Kind)[nth % len(Kind)]
        made.planted.append((kind, _PLANT[kind](chosen, made, dice)))
    return made


def _row(pk: int, dice: random.Random) -> Row:
    fen = dice.choice(_ROUND) if dice.random() < 0.3 else dice.randint(1_000, 90_000_000)
    return Row(
        pk,
        FIRST + timedelta(dice.randrange(360)),
        fen if dice.random() < 0.2 else -fen,
        f"第{dice.randrange(PARTIES)}号（演示）公司",
        f"付〔2026〕{pk}号",
        dice.choice(SOURCES),
    )


def _as_the_bank_has_it(row: Row, dice: random.Random) -> Row:
    lag = dice.randint(1, 3) if dice.random() < 0.1 else 0
    number = row.number if dice.random() < 0.6 else ""
    return replace(row, day=row.day + timedelta(lag), number=number, serial=f"S{row.pk:09}")


Touched = set[tuple[str, int]]


def _both(*pks: int) -> Touched:
    return {(side, pk) for pk in pks for side in "sl"}


def _missing(chosen: Iterator[int], made: Sides, dice: random.Random) -> Touched:
    pk = next(chosen)
    del (made.statement if dice.random() < 0.5 else made.ledger)[pk]
    return _both(pk)


def _doubled(chosen: Iterator[int], made: Sides, dice: random.Random) -> Touched:
    pk = next(chosen)
    copy = 10**7 + pk
    if dice.random() < 0.5:
        made.statement[copy] = replace(made.statement[pk], pk=copy, serial=f"S{copy}")
    else:
        made.ledger[copy] = replace(made.ledger[pk], pk=copy)
    return _both(pk, copy)


def _off(chosen: Iterator[int], made: Sides, dice: random.Random) -> Touched:
    pk = next(chosen)
    row = made.statement[pk]
    off = dice.choice((1, 2, 9, 10, 90, 900)) * dice.choice((1, -1))
    made.statement[pk] = replace(row, fen=row.fen + off)
    return _both(pk)


def _source(chosen: Iterator[int], made: Sides, dice: random.Random) -> Touched:
    pk = next(chosen)
    row = made.statement[pk]
    made.statement[pk] = replace(row, source=dice.choice([s for s in SOURCES if s != row.source]))
    return _both(pk)


def _payee(chosen: Iterator[int], made: Sides, dice: random.Random) -> Touched:
    one = made.statement[next(chosen)]
    two = made.statement[next(chosen)]
    while two.party == one.party:
        two = made.statement[next(chosen)]
    made.statement[one.pk] = replace(one, party=two.party)
    made.statement[two.pk] = replace(two, party=one.party)
    return _both(one.pk, two.pk)


def _date(chosen: Iterator[int], made: Sides, dice: random.Random) -> Touched:
    pk = next(chosen)
    days = dice.randint(7, 50) * dice.choice((1, -1))
    made.statement[pk] = replace(made.statement[pk], day=made.statement[pk].day + timedelta(days))
    return _both(pk)


def _sign(chosen: Iterator[int], made: Sides, dice: random.Random) -> Touched:
    pk = next(chosen)
    made.statement[pk] = replace(made.statement[pk], fen=-made.statement[pk].fen)
    return _both(pk)


def _split(chosen: Iterator[int], made: Sides, dice: random.Random) -> Touched:
    pk = next(chosen)
    side = made.statement if dice.random() < 0.5 else made.ledger
    row = side.pop(pk)
    left, parts, keys = abs(row.fen), dice.randint(2, 4), [pk]
    for nth in range(parts):
        fen = left if nth == parts - 1 else dice.randint(1, left - (parts - nth - 1))
        left -= fen
        keys.append(2 * 10**7 + pk * 10 + nth)
        part = replace(
            row, pk=keys[-1], fen=fen if row.fen > 0 else -fen, number=row.number if nth == 0 else ""
        )
        side[part.pk] = part
    return _both(*keys)


_PLANT: dict[Kind, Callable[[Iterator[int], Sides, random.Random], Touched]] = {
    Kind.MISSING: _missing,
    Kind.DOUBLED: _doubled,
    Kind.FEN: _off,
    Kind.SOURCE: _source,
    Kind.PAYEE: _payee,
    Kind.DATE: _date,
    Kind.SIGN: _sign,
    Kind.SPLIT: _split,
}


@dataclass
class Told:
    """How it went. `named`: found under the kind that was planted; `false`: differences that touch no planted row."""

    found: int
    named: int
    missed: list[Kind]
    false: list[str]


def judged(made: Sides, found: Found) -> Told:
    where: dict[tuple[str, int], Kind] = {}
    false = []
    planted = set().union(*(rows for _kind, rows in made.planted))
    for difference in found.differences:
        rows = {("s", row.pk) for row in difference.statement} | {("l", row.pk) for row in difference.ledger}
        where.update(dict.fromkeys(rows, difference.kind))
        if rows.isdisjoint(planted):
            false.append(f"{difference.kind} {difference.statement or difference.ledger}")
    hits = [(kind, {where[row] for row in rows if row in where}) for kind, rows in made.planted]
    return Told(
        found=sum(bool(kinds) for _kind, kinds in hits),
        named=sum(kind in kinds for kind, kinds in hits),
        missed=[kind for kind, kinds in hits if not kinds],
        false=false,
    )
