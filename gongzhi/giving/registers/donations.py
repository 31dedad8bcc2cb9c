from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from gongzhi.funds.queries.use import refund_entries
from gongzhi.giving import labels
from gongzhi.giving.models import Donation, Refund
from gongzhi.giving.queries import (
    UNVALUED,
    campaigns_seen_by,
    charity_funds_seen_by,
    donations_seen_by,
    refunds_seen_by,
    to_book,
)
from gongzhi.giving.queries.money import in_the_ledger, refunded_of
from gongzhi.giving.registers import among, number
from gongzhi.giving.rules import BOOK, EDIT, SEE, GiftKind
from gongzhi.giving.services.donations import book, lacking
from gongzhi.giving.services.refunds import key_of
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import county
from gongzhi.ground.web.addresses import address, page_address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Batch, Column, Filter, Register, choice, flag, search
from gongzhi.ground.web.said import Said


def donation_url(row: Donation) -> str:
    return address("giving:donation", row.pk)


def refund_url(row: Refund) -> str:
    return address("giving:refund", row.pk)


def _refunds_of(row: Any) -> str:
    """The refunds of a gift of which something was given back."""
    return f"{page_address('giving:refunds')}?donation={row.pk}" if row.back else ""


def booked_light(row: Donation, *, stands: bool) -> Light:
    if row.kind == GiftKind.GOODS:
        unvalued = row.value_fen is None
        why = str(_("实物不入账，估值另外列出"))
        return Light(str(_("未估价") if unvalued else _("实物")), "yellow" if unvalued else "grey", why)
    if stands:
        return Light(str(_("已入账")), "green")
    why = lacking(row)
    return Light(str(_("待补")), "grey", why) if why else Light(str(_("未入账")), "yellow")


def target_words(row: Donation) -> str:
    """The campaign or fund the gift goes to, or its source; blank where nobody has said."""
    target = row.campaign or row.fund or row.source
    return target.name if target else ""


