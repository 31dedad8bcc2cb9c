from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, MoveButton, NewPage
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.viewers import Request
from gongzhi.projects.dossiers import changes as dossiers
from gongzhi.projects.forms.changes import DecisionForm, NewChangeForm
from gongzhi.projects.forms.risks import NewRiskForm, RiskForm
from gongzhi.projects.models import ChangeRequest, Risk
from gongzhi.projects.queries import changes_seen_by, risks_seen_by
from gongzhi.projects.queries.changes import foreseen
from gongzhi.projects.registers.changes import change_url, risk_url
from gongzhi.projects.rules import APPROVE, EDIT, SEE
from gongzhi.projects.rules.changes import ChangeMove
from gongzhi.projects.rules.risks import RiskMove
from gongzhi.projects.services import changing
from gongzhi.projects.services import risks as services


@opens(SEE)
def change(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(changes_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.change_dossier(row, request.viewer))


@opens(SEE)
def risk(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(risks_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.risk_dossier(row, request.viewer))


@opens(APPROVE, form=True)
def change_decide(request: Request, pk: int) -> HttpResponse:
    """What it would do is told first."""
    row = get_object_or_404(changes_seen_by(request.viewer, APPROVE), pk=pk)
    form = DecisionForm(request.POST or None, viewer=request.viewer, act=APPROVE)

    def save(fields: dict[str, Any], version: int | None) -> str:
        move = ChangeMove(fields["decision"])
        changing.decide_change(row, move, by=request.viewer, version=version, note=fields["note"])
        return change_url(row)

    page = FormPage(
        _("决定变更"),
        save,
        change_url(row),
        intro=row.reason,
        submit=_("决定"),
        row=row,
        consequences=dossiers.consequences(foreseen(row, request.viewer)),
    )
    return form_page(request, form, page)


change_new = NewPage(
    NewChangeForm,
    EDIT,
    _("申请变更"),
    "projects:changes",
    lambda fields, by: change_url(changing.ask_change(ChangeRequest(**fields), by=by)),
).door()
risk_new = NewPage(
    NewRiskForm,
    EDIT,
    _("登记风险"),
    "projects:risks",
    lambda fields, by: risk_url(services.add_risk(Risk(**fields), by=by)),
).door()
risk_edit = EditPage(
    RiskForm,
    EDIT,
    _("修改风险"),
    risks_seen_by,
    lambda row, fields, version, by: services.change_risk(row, by=by, version=version, **fields),
    risk_url,
).door()
risk_move = MoveButton(
    RiskMove,
    SEE,
    risks_seen_by,
    lambda row, move, version, by: services.move_risk(row, move, by=by, version=version),
    risk_url,
).door()
