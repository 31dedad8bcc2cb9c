from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongzhi.giving import labels
from gongzhi.giving.models import Campaign
from gongzhi.giving.queries import UNDECIDED, campaigns_seen_by, charity_funds_seen_by
from gongzhi.giving.queries.money import NOTHING, unclear_of, uses_of
from gongzhi.giving.registers import among
from gongzhi.giving.rules import EDIT, SEE
from gongzhi.giving.rules.campaigns import RefundRule, Status
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.unknowns.rules import Total, percent, ratio
from gongzhi.ground.web.addresses import address, page_address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.figures import money, total_words
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, flag, search
from gongzhi.ground.web.said import Said

_TONES = {
    Status.NOTICE: "yellow",
    Status.OPEN: "yellow",
    Status.MET: "green",
    Status.SHORT: "red",
    Status.DOING: "yellow",
    Status.PUBLISHED: "green",
}


def campaign_url(row: Campaign) -> str:
    return address("giving:campaign", row.pk)


def given_to(row: Campaign) -> str:
    return f"{page_address('giving:donations')}?campaign={row.pk}"


def campaign_light(row: Campaign, viewer: Viewer) -> Light:
    """Red where its day is past and nobody has decided."""
    late = row.status == Status.OPEN and row.deadline is not None and row.deadline < viewer.today
    tone = "red" if late else _TONES.get(Status(row.status), "grey")
    return Light(str(row.get_status_display()), tone, str(_("过了截止日期，还没有判定")) if late else "")


def raised_words(row: Any) -> int | str | None:
    """What the ledger has; with what is not in it yet: “≥ 100.00元（另有 1 项未知）”."""
    raised = Total(row.use.received - row.use.refunded, row.unclear)
    if raised.complete:
        return raised.known
    return None if raised.silent else total_words(raised, money)


def _rate(row: Any) -> str | None:
    """How much of the goal has come; unknown while gifts are not in the ledger."""
    if row.unclear or row.goal_fen is None:
        return None
    return percent(ratio(row.use.received - row.use.refunded, row.goal_fen))


def prepare_campaigns(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    found, unclear = uses_of(rows), unclear_of(rows)
    for row in rows:
        row.use = found.get(row.source_id, NOTHING)
        row.unclear = unclear.get(row.pk, 0)
        row.light = campaign_light(row, viewer)


CAMPAIGNS = Register(
    title=_("众筹"),
    act=SEE,
    rows=campaigns_seen_by,
    order=("deadline", "pk"),
    url=campaign_url,
    prepare=prepare_campaigns,
    subtitle=_("由有公开募捐资格的慈善组织发布并收款，本系统只记录目标、进展和使用。"),
    columns=(
        Column("name", _("众筹名称"), lambda c: c.name, sort=("name",), url=campaign_url),
        Column("status", _("状态"), lambda c: c.light, Kind.LIGHT, sort=("status",)),
        Column("goal", _("目标金额"), lambda c: c.goal_fen, Kind.MONEY, sort=("goal_fen",), total="goal_fen"),
        Column("raised", _("已入账"), raised_words, Kind.MONEY, url=given_to),
        Column("rate", _("达成率"), _rate),
        Column("left", _("结余"), lambda c: c.use.left, Kind.MONEY),
        Column("deadline", _("截止日期"), lambda c: c.deadline, Kind.DATE, sort=("deadline",)),
        Column("rule", _("退款规则"), Said("refund_rule"), sort=("refund_rule",)),
        Column("publisher", _("发布的慈善组织"), lambda c: c.publisher.name if c.publisher else None),
        Column("filing_no", _("公开募捐备案号"), lambda c: c.filing_no or None, asked=True),
        Column("project", _("项目"), lambda c: c.project.name if c.project else "", asked=True),
        Column("fund", _("慈善基金"), lambda c: c.fund.name if c.fund else "", asked=True),
        Column("place", _("区划"), lambda c: c.place, sort=("division",)),
    ),
    filters=(
        search("name", "use_words", label=_("名称或用途")),
        choice("status", _("状态"), labels.status),
        choice("refund_rule", _("退款规则"), labels.refund_rule),
        among("fund", _("慈善基金"), charity_funds_seen_by),
        flag("late", _("过期未判定"), lambda viewer: UNDECIDED & Q(deadline__lt=viewer.today)),
        flag("no_rule", _("退款规则未录入"), lambda viewer: Q(refund_rule=RefundRule.UNSET.value)),
    ),
    acts=(Act(_("拟写众筹"), "giving:campaign-new", EDIT),),
)
