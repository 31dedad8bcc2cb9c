"""What a reading of a report is made of. Spans are offsets into the text as it was given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    COMMUNITY = "community"
    THEME = "theme"
    BATCH = "batch"
    MECHANISM = "mechanism"
    AMOUNT = "amount"
    BODY = "body"
    POST = "post"
    DATE = "date"
    COUNT = "count"
    VISITED = "visited"
    STANDARD = "standard"
    ASPECT = "aspect"
    CHECKED = "checked"
    RULE = "rule"
    PROBLEM = "problem"
    TASK = "task"
    WORK = "work"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Section:
    """One numbered or headed part; `path` joins the numbers as written: 二.3, 五.(三)."""

    path: str
    title: str
    level: int
    start: int
    end: int


@dataclass(frozen=True)
class Candidate:
    """A fact that a person has yet to confirm. `value` is canonical for its kind; `confidence` is 0 to 1."""

    kind: Kind
    value: str
    start: int
    end: int
    confidence: float
    section: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Contradiction:
    """Places that cannot all be right, and what is the matter in plain words. Nothing is repaired."""

    code: str
    spans: tuple[tuple[int, int], ...]
    words: str


@dataclass(frozen=True)
class Reading:
    text: str
    sections: tuple[Section, ...]
    candidates: tuple[Candidate, ...]
    contradictions: tuple[Contradiction, ...]
