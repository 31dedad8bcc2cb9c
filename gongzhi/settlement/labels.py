"""The words people read for the terms of rules. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from gongzhi.settlement.rules import Did, Hand, Move, Posting, Status
from gongzhi.settlement.rules.deductions import ADVANCE, SCORE, Reading, Tier

# What messages and lists say has happened: kept in Chinese, shown in the reader's language.
MOVED = {
    Move.SUBMIT: gettext_noop("结算待确认"),
    Move.CONFIRM: gettext_noop("结算已确认"),
    Move.REPAY: gettext_noop("结算已缴回"),
    Move.RETURN: gettext_noop("结算被退回"),
}
# The hands as a refusal names them.
HAND = {Hand.MAKE: "填写", Hand.CONFIRM: "确认", Hand.PAY: "缴回"}
# Rules as a refusal and a page name them, in Chinese: the label of a rule on file is Chinese too.
RULES = {
    "ceiling": gettext_noop("三等扣减上限（占预拨资金的百分比）"),
    "full_if_not_started": gettext_noop("未开工或严重滞后的扣减比例"),
    "reading": gettext_noop("三等扣减的读法（1 或 2）"),
    "cut_none": gettext_noop("不扣减的最低得分"),
    "cut_1": gettext_noop("一等扣减的最低得分"),
    "cut_2": gettext_noop("二等扣减的最低得分"),
    "tier_1": gettext_noop("一等扣减占上限的份额（读法 1）"),
    "tier_2": gettext_noop("二等扣减占上限的份额（读法 1）"),
    "tier_3": gettext_noop("三等扣减占上限的份额（读法 1）"),
    "times_1": gettext_noop("一等扣减是上限的几倍（读法 2）"),
    "times_2": gettext_noop("二等扣减是上限的几倍（读法 2）"),
    "times_3": gettext_noop("三等扣减是上限的几倍（读法 2）"),
    SCORE: gettext_noop("得分（或者省里定的等次）"),
    ADVANCE: gettext_noop("预拨资金"),
}


def status() -> dict[str, Promise]:
    return {
        Status.DRAFT: _("草稿"),
        Status.SUBMITTED: _("已提交"),
        Status.CONFIRMED: _("已确认"),
        Status.REPAID: _("已缴回"),
        Status.RETURNED: _("已退回"),
    }


def move() -> dict[str, Promise]:
    return {
        Move.SUBMIT: _("提交"),
        Move.CONFIRM: _("确认并记账"),
        Move.REPAY: _("登记缴回"),
        Move.RETURN: _("退回"),
    }


def did() -> dict[str, Promise]:
    return {
        Did.DRAFT: _("填写"),
        Did.SUBMIT: _("提交"),
        Did.CONFIRM: _("确认"),
        Did.REPAY: _("缴回"),
        Did.RETURN: _("退回"),
    }


def tier() -> dict[str, Promise]:
    return {
        Tier.NONE: _("不扣减"),
        Tier.ONE: _("一等扣减"),
        Tier.TWO: _("二等扣减"),
        Tier.THREE: _("三等扣减"),
    }


def reading() -> dict[str, Promise]:
    return {
        Reading.POOL: _("读法 1：上限之内分三等"),
        Reading.MULTIPLE: _("读法 2：每等各按上限的倍数"),
    }


def posting() -> dict[str, Promise]:
    return {Posting.DEDUCT: _("扣减"), Posting.RETURN: _("缴回")}


def events() -> dict[str, Promise]:
    return {
        "settlement.settlement.added": _("填写结算"),
        "settlement.settlement.changed": _("修改结算"),
        "settlement.settlement.moved": _("结算流转"),
        "settlement.settlement.refused": _("结算：拒绝办理"),
        "settlement.step.signed": _("结算：办理人"),
    }
