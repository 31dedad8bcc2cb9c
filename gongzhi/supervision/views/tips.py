"""The pages of what was told from outside. Who told it is shown by one page alone, which asks for a purpose."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, NewPage
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.revealing import RevealPage
from gongzhi.ground.web.viewers import Request
from gongzhi.supervision.dossiers.tips import tip_dossier
from gongzhi.supervision.forms.tips import DismissForm, TipFindingForm, TipForm, TipVisitForm
from gongzhi.supervision.models import Finding, Tip, Visit
from gongzhi.supervision.queries import tips_seen_by
from gongzhi.supervision.registers.findings import finding_url
from gongzhi.supervision.registers.tips import tip_url
from gongzhi.supervision.registers.visits import visit_url
from gongzhi.supervision.rules import EDIT_TIPS, REVEAL, SEE_TIPS
from gongzhi.supervision.services.tips import add_tip, change_tip, dismiss_tip, tip_to_finding, tip_to_visit

WITHOUT = _("来源人不会带过去；文字里也不能写来源人的姓名和电话。")


@opens(SEE_TIPS)
def tip(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(tips_seen_by(request.viewer), pk=pk)
    return dossier(request, tip_dossier(row, request.viewer))


@opens(EDIT_TIPS, form=True)
def tip_finding(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(tips_seen_by(request.viewer, EDIT_TIPS), pk=pk)
    start = {"text": row.text[:300], "link": row.link, "found_on": request.viewer.today}
    form = TipFindingForm(request.POST or None, viewer=request.viewer, act=EDIT_TIPS, initial=start)

    def save(fields: dict[str, Any], version: int | None) -> str:
        return finding_url(tip_to_finding(row, Finding(**fields), by=request.viewer))

    trail = [(str(row), tip_url(row))]
    page = FormPage(_("转为问题"), save, tip_url(row), intro=WITHOUT, submit=_("转为问题"), trail=trail)
    return form_page(request, form, page)


@opens(EDIT_TIPS, form=True)
def tip_visit(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(tips_seen_by(request.viewer, EDIT_TIPS), pk=pk)
    form = TipVisitForm(request.POST or None, viewer=request.viewer, act=EDIT_TIPS)

    def save(fields: dict[str, Any], version: int | None) -> str:
        together = fields.pop("together")
        made = tip_to_visit(row, Visit(**fields), by=request.viewer, together=together)
        return visit_url(made)

    trail = [(str(row), tip_url(row))]
    page = FormPage(_("转为督查"), save, tip_url(row), intro=WITHOUT, submit=_("转为督查"), trail=trail)
    return form_page(request, form, page)


@opens(EDIT_TIPS, form=True)
def tip_dismiss(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(tips_seen_by(request.viewer, EDIT_TIPS), pk=pk)
    form = DismissForm(request.POST or None, viewer=request.viewer, act=EDIT_TIPS)

    def save(fields: dict[str, Any], version: int | None) -> str:
        dismiss_tip(row, fields["verdict"], by=request.viewer, version=version)
        return tip_url(row)

    return form_page(request, form, FormPage(_("不属实，了结"), save, tip_url(row), row=row))


tip_new = NewPage(
    TipForm,
    EDIT_TIPS,
    _("登记线索"),
    "supervision:tips",
    lambda fields, by: tip_url(add_tip(Tip(**fields), by=by)),
).door()
tip_edit = EditPage(
    TipForm,
    EDIT_TIPS,
    _("修改线索"),
    tips_seen_by,
    lambda row, fields, version, by: change_tip(row, by=by, version=version, **fields),
    tip_url,
).door()
tip_reveal = RevealPage(REVEAL, _("查看来源人"), tips_seen_by, tip_url).door()
