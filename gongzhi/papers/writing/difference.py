"""What changed between the figures of the last issued report and this one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    CHANGED = "changed"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Difference:
    """One figure that is not what it was; None stands for the report that does not have it."""

    key: str
    old: str | None
    new: str | None
    kind: Kind


def differences(old: Mapping[str, str], new: Mapping[str, str]) -> list[Difference]:
    """Figures by key, as printed. In the order of the old report, then the new ones in theirs."""
    kept = [_compared(key, text, new.get(key)) for key, text in old.items() if new.get(key) != text]
    return kept + [Difference(key, None, text, Kind.NEW) for key, text in new.items() if key not in old]


def _compared(key: str, old: str, new: str | None) -> Difference:
    return Difference(key, old, new, Kind.GONE if new is None else Kind.CHANGED)
