from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Count,
    DateField,
    DurationField,
    ExpressionWrapper,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.lookups import GreaterThanOrEqual

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import above, prefix, span
from gongzhi.ground.workdays.rules import state_council_calendar
from gongzhi.programmes.queries import RuleValue, rules_below
from gongzhi.tasks import rules
from gongzhi.tasks.models import Extension, Problem, Task
from gongzhi.tasks.rules import Status, Tone

OPEN = Q(status__in=[s.value for s in Status if s not in rules.FINISHED])

IN_TIME = Q(status=Status.DONE.value, done_on__lte=F("due_on"))
DONE_LATE = Q(status=Status.DONE.value, done_on__gt=F("due_on"))


def open_on(day: date) -> Q:
    """Not finished at the end of a day: open now, or closed after it."""
    return OPEN | Q(done_on__gt=day)


def late_on(day: date) -> Q:
    """Past its day, and not finished at the end of `day`."""
    return open_on(day) & Q(due_on__lt=day)


def tasks_seen_by(viewer: Viewer, act: str = "tasks.see") -> QuerySet[Task]:
    """The one door to tasks: every page, export and job starts here."""
    return Task.objects.filter(viewer.within(act)).select_related("lead")


def problems_seen_by(viewer: Viewer, act: str = "problems.see") -> QuerySet[Problem]:
    return Problem.objects.filter(viewer.within(act)).select_related("lead")


def extensions_seen_by(viewer: Viewer, act: str = "tasks.see") -> QuerySet[Extension]:
    """Wishes for a later day are seen with their task."""
    rows = Extension.objects.filter(viewer.within(act))
    return rows.select_related("task", "made_by", "changed_by")


@dataclass(frozen=True)
class LightRule:
    """The thresholds in force for a viewer today, worked out once for a whole page."""

    today: date
    soon: date | None
    points: int | None

    def tone(self, task: Task) -> Tone:
        finished = Status(task.status) in rules.FINISHED
        plan = rules.Plan(finished, task.starts_on, task.due_on, task.progress)
        return rules.light(plan, self.today, self.soon, self.points)


@dataclass(frozen=True)
class LightRules:
    """The thresholds of every place a viewer sees: those of the top, and of each place with its own."""

    top: LightRule
    below: dict[str, LightRule]
    nearest: dict[str, LightRule] = field(default_factory=dict, compare=False, repr=False)

    def tone(self, task: Task) -> Tone:
        return self.at(task.division).tone(task)

    def at(self, division: str) -> LightRule:
        """The thresholds in force in a place: its own, or those of the nearest above it."""
        rule = self.nearest.get(division)
        if rule is None:
            rule = self.nearest[division] = self._nearest(division)
        return rule

    def _nearest(self, division: str) -> LightRule:
        rule = self.top
        for code in [*above(division), division]:
            rule = self.below.get(code, rule)
        return rule


def light_rules(viewer: Viewer) -> LightRules:
    """Worked out once for a whole page: two queries."""
    keys = ["yellow_workdays", "yellow_points_behind"]
    placed = rules_below(viewer.home() or "", "lights", keys, viewer.today)
    return LightRules(
        _light_rule(placed.top, viewer.today),
        {code: _light_rule(placed.at(code), viewer.today) for code in sorted(placed.below)},
    )


def _light_rule(found: Mapping[str, RuleValue], today: date) -> LightRule:
    thresholds = rules.Thresholds(found["yellow_workdays"].value, found["yellow_points_behind"].value)
    return LightRule(today, rules.soon_by(today, thresholds, state_council_calendar()), thresholds.points)


def _lag_at_least(points: int, today: date) -> Q:
    """Tasks at least so many points behind their linear plan: the plan's floor is met exactly when
    gone × 100 ≥ (progress + points) × whole, which needs no division."""
    whole = ExpressionWrapper(F("due_on") - F("starts_on"), output_field=DurationField())
    gone = ExpressionWrapper(
        Value(today, output_field=DateField()) - F("starts_on"), output_field=DurationField()
    )
    asked = ExpressionWrapper(F("progress") + Value(points), output_field=IntegerField())
    want = _times(whole, asked)
    return Q(
        starts_on__isnull=False,
        progress__isnull=False,
        progress__lte=100 - points,
        starts_on__lte=today,
    ) & Q(GreaterThanOrEqual(_times(gone, Value(100)), want))


