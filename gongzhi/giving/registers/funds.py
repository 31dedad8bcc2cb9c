from typing import Any

from django.utils.translation import gettext_lazy as _

from gongzhi.giving import labels
from gongzhi.giving.models import CharityFund, CommitteeMember
from gongzhi.giving.queries import charity_funds_seen_by, members_seen_by
from gongzhi.giving.queries.money import NOTHING, committees, uses_of
from gongzhi.giving.registers import among
from gongzhi.giving.rules import EDIT, SEE
from gongzhi.giving.rules.committee import Standing, worst
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address, page_address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, search
from gongzhi.ground.web.said import Said

TONES = {Standing.MET: "green", Standing.BROKEN: "red", Standing.UNKNOWN: "grey"}


def fund_url(fund: CharityFund) -> str:
    return address("giving:fund", fund.pk)


def fund_of(member: CommitteeMember) -> str:
    return address("giving:fund", member.fund_id)


def donations_of(fund: CharityFund) -> str:
    return f"{page_address('giving:donations')}?fund={fund.pk}"


def standing_light(found: Standing) -> Light:
    return Light(str(labels.standing()[found]), TONES[found])


def unpaid_words(member: CommitteeMember) -> str | None:
    if member.unpaid is None:
        return None
    return str(_("是") if member.unpaid else _("否"))


def _prepare_funds(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    found, checks = uses_of(rows), committees(rows, viewer.today)
    for row in rows:
        row.use = found.get(row.source_id, NOTHING)
        row.committee = standing_light(worst(checks[row.pk]))


FUNDS = Register(
    title=_("慈善基金"),
    act=SEE,
    rows=charity_funds_seen_by,
    order=("division", "name"),
    url=fund_url,
    prepare=_prepare_funds,
    subtitle=_("钱由托管的慈善组织收、管、付，本系统只记录，不收款。"),
    columns=(
        Column("name", _("名称"), lambda f: f.name, sort=("name",), url=fund_url),
        Column("committee", _("管委会核对"), lambda f: f.committee, Kind.LIGHT),
        Column("host", _("托管的慈善组织"), lambda f: f.host.name, sort=("host__name",)),
        Column("received", _("收到"), lambda f: f.use.received, Kind.MONEY, url=donations_of),
        Column("used", _("已用"), lambda f: f.use.spent, Kind.MONEY),
        Column("left", _("结余"), lambda f: f.use.left, Kind.MONEY),
        Column("agreement_no", _("协议编号"), lambda f: f.agreement_no or None, asked=True),
        Column("agreed_on", _("协议日期"), lambda f: f.agreed_on, Kind.DATE, ("agreed_on",), asked=True),
        Column("subaccount_no", _("专项核算号"), lambda f: f.subaccount_no or None, asked=True),
        Column("place", _("区划"), lambda f: f.place, sort=("division",)),
    ),
    filters=(search("name", "host__name", label=_("名称或慈善组织")),),
    acts=(Act(_("登记慈善基金"), "giving:fund-new", EDIT),),
)

MEMBERS = Register(
    title=_("基金管委会"),
    act=SEE,
    rows=members_seen_by,
    order=("fund", "role", "pk"),
    url=fund_of,
    prepare=name_places,
    columns=(
        Column("name", _("姓名"), lambda m: m.name, sort=("name",), url=fund_of),
        Column("role", _("职务"), Said("role"), sort=("role",)),
        Column("fund", _("慈善基金"), lambda m: m.fund.name, sort=("fund__name",)),
        Column("unpaid", _("不领报酬"), unpaid_words, sort=("unpaid",)),
        Column("starts_on", _("任期起"), lambda m: m.starts_on, Kind.DATE, sort=("starts_on",)),
        Column("ends_on", _("任期止"), lambda m: m.ends_on, Kind.DATE, sort=("ends_on",)),
        Column("place", _("区划"), lambda m: m.place, sort=("division",)),
    ),
    filters=(
        search("name", "fund__name", label=_("姓名或基金")),
        among("fund", _("慈善基金"), charity_funds_seen_by),
        choice("role", _("职务"), labels.role),
    ),
    acts=(Act(_("登记管委会成员"), "giving:member-new", EDIT),),
)
