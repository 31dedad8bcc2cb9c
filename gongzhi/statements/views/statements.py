from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.confirming import Confirm, confirm_page
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.replies import version_of
from gongzhi.ground.web.viewers import Request
from gongzhi.statements.dossiers.statements import (
    difference_dossier,
    line_dossier,
    match_dossier,
    statement_dossier,
)
from gongzhi.statements.forms.statements import JoinForm, SettleForm, StatementForm
from gongzhi.statements.models import Statement
from gongzhi.statements.queries import (
    SEE,
    differences_seen_by,
    lines_seen_by,
    matches_seen_by,
    statements_seen_by,
)
from gongzhi.statements.registers.accounts import account_url
from gongzhi.statements.registers.matches import difference_url, match_url
from gongzhi.statements.registers.statements import statement_url
from gongzhi.statements.rules import StatementState
from gongzhi.statements.rules.reading import Line
from gongzhi.statements.services import settling, taking
from gongzhi.statements.services.accounts import EDIT

Fields = dict[str, Any]


@opens(SEE)
def statement(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(statements_seen_by(request.viewer).select_related("layout", "file"), pk=pk)
    return dossier(request, statement_dossier(row, request.viewer, _lines(request, row)))


def _lines(request: Request, row: Statement) -> Sequence[Line]:
    """What would be written. A layout that was changed since may not read the file any more: that is said over the page."""
    if row.state == StatementState.TAKEN:
        return ()
    try:
        return taking.lines_in(row)
    except Refused as why:
        messages.error(request, str(why))
        return ()


@opens(EDIT, form=True)
def statement_new(request: Request) -> HttpResponse:
    form = StatementForm(
        request.POST or None,
        request.FILES or None,
        viewer=request.viewer,
        act=EDIT,
        initial=request.GET.dict(),
    )

    def save(fields: Fields, version: int | None) -> str:
        file = fields["file"]
        sent = taking.Sent(file.read(), file.name, fields["opening_fen"], fields["closing_fen"])
        return statement_url(taking.upload(fields["account"], fields["layout"], sent, by=request.viewer))

    page = FormPage(
        _("导入对账单"),
        save,
        reverse("statements:statements"),
        intro=_("先读出来给您看，核对以后再确认导入；有一格读不出来，就一行也不导入。"),
        submit=_("上传并预览"),
        done=_("已读取，请核对后确认。"),
        drafted=False,
    )
    return form_page(request, form, page)


@opens(EDIT)
@require_POST
def statement_take(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(statements_seen_by(request.viewer, EDIT), pk=pk)
    taking.take_in(row, by=request.viewer, version=version_of(request))
    return redirect(statement_url(row))


@opens(EDIT, form=True)
def statement_discard(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(statements_seen_by(request.viewer, EDIT), pk=pk)

    def act(version: int | None) -> str:
        taking.discard(row, by=request.viewer)
        return account_url(row.account)

    ask = Confirm(
        _now("放弃对账单：%(name)s") % {"name": row.name},
        _("放弃"),
        [_("这份文件一行也没有导入，放弃以后可以重新上传。")],
        act,
        statement_url(row),
        done=_("已放弃。"),
    )
    return confirm_page(request, row, ask)


@opens(SEE)
def line(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(lines_seen_by(request.viewer).select_related("statement"), pk=pk)
    return dossier(request, line_dossier(row, request.viewer))


@opens(SEE)
def match(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(matches_seen_by(request.viewer), pk=pk)
    return dossier(request, match_dossier(row, request.viewer))


@opens(EDIT)
@require_POST
def match_confirm(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(matches_seen_by(request.viewer, EDIT), pk=pk)
    settling.confirm(row, by=request.viewer, version=version_of(request))
    return redirect(match_url(row))


@opens(EDIT, form=True)
def match_undo(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(matches_seen_by(request.viewer, EDIT), pk=pk)

    def act(version: int | None) -> str:
        settling.undo(row, by=request.viewer)
        return account_url(row.account)

    told = {"s": row.statement_rows, "l": row.ledger_rows}
    ask = Confirm(
        _now("撤下勾对：%(title)s") % {"title": row.title},
        _("撤下勾对"),
        [
            _now("对账单 %(s)s 行、账上 %(l)s 行重新成为没有对的行。") % told,
            _("再点“对账”会重新找；行不改也不删。"),
        ],
        act,
        match_url(row),
        done=_("已撤下。"),
    )
    return confirm_page(request, row, ask)


@opens(SEE)
def difference(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(differences_seen_by(request.viewer).select_related("entry"), pk=pk)
    return dossier(request, difference_dossier(row, request.viewer))


@opens(EDIT, form=True)
def difference_settle(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(differences_seen_by(request.viewer, EDIT), pk=pk)
    form = SettleForm(request.POST or None, viewer=request.viewer, act=EDIT)

    def save(fields: Fields, version: int | None) -> str:
        return difference_url(settling.settle(row, **fields, by=request.viewer))

    page = FormPage(
        _("处理差异"),
        save,
        difference_url(row),
        intro=_("只记录原因和处理办法，不动账：要冲销、补记的，先在总账里办好，再填分录号。"),
        done=_("已处理。"),
    )
    return form_page(request, form, page)


@opens(EDIT, form=True)
def difference_join(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(differences_seen_by(request.viewer, EDIT), pk=pk)
    form = JoinForm(request.POST or None, viewer=request.viewer, act=EDIT, difference=row)

    def save(fields: Fields, version: int | None) -> str:
        other = fields.get("other")
        both = [row, other] if other else [row]
        return match_url(settling.match_by_hand(both, note=fields["note"], by=request.viewer))

    page = FormPage(
        _("人工勾对"),
        save,
        difference_url(row),
        intro=_("两边金额相等才能勾对；差异同时记为已处理。"),
        done=_("已勾对。"),
    )
    return form_page(request, form, page)


@opens(EDIT)
@require_POST
def difference_reopen(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(differences_seen_by(request.viewer, EDIT), pk=pk)
    settling.reopen(row, by=request.viewer, version=version_of(request))
    return redirect(difference_url(row))
