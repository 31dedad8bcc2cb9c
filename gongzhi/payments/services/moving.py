"""Each hand that passes a request on. Every step waits for its turn, looks at the request as it is now, and writes down
who stands behind it; what is refused because of who, or because the form is old, stays in the audit.
"""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from gongzhi.funds.rules.spending import Spending
from gongzhi.funds.services import budgets
from gongzhi.funds.services.budgets import Asked
from gongzhi.ground.accounts.apart import in_both
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.refusals import note_refusal
from gongzhi.ground.audit.services import wait_for_the_turn
from gongzhi.ground.records.services import change
from gongzhi.ground.refusal import NOT_NOW, Overtaken, Refused
from gongzhi.payments import telling
from gongzhi.payments.labels import HAND
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.queries import hands_of
from gongzhi.payments.rules import ARROWS, HANDS, PAY, Did, Move, Status, key_of
from gongzhi.payments.services.requests import sign
from gongzhi.payments.services.sound import must_be_sound

OLD = "这张付款申请在您打开以后又改动过，没有办理。请重新打开付款申请，看过现在的内容再办。"
NOBODY = "付款的每一步都要由有账号的人办理。"


class NotApart(Refused):
    """One person would have two hands in one payment."""


def move_request(
    row: PaymentRequest, move: Move, *, by: Viewer, version: int, note: str = ""
) -> PaymentRequest:
    """Walk one arrow but the last; `version` is that of the request as it was looked at. Refused to whoever has had
    another hand in it, himself or by whom he acts for."""
    if move == Move.PAY:
        raise Refused("支付要写凭证号和日期，请在付款申请页点“支付”。")
    return _on_record(row, move, by, lambda: _move(row, move, by, version, note.strip()))


def pay_request(row: PaymentRequest, *, voucher: str, day: date, by: Viewer, version: int) -> PaymentRequest:
    """The last arrow: posted to the ledger in the same transaction, under the request's own key. What the ledger refuses
    changes nothing."""
    return _on_record(row, Move.PAY, by, lambda: _pay(row, voucher.strip(), day, by, version))


def _on_record(
    row: PaymentRequest, move: Move, by: Viewer, walk: Callable[[], PaymentRequest]
) -> PaymentRequest:
    try:
        with transaction.atomic():
            return walk()
    except (NotApart, Overtaken) as why:
        note_refusal(
            "payments.request.refused", row, by=by, division=row.division, move=move.value, why=str(why)
        )
        raise


def _move(row: PaymentRequest, move: Move, by: Viewer, version: int, note: str) -> PaymentRequest:
    act, to = _step_up(row, move, by, version)
    if move == Move.RETURN and not note:
        words = "退回要写明原因，申请人才知道怎样补正。"
        raise Refused(words, {"note": [words]})
    if move not in {Move.RETURN, Move.WITHDRAW}:
        must_be_sound(row, by)
    fields: dict[str, object] = {"status": to.value, "verdict": note if move == Move.RETURN else row.verdict}
    if move == Move.SUBMIT:
        fields |= {"submitted_on": by.today, "verdict": ""}
    return _written(row, move, act, by, note, fields)


def _pay(row: PaymentRequest, voucher: str, day: date, by: Viewer, version: int) -> PaymentRequest:
    act, to = _step_up(row, Move.PAY, by, version)
    must_be_sound(row, by)
    asked = Asked(
        row.amount_fen, day, f"{row.number} 付{row.payee}"[:150], key_of(row.pk), voucher, row.payee
    )
    wanted = Spending(row.line.source_id, row.purpose, day, voucher)
    budgets.pay(row.line, wanted, asked, by=by, act=PAY)
    fields: dict[str, object] = {"status": to.value, "paid_on": day, "voucher": voucher}
    return _written(row, Move.PAY, act, by, "", fields)


def _step_up(row: PaymentRequest, move: Move, by: Viewer, version: int) -> tuple[str, Status]:
    """The arrow, once the request is seen as it is now, with nobody writing beside."""
    wait_for_the_turn()
    row.refresh_from_db()
    if row.version != version:
        raise Overtaken(OLD)
    arrow = ARROWS.get((Status(row.status), move))
    if arrow is None:
        raise Overtaken(NOT_NOW)
    by.must(arrow[0], row.division)
    _must_be_apart(row, Did(move.value), arrow[0], by)
    return arrow


def _must_be_apart(row: PaymentRequest, did: Did, act: str, by: Viewer) -> None:
    hand = HANDS.get(did)
    if hand is None:
        return
    persons = by.persons(act, row.division)
    if not persons:
        raise Refused(NOBODY)
    earlier = hands_of(row)
    other = in_both(persons, earlier, hand)
    if other:
        who = "您" if by.user_id in earlier[other] else "您所代理的人"
        raise NotApart(
            f"两人原则：{who}办过这笔付款的{HAND[other]}，不能再{HAND[hand]}；岗位换了、代理别人也一样。"
            "请交给另一位有这个岗位的同事办理。"
        )


def _written(
    row: PaymentRequest, move: Move, act: str, by: Viewer, note: str, fields: dict[str, object]
) -> PaymentRequest:
    seen = row.version
    made = change(row, act=act, by=by, event="payments.request.moved", version=seen, **fields)
    sign(made, Did(move.value), act, by, note)
    telling.moved(made, move, by, note)
    return made
