"""Gifts: entered where they were given, booked as arrivals by whoever keeps the money's books, corrected there too."""

from copy import copy

from django.db import transaction

from gongzhi.funds.models import Arrival
from gongzhi.funds.queries.ledger import live_entry
from gongzhi.funds.rules import GIVEN
from gongzhi.funds.services.receipts import enter_arrival
from gongzhi.funds.services.sources import add_arrival, change_arrival
from gongzhi.giving.models import Campaign, CharityFund, Donation
from gongzhi.giving.queries.money import refunded_of
from gongzhi.giving.rules import BOOK, EDIT, DonorKind, GiftKind, Valuation
from gongzhi.giving.rules.campaigns import TAKING, Status
from gongzhi.giving.rules.donations import Fault, Gift, fault
from gongzhi.giving.services.funds import must_be_charity
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.chinese.masking import mask_name
from gongzhi.ground.divisions.rules import contains
from gongzhi.ground.money.rules import yuan
from gongzhi.ground.records.hands import Hand
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused

FAULTS = {
    Fault.ZERO: ("amount_fen", "金额应当大于零；还不知道的请留空，不要填 0。"),
    Fault.MONEY_AND_GOODS: (
        "kind",
        "现金捐赠不填实物名称、估值和估值依据；是实物的请把“现金或实物”改为实物。",
    ),
    Fault.GOODS_AND_MONEY: ("amount_fen", "实物不填捐赠金额：值多少填在“估值”，不算作到账的钱。"),
    Fault.NO_GOODS: ("goods", "实物捐赠要写实物名称。"),
    Fault.VALUE_WITHOUT_BASIS: ("valuation", "填了估值要选估值依据；没有依据的请把估值留空，选“未估价”。"),
    Fault.BASIS_WITHOUT_VALUE: ("value_fen", "选了估值依据要填估值；还没有估的请选“未估价”。"),
}
# What of a gift stands in the ledger.
BOOKED = ("source", "amount_fen", "received_on", "receipt_no", "kind")


def settle(row: Donation, by: Viewer) -> None:
    """What follows from the rest, for one gift as for a table of them. Refused where it does not hold together."""
    _lie_with_its_target(row)
    _be_of_one_donor(row)
    gift = Gift(
        GiftKind(row.kind), row.amount_fen, row.goods.strip(), row.value_fen, Valuation(row.valuation)
    )
    if why := fault(gift):
        field, words = FAULTS[why]
        raise Refused(words, {field: [words]})
    if row.received_on and row.received_on > by.today:
        words = "收到日期不能晚于今天；还没有收到的请先不登记。"
        raise Refused(words, {"received_on": [words]})


def _lie_with_its_target(row: Donation) -> None:
    """A gift to a campaign or a fund has its source and its charity; one to neither names them itself."""
    if row.campaign and row.fund:
        words = "慈善基金和众筹只选一项：钱进哪一项就选哪一项。"
        raise Refused(words, {"fund": [words]})
    if row.campaign:
        if Status(row.campaign.status) not in TAKING and _newly(row):
            words = f"这次众筹现在是“{row.campaign.get_status_display()}”，不能登记捐赠。"
            raise Refused(words, {"campaign": [words]})
        row.source, row.charity = row.campaign.source, row.campaign.publisher
    elif row.fund:
        row.source, row.charity = row.fund.source, row.fund.host
    elif row.source:
        _must_be_free(row)
    target: Campaign | CharityFund | None = row.campaign or row.fund
    if target and not contains(target.division, row.division):
        words = f"“{target}”不含这个区划，请核对区划。"
        raise Refused(words, {"division": [words]})
    must_be_charity(row.charity, "charity")


def _newly(row: Donation) -> bool:
    """Whether the gift was not of this campaign before."""
    return not Donation.objects.filter(pk=row.pk, campaign=row.campaign).exists()


def _must_be_free(row: Donation) -> None:
    assert row.source
    words = ""
    if row.source.kind not in GIVEN:
        words = "请选类别是慈善捐赠、企业投入或居民众筹的资金来源。"
    elif CharityFund.objects.filter(source=row.source).exists():
        words = "这项资金来源属于一个慈善基金，请直接选那个基金。"
    elif Campaign.objects.filter(source=row.source).exists():
        words = "这项资金来源属于一次众筹，请直接选那次众筹。"
    if words:
        raise Refused(words, {"source": [words]})


def _be_of_one_donor(row: Donation) -> None:
    """A person has a sealed name and its mask, a body has its name: never both."""
    if row.donor_kind != DonorKind.PERSON:
        row.donor_name = row.donor_masked = ""
        return
    if row.donor or row.donor_words:
        words = "捐赠人是个人的，姓名填在“捐赠人姓名”，不填捐赠单位。"
        raise Refused(words, {"donor_kind": [words]})
    if isinstance(row.donor_name, str) and row.donor_name:
        row.donor_masked = mask_name(row.donor_name)


