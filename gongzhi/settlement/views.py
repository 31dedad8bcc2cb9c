from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.chinese.capitals import capitals
from gongzhi.ground.web.doors import Door, opens
from gongzhi.ground.web.editing import EditPage, MoveButton, NewPage
from gongzhi.ground.web.figures import money
from gongzhi.ground.web.forms import RecordForm
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.viewers import Request
from gongzhi.settlement import labels
from gongzhi.settlement.dossiers.settlements import settlement_dossier
from gongzhi.settlement.dossiers.slip import slip_of
from gongzhi.settlement.forms import NoteForm, RepayForm, SettlementForm
from gongzhi.settlement.models import Settlement
from gongzhi.settlement.queries import settlements_seen_by
from gongzhi.settlement.registers import settlement_url
from gongzhi.settlement.rules import CONFIRM, MAKE, PAY, SEE, Move
from gongzhi.settlement.services.moving import move_settlement, repay_settlement
from gongzhi.settlement.services.settlements import add_settlement, change_settlement

Fields = dict[str, Any]


@opens(SEE)
def settlement(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(settlements_seen_by(request.viewer), pk=pk)
    return dossier(request, settlement_dossier(row, request.viewer))


@opens(SEE)
def slip(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(settlements_seen_by(request.viewer), pk=pk)
    page = {"slip": slip_of(row, request.viewer), "back": settlement_url(row)}
    return render(request, "settlement/slip.html", {"page": page})


new = NewPage(
    SettlementForm,
    MAKE,
    _("填写结算"),
    "settlement:settlements",
    lambda fields, by: settlement_url(add_settlement(Settlement(**fields), by=by)),
).door()
edit = EditPage(
    SettlementForm,
    MAKE,
    _("修改结算"),
    settlements_seen_by,
    lambda row, fields, version, by: change_settlement(row, by=by, version=version, **fields),
    settlement_url,
).door()
move = MoveButton(
    Move,
    SEE,
    settlements_seen_by,
    lambda row, move, version, by: move_settlement(row, move, by=by, version=version or 0),
    settlement_url,
).door()


def _consequences(row: Settlement) -> list[str]:
    """What is agreed to, in sentences."""
    fen, said = row.deducted_fen or 0, {"source": row.source.name, "document": row.document}
    told = [
        _now("“%(source)s”按 %(document)s 扣减 %(sum)s，大写%(capitals)s。")
        % {**said, "sum": money(fen), "capitals": capitals(fen)}
        if fen
        else _now("“%(source)s”按 %(document)s 不扣减。") % said
    ]
    if row.next_fen is not None:
        told.append(_now("下一期 %(sum)s 登记为来源的一期。") % {"sum": money(row.next_fen)})
    return told


def _asking(
    act: str, move: Move, do: Callable[[Settlement, Fields, int, Viewer], object], form: type[RecordForm]
) -> Door:
    """A page that shows what is agreed to, with the version that was looked at: it is not compared, an old form is refused."""

    def view(request: Request, pk: int) -> HttpResponse:
        row = get_object_or_404(settlements_seen_by(request.viewer, act), pk=pk)
        filled = form(request.POST or None, viewer=request.viewer, act=act, initial={"version": row.version})
        title = labels.move()[move]

        def save(fields: Fields, version: int | None) -> str:
            do(row, fields, version or 0, request.viewer)
            return settlement_url(row)

        page = FormPage(
            f"{title}：{row}",
            save,
            settlement_url(row),
            submit=title,
            trail=[(str(row), settlement_url(row))],
            consequences=_consequences(row),
            danger=True,
            drafted=False,
        )
        return form_page(request, filled, page)

    view.__name__ = f"{move.value}_{act}"
    return Door(view, act, form=True)


def _moving(move: Move) -> Callable[[Settlement, Fields, int, Viewer], object]:
    return lambda row, fields, version, by: move_settlement(
        row, move, by=by, version=version, note=fields["note"]
    )


confirm = _asking(CONFIRM, Move.CONFIRM, _moving(Move.CONFIRM), NoteForm)
send_back = _asking(CONFIRM, Move.RETURN, _moving(Move.RETURN), NoteForm)
repay = _asking(
    PAY,
    Move.REPAY,
    lambda row, fields, version, by: repay_settlement(row, by=by, version=version, **fields),
    RepayForm,
)
