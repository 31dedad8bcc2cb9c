"""The page of a community charity fund: its committee, what came, what is left."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.funds.dossiers.sources import source_link
from gongzhi.funds.queries.use import Use
from gongzhi.funds.registers.sources import source_url
from gongzhi.giving import labels
from gongzhi.giving.models import Campaign, CharityFund
from gongzhi.giving.queries import campaigns_seen_by, members_seen_by
from gongzhi.giving.queries.money import NOTHING, committees, intents_of, uses_of
from gongzhi.giving.registers.campaigns import campaign_light, campaign_url
from gongzhi.giving.registers.funds import TONES, donations_of, standing_light, unpaid_words
from gongzhi.giving.rules import EDIT, SEE
from gongzhi.giving.rules.committee import SOURCE, Requirement, worst
from gongzhi.giving.rules.donations import Intent, beyond
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind, Light, cell
from gongzhi.ground.web.figures import money
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section

MEMBERS = "members"


def fund_dossier(fund: CharityFund, viewer: Viewer) -> Dossier:
    use = uses_of([fund]).get(fund.source_id or 0, NOTHING)
    found = committees([fund], viewer.today)[fund.pk]
    state = worst(found)
    words = _("管委会：%(standing)s") % {"standing": labels.standing()[state]}
    return Dossier(
        title=fund.name,
        kind=_("慈善基金"),
        row=fund,
        state=Light(words, TONES[state]),
        trail=[(_("慈善基金"), reverse("giving:funds"))],
        acts=[
            PageAct(_("登记捐赠"), f"{reverse('giving:donation-new')}?fund={fund.pk}", EDIT, fund.division),
            PageAct(_("使用情况公布"), reverse("giving:fund-report", args=[fund.pk]), SEE, fund.division),
            PageAct(_("修改"), reverse("giving:fund-edit", args=[fund.pk]), EDIT, fund.division),
        ],
        facts=[
            Fact(_("托管的慈善组织"), fund.host.name),
            Fact(_("统一社会信用代码"), fund.host.uscc or None),
            Fact(_("协议编号"), fund.agreement_no or None),
            Fact(_("协议日期"), fund.agreed_on, Kind.DATE),
            Fact(_("专项核算号"), fund.subaccount_no or None),
            *source_facts(fund, viewer),
            *use_facts(use, donations_of(fund)),
            Fact(_("区划"), name(fund.division)),
            Fact(_("说明"), fund.note),
        ],
        sections=[
            _members(fund, viewer),
            _requirements(found),
            intents_section(fund.source_id, use),
            _campaigns(fund, viewer),
        ],
    )


def source_facts(row: CharityFund | Campaign, viewer: Viewer) -> list[Fact]:
    source = row.source
    if source is None:
        return [Fact(_("资金来源"), None)]
    return [Fact(_("资金来源"), source.name, url=source_link(source, viewer) and source_url(source))]


def use_facts(use: Use, donations: str) -> list[Fact]:
    """The ledger's figures, and that they add up."""
    whole = f"{money(use.spent)} + {money(use.refunded)} + {money(use.left)} = {money(use.received)}"
    return [
        Fact(_("收到"), use.received, Kind.MONEY, donations, source=_("总账")),
        Fact(_("已用"), use.spent, Kind.MONEY, source=_("总账")),
        Fact(_("已退"), use.refunded, Kind.MONEY, source=_("总账")),
        Fact(_("结余"), use.left, Kind.MONEY, source=_("总账")),
        Fact(
            _("核对：已用＋已退＋结余＝收到"),
            _("相符：%(sum)s") % {"sum": whole} if use.adds_up else _("不符"),
        ),
    ]


def intents_section(source: int | None, use: Use) -> Section:
    """What donors gave for which purpose, and what is left of it."""
    rows: list[Intent] = intents_of(source, use) if source else []
    words = labels.purpose()
    over = beyond(rows)
    title = _("用途意愿")
    if over:
        title = _("用途意愿（有 %(sum)s 超出捐赠人指定的用途）") % {"sum": money(over)}
    return Section(
        title,
        [_("指定用途"), _("捐赠"), _("已用"), _("已退"), _("未用")],
        [
            [
                cell(Kind.TEXT, words[row.purpose] if row.purpose else _("没有指定")),
                *(cell(Kind.MONEY, fen) for fen in (row.given, row.used, row.refunded, row.left)),
            ]
            for row in rows
        ],
        _("还没有入账的捐赠。"),
    )


def _members(fund: CharityFund, viewer: Viewer) -> Section:
    new = f"{reverse('giving:member-new')}?fund={fund.pk}"
    return Section(
        _("管委会"),
        [_("姓名"), _("职务"), _("不领报酬"), _("任期起"), _("任期止")],
        [
            [
                cell(Kind.TEXT, m.name, reverse("giving:member-edit", args=[m.pk]) if may else ""),
                cell(Kind.TEXT, m.get_role_display()),
                cell(Kind.TEXT, unpaid_words(m)),
                cell(Kind.DATE, m.starts_on),
                cell(Kind.DATE, m.ends_on),
            ]
            for may in [viewer.may(EDIT, fund.division)]
            for m in members_seen_by(viewer).filter(fund=fund)
        ],
        acts=[PageAct(_("登记管委会成员"), new, EDIT, fund.division)],
        anchor=MEMBERS,
    )


def _requirements(found: list[Requirement]) -> Section:
    words = labels.need()
    return Section(
        _("管委会核对"),
        [_("要求"), _("核对"), _("现有"), _("依据"), _("依据状态")],
        [
            [
                cell(Kind.TEXT, words[each.need]),
                cell(Kind.LIGHT, standing_light(each.standing)),
                cell(Kind.TEXT, _counted(each)),
                cell(Kind.TEXT, SOURCE),
                cell(Kind.TEXT, _("未核实")),
            ]
            for each in found
        ],
    )


def _counted(each: Requirement) -> str | None:
    if each.found is None:
        return None
    return (
        _("%(n)s 人领报酬") % {"n": each.found}
        if each.need == "unpaid"
        else _("%(n)s 人") % {"n": each.found}
    )


def _campaigns(fund: CharityFund, viewer: Viewer) -> Section:
    return Section(
        _("众筹"),
        [_("众筹名称"), _("状态"), _("目标金额"), _("截止日期")],
        [
            [
                cell(Kind.TEXT, c.name, campaign_url(c)),
                cell(Kind.LIGHT, campaign_light(c, viewer)),
                cell(Kind.MONEY, c.goal_fen),
                cell(Kind.DATE, c.deadline),
            ]
            for c in campaigns_seen_by(viewer).filter(fund=fund)
        ],
    )
