from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gongzhi.ground.divisions.queries import name as place_name
from gongzhi.ground.official.paper import Heading, Paper, Paragraph, Run, Table
from gongzhi.ground.web.cells import Kind, day_words, words
from gongzhi.ground.web.confirming import Confirm, confirm_page
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.downloads import as_word
from gongzhi.ground.web.editing import EditPage, NewPage
from gongzhi.ground.web.pages import dossier
from gongzhi.ground.web.viewers import Request
from gongzhi.statements.dossiers.accounts import account_dossier, layout_dossier
from gongzhi.statements.dossiers.balances import balance_dossier, lines_of_table
from gongzhi.statements.forms.statements import AccountForm, HoldingForm, LayoutForm
from gongzhi.statements.models import BankAccount, Layout
from gongzhi.statements.queries import (
    SEE,
    accounts_seen_by,
    holdings_seen_by,
    layouts_seen_by,
    matches_seen_by,
)
from gongzhi.statements.queries.balances import balance_on, last_day
from gongzhi.statements.registers.accounts import account_url, layout_url
from gongzhi.statements.rules import MatchState
from gongzhi.statements.services import accounts as services
from gongzhi.statements.services.accounts import EDIT
from gongzhi.statements.services.reconciling import reconcile_account
from gongzhi.statements.services.settling import confirm

# One click confirms so many at most.
AT_ONCE = 500


@opens(SEE)
def account(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(accounts_seen_by(request.viewer), pk=pk)
    return dossier(request, account_dossier(row, request.viewer))


@opens(SEE)
def layout(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(layouts_seen_by(request.viewer), pk=pk)
    return dossier(request, layout_dossier(row, request.viewer))


@opens(EDIT)
@require_POST
def reconcile(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(accounts_seen_by(request.viewer, EDIT), pk=pk)
    found = reconcile_account(row, by=request.viewer)
    told = {"c": found.certain, "p": found.proposed, "d": found.differences}
    messages.success(request, _now("已对账：确定的 %(c)s 笔，请核对的 %(p)s 笔，差异 %(d)s 项。") % told)
    return redirect(account_url(row))


@opens(EDIT, form=True)
def confirm_certain(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(accounts_seen_by(request.viewer, EDIT), pk=pk)
    certain = matches_seen_by(request.viewer, EDIT).filter(
        account=row, state=MatchState.PROPOSED.value, certain=True
    )

    def act(version: int | None) -> str:
        for match in certain.order_by("pk")[:AT_ONCE]:
            confirm(match, by=request.viewer)
        return account_url(row)

    number = min(certain.count(), AT_ONCE)
    ask = Confirm(
        _now("确认勾对：%(name)s") % {"name": row.name},
        _("确认勾对"),
        [
            _now("确认 %(n)s 笔确定的勾对：金额、对方、日期都相同，两边笔数也相等。") % {"n": number},
            _("确认错了可以打开那一笔撤下，行不会丢。"),
        ],
        act,
        account_url(row),
        done=_("已确认。"),
    )
    return confirm_page(request, row, ask)


def _day(request: Request, row: BankAccount) -> date:
    """The day asked for; otherwise as far as the statements reach, or today."""
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return last_day(row) or request.viewer.today


@opens(SEE)
def balance(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(accounts_seen_by(request.viewer), pk=pk)
    return dossier(request, balance_dossier(row, _day(request, row), request.viewer))


@opens(SEE)
def paper(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(accounts_seen_by(request.viewer), pk=pk)
    day = _day(request, row)
    title = _now("余额调节表：%(account)s") % {"account": row.name}
    said = balance_on(row, day)
    table = Table(
        (_now("项目"), _now("金额")),
        tuple((Run(label), Run(words(Kind.MONEY, fen))) for label, fen in lines_of_table(said)),
    )
    items = Table(
        (_now("日期"), _now("内容"), _now("金额")),
        tuple((Run(day_words(i.day)), Run(i.words), Run(words(Kind.MONEY, i.fen))) for i in said.items),
    )
    body: list[Any] = [Paragraph((Run(_now("截至%(day)s。") % {"day": day_words(day)}),)), table]
    if said.items:
        body += [Heading(1, _now("两边没有对上的行")), items]
    return as_word(
        Paper(title=title, blocks=tuple(body), issuer=place_name(row.division), issued_on=day), title
    )


account_new = NewPage(
    AccountForm,
    EDIT,
    _("登记银行账户"),
    "statements:accounts",
    lambda fields, by: account_url(services.add_account(BankAccount(**fields), by=by)),
).door()
account_edit = EditPage(
    AccountForm,
    EDIT,
    _("修改银行账户"),
    accounts_seen_by,
    lambda row, fields, version, by: services.change_account(row, by=by, version=version, **fields),
    account_url,
).door()
holding_new = NewPage(
    HoldingForm,
    EDIT,
    _("放入资金来源"),
    "statements:accounts",
    lambda fields, by: account_url(services.hold_source(fields["account"], fields["source"], by=by).account),
).door()
layout_new = NewPage(
    LayoutForm,
    EDIT,
    _("登记版式"),
    "statements:layouts",
    lambda fields, by: layout_url(services.add_layout(Layout(**fields), by=by)),
).door()
layout_edit = EditPage(
    LayoutForm,
    EDIT,
    _("修改版式"),
    layouts_seen_by,
    lambda row, fields, version, by: services.change_layout(row, by=by, version=version, **fields),
    layout_url,
).door()


@opens(EDIT, form=True)
def holding_remove(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(holdings_seen_by(request.viewer, EDIT), pk=pk)
    back = account_url(row.account)

    def act(version: int | None) -> str:
        services.release_source(row, by=request.viewer)
        return back

    ask = Confirm(
        _now("移出资金来源：%(name)s") % {"name": row.source},
        _("移出"),
        [_("这项来源的账不再和这个账户的对账单对；可以再放回来。")],
        act,
        back,
        done=_("已移出。"),
    )
    return confirm_page(request, row, ask)
