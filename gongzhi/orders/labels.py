"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from gongzhi.orders.rules import Answer, Move, Status

# What messages and lists say has happened: kept in Chinese, shown in the reader's language.
ISSUED = gettext_noop("新督办单")
MOVED = {
    Move.SIGN: gettext_noop("督办单已签收"),
    Move.REPLY: gettext_noop("督办单已回复"),
    Move.PASS: gettext_noop("督办单核验通过"),
    Move.RETURN: gettext_noop("督办单回复被退回"),
    Move.CLOSE: gettext_noop("督办单已办结"),
    Move.REVOKE: gettext_noop("督办单已撤回"),
}


def status() -> dict[str, Promise]:
    return {
        Status.ISSUED: _("已下达待签收"),
        Status.SIGNED: _("已签收待回复"),
        Status.REPLIED: _("已回复待核验"),
        Status.VERIFIED: _("核验通过"),
        Status.CLOSED: _("已办结"),
        Status.REVOKED: _("已撤回"),
    }


def move() -> dict[str, Promise]:
    return {
        Move.SIGN: _("签收"),
        Move.REPLY: _("回复"),
        Move.PASS: _("核验通过"),
        Move.RETURN: _("退回重办"),
        Move.CLOSE: _("办结"),
        Move.REVOKE: _("撤回督办单"),
    }


def answer() -> dict[str, Promise]:
    return {
        Answer.IN_TIME: _("按期回复"),
        Answer.LATE: _("逾期"),
        Answer.WAITING: _("未到期"),
        Answer.REVOKED: _("已撤回"),
    }


def events() -> dict[str, Promise]:
    return {
        "orders.order.issued": _("下达督办单"),
        "orders.order.moved": _("督办单流转"),
        "orders.item.added": _("列入督办单"),
    }
