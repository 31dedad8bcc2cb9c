"""The pages of a finding: looking, entering, answering, looking again."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, MoveButton
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.viewers import Request
from gongzhi.supervision.dossiers.findings import finding_dossier
from gongzhi.supervision.forms.findings import FindingForm, RecheckForm, ReplyForm, WithdrawForm
from gongzhi.supervision.models import Finding, Visit
from gongzhi.supervision.queries import findings_seen_by, visits_seen_by
from gongzhi.supervision.registers.findings import finding_url
from gongzhi.supervision.registers.visits import visit_url
from gongzhi.supervision.rules import EDIT, FIND, RECHECK, REPLY, SEE_FINDINGS, FindingMove
from gongzhi.supervision.services.findings import add_finding, change_finding, move_finding, must_walk


@opens(SEE_FINDINGS)
def finding(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(findings_seen_by(request.viewer), pk=pk)
    return dossier(request, finding_dossier(row, request.viewer))


def _visit_asked(request: Request) -> Visit | None:
    """The visit whose page led here."""
    asked = request.GET.get("visit", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        return None
    return visits_seen_by(request.viewer, EDIT).filter(pk=int(asked)).first()


@opens(FIND, form=True)
def finding_new(request: Request) -> HttpResponse:
    visit = _visit_asked(request)
    known = {"division": visit.division, "found_on": visit.on} if visit else {}
    start = {"found_on": request.viewer.today, **request.GET.dict(), **{k: v for k, v in known.items() if v}}
    form = FindingForm(request.POST or None, viewer=request.viewer, act=FIND, initial=start)

    def save(fields: dict[str, Any], version: int | None) -> str:
        if visit:
            fields["division"] = visit.division
        return finding_url(add_finding(Finding(visit=visit, **fields), by=request.viewer))

    back = visit_url(visit) if visit else reverse("supervision:findings")
    return form_page(request, form, FormPage(_("登记督查问题"), save, back))


def _asking(
    request: Request, pk: int, act: str, form: type[Any], title: Any, do: Any, intro: Any = ""
) -> HttpResponse:
    """A page that asks for words and moves the finding on."""
    row = get_object_or_404(findings_seen_by(request.viewer, act), pk=pk)
    must_walk(row, act, request.viewer)
    bound = form(request.POST or None, viewer=request.viewer, act=act)

    def save(fields: dict[str, Any], version: int | None) -> str:
        do(row, fields, version, request.viewer)
        return finding_url(row)

    return form_page(request, bound, FormPage(title, save, finding_url(row), intro=intro, row=row))


@opens(REPLY, form=True)
def finding_reply(request: Request, pk: int) -> HttpResponse:
    intro = _("报送以后由您以外的人复查。")
    return _asking(request, pk, REPLY, ReplyForm, _("报整改情况"), _replied, intro)


def _replied(row: Finding, fields: dict[str, Any], version: int | None, by: Viewer) -> None:
    move_finding(row, FindingMove.REPLY, by=by, version=version, words=fields["words"])


@opens(FIND, form=True)
def finding_withdraw(request: Request, pk: int) -> HttpResponse:
    intro = _("撤销以后不再办理，也不能恢复；记录和理由留着。")
    return _asking(request, pk, FIND, WithdrawForm, _("撤销问题"), _withdrawn, intro)


def _withdrawn(row: Finding, fields: dict[str, Any], version: int | None, by: Viewer) -> None:
    move_finding(row, FindingMove.WITHDRAW, by=by, version=version, words=fields["words"])


@opens(RECHECK, form=True)
def finding_recheck(request: Request, pk: int) -> HttpResponse:
    return _asking(request, pk, RECHECK, RecheckForm, _("复查"), _rechecked)


def _rechecked(row: Finding, fields: dict[str, Any], version: int | None, by: Viewer) -> None:
    move = FindingMove(fields.pop("decision"))
    move_finding(row, move, by=by, version=version, **fields)


finding_edit = EditPage(
    FindingForm,
    FIND,
    _("修改督查问题"),
    findings_seen_by,
    lambda row, fields, version, by: change_finding(row, by=by, version=version, **fields),
    finding_url,
).door()
finding_move = MoveButton(
    FindingMove,
    SEE_FINDINGS,
    findings_seen_by,
    lambda row, move, version, by: move_finding(row, move, by=by, version=version),
    finding_url,
).door()
