import tempfile
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.cells import Kind
from gongzhi.ground.web.doors import Door, opens
from gongzhi.ground.web.downloads import as_file
from gongzhi.ground.web.editing import EditPage, MoveButton, NewPage
from gongzhi.ground.web.forms import RecordForm
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.registers import Column
from gongzhi.ground.web.sheets import Leaf, write_sheet
from gongzhi.ground.web.viewers import Request
from gongzhi.payments import labels
from gongzhi.payments.dossiers.requests import consequences, request_dossier
from gongzhi.payments.dossiers.slip import slip_of
from gongzhi.payments.forms import ListForm, NoteForm, PayForm, RequestForm
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.queries import requests_seen_by
from gongzhi.payments.registers import request_url
from gongzhi.payments.rules import APPROVE, CHECK, PAY, PRINT, REQUEST, SEE, Move
from gongzhi.payments.services.moving import move_request, pay_request
from gongzhi.payments.services.requests import add_request, change_request
from gongzhi.payments.services.showing import accounts_in_full

Fields = dict[str, Any]
Words = str | Promise


@opens(SEE)
def payment(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(requests_seen_by(request.viewer), pk=pk)
    return dossier(request, request_dossier(row, request.viewer))


def _add(fields: Fields, by: Viewer) -> str:
    given = {name: value for name, value in fields.items() if value is not None}
    return request_url(add_request(PaymentRequest(**given), by=by))


request_new = NewPage(RequestForm, REQUEST, _("申请付款"), "payments:requests", _add).door()
request_edit = EditPage(
    RequestForm,
    REQUEST,
    _("修改付款申请"),
    requests_seen_by,
    lambda row, fields, version, by: change_request(row, by=by, version=version, **fields),
    request_url,
).door()
request_move = MoveButton(
    Move,
    SEE,
    requests_seen_by,
    lambda row, move, version, by: move_request(row, move, by=by, version=version or 0),
    request_url,
).door()


def _asking(
    act: str, move: Move, do: Callable[[PaymentRequest, Fields, int, Viewer], object], form: type[RecordForm]
) -> Door:
    """A page that shows what is agreed to, with the version that was looked at: it is not compared, an old form is refused."""

    def view(request: Request, pk: int) -> HttpResponse:
        row = get_object_or_404(requests_seen_by(request.viewer, act), pk=pk)
        filled = form(request.POST or None, viewer=request.viewer, act=act, initial={"version": row.version})
        title, words = labels.move()[move], consequences(row)

        def save(fields: Fields, version: int | None) -> str:
            do(row, fields, version or 0, request.viewer)
            return request_url(row)

        page = FormPage(
            f"{title}：{row.number}",
            save,
            request_url(row),
            submit=title,
            trail=[(row.number, request_url(row))],
            consequences=words,
            danger=True,
            drafted=False,
        )
        return form_page(request, filled, page)

    view.__name__ = f"{move.value}_{act}"
    return Door(view, act, form=True)


def _moving(move: Move) -> Callable[[PaymentRequest, Fields, int, Viewer], object]:
    return lambda row, fields, version, by: move_request(
        row, move, by=by, version=version, note=fields["note"]
    )


request_check = _asking(CHECK, Move.CHECK, _moving(Move.CHECK), NoteForm)
request_approve = _asking(APPROVE, Move.APPROVE, _moving(Move.APPROVE), NoteForm)
request_return = _asking(SEE, Move.RETURN, _moving(Move.RETURN), NoteForm)
request_withdraw = _asking(REQUEST, Move.WITHDRAW, _moving(Move.WITHDRAW), NoteForm)
request_pay = _asking(
    PAY,
    Move.PAY,
    lambda row, fields, version, by: pay_request(row, by=by, version=version, **fields),
    PayForm,
)


@opens(PRINT, kept=False)
@require_POST
def slip(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(requests_seen_by(request.viewer, PRINT), pk=pk)
    page = {"slip": slip_of(row, request.viewer), "back": request_url(row)}
    return render(request, "payments/slip.html", {"page": page})


@opens(PAY, kept=False)
def payment_list(request: Request) -> HttpResponse:
    """Choose, and take the file for the bank along."""
    form = ListForm(request.POST or None, viewer=request.viewer, act=PAY)
    if request.method == "POST" and form.is_valid():
        return _list_file(list(form.cleaned_data["requests"]), request.viewer)
    status = 422 if request.method == "POST" else 200
    return render(request, "payments/list.html", {"form": form}, status=status)


def _list_file(rows: list[PaymentRequest], by: Viewer) -> HttpResponse:
    """Numbers of accounts are text, sums are numbers, nothing is a formula."""
    numbers = accounts_in_full(rows, by=by)
    columns = (
        Column("number", _("申请号"), lambda r: r.number),
        Column("payee", _("收款人"), lambda r: r.payee),
        Column("bank", _("开户银行"), lambda r: r.bank),
        Column("account", _("收款账号"), lambda r: numbers[r.pk]),
        Column("amount", _("金额"), lambda r: r.amount_fen, Kind.MONEY),
        Column("words", _("付款事由"), lambda r: r.words),
        Column("contract", _("合同"), lambda r: r.contract.number),
        Column("invoice", _("发票号码"), lambda r: r.invoice),
    )
    leaf = Leaf(_("批量付款清单"), "", by.name, by.today, columns, None)
    with tempfile.TemporaryFile() as out:
        write_sheet(out, leaf, [rows])
        out.seek(0)
        return as_file(out.read(), f"{_now('批量付款清单')}-{by.today.isoformat()}.xlsx")
