"""The doors: every page, export and job of projects starts here. All parts are seen with their project."""

from django.db.models import QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.projects.models import Milestone, MoneyLine, Project
from gongzhi.projects.rules import SEE


def projects_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Project]:
    return Project.objects.filter(viewer.within(act)).select_related("owner", "space", "made_by")


def money_lines_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[MoneyLine]:
    return MoneyLine.objects.filter(viewer.within(act)).select_related("project")


def milestones_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Milestone]:
    return Milestone.objects.filter(viewer.within(act)).select_related("project")
