"""The register of settlements: what the evaluation takes, how far it has come, what is paid back."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, flag, on_day, search
from gongzhi.ground.web.said import Said
from gongzhi.settlement import labels
from gongzhi.settlement.models import Settlement
from gongzhi.settlement.queries import reversed_of, settlements_seen_by, waiting_for_a_hand
from gongzhi.settlement.rules import MAKE, SEE, Status

_TONES = {
    Status.SUBMITTED: "yellow",
    Status.CONFIRMED: "yellow",
    Status.REPAID: "green",
    Status.RETURNED: "red",
}


def settlement_url(row: Settlement) -> str:
    return address("settlement:settlement", row.pk)


def settlement_light(row: Settlement, *, is_reversed: bool = False) -> Light:
    if is_reversed:
        return Light(_now("已冲销"), "grey", _now("扣减的会计分录已经冲销，这张结算不再算数"))
    nothing_due = row.status == Status.CONFIRMED and row.deducted_fen == 0
    tone = "green" if nothing_due else _TONES.get(Status(row.status), "grey")
    return Light(str(row.get_status_display()), tone, row.verdict)


def points_of(hundredths: int) -> str:
    """85.5 for 8550."""
    whole, part = divmod(hundredths, 100)
    return f"{whole}{f'.{part:02d}'.rstrip('0') if part else ''}"


def points(hundredths: int | None) -> str | None:
    """None stays unknown."""
    return None if hundredths is None else points_of(hundredths)


def _prepare(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    turned = reversed_of(rows)
    for row in rows:
        row.light = settlement_light(row, is_reversed=row.pk in turned)


SETTLEMENTS = Register(
    title=_("结算"),
    act=SEE,
    rows=settlements_seen_by,
    order=("-decided_on", "-pk"),
    url=settlement_url,
    prepare=_prepare,
    subtitle=_(
        "省里评价以后，按录入的规则算出扣减；办公室填写，组长确认并记账，财政登记缴回。规则没有录入的不计算。"
    ),
    columns=(
        Column("title", _("结算"), str, sort=("batch__number", "source__name"), url=settlement_url),
        Column("document", _("结果文号"), lambda r: r.document or None, sort=("document",)),
        Column("decided_on", _("结果日期"), lambda r: r.decided_on, Kind.DATE, sort=("decided_on",)),
        Column("score", _("得分"), lambda r: points(r.score_hundredths), sort=("score_hundredths",)),
        Column("tier", _("等次"), Said("tier", nothing=None), sort=("tier",)),
        Column("advance", _("预拨资金"), lambda r: r.advance_fen, Kind.MONEY, sort=("advance_fen",)),
        Column(
            "fen",
            _("扣减金额"),
            lambda r: r.deducted_fen,
            Kind.MONEY,
            sort=("deducted_fen",),
            total="deducted_fen",
        ),
        Column("light", _("状态"), lambda r: r.light, Kind.LIGHT, sort=("status",)),
        Column("next_fen", _("下一期金额"), lambda r: r.next_fen, Kind.MONEY, sort=("next_fen",), asked=True),
        Column(
            "next_due", _("下一期应到日期"), lambda r: r.next_due, Kind.DATE, sort=("next_due",), asked=True
        ),
        Column("repaid_on", _("缴回日期"), lambda r: r.repaid_on or "", Kind.DATE, sort=("repaid_on",)),
        Column("voucher", _("缴回凭证号"), lambda r: r.voucher, sort=("voucher",), asked=True),
        Column("place", _("区划"), lambda r: r.place, sort=("division",)),
    ),
    filters=(
        search("document", "source__name", "note", label=_("文号、来源或说明")),
        choice("status", _("状态"), labels.status),
        choice("tier", _("等次"), labels.tier),
        flag("mine", _("等我办理"), waiting_for_a_hand),
        on_day("since", _("从哪天（结果日期）"), lambda day: Q(decided_on__gte=day)),
        on_day("until", _("到哪天（结果日期）"), lambda day: Q(decided_on__lte=day)),
    ),
    acts=(Act(_("填写结算"), "settlement:new", MAKE),),
)
