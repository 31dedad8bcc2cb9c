"""People of a pilot county, each with an account: two-person rules ask who it was, not only which post."""

from datetime import date

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.files.services import attach
from gongzhi.projects.models import Milestone, Project
from gongzhi.projects.rules.milestones import MilestoneMove
from gongzhi.projects.services.milestones import move_milestone, report_milestone

TODAY = date(2026, 3, 2)
COUNTY, STREET, COMMUNITY = "990101000000", "990101001000", "990101001001"
POSTS = {
    "own": ("community", COMMUNITY),
    "office": ("office", COUNTY),
    "office2": ("office", COUNTY),
    "leader": ("leader", COUNTY),
    "department": ("department", COUNTY),
    "supervisor": ("supervisor", COUNTY),
}


def everyone() -> dict[str, Viewer]:
    for code in (COUNTY, STREET, COMMUNITY):
        put_division(code, f"地{code}", fictional=True)
    return {name: person(name, *post) for name, post in POSTS.items()}


def person(name: str, role: str, division: str) -> Viewer:
    user = User.objects.create_user(name, full_name=name)
    Post.objects.create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
    return viewer_for(user, TODAY)


def pass_all(project: Project, people: dict[str, Viewer]) -> None:
    """Report every milestone with its evidence, and pass it."""
    for row in Milestone.objects.filter(project=project).exclude(status="passed"):
        attach(row, f"{row.title}的材料".encode(), f"{row.title}.txt", by=people["own"])
        report_milestone(row, TODAY, by=people["own"])
        move_milestone(row, MilestoneMove.GRANT, by=people["office"])
