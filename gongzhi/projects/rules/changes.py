"""What a change of a project would do, told before anybody decides. Plain Python."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongzhi.ground.unknowns.rules import Total, total
from gongzhi.programmes.rules import SourceKind
from gongzhi.projects.rules import APPROVE
from gongzhi.projects.rules.milestones import Step


class ChangeStatus(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"


class ChangeMove(StrEnum):
    APPROVE = "approve"
    REFUSE = "refuse"


CHANGE_ARROWS = {
    (ChangeStatus.ASKED, ChangeMove.APPROVE): (APPROVE, ChangeStatus.APPROVED),
    (ChangeStatus.ASKED, ChangeMove.REFUSE): (APPROVE, ChangeStatus.REFUSED),
}
Lines = Mapping[SourceKind, int | None]


@dataclass(frozen=True)
class Wish:
    """A new finish, and so many fen more (or less) from one kind of source. None: that stays as it is."""

    due_on: date | None = None
    kind: SourceKind | None = None
    delta: int | None = None


class Cannot(StrEnum):
    """Why the money of a wish cannot be added up."""

    UNKNOWN = "unknown"  # the line it would change has no known sum
    BELOW_NOTHING = "below_nothing"


def trouble(lines: Lines, wish: Wish) -> Cannot | None:
    if wish.kind is None or wish.delta is None:
        return None
    now = lines.get(wish.kind, 0)
    if now is None:
        return Cannot.UNKNOWN
    return Cannot.BELOW_NOTHING if now + wish.delta < 0 else None


def after(lines: Lines, wish: Wish) -> Lines:
    """The money with the change, by kind of source in fen; an unknown line stays unknown."""
    if wish.kind is None or wish.delta is None:
        return lines
    now = lines.get(wish.kind, 0)
    return {**lines, wish.kind: None if now is None else now + wish.delta}


@dataclass(frozen=True)
class Effect:
    """Before and after. `late` names the milestones that would be late with the new finish."""

    budget_before: Total
    budget_after: Total
    due_before: date | None
    due_after: date | None
    late: list[str]


def effect(lines: Lines, due_on: date | None, steps: Iterable[Step], wish: Wish, today: date) -> Effect:
    finish = wish.due_on or due_on
    return Effect(
        budget_before=total(lines.values()),
        budget_after=total(after(lines, wish).values()),
        due_before=due_on,
        due_after=finish,
        late=[step.title for step in steps if step.late(today, finish)],
    )
