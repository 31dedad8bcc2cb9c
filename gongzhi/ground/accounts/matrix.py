"""The access matrix: one readable file says who may do what, and how far it reaches.

`[role.x]` names a role and the level its posts stand at; `[resource.y]` says how far a resource is seen
(`below`: own division and those under it; `line`: those and the ancestors too) and, for each act, by whom.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.conf import settings


class Reach(StrEnum):
    BELOW = "below"
    LINE = "line"


@dataclass(frozen=True)
class Role:
    code: str
    zh: str
    en: str
    level: str
    one_factor: bool = False  # may sign in by password alone where a second factor is required


@dataclass(frozen=True)
class Resource:
    code: str
    zh: str
    en: str
    reach: Reach
    acts: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Matrix:
    roles: Mapping[str, Role]
    resources: Mapping[str, Resource]
    apart: frozenset[str] = frozenset()  # a person with one of these roles holds no other role

    def allowed(self, act: str) -> frozenset[str]:
        """Roles that may do `resource.act`. KeyError for an act that the file does not name."""
        resource, _, verb = act.partition(".")
        return self.resources[resource].acts[verb]

    def reach(self, act: str) -> Reach:
        """Ancestors' rows are only ever seen: every other act stays at or below one's own division."""
        resource, _, verb = act.partition(".")
        return self.resources[resource].reach if verb == "see" else Reach.BELOW

    def acts(self) -> list[str]:
        return [f"{name}.{verb}" for name, res in self.resources.items() for verb in res.acts]


def _roles_of(words: str | Collection[str], roles: Collection[str]) -> frozenset[str]:
    chosen = frozenset(words.split() if isinstance(words, str) else words)
    if unknown := chosen - frozenset(roles):
        raise ValueError(f"access matrix names roles that do not exist: {sorted(unknown)}")
    return chosen


def read_matrix(path: Path) -> Matrix:
    """ValueError when the file names a role that it does not define."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    roles = {
        code: Role(code, r["zh"], r["en"], r["level"], r.get("one_factor", False))
        for code, r in raw["role"].items()
    }
    resources = {
        code: Resource(
            code,
            r["zh"],
            r["en"],
            Reach(r["reach"]),
            {verb: _roles_of(who, roles) for verb, who in r["acts"].items()},
        )
        for code, r in raw["resource"].items()
    }
    return Matrix(roles, resources, _roles_of(raw.get("apart", {}).get("roles", ""), roles))


@cache
def matrix() -> Matrix:
    return read_matrix(Path(settings.ACCESS_MATRIX))
