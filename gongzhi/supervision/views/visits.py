"""The pages of a visit: arranging, filling in, asking the units, calling off."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gongzhi.ground.refusal import NOT_NOW, Refused
from gongzhi.ground.web.confirming import Confirm, confirm_page
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.downloads import as_word
from gongzhi.ground.web.editing import EditPage, MoveButton, NewPage
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.viewers import Request
from gongzhi.supervision.dossiers.visits import visit_dossier
from gongzhi.supervision.forms.visits import ChecksForm, NoticeForm, VisitForm
from gongzhi.supervision.models import Visit
from gongzhi.supervision.queries import visits_seen_by
from gongzhi.supervision.queries.letters import notice_of
from gongzhi.supervision.queries.visits import checks_of, items_for
from gongzhi.supervision.registers.visits import visit_url
from gongzhi.supervision.rules import EDIT, SEE, SEE_FINDINGS, Result, VisitMove, VisitStatus
from gongzhi.supervision.rules.letters import notice_paper
from gongzhi.supervision.services.visits import (
    change_visit,
    findings_of_checks,
    move_visit,
    plan_visit,
    record_checks,
)


@opens(SEE)
def visit(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(visits_seen_by(request.viewer), pk=pk)
    return dossier(request, visit_dossier(row, request.viewer))


@opens(SEE_FINDINGS)
def notice(request: Request, pk: int) -> HttpResponse:
    """The notice of a visit as a Word file; a draft while it has not gone out."""
    row = get_object_or_404(visits_seen_by(request.viewer, SEE_FINDINGS), pk=pk)
    paper = notice_paper(notice_of(row, request.viewer))
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
        record_checks(row, given, by=request.viewer, version=version)
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
    findings_of_checks(row, by=request.viewer)
    return redirect(visit_url(row))


@opens(EDIT, form=True)
def visit_notify(request: Request, pk: int) -> HttpResponse:
    """Ask every unit at once to put right what was found."""
    row = get_object_or_404(visits_seen_by(request.viewer, EDIT), pk=pk)
    form = NoticeForm(request.POST or None, viewer=request.viewer, act=EDIT)

    def save(fields: dict[str, Any], version: int | None) -> str:
        move_visit(row, VisitMove.NOTIFY, by=request.viewer, version=version, number=fields["number"])
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
        lambda version: visit_url(move_visit(row, VisitMove.CANCEL, by=request.viewer, version=version)),
        visit_url(row),
        done=_("已取消。"),
    )
    return confirm_page(request, row, ask)


def _visit_of(fields: dict[str, Any], by: Any) -> str:
    together = fields.pop("together")
    return visit_url(plan_visit(Visit(**fields), by=by, together=together))


visit_new = NewPage(VisitForm, EDIT, _("安排督查"), "supervision:visits", _visit_of).door()

visit_edit = EditPage(
    VisitForm,
    EDIT,
    _("修改督查"),
    visits_seen_by,
    lambda row, fields, version, by: change_visit(row, by=by, version=version, **fields),
    visit_url,
).door()

visit_move = MoveButton(
    VisitMove,
    SEE,
    visits_seen_by,
    lambda row, move, version, by: move_visit(row, move, by=by, version=version),
    visit_url,
).door()
