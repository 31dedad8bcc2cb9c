"""The pages of plans and of those named for them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.downloads import as_word
from gongzhi.ground.web.editing import EditPage, NewPage
from gongzhi.ground.web.pages import dossier
from gongzhi.ground.web.viewers import Request
from gongzhi.supervision.dossiers.plans import inspector_dossier, plan_dossier
from gongzhi.supervision.forms.plans import InspectorForm, PlanForm
from gongzhi.supervision.models import Inspector, Plan
from gongzhi.supervision.queries import inspectors_seen_by, plans_seen_by
from gongzhi.supervision.queries.letters import bulletin_of
from gongzhi.supervision.registers.plans import inspector_url, plan_url
from gongzhi.supervision.rules import EDIT, SEE, SEE_FINDINGS
from gongzhi.supervision.rules.letters import bulletin_paper
from gongzhi.supervision.services.plans import add_inspector, add_plan, change_inspector, change_plan


@opens(SEE)
def plan(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(plans_seen_by(request.viewer), pk=pk)
    return dossier(request, plan_dossier(row, request.viewer))


@opens(SEE)
def inspector(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(inspectors_seen_by(request.viewer), pk=pk)
    return dossier(request, inspector_dossier(row, request.viewer))


@opens(SEE_FINDINGS)
def bulletin(request: Request, pk: int) -> HttpResponse:
    """How a plan stands today, as a Word file."""
    row = get_object_or_404(plans_seen_by(request.viewer, SEE_FINDINGS), pk=pk)
    paper = bulletin_paper(bulletin_of(row, request.viewer))
    return as_word(paper, paper.title)


plan_new = NewPage(
    PlanForm,
    EDIT,
    _("登记督查计划"),
    "supervision:plans",
    lambda fields, by: plan_url(add_plan(Plan(**fields), by=by)),
).door()

plan_edit = EditPage(
    PlanForm,
    EDIT,
    _("修改督查计划"),
    plans_seen_by,
    lambda row, fields, version, by: change_plan(row, by=by, version=version, **fields),
    plan_url,
).door()

inspector_new = NewPage(
    InspectorForm,
    EDIT,
    _("增加检查人员"),
    "supervision:inspectors",
    lambda fields, by: plan_url(add_inspector(Inspector(**fields), by=by).plan),
).door()

inspector_edit = EditPage(
    InspectorForm,
    EDIT,
    _("修改检查人员"),
    inspectors_seen_by,
    lambda row, fields, version, by: change_inspector(row, by=by, version=version, **fields),
    inspector_url,
).door()
