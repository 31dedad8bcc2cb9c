"""The rule of two persons: who has had a hand in one step of a thing has none in another. Plain Python.

Persons are compared and never posts. So it holds whatever post somebody has by now, and whoever acts in whose place.
"""

from collections.abc import Collection, Mapping
from typing import TypeVar

S = TypeVar("S", bound=str)


def in_both(persons: Collection[int], earlier: Mapping[S, Collection[int]], step: S) -> S | None:
    """The first earlier step of another kind in which one of these persons had a hand; None where they are apart."""
    return next((name for name, had in earlier.items() if name != step and set(persons) & set(had)), None)