def _times(length: Combinable, factor: Combinable) -> Combinable:
    return ExpressionWrapper(length * factor, output_field=DurationField())


def with_tone(lights: LightRules, tone: Tone) -> Q:
    """The condition under which `LightRules.tone` gives this tone, in SQL of both engines.

    Places with thresholds of their own are taken by the nearest one; places with equal thresholds share a condition.
    """
    nearest: dict[LightRule, Q] = {}
    rest = Q()
    for code in sorted(lights.below, key=lambda code: len(prefix(code)), reverse=True):
        first, last = span(code)
        own = Q(division__gte=first, division__lte=last)
        rule = lights.below[code]
        nearest[rule] = nearest.get(rule, Q(pk__in=())) | (own & rest)
        rest &= ~own
    found = rest & _of_tone(lights.top, tone)
    for rule, where in nearest.items():
        found |= where & _of_tone(rule, tone)
    return found


def _of_tone(rule: LightRule, tone: Tone) -> Q:
    red = OPEN & Q(due_on__lt=rule.today)
    ahead = OPEN & Q(due_on__gte=rule.today)
    yellow = Q(pk__in=())
    if rule.soon is not None:
        yellow |= ahead & Q(due_on__lte=rule.soon) & _lag_at_least(1, rule.today)
    if rule.points is not None:
        yellow |= ahead & _lag_at_least(rule.points, rule.today)
    conditions = {
        Tone.RED: red,
        Tone.YELLOW: yellow,
        Tone.GREEN: ahead & ~yellow,
        Tone.GREY: ~OPEN | Q(due_on__isnull=True),
    }
    return conditions[tone]


@dataclass(frozen=True)
class Lights:
    """How many tasks show each tone, in one place."""

    division: str
    red: int
    yellow: int
    green: int
    grey: int


def task_lights(viewer: Viewer) -> list[Lights]:
    """Lights by place. Red, green and grey by count; yellow asks the plan of each open task in SQL."""
    rule = light_rules(viewer)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for tone in Tone:
        rows = tasks_seen_by(viewer).filter(with_tone(rule, tone)).order_by().values("division")
        for row in rows.annotate(n=Count("pk")):
            found[row["division"]][tone.value] = row["n"]
    return [
        Lights(code, *(counts.get(t.value, 0) for t in (Tone.RED, Tone.YELLOW, Tone.GREEN, Tone.GREY)))
        for code, counts in sorted(found.items())
    ]


@dataclass(frozen=True)
class OwnerLoad:
    """What one unit has open. Units, never people."""

    lead: str
    open: int
    overdue: int
    problems: int = 0


def by_owner(viewer: Viewer) -> list[OwnerLoad]:
    """Open and overdue tasks and open problems by the unit that leads them, as written; the busiest first."""
    late = Count("pk", filter=Q(due_on__lt=viewer.today))
    tasks = _by_lead(tasks_seen_by(viewer).filter(OPEN)).annotate(n=Count("pk"), late=late)
    problems = _by_lead(problems_seen_by(viewer).exclude(status=rules.ProblemStatus.CLOSED.value))
    loads: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in tasks:
        load = loads[row["lead__name"] or row["lead_words"]]
        load[0] += row["n"]
        load[1] += row["late"]
    for row in problems.annotate(n=Count("pk")):
        loads[row["lead__name"] or row["lead_words"]][2] += row["n"]
    found = (OwnerLoad(lead, *counts) for lead, counts in loads.items())
    return sorted(found, key=lambda o: (-o.overdue, -o.open, -o.problems, o.lead))


def _by_lead(rows: QuerySet[Any]) -> Any:
    return rows.order_by().values("lead__name", "lead_words")


def led_by(lead: str) -> Q:
    """Tasks or problems a unit leads, whether it is on file or only written down."""
    return Q(lead__name=lead) | Q(lead__isnull=True, lead_words=lead)


def recently(viewer: Viewer, days: int = 14) -> QuerySet[Task]:
    since = viewer.today - timedelta(days=days)
    return tasks_seen_by(viewer).filter(changed_at__date__gte=since, version__gt=1).order_by("-changed_at")
