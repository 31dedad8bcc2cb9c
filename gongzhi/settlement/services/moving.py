"""Each hand that passes a settlement on. Every step waits for its turn, looks at the settlement as it is now, and writes
down who stands behind it; what is refused because of who, or because the form is old, stays in the audit.
"""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from gongzhi.funds.models import Instalment
from gongzhi.funds.services import settling
from gongzhi.funds.services.budgets import Asked
from gongzhi.ground.accounts.apart import in_both
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.refusals import note_refusal
from gongzhi.ground.audit.services import wait_for_the_turn
from gongzhi.ground.records.services import change
from gongzhi.ground.refusal import NOT_NOW, Overtaken, Refused
from gongzhi.settlement import telling
from gongzhi.settlement.labels import HAND
from gongzhi.settlement.models import Settlement
from gongzhi.settlement.queries import digest_of, hands_of
from gongzhi.settlement.rules import ARROWS, CONFIRM, HANDS, PAY, Did, Move, Posting, Status, key_of
from gongzhi.settlement.services.settlements import sign
from gongzhi.settlement.services.sound import must_be_reckoned, must_still_stand

OLD = "这张结算在您打开以后又改动过，没有办理。请重新打开，看过现在的内容再办。"
NOBODY = "结算的每一步都要由有账号的人办理。"


class NotApart(Refused):
    """One person would have two hands in one settlement."""


def move_settlement(row: Settlement, move: Move, *, by: Viewer, version: int, note: str = "") -> Settlement:
    """Walk one arrow but the last; `version` is that of the settlement as it was looked at. Confirming posts in the same
    transaction; what the ledger refuses changes nothing."""
    walks = {Move.SUBMIT: _submit, Move.CONFIRM: _confirm, Move.RETURN: _return}
    if move not in walks:
        raise Refused("登记缴回要写凭证号和日期，请在结算页点“登记缴回”。")
    return _on_record(row, move, by, lambda: walks[move](row, by, version, note.strip()))


def repay_settlement(row: Settlement, *, voucher: str, day: date, by: Viewer, version: int) -> Settlement:
    """The last arrow: what was deducted has gone back to the province, posted under the settlement's own key."""
    return _on_record(row, Move.REPAY, by, lambda: _repay(row, voucher.strip(), day, by, version))


def _on_record(row: Settlement, move: Move, by: Viewer, walk: Callable[[], Settlement]) -> Settlement:
    try:
        with transaction.atomic():
            return walk()
    except (NotApart, Overtaken) as why:
        event = "settlement.settlement.refused"
        note_refusal(event, row, by=by, division=row.division, move=move.value, why=str(why))
        raise


def _submit(row: Settlement, by: Viewer, version: int, note: str) -> Settlement:
    """The rules it is reckoned by are kept with it, and what they make of it."""
    act, to = _step_up(row, Move.SUBMIT, by, version)
    found = must_be_reckoned(row, by)
    fields: dict[str, object] = {
        "status": to.value,
        "verdict": "",
        "submitted_on": by.today,
        "advance_fen": found.facts.advance,
        "tier": found.outcome.tier.value if found.outcome.tier else "",
        "deducted_fen": found.outcome.fen,
        "kept": [dict(rule) for rule in found.kept],
        "digest": digest_of(found.kept),
    }
    return _written(row, Move.SUBMIT, act, by, note, fields)


def _confirm(row: Settlement, by: Viewer, version: int, note: str) -> Settlement:
    act, to = _step_up(row, Move.CONFIRM, by, version)
    must_still_stand(row, by)
    if row.deducted_fen:
        settling.deduct(row.source, _asked(row, Posting.DEDUCT, by.today, row.document), by=by, act=CONFIRM)
    if row.next_fen is not None:
        said = f"结算以后下达：{row.document}"[:200]
        coming = Instalment(source=row.source, planned_fen=row.next_fen, due_on=row.next_due, note=said)
        settling.promise_next(coming, row.advance_fen or 0, by=by, act=CONFIRM)
    fields: dict[str, object] = {"status": to.value, "confirmed_on": by.today}
    return _written(row, Move.CONFIRM, act, by, note, fields)


def _return(row: Settlement, by: Viewer, version: int, note: str) -> Settlement:
    act, to = _step_up(row, Move.RETURN, by, version)
    if not note:
        words = "退回要写明原因，填写人才知道怎样补正。"
        raise Refused(words, {"note": [words]})
    # What was reckoned is reckoned anew when it comes again.
    fields: dict[str, object] = {"status": to.value, "verdict": note, "kept": [], "digest": "", "tier": ""}
    return _written(row, Move.RETURN, act, by, note, {**fields, "advance_fen": None, "deducted_fen": None})


def _repay(row: Settlement, voucher: str, day: date, by: Viewer, version: int) -> Settlement:
    act, to = _step_up(row, Move.REPAY, by, version)
    if not row.deducted_fen:
        raise Refused("这张结算没有扣减，不用缴回。")
    settling.pay_back(row.source, _asked(row, Posting.RETURN, day, voucher), by=by, act=PAY)
    fields: dict[str, object] = {"status": to.value, "repaid_on": day, "voucher": voucher}
    return _written(row, Move.REPAY, act, by, "", fields)


def _asked(row: Settlement, posting: Posting, day: date, voucher: str) -> Asked:
    words = {Posting.DEDUCT: "结算扣减", Posting.RETURN: "缴回结算扣减"}[posting]
    return Asked(
        row.deducted_fen or 0,
        day,
        f"{words} {row.document}"[:150],
        key_of(row.pk, posting),
        voucher,
    )


def _step_up(row: Settlement, move: Move, by: Viewer, version: int) -> tuple[str, Status]:
    """The arrow, once the settlement is seen as it is now, with nobody writing beside."""
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


def _must_be_apart(row: Settlement, did: Did, act: str, by: Viewer) -> None:
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
            f"两人原则：{who}办过这张结算的{HAND[other]}，不能再{HAND[hand]}；岗位换了、代理别人也一样。"
            "请交给另一位有这个岗位的同事办理。"
        )


def _written(
    row: Settlement, move: Move, act: str, by: Viewer, note: str, fields: dict[str, object]
) -> Settlement:
    seen = row.version
    made = change(row, act=act, by=by, event="settlement.settlement.moved", version=seen, **fields)
    sign(made, Did(move.value), act, by, note)
    telling.moved(made, move, by, note)
    return made
