from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import ExtractMonth, ExtractYear

from gongzhi.ground.accounts.queries import communities_within
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import Level, contains, level, span
from gongzhi.programmes.queries import PlacedRules, RuleValue, pilot_communities, rules_below, rules_for
from gongzhi.projects.queries import projects_seen_by
from gongzhi.projects.queries.charters import UNDER_WAY
from gongzhi.supervision import rules
from gongzhi.supervision.checklists import Item, items_of
from gongzhi.supervision.drawing import Inspecting, Kind, Place, Work
from gongzhi.supervision.models import Check, Draw, Finding, Inspector, Plan, Tip, Visit
from gongzhi.supervision.repeats import Trace, a_year_before, earlier
from gongzhi.supervision.rules import (
    EDIT,
    SEE,
    SEE_FINDINGS,
    SEE_TIPS,
    Among,
    FindingStatus,
    Link,
    PlanKind,
    VisitStatus,
)

# A visit that is made together with another one is counted with that; one that was called off is not counted.
COUNTED = Q(joined=None) & ~Q(status=VisitStatus.CANCELLED.value)
CAP = ("burden", "monthly_visits")
OPEN_FINDINGS = ~Q(status__in=[s.value for s in rules.OVER])
OWED_FINDINGS = Q(status__in=[s.value for s in rules.OWED])


def made_by(day: date) -> Q:
    """Visits made by a day, each that went along with another counted with it."""
    made = (VisitStatus.DONE, VisitStatus.NOTICED, VisitStatus.ENDED)
    return COUNTED & Q(status__in=[s.value for s in made], on__lte=day)


def found_by(day: date) -> Q:
    return Q(found_on__lte=day) & ~Q(status=FindingStatus.WITHDRAWN.value)


def closed_by(day: date) -> Q:
    return Q(status=FindingStatus.CLOSED.value, rechecked_on__lte=day)


def still_open_on(day: date) -> Q:
    return found_by(day) & ~closed_by(day)


def plans_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Plan]:
    """The one door to plans: every page, export and job starts here."""
    return Plan.objects.filter(viewer.within(act)).select_related("lead", "document")


def inspectors_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Inspector]:
    return Inspector.objects.filter(viewer.within(act)).select_related("plan", "unit")


def draws_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Draw]:
    """Where nobody is to be warned, a draw is seen by those who arrange the visits alone."""
    told = ~Q(plan__kind=PlanKind.UNANNOUNCED.value) | viewer.within(EDIT)
    return Draw.objects.filter(viewer.within(act)).filter(told).select_related("plan")


def visits_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Visit]:
    """An unannounced visit is seen by others only once it has been made."""
    rows = Visit.objects.filter(viewer.within(act)).select_related("plan", "draw", "joined", "project")
    ahead = Q(plan__kind=PlanKind.UNANNOUNCED.value, status=VisitStatus.PLANNED.value)
    return rows.exclude(ahead & ~viewer.within(EDIT))


def findings_seen_by(viewer: Viewer, act: str = SEE_FINDINGS) -> QuerySet[Finding]:
    rows = Finding.objects.filter(viewer.within(act))
    return rows.select_related("lead", "visit", "from_check", "clause__document", "repeat_of")


def tips_seen_by(viewer: Viewer, act: str = SEE_TIPS) -> QuerySet[Tip]:
    """What was told, without who told it: that stays sealed."""
    return Tip.objects.filter(viewer.within(act)).select_related("finding", "visit", "project")


def burden_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Visit]:
    """One row for each community and month: its first visit, with how many there were as `visits`."""
    seen = visits_seen_by(viewer, act).filter(COUNTED, on__isnull=False).order_by()
    by_month = seen.annotate(year=ExtractYear("on"), month=ExtractMonth("on"))
    first = by_month.values("division", "year", "month").annotate(first=Min("pk")).values("first")
    same = seen.filter(
        division=OuterRef("division"),
        on__year=ExtractYear(OuterRef("on")),
        on__month=ExtractMonth(OuterRef("on")),
    )
    count = same.values("division").annotate(n=Count("pk")).values("n")
    return Visit.objects.filter(pk__in=first).annotate(visits=Subquery(count))


def caps_of(viewer: Viewer) -> PlacedRules:
    """How many visits a month each place may have, by its own rule or the nearest above."""
    return rules_below(viewer.home() or "", CAP[0], [CAP[1]], viewer.today)


