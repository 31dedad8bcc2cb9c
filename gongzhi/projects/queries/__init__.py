"""The doors: every page, export and job of projects starts here. All parts are seen with their project."""

from django.db.models import F, QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.projects.models import (
    Acceptance,
    Amendment,
    ChangeRequest,
    CheckedItem,
    Contract,
    Defect,
    Milestone,
    MoneyLine,
    OutsideShare,
    OutsideWork,
    Project,
    Risk,
)
from gongzhi.projects.rules import SEE


def projects_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Project]:
    return Project.objects.filter(viewer.within(act)).select_related("owner", "space", "made_by")


def money_lines_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[MoneyLine]:
    return MoneyLine.objects.filter(viewer.within(act)).select_related("project")


def milestones_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Milestone]:
    return Milestone.objects.filter(viewer.within(act)).select_related("project")


def contracts_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Contract]:
    return Contract.objects.filter(viewer.within(act)).select_related("project", "party")


def amendments_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Amendment]:
    return Amendment.objects.filter(viewer.within(act)).select_related("contract__project")


def acceptances_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Acceptance]:
    return Acceptance.objects.filter(viewer.within(act)).select_related("project")


def items_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[CheckedItem]:
    return CheckedItem.objects.filter(viewer.within(act)).select_related("acceptance__project")


def defects_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Defect]:
    return Defect.objects.filter(viewer.within(act)).select_related("acceptance__project")


def changes_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[ChangeRequest]:
    rows = ChangeRequest.objects.filter(viewer.within(act))
    return rows.select_related("project", "made_by", "changed_by")


def risks_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Risk]:
    """Each with its score: probability × impact."""
    rows = Risk.objects.filter(viewer.within(act)).select_related("project")
    return rows.annotate(score=F("probability") * F("impact"))


def outside_works_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[OutsideWork]:
    return OutsideWork.objects.filter(viewer.within(act))


def outside_shares_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[OutsideShare]:
    return OutsideShare.objects.filter(viewer.within(act)).select_related("project", "work")
