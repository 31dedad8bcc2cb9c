"""Acceptance: what was looked at, what was found, and when it passes. Plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Conclusion(StrEnum):
    OPEN = "open"  # still being looked at
    PASSED = "passed"
    FAILED = "failed"


class Finding(StrEnum):
    UNCHECKED = "unchecked"
    FIT = "fit"
    UNFIT = "unfit"
    NOT_APPLICABLE = "not_applicable"


BARRING = frozenset({Finding.UNCHECKED, Finding.UNFIT})


@dataclass(frozen=True)
class Checked:
    text: str
    finding: Finding


def barred_by(items: Iterable[Checked]) -> list[str]:
    """What keeps an acceptance from passing: items that are unfit or that nobody looked at."""
    return [item.text for item in items if item.finding in BARRING]


def users_took_part(names: str, count: int | None) -> bool:
    """Whether at least one user of a public service was there, by name or by number."""
    return bool(names.strip()) or (count is not None and count > 0)


def may_be_accepted(conclusions: Sequence[Conclusion], open_defects: int) -> bool:
    """A project is accepted on its last acceptance, given in order of time, with every defect mended."""
    return bool(conclusions) and conclusions[-1] == Conclusion.PASSED and open_defects == 0
