"""The pages of a gift and of what was given back of one. Of a person's name only what may be shown."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.funds.queries.use import refund_entries
from gongzhi.funds.registers.ledger import SEE as SEE_LEDGER
from gongzhi.funds.registers.ledger import entry_url
from gongzhi.funds.registers.sources import arrival_url
from gongzhi.giving.models import Donation, Refund
from gongzhi.giving.queries import refunds_seen_by
from gongzhi.giving.queries.money import in_the_ledger, refunded_of
from gongzhi.giving.registers.campaigns import campaign_url
from gongzhi.giving.registers.donations import booked_light, donation_url, refund_light, refund_url
from gongzhi.giving.registers.funds import fund_url
from gongzhi.giving.rules import BOOK, EDIT, REFUND, REVEAL, GiftKind
from gongzhi.giving.services.donations import lacking
from gongzhi.giving.services.refunds import key_of
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.divisions.rules import county
from gongzhi.ground.web.cells import Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section


def donation_dossier(row: Donation, viewer: Viewer) -> Dossier:
    stands = row.pk in in_the_ledger([row])
    back = refunded_of([row]).get(row.pk, 0)
    return Dossier(
        title=_("捐赠：%(donor)s") % {"donor": row.shown or _("未知")},
        kind=_("捐赠"),
        row=row,
        state=booked_light(row, stands=stands),
        trail=[(_("捐赠"), reverse("giving:donations"))],
        acts=_acts(row, viewer, stands=stands),
        facts=[
            Fact(_("捐赠人"), row.shown or None),
            Fact(_("捐赠人类别"), row.get_donor_kind_display()),
            *_what(row, back),
            Fact(_("指定用途"), str(row.get_purpose_display()) or None),
            Fact(_("用途意愿"), row.intent or None),
            *_whereto(row, viewer),
            Fact(_("收到日期"), row.received_on, Kind.DATE),
            Fact(_("捐赠票据号"), row.receipt_no or None),
            Fact(_("区划"), name(row.division)),
            Fact(_("说明"), row.note),
        ],
        sections=[_refunds(row, viewer)] if row.kind == GiftKind.MONEY else [],
    )


def _acts(row: Donation, viewer: Viewer, *, stands: bool) -> list[PageAct]:
    acts = []
    if not stands and not lacking(row):
        url = reverse("giving:donation-book", args=[row.pk])
        acts.append(PageAct(_("入账"), url, BOOK, row.division, method="post"))
    if stands:
        url = reverse("giving:donation-refund", args=[row.pk])
        acts.append(PageAct(_("退款"), url, REFUND, row.division))
    acts.append(PageAct(_("修改"), reverse("giving:donation-edit", args=[row.pk]), EDIT, row.division))
    if row.donor_name:
        url = reverse("giving:donation-reveal", args=[row.pk])
        acts.append(PageAct(_("查看捐赠人"), url, REVEAL, row.division))
    return acts


def _what(row: Donation, back: int) -> list[Fact]:
    if row.kind == GiftKind.GOODS:
        return [
            Fact(_("实物名称"), row.goods),
            Fact(_("数量"), row.quantity or None),
            Fact(_("估值"), row.value_fen, Kind.MONEY),
            Fact(_("估值依据"), row.get_valuation_display()),
        ]
    return [Fact(_("捐赠金额"), row.amount_fen, Kind.MONEY), Fact(_("已退"), back, Kind.MONEY)]


def _whereto(row: Donation, viewer: Viewer) -> list[Fact]:
    arrival = row.arrival
    seen = bool(arrival and viewer.may("funds.see", arrival.division))
    booked = str(arrival.source.name) if arrival else ""
    return [
        Fact(_("慈善基金"), row.fund.name if row.fund else "", url=fund_url(row.fund) if row.fund else ""),
        Fact(
            _("众筹"),
            row.campaign.name if row.campaign else "",
            url=campaign_url(row.campaign) if row.campaign else "",
        ),
        Fact(_("项目"), row.project.name if row.project else ""),
        Fact(_("接收的慈善组织"), row.charity.name if row.charity else None),
        Fact(_("资金来源"), row.source.name if row.source else None),
        Fact(_("到位记录"), booked, url=arrival_url(arrival) if arrival and seen else ""),
    ]


def _refunds(row: Donation, viewer: Viewer) -> Section:
    rows = list(refunds_seen_by(viewer).filter(donation=row))
    entries = refund_entries([key_of(r) for r in rows], county(row.division))
    return Section(
        _("退款"),
        [_("退款日期"), _("入账"), _("退款金额"), _("凭证号"), _("退款原因")],
        [
            [
                cell(Kind.DATE, r.day, refund_url(r)),
                cell(Kind.LIGHT, refund_light(r, entries)),
                cell(Kind.MONEY, r.amount_fen),
                cell(Kind.TEXT, r.voucher),
                cell(Kind.TEXT, r.reason),
            ]
            for r in rows
        ],
        _("没有退款。"),
    )


def refund_dossier(row: Refund, viewer: Viewer) -> Dossier:
    entries = refund_entries([key_of(row)], county(row.division))
    entry = entries.get(key_of(row))
    seen = bool(entry and viewer.may(SEE_LEDGER, entry.division))
    return Dossier(
        title=_("退款：%(donor)s") % {"donor": row.donation.shown or _("未知")},
        kind=_("捐赠退款"),
        row=row,
        state=refund_light(row, entries),
        trail=[(_("捐赠退款"), reverse("giving:refunds"))],
        facts=[
            Fact(_("捐赠"), str(row.donation), url=donation_url(row.donation)),
            Fact(_("退款金额"), row.amount_fen, Kind.MONEY),
            Fact(_("退款日期"), row.day, Kind.DATE),
            Fact(_("凭证号"), row.voucher),
            Fact(_("退款原因"), row.reason),
            Fact(_("会计分录"), entry.words if entry else "", url=entry_url(entry) if entry and seen else ""),
            Fact(_("区划"), name(row.division)),
        ],
    )