def near_visits(visit: Visit, on: date) -> list[Visit]:
    """Other visits of any plan to the same place within a week of a day, the nearest first."""
    days = rules.close_by(on)
    rows = Visit.objects.filter(COUNTED, division=visit.division, on__range=(days.first, days.last))
    return sorted(
        rows.exclude(pk=visit.pk), key=lambda v: (abs((v.on - on).days), v.pk) if v.on else (99, v.pk)
    )


def items_for(visit: Visit) -> list[Item]:
    """What is looked at on a visit: the links of its plan, or all four."""
    return items_of(visit.plan.links if visit.plan else list(Link))


def checks_of(visit: Visit) -> dict[str, Check]:
    return {check.item: check for check in Check.objects.filter(visit=visit).select_related("finding")}


def repeated_by(finding: Finding) -> Finding | None:
    """The latest finding of the last twelve months that this one says again; None where it is the first."""
    since = a_year_before(finding.found_on)
    known = Finding.objects.filter(division=finding.division, found_on__range=(since, finding.found_on))
    known = known.exclude(status=FindingStatus.WITHDRAWN.value).exclude(pk=finding.pk)
    before = {row.pk: row for row in known.select_related("lead", "from_check")}
    found = earlier(trace_of(finding), map(trace_of, before.values()))
    return before[found.number] if found else None


def trace_of(finding: Finding) -> Trace:
    item = finding.from_check.item if finding.from_check else ""
    return Trace(finding.pk or 0, finding.lead_name, finding.link, item, finding.text, finding.found_on)


@dataclass(frozen=True)
class Touched:
    """A rule that a finding may bear on, as it stands in its place."""

    code: str
    key: str
    rule: RuleValue


def touched_by(finding: Finding, today: date) -> list[Touched]:
    """One question for each rule set."""
    asked: dict[str, list[str]] = {}
    for code, key in rules.touches(finding.link, finding.severity):
        asked.setdefault(code, []).append(key)
    return [
        Touched(code, key, rule)
        for code, keys in asked.items()
        for key, rule in rules_for(finding.division, code, keys, today).items()
    ]


def next_number(plan: Plan) -> int:
    return (plan.draws.order_by("-number").values_list("number", flat=True).first() or 0) + 1


def list_to_draw(plan: Plan, viewer: Viewer, among: Among) -> list[Place] | list[Work]:
    if among == Among.PROJECTS:
        return projects_to_draw(plan, viewer)
    return places_to_draw(plan, viewer, pilots=among == Among.PILOTS)


def projects_to_draw(plan: Plan, viewer: Viewer) -> list[Work]:
    """The projects under way that lie in one community within the division of a plan."""
    first, last = span(plan.division)
    rows = projects_seen_by(viewer).filter(UNDER_WAY, division__gte=first, division__lte=last)
    return [Work(p.pk, p.name, p.division, p.owner_id) for p in rows if level(p.division) == Level.COMMUNITY]


def places_to_draw(plan: Plan, viewer: Viewer, *, pilots: bool) -> list[Place]:
    """The pilot communities, or all communities, within the division of a plan."""
    if pilots:
        units = pilot_communities(viewer).exclude(unit_division="")
        found = dict(units.values_list("unit_division", "name"))
    else:
        found = dict(communities_within(viewer, EDIT).values_list("code", "name"))
    return [Place(code, name) for code, name in sorted(found.items()) if contains(plan.division, code)]


def people_to_draw(plan: Plan, things: Sequence[Place | Work]) -> list[Inspecting]:
    """Those named for a plan, each barred from the places of their interest and of their own unit, and from what
    their unit answers for.
    """
    people = plan.inspectors.filter(away=False).select_related("unit")
    return [
        Inspecting(p.pk, p.name, tuple(thing.key for thing in things if _barred(p, thing))) for p in people
    ]


def _barred(inspector: Inspector, thing: Place | Work) -> bool:
    unit, away = inspector.unit, inspector.interest
    if unit and (unit.division == thing.code or (isinstance(thing, Work) and thing.owner == unit.pk)):
        return True
    return bool(away) and contains(away, thing.code)


def drawn_already(draw: Draw) -> set[str]:
    """The keys of what was drawn for which a visit is arranged."""
    by = "project" if draw.kind == Kind.PROJECT else "division"
    return {str(key) for key in draw.visits.values_list(by, flat=True)}


def counts_of(visits: Iterable[Any]) -> dict[int, int]:
    """How many findings each visit has: one question."""
    rows = Finding.objects.filter(visit__in=[v.pk for v in visits]).order_by()
    return dict(rows.values_list("visit").annotate(n=Count("pk")))
