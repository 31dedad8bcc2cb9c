"""Unknown, not applicable, zero: three different things, and how the first spreads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

UNKNOWN_WORDS = "未知"


class Absence(StrEnum):
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Total:
    """A sum of what is known, and how many parts are not."""

    known: int
    unknown: int = 0

    @property
    def complete(self) -> bool:
        return self.unknown == 0


def total(parts: Iterable[int | None]) -> Total:
    given = list(parts)
    known = [p for p in given if p is not None]
    return Total(sum(known), len(given) - len(known))


def ratio(part: int | None, whole: int | None) -> Fraction | None:
    """Part of whole; unknown when either is, or when there is no whole to take a part of."""
    return None if part is None or not whole else Fraction(part, whole)


def show_total(counted: Total, words: Callable[[int], str]) -> str:
    if counted.complete:
        return words(counted.known)
    if counted.known == 0:
        return f"{UNKNOWN_WORDS}（{counted.unknown} 项未知）"
    return f"≥ {words(counted.known)}（另有 {counted.unknown} 项未知）"


def percent(share: Fraction | None) -> str:
    return UNKNOWN_WORDS if share is None else f"{float(share * 100):.1f}%"
