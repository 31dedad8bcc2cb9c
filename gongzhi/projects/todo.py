"""What this capability offers to the house: what waits, what is found, what lies on a space."""

from django.db.models import Model
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.lookup.queries import matching
from gongzhi.ground.web.cells import Light
from gongzhi.ground.web.pages import Panel
from gongzhi.ground.web.search import Hit
from gongzhi.ground.web.todo import Todo, Waiting
from gongzhi.projects.models import Project
from gongzhi.projects.queries import changes_seen_by, defects_seen_by, milestones_seen_by, projects_seen_by
from gongzhi.projects.registers.acceptances import defect_light, defect_url
from gongzhi.projects.registers.changes import change_light, change_url
from gongzhi.projects.registers.charters import milestone_light, milestone_url, project_url
from gongzhi.projects.rules import ACCEPT, APPROVE, EDIT, SEE, Status
from gongzhi.projects.rules.changes import ChangeStatus
from gongzhi.projects.rules.milestones import MilestoneStatus
from gongzhi.spaces.models import Space


def waiting_projects(viewer: Viewer, at_most: int) -> Waiting:
    """Drafted by somebody else, for those who approve; handed in, for those who accept. One count."""
    if not viewer.may(APPROVE) and not viewer.may(ACCEPT):
        return Waiting(0, [])
    drafts = projects_seen_by(viewer, APPROVE).filter(status=Status.DRAFT.value)
    drafts = drafts.exclude(made_by=viewer.user_id)
    handed_in = projects_seen_by(viewer, ACCEPT).filter(status=Status.WAITING.value)
    rows = drafts | handed_in
    first = [
        Todo(
            p.name,
            project_url(p),
            p.starts_on if p.status == Status.DRAFT else p.due_on,
            Light(str(p.get_status_display()), "yellow"),
            _("项目待立项") if p.status == Status.DRAFT else _("项目待验收"),
        )
        for p in rows.order_by("due_on", "pk")[:at_most]
    ]
    return Waiting(rows, first)


def waiting_milestones(viewer: Viewer, at_most: int) -> Waiting:
    """Reported, for those who look at the evidence."""
    if not viewer.may(ACCEPT):
        return Waiting(0, [])
    rows = milestones_seen_by(viewer, ACCEPT).filter(status=MilestoneStatus.SUBMITTED.value)
    first = [
        Todo(
            f"{m.project.name}：{m.title}",
            milestone_url(m),
            m.due_on,
            milestone_light(m, viewer),
            _("里程碑待审核"),
        )
        for m in rows.order_by("due_on", "pk")[:at_most]
    ]
    return Waiting(rows, first)


def waiting_changes(viewer: Viewer, at_most: int) -> Waiting:
    """Asked by somebody else, and not decided."""
    if not viewer.may(APPROVE):
        return Waiting(0, [])
    rows = changes_seen_by(viewer, APPROVE).filter(status=ChangeStatus.ASKED.value)
    rows = rows.exclude(made_by=viewer.user_id)
    first = [
        Todo(c.project.name, change_url(c), c.from_on, change_light(c), _("项目变更待决定"))
        for c in rows.order_by("from_on", "pk")[:at_most]
    ]
    return Waiting(rows, first)


def late_defects(viewer: Viewer, at_most: int) -> Waiting:
    """Not mended by their day, for those who carry projects out."""
    if not viewer.may(EDIT):
        return Waiting(0, [])
    rows = defects_seen_by(viewer, EDIT).filter(fixed_on=None, due_on__lt=viewer.today)
    first = [
        Todo(
            f"{d.acceptance.project.name}：{d.text}",
            defect_url(d),
            d.due_on,
            defect_light(d, viewer),
            _("验收缺陷逾期未整改"),
        )
        for d in rows.order_by("due_on", "pk")[:at_most]
    ]
    return Waiting(rows, first)


def projects_of_the_space(record: Model, viewer: Viewer) -> Panel | None:
    """On the page of a space: the projects that are done there."""
    if not isinstance(record, Space) or not viewer.may(SEE):
        return None
    rows = projects_seen_by(viewer).filter(space=record)
    shown = [(f"{p.name}：{p.get_status_display()}", project_url(p)) for p in rows]
    return Panel(_("这里的项目"), shown) if shown else None


def find_projects(viewer: Viewer, text: str, each: int) -> list[Hit]:
    found = projects_seen_by(viewer).filter(matching(Project, ("name",), text))[:each]
    return [Hit(_("项目"), p.name, project_url(p)) for p in found]