def _prepare_donations(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    stands, back = in_the_ledger(rows), refunded_of(rows)
    for row in rows:
        row.light = booked_light(row, stands=row.pk in stands)
        row.back = back.get(row.pk, 0)


def _by_donor(rows: QuerySet[Donation], text: str, viewer: Viewer) -> QuerySet[Donation]:
    """Bodies that let themselves be named: whoever does not is found by nobody's guess."""
    named = Q(donor__name__icontains=text) | Q(donor_words__icontains=text) | Q(donor_masked__icontains=text)
    return rows.filter(named, anonymous=False)


def _amount(row: Donation) -> int | str | None:
    return "" if row.kind == GiftKind.GOODS else row.amount_fen


def _value(row: Donation) -> int | str | None:
    return row.value_fen if row.kind == GiftKind.GOODS else ""


def _goods(row: Donation) -> str:
    return f"{row.goods} {row.quantity}".strip()


DONATIONS = Register(
    title=_("捐赠"),
    act=SEE,
    importing="donations",
    rows=donations_seen_by,
    order=("-received_on", "-pk"),
    url=donation_url,
    prepare=_prepare_donations,
    subtitle=_("捐赠由慈善组织接收并开票据。个人只显示姓，不愿公开的写爱心居民、爱心企业或爱心组织。"),
    columns=(
        Column("donor", _("捐赠人"), lambda d: d.shown or None, url=donation_url),
        Column("light", _("入账"), lambda d: d.light, Kind.LIGHT),
        Column("amount", _("捐赠金额"), _amount, Kind.MONEY, ("amount_fen",), total="counted_fen"),
        Column("goods", _("实物"), _goods),
        Column("value", _("估值"), _value, Kind.MONEY, ("value_fen",), total="worth_fen"),
        Column("back", _("已退"), lambda d: d.back or "", Kind.MONEY, url=_refunds_of),
        Column("target", _("给谁"), target_words),
        Column("purpose", _("指定用途"), Said("purpose", nothing=None), sort=("purpose",)),
        Column("received_on", _("收到日期"), lambda d: d.received_on, Kind.DATE, sort=("received_on",)),
        Column("receipt_no", _("捐赠票据号"), lambda d: d.receipt_no or None, sort=("receipt_no",)),
        Column("place", _("区划"), lambda d: d.place, sort=("division",)),
        Column("intent", _("用途意愿"), lambda d: d.intent, asked=True),
        Column("valuation", _("估值依据"), Said("valuation"), asked=True),
        Column("donor_kind", _("捐赠人类别"), Said("donor_kind"), sort=("donor_kind",), asked=True),
        Column("charity", _("接收的慈善组织"), lambda d: d.charity.name if d.charity else None, asked=True),
        Column("project", _("项目"), lambda d: d.project.name if d.project else "", asked=True),
    ),
    filters=(
        search("receipt_no", "intent", "goods", label=_("票据号、意愿或实物")),
        Filter("donor", _("捐赠人（只找愿意公开的）"), _by_donor, kind="search"),
        among("fund", _("慈善基金"), charity_funds_seen_by),
        among("campaign", _("众筹"), campaigns_seen_by),
        choice("kind", _("现金或实物"), labels.gift_kind),
        choice("donor_kind", _("捐赠人类别"), labels.donor_kind),
        choice("purpose", _("指定用途"), labels.purpose),
        flag("waiting", _("未入账"), lambda viewer: to_book()),
        flag("unvalued", _("实物未估价"), lambda viewer: UNVALUED),
        flag("unknown", _("金额未知"), lambda viewer: Q(kind=GiftKind.MONEY.value, amount_fen=None)),
    ),
    batches=(
        Batch("book", _("入账"), BOOK, lambda row, fields, version, by: book(row, by=by, version=version)),
    ),
    acts=(Act(_("登记捐赠"), "giving:donation-new", EDIT),),
)


def _prepare_refunds(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    by_county: dict[str, list[Any]] = {}
    for row in rows:
        by_county.setdefault(county(row.division), []).append(row)
    for code, own in by_county.items():
        entries = refund_entries([key_of(r) for r in own], code)
        for row in own:
            row.light = refund_light(row, entries)


def refund_light(row: Refund, entries: Any) -> Light:
    entry = entries.get(key_of(row))
    if entry is None or hasattr(entry, "reversed_by"):
        return Light(str(_("已冲销")), "grey")
    return Light(str(_("已入账")), "green")


def _of_donation(rows: QuerySet[Refund], value: str, viewer: Viewer) -> QuerySet[Refund]:
    key = number(value)
    return rows if key is None else rows.filter(donation=key)


def _refunded(viewer: Viewer) -> list[tuple[str, str]]:
    """The gifts of which something was given back, by their receipts."""
    rows = refunds_seen_by(viewer).order_by("donation").values_list("donation", "donation__receipt_no")
    return [(str(pk), receipt or f"#{pk}") for pk, receipt in dict(rows).items()]


REFUNDS = Register(
    title=_("捐赠退款"),
    act=SEE,
    rows=refunds_seen_by,
    order=("-day", "-pk"),
    url=refund_url,
    prepare=_prepare_refunds,
    columns=(
        Column("donor", _("捐赠人"), lambda r: r.donation.shown or None, url=refund_url),
        Column("light", _("入账"), lambda r: r.light, Kind.LIGHT),
        Column(
            "amount", _("退款金额"), lambda r: r.amount_fen, Kind.MONEY, ("amount_fen",), total="amount_fen"
        ),
        Column("day", _("退款日期"), lambda r: r.day, Kind.DATE, sort=("day",)),
        Column("voucher", _("凭证号"), lambda r: r.voucher, sort=("voucher",)),
        Column("reason", _("退款原因"), lambda r: r.reason),
        Column("target", _("给谁"), lambda r: target_words(r.donation)),
        Column("place", _("区划"), lambda r: r.place, sort=("division",)),
    ),
    filters=(
        search("voucher", "reason", label=_("凭证号或原因")),
        Filter("donation", _("捐赠"), _of_donation, choices=_refunded),
        among("campaign", _("众筹"), campaigns_seen_by, "donation__campaign"),
    ),
)
