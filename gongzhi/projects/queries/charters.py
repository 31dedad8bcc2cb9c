"""How projects stand: their steps, their money, their lights, each for a whole page in one question."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from gongzhi.ground.unknowns.rules import Total, total
from gongzhi.programmes.rules import SourceKind
from gongzhi.projects.models import Milestone, MoneyLine, Project
from gongzhi.projects.rules import CHANGEABLE, FINISHED, OVER, RUNNING, ProjectKind, Stage, Status
from gongzhi.projects.rules.milestones import (
    WHOLE,
    MilestoneStatus,
    PlannedStep,
    Step,
    Template,
    lag,
)
from gongzhi.tasks.queries import LightRules
from gongzhi.tasks.rules import Tone, tone

GOING_ON = ~Q(status__in=[s.value for s in OVER])
APPROVED = Q(status__in=[s.value for s in (*RUNNING, Status.CLOSED)])
ACCEPTED = Q(status__in=[Status.ACCEPTED.value, Status.CLOSED.value])
UNDER_WAY = Q(status__in=[s.value for s in CHANGEABLE])
NOT_DONE = ~Q(status__in=[s.value for s in FINISHED])


def step_of(row: Milestone) -> Step:
    passed = row.status == MilestoneStatus.PASSED
    return Step(row.title, row.weight, Stage(row.stage), row.due_on, passed, row.needs_evidence)


def steps_of(projects: Iterable[Project]) -> dict[int, list[Step]]:
    """The milestones of each project, in order of their days: one question."""
    found: dict[int, list[Step]] = {project.pk: [] for project in projects}
    for row in Milestone.objects.filter(project__in=found):
        found[row.project_id].append(step_of(row))
    return found


def lines_of(projects: Iterable[Project]) -> dict[int, dict[SourceKind, int | None]]:
    """What each kind of source is planned to give, in fen: one question."""
    found: dict[int, dict[SourceKind, int | None]] = {project.pk: {} for project in projects}
    for line in MoneyLine.objects.filter(project__in=found):
        found[line.project_id][SourceKind(line.kind)] = line.planned_fen
    return found


def budget(lines: Mapping[SourceKind, int | None]) -> Total | None:
    """The sum of a project's money; None where no source is on file."""
    return total(lines.values()) if lines else None


def budget_of(rows: QuerySet[Project]) -> Total | None:
    """The sum of the money of several projects; one without a source on file is an unknown part. None of no project."""
    lines = lines_of(rows)
    return total(fen for of in lines.values() for fen in (of.values() or [None])) if lines else None


def tone_of(project: Project, steps: Iterable[Step], lights: LightRules) -> Tone:
    """By the day and the lag behind the milestones, with the thresholds of tasks. A draft is not lit, nor what is done."""
    return tone_by(project, project.due_on, steps, lights)


def tone_by(project: Project, due_on: date | None, steps: Iterable[Step], lights: LightRules) -> Tone:
    rule = lights.at(project.division)
    lit = Status(project.status) in CHANGEABLE
    return tone(due_on if lit else None, lag(steps, rule.today), rule.today, rule.soon, rule.points)


def uneven(rows: QuerySet[Project]) -> QuerySet[Project]:
    """Projects with milestones whose weights do not add up to 100."""
    weights = Milestone.objects.filter(project=OuterRef("pk")).order_by().values("project")
    summed = Coalesce(Subquery(weights.annotate(sum=Sum("weight")).values("sum")), WHOLE)
    return rows.alias(weights=summed).exclude(weights=WHOLE)


@cache
def templates() -> Mapping[ProjectKind, Template]:
    """What each class of project starts with."""
    told = tomllib.loads((Path(__file__).parents[1] / "data" / "templates.toml").read_text(encoding="utf-8"))
    return {ProjectKind(kind): _template(ProjectKind(kind), given) for kind, given in told.items()}


def _template(kind: ProjectKind, given: Mapping[str, list[dict[str, object]]]) -> Template:
    steps = tuple(
        PlannedStep(
            title=str(step["title"]),
            weight=int(str(step["weight"])),
            stage=Stage(str(step["stage"])),
            needs_evidence=bool(step["evidence"]),
            days=int(str(step["days"])),
        )
        for step in given["milestones"]
    )
    return Template(kind, steps, tuple(str(check) for check in given["checks"]))
