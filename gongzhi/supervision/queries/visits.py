"""Visits: how many there were, what lies near, what was looked at."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import ExtractMonth, ExtractYear

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.programmes.queries import PlacedRules, rules_below
from gongzhi.supervision import rules
from gongzhi.supervision.models import Check, Finding, Visit
from gongzhi.supervision.queries import COUNTED, visits_seen_by
from gongzhi.supervision.rules import (
    SEE,
    Link,
)
from gongzhi.supervision.rules.checklists import Item, items_of

CAP = ("burden", "monthly_visits")


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


def counts_of(visits: Iterable[Any]) -> dict[int, int]:
    """How many findings each visit has: one question."""
    rows = Finding.objects.filter(visit__in=[v.pk for v in visits]).order_by()
    return dict(rows.values_list("visit").annotate(n=Count("pk")))
