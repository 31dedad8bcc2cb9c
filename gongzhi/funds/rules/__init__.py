"""Planned, required, arrived, short: all in whole fen, None where somebody has not said. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from gongzhi.ground.money.rules import BASIS as BASIS
from gongzhi.ground.money.rules import share_in_words as share_in_words
from gongzhi.ground.unknowns.rules import Total
from gongzhi.programmes.rules import SourceKind as SourceKind

# The money of society: what is given, not granted.
GIVEN = frozenset({SourceKind.CHARITY, SourceKind.ENTERPRISE, SourceKind.CROWDFUNDING})
FISCAL = frozenset({SourceKind.PROVINCIAL, SourceKind.COUNTY_MATCH, SourceKind.CITY, SourceKind.LOTTERY})


# The keys of arrivals that follow another record and are mended there, by what they begin with.
FOLLOWING = {"donation:": "捐赠记录"}


def follows(key: str) -> str:
    """Which kind of record an arrival with this key follows; "" for one entered by hand."""
    return next((words for head, words in FOLLOWING.items() if key.startswith(head)), "")


class Basis(StrEnum):
    """Where an allocation's figure comes from."""

    DECIDED = "decided"
    SIMILAR = "similar"
    DRAFT = "draft"


def share_of(base: int | None, basis_points: int | None) -> int | None:
    """The part of a base that a share makes, exact fen (half up); None when either is unknown."""
    if base is None or basis_points is None:
        return None
    return (base * basis_points + BASIS // 2) // BASIS


def required(planned: int | None, base: int | None, basis_points: int | None) -> int | None:
    """What a source owes: its own planned sum, or else its share of the source it matches."""
    return planned if planned is not None else share_of(base, basis_points)


def after_deduction(owed: int | None, deducted: int) -> int | None:
    """What a source owes once part of what it gave is to go back; never below zero."""
    return None if owed is None else max(0, owed - deducted)


@dataclass(frozen=True)
class Standing:
    """One source on one day, in fen. `arrived` is what is known to have arrived and was not deducted; `unclear` counts
    arrivals whose sum is not known. What was deducted is neither owed nor there any more."""

    required: int | None
    arrived: int
    unclear: int = 0
    deducted: int = 0

    @property
    def came(self) -> int:
        """What came, whatever was deducted of it later."""
        return self.arrived + self.deducted

    @property
    def short(self) -> int | None:
        """What is still missing; None when the requirement, or part of what came, is unknown."""
        if self.required is None:
            return None
        missing = max(0, self.required - self.arrived)
        return missing if missing == 0 or self.unclear == 0 else None

    @property
    def rate(self) -> Fraction | None:
        """到位率: arrived ÷ required; unknown with any unknown part, or nothing required."""
        if not self.required or self.unclear:
            return None
        return Fraction(self.arrived, self.required)


class Sum(StrEnum):
    AGREES = "agrees"
    OVER = "over"
    UNDER = "under"
    UNKNOWN = "unknown"


def check_sum(whole: int | None, parts: Iterable[int | None]) -> Sum:
    """Whether an allocation adds up to its source. An unknown part leaves it open, unless it is over already."""
    given = list(parts)
    known = sum(p for p in given if p is not None)
    if whole is None:
        return Sum.UNKNOWN
    if known > whole:
        return Sum.OVER
    if None in given:
        return Sum.UNKNOWN
    return Sum.AGREES if known == whole else Sum.UNDER


def came(standing: Standing) -> Total:
    """What has arrived: its known part, and how many arrivals are of an unknown sum."""
    return Total(standing.arrived, standing.unclear)
