"""Contracts: what a contract comes to with its amendments. Whole fen; None is unknown. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongzhi.ground.money.rules import BASIS

# 政府采购法第四十九条: all amendments together add at most a tenth of the original sum.
MOST_ADDED = 1_000


@dataclass(frozen=True)
class Terms:
    """A sum in fen and a last day, of a contract or as an amendment sets them. None in an amendment: unchanged."""

    amount: int | None
    ends_on: date | None


def current(first: Terms, amendments: Iterable[Terms]) -> Terms:
    """The terms in force: each as the last amendment that speaks of it sets it."""
    amount, ends_on = first.amount, first.ends_on
    for each in amendments:
        amount = amount if each.amount is None else each.amount
        ends_on = ends_on if each.ends_on is None else each.ends_on
    return Terms(amount, ends_on)


def added(original: int | None, now: int | None) -> int | None:
    """What amendments have added to the original sum (less than nothing where it shrank); None where unknown."""
    return None if original is None or now is None else now - original


def too_much(original: int | None, now: int | None) -> bool:
    """Whether more than a tenth was added. Exact: no division. Nothing is said where a sum is unknown."""
    more = added(original, now)
    return more is not None and original is not None and more * BASIS > original * MOST_ADDED


def retained(now: int | None, basis_points: int | None) -> int | None:
    """What is kept back until the retention day, half up to the fen; None where either is unknown."""
    if now is None or basis_points is None:
        return None
    return (now * basis_points + BASIS // 2) // BASIS
