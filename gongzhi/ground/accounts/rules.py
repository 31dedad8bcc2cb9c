"""What makes a password good, in the two readings that are in force and contradict each other. Plain Python.

`dengbao`: GB/T 22239-2019 §8.1.4.1 a, complexity and periodic change. `asvs`: OWASP ASVS 5.0 §6.2, long, not common,
never changed by the calendar (6.2.10 forbids it). An installation chooses one; docs/sign-in.md says why there are two.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Fault(StrEnum):
    SHORT = "short"
    PLAIN = "plain"
    NAMED = "named"


@dataclass(frozen=True)
class Profile:
    """Shortest length, how many of the four kinds of sign, days until it is due (None: never), how many to remember."""

    shortest: int
    kinds: int
    days: int | None
    remembered: int


PROFILES = {"dengbao": Profile(10, 3, 90, 5), "asvs": Profile(12, 1, None, 0)}


def kinds(password: str) -> int:
    """How many of: digits, small letters, capitals, anything else."""
    tests = (str.isdigit, str.islower, str.isupper, lambda c: not (c.isdigit() or c.islower() or c.isupper()))
    return sum(any(test(c) for c in password) for test in tests)


def faults(password: str, profile: Profile, names: Iterable[str]) -> list[Fault]:
    """What is wrong; `names` are words that a guesser would try first: the account, the person, the product."""
    low = password.lower()
    found = {
        Fault.SHORT: len(password) < profile.shortest,
        Fault.PLAIN: kinds(password) < profile.kinds,
        Fault.NAMED: any(len(name) > 1 and name.lower() in low for name in names),
    }
    return [fault for fault, holds in found.items() if holds]


def is_due(set_at: datetime | None, now: datetime, profile: Profile) -> bool:
    """Whether the profile wants a new password; one of unknown age is due where age counts."""
    if profile.days is None:
        return False
    return set_at is None or now - set_at > timedelta(days=profile.days)
