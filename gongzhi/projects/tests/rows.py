"""One of each for the scope test."""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.projects.models import MoneyLine, Project
from gongzhi.projects.services.charters import add_money, add_project
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    project = add_project(
        Project(division=division, name=f"{mark}项目", kind="residents", starts_on=by.today), by=by
    )
    line = add_money(MoneyLine(project=project, kind="provincial", planned_fen=37), by=by)
    milestone = project.milestones.first()
    assert milestone
    one, step = {"pk": project.pk}, {"pk": milestone.pk}
    return Planted(
        lists=["projects:projects", "projects:milestones"],
        objects={
            "projects:project": one,
            "projects:project-edit": one,
            "projects:project-return": one,
            "projects:project-stop": one,
            "projects:project-layout": one,
            "projects:money-edit": {"pk": line.pk},
            "projects:milestone": step,
            "projects:milestone-edit": step,
            "projects:milestone-report": step,
            "projects:milestone-return": step,
        },
        posts={"projects:project-move": one, "projects:milestone-move": step},
        forms=["projects:project-new", "projects:money-new", "projects:milestone-new"],
    )
