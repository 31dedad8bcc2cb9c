"""Milestones: their states, what a project has earned, what it should have. Percent of the whole; plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongzhi.projects.rules import ACCEPT, EDIT, ProjectKind, Stage, Status

WHOLE = 100


class MilestoneStatus(StrEnum):
    TODO = "todo"
    SUBMITTED = "submitted"
    PASSED = "passed"
    RETURNED = "returned"


class MilestoneMove(StrEnum):
    REPORT = "report"
    GRANT = "grant"
    RETURN = "return"


# Every arrow of the state drawing: from, by which move, allowed by which act, to where.
MILESTONE_ARROWS = {
    (MilestoneStatus.TODO, MilestoneMove.REPORT): (EDIT, MilestoneStatus.SUBMITTED),
    (MilestoneStatus.RETURNED, MilestoneMove.REPORT): (EDIT, MilestoneStatus.SUBMITTED),
    (MilestoneStatus.SUBMITTED, MilestoneMove.GRANT): (ACCEPT, MilestoneStatus.PASSED),
    (MilestoneStatus.SUBMITTED, MilestoneMove.RETURN): (ACCEPT, MilestoneStatus.RETURNED),
    (MilestoneStatus.PASSED, MilestoneMove.RETURN): (ACCEPT, MilestoneStatus.RETURNED),
}


def milestone_moves(status: MilestoneStatus) -> list[tuple[MilestoneMove, str]]:
    return [(move, act) for (at, move), (act, _) in MILESTONE_ARROWS.items() if at == status]


def changed_by(status: Status) -> str:
    """The act by which a milestone is changed: its gate must not be opened by whoever has to pass it."""
    return EDIT if status == Status.DRAFT else ACCEPT


@dataclass(frozen=True)
class Step:
    """What progress and gates need to know of one milestone. An unknown planned day is None."""

    title: str
    weight: int
    stage: Stage
    due_on: date | None
    passed: bool
    needs_evidence: bool

    def late(self, today: date, finish: date | None) -> bool:
        """Not passed, and its day is over or lies after the finish of the project."""
        if self.passed or self.due_on is None:
            return False
        return self.due_on < today or (finish is not None and self.due_on > finish)


def whole(steps: Iterable[Step]) -> int:
    """What the weights add up to; anything but 100 contradicts itself."""
    return sum(step.weight for step in steps)


def progress(steps: Iterable[Step]) -> int | None:
    """The weights of what has passed; None where nothing is planned."""
    listed = list(steps)
    return sum(step.weight for step in listed if step.passed) if listed else None


def planned(steps: Iterable[Step], today: date) -> int:
    """The weights of what should have passed by now; a milestone is owed from the day after its own on."""
    return sum(step.weight for step in steps if step.due_on is not None and step.due_on < today)


def lag(steps: Iterable[Step], today: date) -> int:
    """Points behind the plan; 0 when on plan or ahead of it."""
    listed = list(steps)
    return max(0, planned(listed, today) - (progress(listed) or 0))


def barring(steps: Iterable[Step], stage: Stage) -> list[str]:
    """The milestones up to this stage that need evidence and have not passed."""
    upto = stage.and_before()
    return [s.title for s in steps if s.needs_evidence and not s.passed and s.stage in upto]


@dataclass(frozen=True)
class PlannedStep:
    """A milestone that a class starts with; `days` are counted from the start of the project."""

    title: str
    weight: int
    stage: Stage
    needs_evidence: bool
    days: int


@dataclass(frozen=True)
class Template:
    """What a project of this class starts with: a list that the county changes once it is applied."""

    kind: ProjectKind
    steps: tuple[PlannedStep, ...]
    checks: tuple[str, ...]


def due_day(starts_on: date | None, days: int) -> date | None:
    return None if starts_on is None else starts_on + timedelta(days=days)
