from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.funds.queries import beyond
from gongzhi.funds.registers.ledger import SEE as SEE_LEDGER
from gongzhi.funds.registers.ledger import entry_url
from gongzhi.funds.registers.sources import arrivals_of, source_url
from gongzhi.ground.accounts.apart import in_both
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.chinese.capitals import capitals
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind, cell
from gongzhi.ground.web.figures import money
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section
from gongzhi.programmes.registers import batch_url
from gongzhi.settlement import labels
from gongzhi.settlement.dossiers.figures import named, readings, rules_used, stakes
from gongzhi.settlement.models import Settlement
from gongzhi.settlement.queries import (
    Reckoned,
    by_todays_rules,
    entries_of,
    hands_of,
    reckoned,
    reversed_of,
    steps_of_settlement,
)
from gongzhi.settlement.registers import points, settlement_light
from gongzhi.settlement.rules import HANDS, MAKE, OPEN, SEE, Did, Move, Posting, Status, moves

# On the page of a settlement these lead to a page; submitting is a button.
ASKING = {
    Move.CONFIRM: "settlement:confirm",
    Move.REPAY: "settlement:repay",
    Move.RETURN: "settlement:return",
}


def settlement_dossier(row: Settlement, viewer: Viewer) -> Dossier:
    """Whoever has had another hand in it is not offered the next one: the service would refuse it."""
    found = reckoned(row, viewer)
    turned = row.pk in reversed_of([row])
    return Dossier(
        title=str(row),
        kind=_("结算"),
        row=row,
        state=settlement_light(row, is_reversed=turned),
        trail=[(_("结算"), reverse("settlement:settlements"))],
        acts=_acts(row, viewer),
        facts=[*_matter(row), *_result(row, found), *_course(row)],
        sections=[
            *_odd(row, found, viewer),
            _posted(row, viewer),
            readings(found),
            stakes(found),
            rules_used(found),
            _way(row),
        ],
    )


def _matter(row: Settlement) -> list[Fact]:
    return [
        Fact(_("资金来源"), row.source.name, url=source_url(row.source)),
        Fact(_("批次"), str(row.batch), url=batch_url(row.batch)),
        Fact(_("结果文号"), row.document or None),
        Fact(_("结果日期"), row.decided_on, Kind.DATE),
        Fact(_("得分"), points(row.score_hundredths)),
        Fact(_("省里定的等次"), row.get_given_display() if row.given else _("没有给出，按得分")),
        Fact(_("未开工或严重滞后"), row.reason or _("是") if row.not_started else _("否")),
    ]


def _result(row: Settlement, found: Reckoned) -> list[Fact]:
    fen, tier = found.outcome.fen, found.outcome.tier
    basis = (
        _("总账里到结果日期为止的到位") if row.decided_on else _("总账里到今天为止的到位，结果日期还不知道")
    )
    return [
        Fact(_("预拨资金"), found.facts.advance, Kind.MONEY, arrivals_of(row.source), basis),
        Fact(_("等次"), str(labels.tier()[tier]) if tier else _("全额") if row.not_started else None),
        Fact(_("扣减金额"), fen, Kind.MONEY, source="" if fen is not None else named(found.outcome)),
        Fact(_("大写"), None if fen is None else capitals(fen)),
    ]


def _course(row: Settlement) -> list[Fact]:
    return [
        Fact(_("下一期金额"), row.next_fen, Kind.MONEY),
        Fact(_("下一期应到日期"), row.next_due, Kind.DATE),
        Fact(_("提交日期"), row.submitted_on or "", Kind.DATE),
        Fact(_("确认日期"), row.confirmed_on or "", Kind.DATE),
        Fact(_("缴回日期"), row.repaid_on or "", Kind.DATE),
        Fact(_("缴回凭证号"), row.voucher),
        Fact(_("退回原因"), row.verdict),
        Fact(_("规则摘要值"), row.digest),
        Fact(_("区划"), name(row.division)),
        Fact(_("说明"), row.note),
    ]


def _acts(row: Settlement, viewer: Viewer) -> list[PageAct]:
    at, acts, earlier = row.division, [], hands_of(row)
    for move, act in moves(Status(row.status)):
        hand = HANDS.get(Did(move.value))
        if hand and viewer.may(act, at) and in_both(viewer.persons(act, at), earlier, hand):
            continue
        if move == Move.REPAY and not row.deducted_fen:
            continue
        title = labels.move()[move]
        if move in ASKING:
            url = reverse(ASKING[move], args=[row.pk])
            acts.append(PageAct(title, url, act, at, forward=hand is not None))
        else:
            fields = [("move", move.value), ("version", str(row.version))]
            url = reverse("settlement:settlement-move", args=[row.pk])
            acts.append(PageAct(title, url, act, at, method="post", fields=fields))
    if Status(row.status) in OPEN:
        acts.append(PageAct(_("修改"), reverse("settlement:edit", args=[row.pk]), MAKE, at))
    slip = reverse("settlement:slip", args=[row.pk])
    return [*acts, PageAct(_("结算单"), slip, SEE, at, quiet=True)]


def _odd(row: Settlement, found: Reckoned, viewer: Viewer) -> list[Section]:
    """What does not agree: said and left to people."""
    told = []
    if found.advance and found.advance.unclear:
        told.append(
            _("预拨资金未知：另有 %(n)s 条到位没有入账，已知 %(sum)s。")
            % {"n": found.advance.unclear, "sum": money(found.advance.came)}
        )
    if Status(row.status) not in OPEN:
        now = by_todays_rules(row, viewer)
        if now.fen != row.deducted_fen:
            said = money(now.fen) if now.fen is not None else _("算不出：%(why)s") % {"why": named(now)}
            told.append(_("按今天的规则：%(said)s。这张结算按提交时的规则，不改。") % {"said": said})
    over = beyond(row.source) if row.status in {Status.CONFIRMED, Status.REPAID} else 0
    if over is None:
        told.append(_("来源的应到未知，没有核减预算。"))
    elif over:
        said = money(over)
        told.append(_("已批准的预算比扣减后的应到多 %(sum)s，没有可核减的余额，请另行处理。") % {"sum": said})
    return [Section(_("要注意"), [_("情况")], [[cell(Kind.TEXT, words)] for words in told])] if told else []


def _posted(row: Settlement, viewer: Viewer) -> Section:
    entries = entries_of([row])
    opens = viewer.may(SEE_LEDGER, row.division)
    return Section(
        _("记账"),
        [_("类别"), _("日期"), _("金额"), _("凭证号")],
        [
            [
                cell(Kind.TEXT, str(labels.posting()[posting]), entry_url(entry) if opens else ""),
                cell(Kind.DATE, entry.day),
                cell(Kind.MONEY, row.deducted_fen),
                cell(Kind.TEXT, entry.voucher),
            ]
            for posting in Posting
            if (entry := entries.get((row.pk, posting)))
        ],
        empty=_("还没有记账。"),
    )


def _way(row: Settlement) -> Section:
    """Who did what and when; of a seat that was lent, also whose it is."""
    return Section(
        _("办理过程"),
        [_("步骤"), _("办理人"), _("代理谁"), _("时间"), _("办理意见")],
        [
            [
                cell(Kind.TEXT, str(step.get_did_display())),
                cell(Kind.TEXT, str(step.made_by or "")),
                cell(Kind.TEXT, "" if step.person_id == step.made_by_id else str(step.person)),
                cell(Kind.DATE, step.made_at),
                cell(Kind.TEXT, step.note),
            ]
            for step in steps_of_settlement(row)
        ],
    )
