"""Unknown is not zero: totals that say what they leave out, ratios that stay unknown. Plain Python."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

UNKNOWN_WORDS = "未知"


class Absence(StrEnum):
    """Why a value is not there: nobody has said it yet, or there is nothing to say."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Total:
    """The sum of the known parts, how many parts are unknown, and whether any part was known."""

    known: int
    unknown: int = 0
    any_known: bool | None = None

    @property
    def complete(self) -> bool:
        return self.unknown == 0

    @property
    def silent(self) -> bool:
        """Parts are owed and not one of them is known: there is no figure to show."""
        known = self.known != 0 if self.any_known is None else self.any_known
        return self.unknown > 0 and not known


def total(parts: Iterable[int | None]) -> Total:
    """Sum of what is known. Parts that do not apply are left out by the caller; None is unknown."""
    listed = list(parts)
    known = [part for part in listed if part is not None]
    return Total(known=sum(known), unknown=len(listed) - len(known), any_known=bool(known))


def ratio(part: int | None, whole: int | None) -> Fraction | None:
    """None where either side is unknown or the whole is nothing."""
    return None if part is None or not whole else Fraction(part, whole)


def show_total(total: Total, unit_formatter: Callable[[int], str]) -> str:
    """“370万元”, “≥ 370万元（另有 2 项未知）” or “未知”; 0 only where it is the true sum."""
    if total.complete:
        return unit_formatter(total.known)
    if total.silent:
        return UNKNOWN_WORDS
    return f"≥ {unit_formatter(total.known)}（另有 {total.unknown} 项未知）"


def percent(share: Fraction | None) -> str:
    """80.0%, half up to one decimal away from zero; 未知 where the ratio is unknown."""
    if share is None:
        return UNKNOWN_WORDS
    tenths = (abs(share) * 2000 + 1) // 2
    sign = "-" if share < 0 and tenths else ""
    return f"{sign}{tenths // 10}.{tenths % 10}%"