def _settle_one_of_many(row: Donation, by: Viewer) -> None:
    told = row.charity
    settle(row, by)
    if told != row.charity:
        raise Refused("接收的慈善组织与基金、众筹登记的不同，请按票据核对。")
    if row.arrival_id and _turned(Donation.objects.get(pk=row.pk), row):
        raise Refused("这笔捐赠已经入账，不能用表格改；请打开它修改，系统会冲销并重新记账。")


def _turned(old: Donation, new: Donation) -> set[str]:
    return {name for name in BOOKED if getattr(old, name) != getattr(new, name)}


DONATION = Hand(Donation, EDIT, "giving.donation.added", "giving.donation.changed", _settle_one_of_many)


@transaction.atomic
def add_donation(row: Donation, *, by: Viewer) -> Donation:
    """Enter a gift; booked at once where its money is all known and whoever enters it may book.

    The same receipt of the same charity is one gift: told again alike it is given back, told otherwise it is refused.
    """
    row.donor_name = row.donor_name or ""
    settle(row, by)
    made = _told_before(row, by) or add(row, act=EDIT, by=by, event="giving.donation.added")
    if lacking(made) == "" and by.may(BOOK, made.source.division if made.source else made.division):
        book(made, by=by)
    return made


def _told_before(row: Donation, by: Viewer) -> Donation | None:
    if not row.receipt_no or row.charity is None:
        return None
    found = Donation.objects.filter(charity=row.charity, receipt_no=row.receipt_no).first()
    if found is None:
        return None
    by.must(EDIT, found.division)
    same = (
        "campaign_id",
        "fund_id",
        "kind",
        "amount_fen",
        "goods",
        "received_on",
        "donor_kind",
        "donor_masked",
    )
    if any(getattr(found, name) != getattr(row, name) for name in same):
        words = f"票据号“{row.receipt_no}”已经登记过另一笔捐赠，没有再登记；内容有误请修改那一笔。"
        raise Refused(words, {"receipt_no": [words]})
    return found


def lacking(row: Donation) -> str:
    """Why a gift cannot be booked, in words; "" where it can."""
    if row.kind == GiftKind.GOODS:
        return "实物不入账：它的估值另外列出，不算作到账的钱。"
    missing = {
        "资金来源": row.source_id is None,
        "捐赠金额": row.amount_fen is None,
        "收到日期": row.received_on is None,
    }
    names = "、".join(name for name, lacks in missing.items() if lacks)
    return f"{names}还是未知，不能入账；请先补上。" if names else ""


@transaction.atomic
def book(row: Donation, *, by: Viewer, version: int | None = None) -> Donation:
    """The gift becomes an arrival of its source, which posts its receipt: once, and anew after that was reversed."""
    if why := lacking(row):
        raise Refused(why)
    if row.arrival:
        enter_arrival(row.arrival, by=by)
        return row
    arrival = add_arrival(_arrival(row), by=by)
    return change(row, act=BOOK, by=by, event="giving.donation.booked", version=version, arrival=arrival)


def _arrival(row: Donation) -> Arrival:
    """No name of a donor goes into the books."""
    assert row.source
    return Arrival(
        source=row.source,
        amount_fen=row.amount_fen,
        arrived_on=row.received_on,
        voucher=row.receipt_no,
        note=f"捐赠第 {row.pk} 号",
        key=f"donation:{row.pk}",
    )


@transaction.atomic
def change_donation(row: Donation, *, by: Viewer, version: int | None = None, **fields: object) -> Donation:
    """Mend a gift. What stands in the ledger is reversed and posted anew, by whoever may book; refused below what was
    given back, and where the money has been used since."""
    if fields.get("donor_name", "") is None:
        del fields["donor_name"]
    wanted = copy(row)
    for name, value in fields.items():
        setattr(wanted, name, value)
    settle(wanted, by)
    follows = ("source", "charity", "donor_name", "donor_masked")
    fields |= {name: getattr(wanted, name) for name in follows}
    turned = _turned(row, wanted) if row.arrival_id else set()
    if turned:
        _may_turn(row, wanted, turned, by)
    made = change(row, act=EDIT, by=by, event="giving.donation.changed", version=version, **fields)
    if turned and made.arrival:
        told = _arrival(made)
        facts = {name: getattr(told, name) for name in ("source", "amount_fen", "arrived_on", "voucher")}
        change_arrival(made.arrival, by=by, **facts)
    return made


def _may_turn(row: Donation, wanted: Donation, turned: set[str], by: Viewer) -> None:
    assert row.source
    if "kind" in turned or wanted.source is None:
        raise Refused("这笔捐赠已经入账，不能改成实物或没有资金来源的；登记错了请先由办公室冲销那笔收款。")
    if not by.may(BOOK, row.source.division):
        raise Refused("这笔捐赠已经入账：金额、收到日期、票据号和钱进哪里，请办公室或财政部门更正。")
    back = refunded_of([row]).get(row.pk, 0)
    if back and ("source" in turned or wanted.amount_fen is None or wanted.amount_fen < back):
        raise Refused(f"这笔捐赠已经退还 {yuan(back)}：金额不能比它少，也不能换资金来源。")


def is_booked(row: Donation) -> bool:
    return row.arrival is not None and live_entry(row.arrival) is not None
