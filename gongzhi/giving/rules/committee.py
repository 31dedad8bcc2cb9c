"""What the committee of a community charity fund has to be like. Plain Python.

No text of our own province is at hand: the requirements are those another province has published, and every one of them
says so. They inform and stop nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongzhi.giving.rules import Role

LEAST = 5
SOURCE = "湖南省社区慈善基金办法（2025-01-01 起两年），他省做法"


class Need(StrEnum):
    LEAST = "least"
    ODD = "odd"
    UNPAID = "unpaid"
    SUPERVISED = "supervised"


class Standing(StrEnum):
    MET = "met"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Member:
    """`unpaid` None: nobody has said. `starts_on` None: long since; `ends_on` None: no end is fixed."""

    role: Role
    unpaid: bool | None
    starts_on: date | None = None
    ends_on: date | None = None

    def sits(self, on: date) -> bool:
        return (self.starts_on is None or self.starts_on <= on) and (
            self.ends_on is None or on <= self.ends_on
        )


@dataclass(frozen=True)
class Requirement:
    """`found`: how many there are of what is counted; None where that is unknown."""

    need: Need
    standing: Standing
    found: int | None


def check(members: Iterable[Member], on: date) -> list[Requirement]:
    """Each requirement for those who sit on a day. A list on which nobody stands says nothing: all is unknown."""
    sitting = [m for m in members if m.sits(on)]
    if not sitting:
        return [Requirement(need, Standing.UNKNOWN, None) for need in Need]
    number = len(sitting)
    supervisors = sum(m.role == Role.SUPERVISOR for m in sitting)
    return [
        Requirement(Need.LEAST, _met(number >= LEAST), number),
        Requirement(Need.ODD, _met(number % 2 == 1), number),
        _unpaid(sitting),
        Requirement(Need.SUPERVISED, _met(supervisors >= 1), supervisors),
    ]


def _met(holds: bool) -> Standing:  # noqa: FBT001
    return Standing.MET if holds else Standing.BROKEN


def _unpaid(sitting: Sequence[Member]) -> Requirement:
    """One paid member breaks it, whatever is unknown of the others."""
    paid = sum(m.unpaid is False for m in sitting)
    if paid:
        return Requirement(Need.UNPAID, Standing.BROKEN, paid)
    unclear = any(m.unpaid is None for m in sitting)
    return Requirement(Need.UNPAID, Standing.UNKNOWN if unclear else Standing.MET, None if unclear else 0)


def worst(found: Iterable[Requirement]) -> Standing:
    """Of all together: broken where one is, else unknown where one is."""
    standings = {each.standing for each in found}
    return next((s for s in (Standing.BROKEN, Standing.UNKNOWN) if s in standings), Standing.MET)
