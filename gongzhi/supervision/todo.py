"""What this capability offers to the house: findings to answer and to re-check, new leads, what is found."""

from django.db.models import Model, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.units import own_of
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.lookup.queries import matching
from gongzhi.ground.web.cells import Light
from gongzhi.ground.web.pages import Panel, Words
from gongzhi.ground.web.search import Hit
from gongzhi.ground.web.todo import Todo, Waiting
from gongzhi.ground.web.warnings import Warn
from gongzhi.projects.models import Project
from gongzhi.supervision.models import Finding, Plan, Visit
from gongzhi.supervision.queries import (
    OPEN_FINDINGS,
    OWED_FINDINGS,
    findings_seen_by,
    plans_seen_by,
    tips_seen_by,
    visits_seen_by,
)
from gongzhi.supervision.registers.findings import finding_light, finding_url
from gongzhi.supervision.registers.plans import plan_url
from gongzhi.supervision.registers.tips import tip_light, tip_url
from gongzhi.supervision.registers.visits import visit_url
from gongzhi.supervision.rules import EDIT_TIPS, RECHECK, REPLY, SEE, SEE_FINDINGS, FindingStatus, TipStatus


def waiting_findings(viewer: Viewer, at_most: int) -> Waiting:
    """To answer, for those who act for the unit; to re-check, for those who did not answer."""
    if not (viewer.may(REPLY) or viewer.may(RECHECK)):
        return Waiting(0, [])
    answer = OWED_FINDINGS & viewer.within(REPLY) & own_of(viewer, REPLY)
    again = (
        Q(status=FindingStatus.REPLIED.value) & viewer.within(RECHECK) & ~Q(replied_by=viewer.user_id or 0)
    )
    rows = findings_seen_by(viewer).filter(answer | again)
    if not at_most:
        return Waiting(rows, [])
    first = [
        Todo(str(f), finding_url(f), f.due_on, finding_light(f, viewer), _why(f))
        for f in rows.order_by("due_on", "pk")[:at_most]
    ]
    return Waiting(rows, first)


def _why(finding: Finding) -> str:
    return _("整改待复查") if finding.status == FindingStatus.REPLIED else _("督查问题待整改")


def waiting_tips(viewer: Viewer, at_most: int) -> Waiting:
    if not viewer.may(EDIT_TIPS):
        return Waiting(0, [])
    rows = tips_seen_by(viewer, EDIT_TIPS).filter(status=TipStatus.NEW.value)
    first = [
        Todo(str(t), tip_url(t), None, tip_light(t), _("线索待核查"))
        for t in rows.order_by("told_on", "pk")[:at_most]
    ]
    return Waiting(rows, first)


def late_findings(viewer: Viewer) -> list[Warn]:
    if not viewer.may(SEE_FINDINGS):
        return []
    n = findings_seen_by(viewer).filter(OWED_FINDINGS, due_on__lt=viewer.today).count()
    url = f"{reverse('supervision:findings')}?overdue=1"
    return [Warn(_("%(n)s 个督查问题已过整改期限") % {"n": n}, url, Light(_("红灯"), "red"))] if n else []


def visits_of_the_project(record: Model, viewer: Viewer) -> Panel | None:
    """On the page of a project: when it was looked at, and what is still open of what was found."""
    if not isinstance(record, Project) or not viewer.may(SEE):
        return None
    visits = visits_seen_by(viewer).filter(project=record)
    found = findings_seen_by(viewer).filter(visit__project=record).filter(OPEN_FINDINGS)
    rows: list[tuple[Words, str]] = [
        (f"{visit.title}：{visit.get_status_display()}", visit_url(visit)) for visit in visits
    ]
    rows += [(f"{finding}：{finding.get_status_display()}", finding_url(finding)) for finding in found]
    return Panel(_("督查"), rows) if rows else None


def find_supervision(viewer: Viewer, text: str, each: int) -> list[Hit]:
    """Plans, visits and findings by their words. Leads are not searched: they are looked up in their own list."""
    hits: list[Hit] = []
    if viewer.may(SEE):
        plans = plans_seen_by(viewer).filter(matching(Plan, ("name",), text))[:each]
        visits = visits_seen_by(viewer).filter(matching(Visit, ("title",), text))[:each]
        hits += [Hit(_("督查计划"), p.name, plan_url(p)) for p in plans]
        hits += [Hit(_("督查走访"), v.title, visit_url(v)) for v in visits]
    if viewer.may(SEE_FINDINGS):
        found = findings_seen_by(viewer).filter(matching(Finding, ("text",), text))[:each]
        hits += [Hit(_("督查问题"), str(f), finding_url(f)) for f in found]
    return hits
