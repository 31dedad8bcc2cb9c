"""Campaigns: written, put before the residents, decided by their goal and day, carried out, published."""

from copy import copy

from django.db import transaction

from gongzhi.giving.models import Campaign
from gongzhi.giving.queries.money import facts_of
from gongzhi.giving.rules import EDIT
from gongzhi.giving.rules.campaigns import (
    ARROWS,
    FIXED,
    UNDER_PREPARATION,
    Bar,
    Facts,
    Move,
    RefundRule,
    Status,
    bar,
)
from gongzhi.giving.services.funds import must_be_charity, must_be_own_source, must_keep_source
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import contains
from gongzhi.ground.money.rules import yuan
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import NOT_NOW, Refused

NEEDED = ("goal_fen", "deadline", "use_words", "publisher")
WORDS = {
    Bar.LACKS: "还没有填写{lacks}；请先补上。",
    Bar.NO_SOURCE: "还没有对应的资金来源，捐赠入不了账；请办公室登记来源并在这里选上。",
    Bar.NO_RULE: "退款规则未录入，不能判定；请先录入未达标时钱怎样处理。",
    Bar.UNCLEAR: "还有 {unclear} 笔捐赠没有入账或金额未知，现在算不准；请先入账或补上金额。",
    Bar.BELOW_GOAL: "已入账 {raised}，目标 {goal}，还没有达标。",
    Bar.REACHED: "已入账 {raised}，已经达到目标 {goal}；请选“确认达标”。",
    Bar.TOO_EARLY: "还没有过截止日期 {deadline}，不能判定未达标。",
    Bar.RETURN_FIRST: "退款规则是“未达标退回”：请把捐赠逐笔退还，再公布使用情况，不能执行。",
    Bar.NOT_RETURNED: "账上还有 {left} 没有退还；请先逐笔退款，或按退款规则执行。",
    Bar.LEFT: "账上还剩 {left}；用完或退还以后才能结束。",
}


def lacks(row: Campaign) -> list[str]:
    """What residents have to be told and is not entered, by the words of the form."""
    return [FIXED[name] for name in NEEDED if getattr(row, name) in (None, "")]


def _settle(row: Campaign) -> None:
    """The fund's charity publishes where no other is named."""
    if row.fund:
        row.publisher = row.publisher or row.fund.host
        if not contains(row.fund.division, row.division):
            words = "众筹不在这个慈善基金的区划以内，请核对区划或基金。"
            raise Refused(words, {"fund": [words]})
    must_be_charity(row.publisher, "publisher")
    must_be_own_source(row.source, row.division, row)
    if row.starts_on and row.deadline and row.deadline < row.starts_on:
        words = "截止日期早于开始日期，请核对。"
        raise Refused(words, {"deadline": [words]})


def add_campaign(row: Campaign, *, by: Viewer) -> Campaign:
    _settle(row)
    return add(row, act=EDIT, by=by, event="giving.campaign.added")


def change_campaign(row: Campaign, *, by: Viewer, version: int | None = None, **fields: object) -> Campaign:
    """Refused where it would change what was put before the residents; a missing refund rule may still be entered."""
    wanted = copy(row)
    for name, value in fields.items():
        setattr(wanted, name, value)
    _settle(wanted)
    fields["publisher"] = wanted.publisher
    if Status(row.status) not in UNDER_PREPARATION:
        _must_stay(row, wanted)
    must_keep_source(row, wanted.source)
    return change(row, act=EDIT, by=by, event="giving.campaign.changed", version=version, **fields)


def _must_stay(row: Campaign, wanted: Campaign) -> None:
    turned = {name for name in FIXED if getattr(wanted, name) != getattr(row, name)}
    if row.refund_rule == RefundRule.UNSET:
        turned.discard("refund_rule")
    if turned:
        names = "、".join(FIXED[n] for n in FIXED if n in turned)
        raise Refused(f"众筹已经开始，{names}是公示过的，不能再改。")


@transaction.atomic
def move_campaign(row: Campaign, move: Move, *, by: Viewer, version: int | None = None) -> Campaign:
    """One arrow of the table. What stands in the way is said with how to clear it."""
    arrow = ARROWS.get((Status(row.status), move))
    if arrow is None:
        raise Refused(NOT_NOW)
    act, to = arrow
    facts = facts_of(row, by.today, lacks(row))
    if why := bar(move, facts):
        raise Refused(_said(why, facts))
    days: dict[str, object] = {}
    if move in {Move.MEET, Move.FALL_SHORT}:
        days["decided_on"] = by.today
    if move == Move.PUBLISH:
        days["published_on"] = by.today
    return change(
        row, act=act, by=by, event="giving.campaign.moved", version=version, status=to.value, **days
    )


def _said(why: Bar, facts: Facts) -> str:
    missing = facts.lacks or [FIXED["goal_fen"], FIXED["deadline"]]
    return WORDS[why].format(
        lacks="、".join(missing),
        unclear=facts.unclear,
        raised=yuan(facts.raised),
        goal="" if facts.goal is None else yuan(facts.goal),
        left=yuan(facts.left),
        deadline=facts.deadline,
    )
