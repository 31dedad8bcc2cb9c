"""Whether a finding has been there before. Plain Python.

In the same place, of the same unit (a unit that nobody has named yet says nothing against it), within twelve months,
and either the same item of a checklist or the same link in
nearly the same words. Nearly: of the pairs of neighbouring characters, at least 6 in 10 are shared (Dice). It is only
a mark for a person to look at.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MONTHS = 12
ALIKE = 60  # per cent


@dataclass(frozen=True)
class Trace:
    """What is compared of findings of one place. Blank unit: not known yet; blank item: written by hand."""

    number: int
    unit: str
    link: str
    item: str
    text: str
    on: date


def pairs(text: str) -> Counter[str]:
    bare = "".join(c for c in text.lower() if c.isalnum())
    return Counter(bare[at : at + 2] for at in range(len(bare) - 1)) or Counter([bare])


def alike(one: str, other: str) -> int:
    """Per cent of the pairs of neighbouring characters that both share."""
    a, b = pairs(one), pairs(other)
    return 200 * (a & b).total() // (a.total() + b.total())


def a_year_before(day: date) -> date:
    """The same day twelve months back; 29 February gives 28 February."""
    return date(day.year - 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def is_repeat(new: Trace, old: Trace) -> bool:
    if (new.unit and old.unit and new.unit != old.unit) or not a_year_before(new.on) <= old.on <= new.on:
        return False
    if new.item and new.item == old.item:
        return True
    return new.link == old.link and alike(new.text, old.text) >= ALIKE


def earlier(new: Trace, known: Iterable[Trace]) -> Trace | None:
    """The latest earlier one that this repeats."""
    found = [old for old in known if old.number != new.number and is_repeat(new, old)]
    return max(found, key=lambda old: (old.on, old.number), default=None)
