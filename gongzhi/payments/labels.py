"""The words people read for the terms of rules. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

# Kept under this name: a migration asks for it.
from gongzhi.funds.labels import purpose as purpose
from gongzhi.payments.rules import Did, Hand, Move, Status

# What messages and lists say has happened: kept in Chinese, shown in the reader's language.
MOVED = {
    Move.SUBMIT: gettext_noop("付款申请待复核"),
    Move.CHECK: gettext_noop("付款申请待批准"),
    Move.APPROVE: gettext_noop("付款申请待支付"),
    Move.PAY: gettext_noop("付款申请已支付"),
    Move.RETURN: gettext_noop("付款申请被退回"),
    Move.WITHDRAW: gettext_noop("付款申请已撤回"),
}


def status() -> dict[str, Promise]:
    return {
        Status.DRAFT: _("草稿"),
        Status.SUBMITTED: _("已提交"),
        Status.CHECKED: _("已复核"),
        Status.APPROVED: _("已批准"),
        Status.PAID: _("已支付"),
        Status.RETURNED: _("已退回"),
        Status.WITHDRAWN: _("已撤回"),
    }


def move() -> dict[str, Promise]:
    return {
        Move.SUBMIT: _("提交"),
        Move.CHECK: _("复核通过"),
        Move.APPROVE: _("批准付款"),
        Move.PAY: _("支付"),
        Move.RETURN: _("退回"),
        Move.WITHDRAW: _("撤回"),
    }


def did() -> dict[str, Promise]:
    return {
        Did.DRAFT: _("填写"),
        Did.SUBMIT: _("提交"),
        Did.CHECK: _("复核"),
        Did.APPROVE: _("批准"),
        Did.PAY: _("支付"),
        Did.RETURN: _("退回"),
        Did.WITHDRAW: _("撤回"),
    }


# The hands as a refusal names them.
HAND = {Hand.MAKE: "申请", Hand.CHECK: "复核", Hand.APPROVE: "批准", Hand.PAY: "支付"}


def events() -> dict[str, Promise]:
    return {
        "payments.request.added": _("填写付款申请"),
        "payments.request.changed": _("修改付款申请"),
        "payments.request.moved": _("付款申请流转"),
        "payments.request.refused": _("付款申请：拒绝办理"),
        "payments.step.signed": _("付款申请：办理人"),
        "payments.slip.printed": _("打印付款单"),
        "payments.list.exported": _("导出批量付款清单"),
    }
