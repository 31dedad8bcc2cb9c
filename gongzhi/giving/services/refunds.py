"""Gifts given back: by the finance bureau, with a voucher, of what is there, as the campaign's refund rule lets it."""

from django.db import transaction

from gongzhi.funds.queries.use import refund_entries
from gongzhi.funds.services.refunds import Returned, give_back
from gongzhi.giving.models import Donation, Refund
from gongzhi.giving.queries.money import refunded_of
from gongzhi.giving.rules import REFUND, GiftKind
from gongzhi.giving.rules.campaigns import NoRefund, RefundRule, Status, no_refund
from gongzhi.giving.services.donations import is_booked
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import wait_for_the_turn
from gongzhi.ground.divisions.rules import county
from gongzhi.ground.money.rules import yuan
from gongzhi.ground.records.services import add
from gongzhi.ground.refusal import Refused

WHY_NOT = {
    NoRefund.NO_RULE: "这次众筹的退款规则未录入，不能退款；请先在众筹里录入。",
    NoRefund.NOT_SHORT: "众筹判定“未达标”以后才按退款规则退还；登记错的捐赠请修改那一笔。",
    NoRefund.TRANSFERRED: "这次众筹的退款规则是“转入同类项目”，不退还。",
}


def key_of(refund: Refund) -> str:
    """The name of a refund in the ledger."""
    return f"refund:{refund.pk}"


@transaction.atomic
def refund_donation(row: Refund, *, by: Viewer) -> Refund:
    """Dr 拨入, Cr 存款 of the gift's source. The same voucher of the same gift is one refund.

    Refused for goods, for what is not booked, beyond what is left of the gift or of the money, and against the rule.
    """
    by.must(REFUND, row.donation.division)
    wait_for_the_turn()  # what is left is asked after whoever is before us is done
    donation = Donation.objects.select_related("source", "arrival", "campaign").get(pk=row.donation_id)
    row.division, row.voucher = donation.division, row.voucher.strip()
    if earlier := _told_before(row):
        return earlier
    _must_be_open(donation)
    _must_be_sound(row, donation, by)
    made = add(row, act=REFUND, by=by, event="giving.refund.added")
    assert donation.arrival
    told = Returned(made.amount_fen, made.day, f"退还捐赠第 {donation.pk} 号", key_of(made), made.voucher)
    give_back(donation.arrival, told, by=by)
    return made


def _told_before(row: Refund) -> Refund | None:
    found = Refund.objects.filter(donation=row.donation_id, voucher=row.voucher).first()
    if found is None or not row.voucher:
        return None
    entry = refund_entries([key_of(found)], county(row.division)).get(key_of(found))
    undone = entry is None or hasattr(entry, "reversed_by")
    if undone or (found.amount_fen, found.day) != (row.amount_fen, row.day):
        words = (
            f"凭证号“{row.voucher}”已经用于一次 {yuan(found.amount_fen)} 的退款；另一次退款请用另一个凭证号。"
        )
        raise Refused(words, {"voucher": [words]})
    return found


def _must_be_open(donation: Donation) -> None:
    if donation.kind == GiftKind.GOODS:
        raise Refused("实物没有入账，这里不退；退还实物请写在说明里。")
    if not is_booked(donation):
        raise Refused("这笔捐赠还没有入账，退不了款；请先入账。")
    campaign = donation.campaign
    why = no_refund(Status(campaign.status), RefundRule(campaign.refund_rule)) if campaign else None
    if why:
        raise Refused(WHY_NOT[why])


def _must_be_sound(row: Refund, donation: Donation, by: Viewer) -> None:
    left = (donation.amount_fen or 0) - refunded_of([donation]).get(donation.pk, 0)
    wrong = {
        "amount_fen": "退款金额应当大于零。" if row.amount_fen is None or row.amount_fen <= 0 else "",
        "voucher": "" if row.voucher else "退款要写凭证号。",
        "reason": "" if row.reason.strip() else "请写明退款原因。",
        "day": _day_wrong(row, donation, by),
    }
    if not wrong["amount_fen"] and row.amount_fen > left:
        wrong["amount_fen"] = f"这笔捐赠还剩 {yuan(left)} 没有退，不能退 {yuan(row.amount_fen)}。"
    told = {field: [words] for field, words in wrong.items() if words}
    if told:
        raise Refused("".join(words for [words] in told.values()), told)


def _day_wrong(row: Refund, donation: Donation, by: Viewer) -> str:
    if row.day > by.today:
        return "退款日期不能晚于今天。"
    early = donation.received_on is not None and row.day < donation.received_on
    return "退款日期早于收到日期，请核对。" if early else ""
