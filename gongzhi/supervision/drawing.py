"""The random draw. Plain Python: anybody can do it again from what is on record, with any SHA-256 at hand.

1. The list drawn from is one line of JSON (UTF-8, keys in order, no blanks): the places with code and name in order
   of code, the inspectors with number and name and the codes they are barred from in order of number, how many places
   and how many inspectors for each.
2. The place in the order of a code is SHA-256 of `seed|place|<code>` as hexadecimal; the smallest come first.
3. For each place drawn, that of an inspector is SHA-256 of `seed|<code>|<number>`; those barred from it are left out.

Nothing of a library's random numbers is used: their algorithm may change between versions.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

FORM = 1  # of the list; another way of drawing gets another number


@dataclass(frozen=True)
class Place:
    code: str
    name: str


@dataclass(frozen=True)
class Inspecting:
    """Somebody who may be drawn. `barred`: the codes of the places they have an interest in."""

    number: int
    name: str
    barred: tuple[str, ...] = ()


class TooFew(ValueError):
    """Not enough to draw from; says what is missing in Chinese."""


def canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def pool_of(places: Iterable[Place], people: Iterable[Inspecting], wanted: int, team: int) -> str:
    """The list drawn from, as it is kept."""
    return canonical(
        {
            "form": FORM,
            "inspectors": [
                [p.number, p.name, sorted(p.barred)] for p in sorted(people, key=lambda p: p.number)
            ],
            "places": [[p.code, p.name] for p in sorted(places, key=lambda p: p.code)],
            "team": team,
            "wanted": wanted,
        }
    )


def digest_of(pool: str) -> str:
    return sha256(pool.encode()).hexdigest()


def lot(seed: str, of: str, mark: object) -> str:
    return sha256(f"{seed}|{of}|{mark}".encode()).hexdigest()


def draw(pool: str, seed: str) -> str:
    """The outcome: the codes drawn in order, each with the numbers of its inspectors. TooFew where it cannot be."""
    told = json.loads(pool)
    if len(told["places"]) < told["wanted"]:
        raise TooFew(f"要抽 {told['wanted']} 个对象，名单里只有 {len(told['places'])} 个。")
    order = sorted((code for code, _ in told["places"]), key=lambda code: (lot(seed, "place", code), code))
    return canonical(
        [[code, _team(told["inspectors"], code, seed, told["team"])] for code in order[: told["wanted"]]]
    )


def _team(inspectors: Sequence[Sequence[Any]], code: str, seed: str, size: int) -> list[int]:
    free = [number for number, _, barred in inspectors if code not in barred]
    if len(free) < size:
        raise TooFew(f"{code} 需要 {size} 名检查人员，回避以后只剩 {len(free)} 名。")
    return sorted(free, key=lambda number: (lot(seed, code, number), number))[:size]


@dataclass(frozen=True)
class Again:
    """A draw done once more: whether the list is the one that was sealed, and the outcome the one on record."""

    digest: str
    outcome: str
    same_list: bool
    same_outcome: bool

    @property
    def equal(self) -> bool:
        return self.same_list and self.same_outcome


def again(pool: str, digest: str, seed: str, outcome: str) -> Again:
    """Never fails: a list that can no longer be read gives an outcome of its own words, unequal to any."""
    fresh = digest_of(pool)
    try:
        found = draw(pool, seed)
    except (ValueError, KeyError, TypeError) as oops:
        found = str(oops)
    return Again(fresh, found, fresh == digest, found == outcome)


def read_outcome(outcome: str) -> list[tuple[str, list[int]]]:
    """Codes and numbers as drawn; empty where the text is no outcome."""
    try:
        return [(str(code), [int(n) for n in team]) for code, team in json.loads(outcome)]
    except (ValueError, TypeError):
        return []


def names_in(pool: str) -> tuple[dict[str, str], dict[int, str]]:
    """Names of places by code and of inspectors by number, as they were when it was drawn."""
    try:
        told = json.loads(pool)
        return dict(told["places"]), {number: name for number, name, _ in told["inspectors"]}
    except (ValueError, KeyError, TypeError):
        return {}, {}
