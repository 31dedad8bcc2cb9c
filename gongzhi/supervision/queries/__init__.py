"""The doors: every page, export and job of supervision starts here; and what days and states select."""

from datetime import date

from django.db.models import Q, QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.supervision import rules
from gongzhi.supervision.models import Draw, Finding, Inspector, Plan, Tip, Visit
from gongzhi.supervision.rules import (
    EDIT,
    SEE,
    SEE_FINDINGS,
    SEE_TIPS,
    FindingStatus,
    PlanKind,
    VisitStatus,
)

# A visit that is made together with another one is counted with that; one that was called off is not counted.
COUNTED = Q(joined=None) & ~Q(status=VisitStatus.CANCELLED.value)

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
