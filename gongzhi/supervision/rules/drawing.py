"""The random draw. Plain Python: anybody can do it again from what is on record, with any SHA-256 at hand.

1. The list drawn from is one line of JSON (UTF-8, keys in order, no blanks): the places with code and name in order
   of code, the inspectors with number and name and the codes they are barred from in order of number, how many places
   and how many inspectors for each.
2. The place in the order of a code is SHA-256 of `seed|place|<code>` as hexadecimal; the smallest come first.
3. For each place drawn, that of an inspector is SHA-256 of `seed|<code>|<number>`; those barred from it are left out.

That is form 1. Form 2 draws projects: `projects` instead of `places`, each with number, name and code of its place in
order of number; inspectors are barred from numbers. The lot of a project is that of `seed|project|<number>`, and that
of an inspector for it that of `seed|project|<number>|<inspector>`: with one seed no lot of a project is one of a place.

Nothing of a library's random numbers is used: their algorithm may change between versions.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any


class Kind(StrEnum):
    """What is drawn; the mark of its lots."""

    PLACE = "place"
    PROJECT = "project"


# The form of a list says what it lists; another way of drawing gets another number.
FORMS = {1: Kind.PLACE, 2: Kind.PROJECT}
LISTS = {Kind.PLACE: "places", Kind.PROJECT: "projects"}


@dataclass(frozen=True)
class Place:
    code: str
    name: str

    @property
    def key(self) -> str:
        return self.code


@dataclass(frozen=True)
class Work:
    """A project and the place it lies in. `owner`, the unit that answers for it, bars its people and is not listed."""

    number: int
    name: str
    code: str
    owner: int | None = None

    @property
    def key(self) -> str:
        return str(self.number)


@dataclass(frozen=True)
class Inspecting:
    """Somebody who may be drawn. `barred`: the keys of what they have an interest in."""

    number: int
    name: str
    barred: tuple[str, ...] = ()


class TooFew(ValueError):
    """Not enough to draw from; says what is missing in Chinese."""


def canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def pool_of(things: Sequence[Place | Work], people: Iterable[Inspecting], wanted: int, team: int) -> str:
    """The list drawn from, as it is kept. All of one kind; an empty list is one of places."""
    works = sorted((t for t in things if isinstance(t, Work)), key=lambda work: work.number)
    places = sorted((t for t in things if isinstance(t, Place)), key=lambda place: place.code)
    listed: dict[str, Any] = (
        {"form": 2, "projects": [[w.key, w.name, w.code] for w in works]}
        if works
        else {"form": 1, "places": [[p.code, p.name] for p in places]}
    )
    named = [[p.number, p.name, sorted(p.barred)] for p in sorted(people, key=lambda p: p.number)]
    return canonical(listed | {"inspectors": named, "team": team, "wanted": wanted})


def digest_of(pool: str) -> str:
    return sha256(pool.encode()).hexdigest()


def lot(seed: str, of: str, mark: object) -> str:
    return sha256(f"{seed}|{of}|{mark}".encode()).hexdigest()


def draw(pool: str, seed: str) -> str:
    """The outcome: the keys drawn in order, each with the numbers of its inspectors. TooFew where it cannot be."""
    told = json.loads(pool)
    kind = FORMS[told["form"]]
    keys = [listed[0] for listed in told[LISTS[kind]]]
    if len(keys) < told["wanted"]:
        raise TooFew(f"要抽 {told['wanted']} 个对象，名单里只有 {len(keys)} 个。")
    order = sorted(keys, key=lambda key: (lot(seed, kind.value, key), key))
    names = {listed[0]: listed[1] for listed in told[LISTS[kind]]}
    return canonical([[key, _team(told, kind, key, names[key], seed)] for key in order[: told["wanted"]]])


def _team(told: Mapping[str, Any], kind: Kind, key: str, name: str, seed: str) -> list[int]:
    free = [number for number, _, barred in told["inspectors"] if key not in barred]
    if len(free) < told["team"]:
        raise TooFew(f"“{name}”需要 {told['team']} 名检查人员，回避以后只剩 {len(free)} 名。")
    of = key if kind == Kind.PLACE else f"{kind.value}|{key}"
    return sorted(free, key=lambda number: (lot(seed, of, number), number))[: told["team"]]


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
    """Keys and numbers as drawn; empty where the text is no outcome."""
    try:
        return [(str(key), [int(n) for n in team]) for key, team in json.loads(outcome)]
    except (ValueError, TypeError):
        return []


@dataclass(frozen=True)
class Listed:
    """A list as it was when it was drawn from: names and places by key, inspectors by number."""

    names: Mapping[str, str]
    codes: Mapping[str, str]
    people: Mapping[int, str]


def read_pool(pool: str) -> Listed:
    """Empty where the text is no list."""
    try:
        told = json.loads(pool)
        rows = told[LISTS[FORMS[told["form"]]]]
        people = {number: name for number, name, _ in told["inspectors"]}
        return Listed(
            {row[0]: row[1] for row in rows},
            {row[0]: row[-1] if len(row) > 2 else row[0] for row in rows},
            people,
        )
    except (ValueError, KeyError, TypeError, IndexError):
        return Listed({}, {}, {})
