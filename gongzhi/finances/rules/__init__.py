"""The figures of money that a leader asks for. Whole fen in, exact fractions out; None is unknown. Plain Python: no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from gongzhi.ground.money.rules import split
from gongzhi.ground.unknowns.rules import ratio


def elapsed(starts_on: date | None, ends_on: date | None, today: date) -> Fraction | None:
    """The part of a term that is over, between 0 and 1; None where a day of it is not known."""
    if starts_on is None or ends_on is None or ends_on <= starts_on:
        return None
    whole = (ends_on - starts_on).days
    return Fraction(min(max((today - starts_on).days, 0), whole), whole)


def execution(spent: int, authorised: int) -> Fraction | None:
    """预算执行率: spent ÷ authorised."""
    return ratio(spent, authorised)


def leverage(social: int | None, fiscal: int | None) -> Fraction | None:
    """撬动比: what came from outside the budgets of governments ÷ what came from them."""
    return ratio(social, fiscal)


def at_stake(advance: int | None, percent: int | None) -> int | None:
    """What of an advance a rule may take, in fen, half up; None while sum or rule is not known."""
    if advance is None or percent is None:
        return None
    return (advance * percent + 50) // 100


def per_square_metre(fen: int, area_sqm100: int | None) -> int | None:
    """Fen a square metre, half up; `area_sqm100` in hundredths of one."""
    if not area_sqm100:
        return None
    return (fen * 100 + area_sqm100 // 2) // area_sqm100


@dataclass(frozen=True)
class Due:
    """Money that is to come or to go. `day` None: nobody knows when; `fen` None: nobody knows how much."""

    day: date | None
    fen: int | None


def spread(rest: int | None, steps: Iterable[tuple[int, date | None]]) -> list[Due]:
    """What is left of a contract on the steps that are still to be paid, by (weight, day); parts always sum."""
    listed = list(steps)
    if rest == 0:
        return []
    if rest is None or not listed:
        return [Due(None, rest)]
    parts = split(rest, [weight for weight, _ in listed])
    return [Due(day, fen) for (_, day), fen in zip(listed, parts, strict=True) if fen]
