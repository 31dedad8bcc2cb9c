"""What is done on one budget line: committed under a contract, passed on to a year."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.funds.forms.budgets import CommitForm, OfLine, PassForm
from gongzhi.funds.models import Account, Entry
from gongzhi.funds.queries.ledger import budgets_seen_by
from gongzhi.funds.registers.ledger import account_url, entry_url, full_name
from gongzhi.funds.rules.spending import Spending
from gongzhi.funds.services.budgets import Asked, commit, pass_to_year
from gongzhi.funds.services.ledger import POST
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.doors import Door
from gongzhi.ground.web.pages import FormPage, form_page
from gongzhi.ground.web.viewers import Request

Fields = dict[str, Any]


def _on_line(
    form: type[OfLine], title: str | Promise, post: Callable[[Account, Fields, Viewer], Entry]
) -> Door:
    """A page that posts one entry on a line; it sends each form once, so each has a key of its own."""

    def view(request: Request, pk: int) -> HttpResponse:
        line = get_object_or_404(budgets_seen_by(request.viewer, POST), pk=pk)
        filled = form(request.POST or None, viewer=request.viewer, act=POST, line=line)

        def save(fields: Fields, version: int | None) -> str:
            return entry_url(post(line, fields, request.viewer))

        trail = [(full_name(line), account_url(line))]
        page = FormPage(title, save, account_url(line), intro=full_name(line), submit=title, trail=trail)
        return form_page(request, filled, page)

    return Door(view, POST, form=True)


def _commit(line: Account, fields: Fields, by: Viewer) -> Entry:
    contract = fields["contract"]
    words = fields["words"] or (f"签订合同：{contract}"[:150] if contract else "")
    number, party = (contract.number, contract.party_name) if contract else ("", "")
    asked = Asked(fields["amount_fen"], fields["day"], words, f"page:{uuid4()}", number, party)
    return commit(line, Spending(line.source_id, fields["purpose"], fields["day"]), asked, by=by)


def _pass(line: Account, fields: Fields, by: Viewer) -> Entry:
    asked = Asked(fields["amount_fen"], fields["day"], fields["words"], f"page:{uuid4()}")
    return pass_to_year(line, fields["year"], asked, by=by)


budget_commit = _on_line(CommitForm, _("承诺"), _commit)
budget_pass = _on_line(PassForm, _("分到年度"), _pass)
