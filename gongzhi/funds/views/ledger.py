from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gongzhi.funds.dossiers.ledger import account_dossier, entry_dossier, period_dossier
from gongzhi.funds.forms.ledger import AuthoriseForm, ReverseForm
from gongzhi.funds.queries import arrivals_seen_by
from gongzhi.funds.queries.ledger import accounts_seen_by, entries_of_period, entries_seen_by, periods_seen_by
from gongzhi.funds.registers.ledger import SEE, entry_url, period_url
from gongzhi.funds.rules.ledger import Place
from gongzhi.funds.services.budgets import Asked, authorise
from gongzhi.funds.services.ledger import CLOSE, POST
from gongzhi.funds.services.periods import close_period
from gongzhi.funds.services.receipts import RECEIVE, enter_arrival
from gongzhi.funds.services.reversals import reverse
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.confirming import Confirm, confirm_page
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import NewPage
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.viewers import Request

Fields = dict[str, Any]


@opens(SEE)
def entry(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(entries_seen_by(request.viewer), pk=pk)
    return dossier(request, entry_dossier(row, request.viewer))


@opens(SEE)
def account(request: Request, pk: int) -> HttpResponse:
    """With `after` or `before` the key of a line, the page of lines that begins behind it or ends before it."""
    row = get_object_or_404(accounts_seen_by(request.viewer), pk=pk)
    after, before = _key(request.GET.get("after", "")), _key(request.GET.get("before", ""))
    return dossier(request, account_dossier(row, request.viewer, after=after, before=before))


def _key(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


@opens(SEE)
def period(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(periods_seen_by(request.viewer), pk=pk)
    return dossier(request, period_dossier(row, request.viewer))


@opens(POST, form=True)
def entry_reverse(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(entries_seen_by(request.viewer, POST), pk=pk)
    form = ReverseForm(request.POST or None, viewer=request.viewer, act=POST)

    def save(fields: Fields, version: int | None) -> str:
        return entry_url(reverse(row, by=request.viewer, **fields))

    page = FormPage(
        _("冲销分录"),
        save,
        entry_url(row),
        submit=_("冲销"),
        done=_("已冲销。"),
        danger=True,
        consequences=[
            _("记一笔金额相反的分录，原来的分录留着，两笔互相指向。"),
            _("每笔分录只能冲销一次，冲销分录不能再冲销；冲错了请重新登记一笔。"),
            _("收进来的钱已经用掉、预算已经承诺的，不能冲销，会说明差多少。"),
        ],
        trail=[(row.words, entry_url(row))],
        drafted=False,
    )
    return form_page(request, form, page)


@opens(CLOSE, form=True)
def period_close(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(periods_seen_by(request.viewer, CLOSE), pk=pk)
    number = entries_of_period([row]).get(row.pk, 0)
    ask = Confirm(
        _("关账：%(month)s") % {"month": row},
        _("关账"),
        [
            _("这个月有 %(n)s 笔分录；关账以后这个月和以前都不能再记账、也不能冲销到这里。") % {"n": number},
            _("关了不能再开。以后发现记错，在没有关账的月份里冲销并重新登记。"),
        ],
        lambda version: period_url(close_period(row, by=request.viewer, version=version)),
        period_url(row),
        done=_("已关账。"),
    )
    return confirm_page(request, row, ask)


@opens(RECEIVE)
@require_POST
def arrival_post(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(arrivals_seen_by(request.viewer, RECEIVE), pk=pk)
    return redirect(entry_url(enter_arrival(row, by=request.viewer)))


def _authorise(fields: Fields, by: Viewer) -> str:
    """The page sends each form once, so each has a key of its own."""
    project = fields["project"]
    place = Place(fields["source"].pk, fields["division"], fields["purpose"], project.pk if project else None)
    asked = Asked(fields["amount_fen"], fields["day"], fields["words"], f"page:{uuid4()}", fields["voucher"])
    return entry_url(authorise(fields["source"], place, asked, by=by))


budget_authorise = NewPage(AuthoriseForm, POST, _("批准预算"), "funds:budgets", _authorise).door()
