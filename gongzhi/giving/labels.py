"""The words people read for the terms of the rules. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# Kept under this name: a migration asks for it.
from gongzhi.funds.labels import purpose as purpose
from gongzhi.giving.rules import DonorKind, GiftKind, Role, Valuation
from gongzhi.giving.rules.campaigns import Move, RefundRule, Status
from gongzhi.giving.rules.committee import LEAST, Need, Standing


def role() -> dict[str, Promise]:
    return {Role.CHAIR: _("主任"), Role.MEMBER: _("委员"), Role.SUPERVISOR: _("监督员")}


def donor_kind() -> dict[str, Promise]:
    return {
        DonorKind.PERSON: _("居民（个人）"),
        DonorKind.ENTERPRISE: _("企业"),
        DonorKind.ORGANISATION: _("社会组织和其他单位"),
    }


def gift_kind() -> dict[str, Promise]:
    return {GiftKind.MONEY: _("现金"), GiftKind.GOODS: _("实物")}


def valuation() -> dict[str, Promise]:
    return {
        Valuation.NONE: _("未估价"),
        Valuation.INVOICE: _("发票"),
        Valuation.APPRAISAL: _("评估"),
        Valuation.MARKET: _("市场价"),
    }


def status() -> dict[str, Promise]:
    return {
        Status.DRAFT: _("草稿"),
        Status.NOTICE: _("公示"),
        Status.OPEN: _("众筹中"),
        Status.MET: _("达标"),
        Status.SHORT: _("未达标"),
        Status.DOING: _("执行"),
        Status.PUBLISHED: _("已公布使用"),
        Status.CLOSED: _("已结束"),
    }


def move() -> dict[str, Promise]:
    return {
        Move.ANNOUNCE: _("开始公示"),
        Move.WITHDRAW: _("撤回公示"),
        Move.START: _("开始众筹"),
        Move.MEET: _("确认达标"),
        Move.FALL_SHORT: _("确认未达标"),
        Move.CARRY_OUT: _("开始执行"),
        Move.PUBLISH: _("公布使用情况"),
        Move.CLOSE: _("结束"),
    }


def refund_rule() -> dict[str, Promise]:
    return {
        RefundRule.UNSET: _("未录入"),
        RefundRule.RETURN: _("未达标退回"),
        RefundRule.TRANSFER: _("转入同类项目"),
        RefundRule.CHOICE: _("由捐赠人选择"),
    }


def need() -> dict[str, str]:
    return {
        Need.LEAST: gettext("不少于 %(n)s 人") % {"n": LEAST},
        Need.ODD: gettext("人数是单数"),
        Need.UNPAID: gettext("都不领报酬"),
        Need.SUPERVISED: gettext("至少有一名监督员"),
    }


def standing() -> dict[str, Promise]:
    return {Standing.MET: _("满足"), Standing.BROKEN: _("不满足"), Standing.UNKNOWN: _("未知")}


def events() -> dict[str, Promise]:
    return {
        "giving.fund.added": _("登记慈善基金"),
        "giving.fund.changed": _("修改慈善基金"),
        "giving.member.added": _("登记管委会成员"),
        "giving.member.changed": _("修改管委会成员"),
        "giving.campaign.added": _("拟写众筹"),
        "giving.campaign.changed": _("修改众筹"),
        "giving.campaign.moved": _("众筹流转"),
        "giving.donation.added": _("登记捐赠"),
        "giving.donation.changed": _("修改捐赠"),
        "giving.donation.booked": _("捐赠入账"),
        "giving.refund.added": _("登记退款"),
    }
