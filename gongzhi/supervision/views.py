from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.confirming import Confirm, confirm_page
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.downloads import as_word
from gongzhi.ground.web.editing import EditPage, MoveButton, NewPage
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.viewers import Request
from gongzhi.supervision import dossiers, services, visit_dossiers, visits
from gongzhi.supervision.forms import (
    ChecksForm,
    InspectorForm,
    NoticeForm,
    PlanForm,
    VisitForm,
)
from gongzhi.supervision.lettering import bulletin_of, notice_of
from gongzhi.supervision.letters import bulletin_paper, notice_paper
from gongzhi.supervision.models import Inspector, Plan, Visit
from gongzhi.supervision.queries import (
    checks_of,
    inspectors_seen_by,
    items_for,
    plans_seen_by,
    visits_seen_by,
)
from gongzhi.supervision.registers import inspector_url, plan_url, visit_url
from gongzhi.supervision.rules import EDIT, NOT_NOW, SEE, SEE_FINDINGS, Result, VisitMove, VisitStatus


@opens(SEE)
def plan(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(plans_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.plan_dossier(row, request.viewer))


@opens(SEE)
def inspector(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(inspectors_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.inspector_dossier(row, request.viewer))


@opens(SEE)
def visit(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(visits_seen_by(request.viewer), pk=pk)
    return dossier(request, visit_dossiers.visit_dossier(row, request.viewer))


@opens(SEE_FINDINGS)
def notice(request: Request, pk: int) -> HttpResponse:
    """The notice of a visit as a Word file; a draft while it has not gone out."""
    row = get_object_or_404(visits_seen_by(request.viewer, SEE_FINDINGS), pk=pk)
    paper = notice_paper(notice_of(row, request.viewer))
    return as_word(paper, paper.title)


@opens(SEE_FINDINGS)
def bulletin(request: Request, pk: int) -> HttpResponse:
    """How a plan stands today, as a Word file."""
    row = get_object_or_404(plans_seen_by(request.viewer, SEE_FINDINGS), pk=pk)
    paper = bulletin_paper(bulletin_of(row, request.viewer))
    return as_word(paper, paper.title)


@opens(EDIT, form=True)
def visit_checks(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(visits_seen_by(request.viewer, EDIT), pk=pk)
    form = ChecksForm(request.POST or None, viewer=request.viewer, act=EDIT, visit=row)

    def save(fields: dict[str, Any], version: int | None) -> str:
        given = {
            name.removesuffix("-result"): (
                value or Result.UNSEEN.value,
                fields[f"{name.removesuffix('-result')}-note"],
            )
            for name, value in fields.items()
            if name.endswith("-result")
        }
        visits.record_checks(row, given, by=request.viewer, version=version)
        return visit_url(row)

    page = FormPage(_("填写检查表"), save, visit_url(row), row=row, values=_checked)
    return form_page(request, form, page)


def _checked(row: Visit) -> dict[str, Any]:
    """What the form shows of each item; one without a row was not looked at."""
    known = checks_of(row)
    shown: dict[str, Any] = {}
    for item in items_for(row):
        check = known.get(item.key)
        shown[f"{item.key}-result"] = check.result if check else Result.UNSEEN.value
        shown[f"{item.key}-note"] = check.note if check else ""
    return shown


@opens(EDIT)
@require_POST
def visit_findings(request: Request, pk: int) -> HttpResponse:
    """Make findings of the items that do not conform."""
    row = get_object_or_404(visits_seen_by(request.viewer, EDIT), pk=pk)
    visits.findings_of_checks(row, by=request.viewer)
    return redirect(visit_url(row))


@opens(EDIT, form=True)
def visit_notify(request: Request, pk: int) -> HttpResponse:
    """Ask every unit at once to put right what was found."""
    row = get_object_or_404(visits_seen_by(request.viewer, EDIT), pk=pk)
    form = NoticeForm(request.POST or None, viewer=request.viewer, act=EDIT)

    def save(fields: dict[str, Any], version: int | None) -> str:
        visits.move_visit(row, VisitMove.NOTIFY, by=request.viewer, version=version, number=fields["number"])
        return visit_url(row)

    page = FormPage(
        _("出整改通知"),
        save,
        visit_url(row),
        intro=_("这次督查还没有通知的问题一起通知责任单位；每个都要先填好责任单位和整改期限。"),
        submit=_("出通知"),
        row=row,
    )
    return form_page(request, form, page)


@opens(EDIT, form=True)
def visit_cancel(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(visits_seen_by(request.viewer, EDIT), pk=pk)
    if VisitStatus(row.status) != VisitStatus.PLANNED:
        raise Refused(NOT_NOW)
    ask = Confirm(
        _now("取消督查：%(title)s") % {"title": row},
        _("取消督查"),
        [
            _("这次督查不再进行，也不计入走访次数；记录留着。"),
            _("合并到它的督查照常进行，由其中最早登记的一次牵头。"),
            _("不能恢复；需要时另外安排。"),
        ],
        lambda version: visit_url(
            visits.move_visit(row, VisitMove.CANCEL, by=request.viewer, version=version)
        ),
        visit_url(row),
        done=_("已取消。"),
    )
    return confirm_page(request, row, ask)


plan_new = NewPage(
    PlanForm,
    EDIT,
    _("登记督查计划"),
    "supervision:plans",
    lambda fields, by: plan_url(services.add_plan(Plan(**fields), by=by)),
).door()
plan_edit = EditPage(
    PlanForm,
    EDIT,
    _("修改督查计划"),
    plans_seen_by,
    lambda row, fields, version, by: services.change_plan(row, by=by, version=version, **fields),
    plan_url,
).door()
inspector_new = NewPage(
    InspectorForm,
    EDIT,
    _("增加检查人员"),
    "supervision:inspectors",
    lambda fields, by: plan_url(services.add_inspector(Inspector(**fields), by=by).plan),
).door()
inspector_edit = EditPage(
    InspectorForm,
    EDIT,
    _("修改检查人员"),
    inspectors_seen_by,
    lambda row, fields, version, by: services.change_inspector(row, by=by, version=version, **fields),
    inspector_url,
).door()


def _visit_of(fields: dict[str, Any], by: Any) -> str:
    together = fields.pop("together")
    return visit_url(visits.plan_visit(Visit(**fields), by=by, together=together))


visit_new = NewPage(VisitForm, EDIT, _("安排督查"), "supervision:visits", _visit_of).door()
visit_edit = EditPage(
    VisitForm,
    EDIT,
    _("修改督查"),
    visits_seen_by,
    lambda row, fields, version, by: visits.change_visit(row, by=by, version=version, **fields),
    visit_url,
).door()
visit_move = MoveButton(
    VisitMove,
    SEE,
    visits_seen_by,
    lambda row, move, version, by: visits.move_visit(row, move, by=by, version=version),
    visit_url,
).door()
