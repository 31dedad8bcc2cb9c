"""How well candidate facts agree with labelled ones: same kind, same value, enough of the same words.

A label takes one candidate and a candidate one label, the widest overlap first.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

# Whole sentences carry no canonical value, and half a sentence is not the sentence.
SENTENCES = frozenset({"problem", "task", "work"})
STRICT = SENTENCES | {"unknown"}
ENOUGH = 0.5


@dataclass(frozen=True)
class Mark:
    """One fact in a text: `end` is exclusive."""

    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Clash:
    """Places of a text that cannot all be right."""

    code: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Score:
    """Right, wrong (found, not labelled) and missed (labelled, not found); scores add up."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """None where nothing was found."""
        return _share(self.right, self.wrong)

    @property
    def recall(self) -> float | None:
        """None where nothing is labelled."""
        return _share(self.right, self.missed)

    @property
    def f1(self) -> float | None:
        return _share(2 * self.right, self.wrong + self.missed)


@dataclass(frozen=True)
class Verdict(Generic[T]):
    """Pairs of (labelled, found), and what is left on either side."""

    pairs: tuple[tuple[T, T], ...]
    missed: tuple[T, ...]
    wrong: tuple[T, ...]

    @property
    def score(self) -> Score:
        return Score(len(self.pairs), len(self.wrong), len(self.missed))


def judge(labelled: Sequence[Mark], found: Sequence[Mark]) -> Verdict[Mark]:
    return _pair(labelled, found, _agreement)


def judge_clashes(labelled: Sequence[Clash], found: Sequence[Clash]) -> Verdict[Clash]:
    """A contradiction is found when its code is right and two of its places are touched."""
    return _pair(labelled, found, _places_met)


def by_kind(verdicts: Iterable[Verdict[Mark]]) -> dict[str, Score]:
    """The scores of several reports added up, kinds in alphabetical order."""
    scores: dict[str, Score] = {}
    for verdict in verdicts:
        counted = [
            *((label.kind, Score(right=1)) for label, _ in verdict.pairs),
            *((mark.kind, Score(missed=1)) for mark in verdict.missed),
            *((mark.kind, Score(wrong=1)) for mark in verdict.wrong),
        ]
        for kind, one in counted:
            scores[kind] = scores.get(kind, Score()) + one
    return dict(sorted(scores.items()))


def same_value(kind: str, one: str, other: str) -> bool:
    """Blanks inside a value do not count; a date without its year is only a date without its year."""
    return kind in SENTENCES or _plain(kind, one) == _plain(kind, other)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Characters two spans have in common."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _pair(labelled: Sequence[T], found: Sequence[T], worth: Callable[[T, T], int]) -> Verdict[T]:
    """Greedy: the pairs of greatest worth first, in reading order where they are equal."""
    possible = sorted(
        (-value, i, j)
        for i, label in enumerate(labelled)
        for j, candidate in enumerate(found)
        if (value := worth(label, candidate))
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in possible:
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return Verdict(
        pairs=tuple((labelled[i], found[j]) for i, j in sorted(taken.items())),
        missed=tuple(label for i, label in enumerate(labelled) if i not in taken),
        wrong=tuple(candidate for j, candidate in enumerate(found) if j not in used),
    )


def _agreement(label: Mark, candidate: Mark) -> int:
    """Characters in common, or 0 where the two are not the same fact."""
    if label.kind != candidate.kind or not same_value(label.kind, label.value, candidate.value):
        return 0
    common = overlap((label.start, label.end), (candidate.start, candidate.end))
    lengths = (label.end - label.start, candidate.end - candidate.start)
    measure = max(lengths) if label.kind in STRICT else min(lengths)
    return common if common >= ENOUGH * measure else 0


def _places_met(label: Clash, candidate: Clash) -> int:
    if label.code != candidate.code:
        return 0
    met = sum(any(overlap(place, span) for span in candidate.spans) for place in label.spans)
    return met if met >= 2 else 0


def _plain(kind: str, value: str) -> str:
    value = "".join(value.split())
    return "*" if kind == "date" and value.startswith("*") else value


def _share(part: int, rest: int) -> float | None:
    return part / (part + rest) if part + rest else None
