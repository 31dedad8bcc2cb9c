"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongzhi.statements.rules import Cause, DifferenceState, Kind, MatchState, Reason, StatementState
from gongzhi.statements.rules.reading import DayOrder, Sign


def kind() -> dict[str, Promise]:
    return {
        Kind.MISSING: _("漏记（只有一边有）"),
        Kind.DOUBLED: _("重记"),
        Kind.FEN: _("金额差"),
        Kind.SOURCE: _("资金来源不同"),
        Kind.PAYEE: _("收款人不同或互换"),
        Kind.DATE: _("日期差"),
        Kind.SIGN: _("方向相反"),
        Kind.SPLIT: _("拆分或合并"),
    }


def what_to_do() -> dict[str, Promise]:
    return {
        Kind.MISSING: _("账上没有的，补记；对账单没有的，等下一份对账单，或问银行。"),
        Kind.DOUBLED: _("账上重了的，冲销一笔；银行重了的，请银行退回。"),
        Kind.FEN: _("核对凭证，错的一边冲销重记，或请银行更正。"),
        Kind.SOURCE: _("按凭证上的来源冲销重记；银行记错的，请银行调整。"),
        Kind.PAYEE: _("核对收款人，付错的请银行追回；账上写反的，冲销重记。"),
        Kind.DATE: _("核对凭证日期；确是同一笔的，直接勾对并写明原因。"),
        Kind.SIGN: _("收付记反的，冲销重记。"),
        Kind.SPLIT: _("确是一笔分几笔的，直接勾对；合计已相等。"),
    }


def reason() -> dict[str, Promise]:
    return {
        Reason.NUMBER: _("凭证号相同"),
        Reason.AMOUNT: _("金额相同"),
        Reason.PARTY: _("对方相同"),
        Reason.DAY: _("日期相同"),
        Reason.APART: _("日期差几天"),
        Reason.UNNAMED: _("一边没有写对方"),
        Reason.ALIKE: _("同样的有几笔，两边笔数不等"),
        Reason.REVERSAL: _("一笔分录和它的冲销，相抵为零"),
        Reason.HAND: _("人工勾对"),
    }


def match_state() -> dict[str, Promise]:
    return {MatchState.PROPOSED: _("待确认"), MatchState.CONFIRMED: _("已勾对")}


def difference_state() -> dict[str, Promise]:
    return {DifferenceState.OPEN: _("未处理"), DifferenceState.SETTLED: _("已处理")}


def statement_state() -> dict[str, Promise]:
    return {StatementState.READY: _("待确认导入"), StatementState.TAKEN: _("已导入")}


def cause() -> dict[str, Promise]:
    return {
        Cause.TRANSIT: _("未达账项（时间差）"),
        Cause.BANK: _("银行的差错"),
        Cause.BOOK: _("本账的差错"),
        Cause.OTHER: pgettext_lazy("cause", "其他"),
    }


def day_order() -> dict[str, Promise]:
    return {
        DayOrder.YEAR_FIRST: _("年月日（2026-03-02、20260302）"),
        DayOrder.DAY_FIRST: _("日月年（02/03/2026）"),
        DayOrder.MONTH_FIRST: _("月日年（03/02/2026）"),
    }


def sign() -> dict[str, Promise]:
    return {
        Sign.USUAL: _("借方、负数是付出"),
        Sign.TURNED: _("借方、负数是收入"),
    }


def events() -> dict[str, Promise]:
    return {
        "statements.account.added": _("登记银行账户"),
        "statements.account.changed": _("修改银行账户"),
        "statements.holding.added": _("资金来源放入账户"),
        "statements.holding.removed": _("资金来源移出账户"),
        "statements.layout.added": _("登记对账单版式"),
        "statements.layout.changed": _("修改对账单版式"),
        "statements.statement.uploaded": _("上传对账单"),
        "statements.statement.taken": _("导入对账单"),
        "statements.statement.discarded": _("放弃对账单"),
        "statements.match.proposed": _("提出勾对"),
        "statements.match.confirmed": _("确认勾对"),
        "statements.match.dropped": _("撤下勾对"),
        "statements.difference.found": _("发现差异"),
        "statements.difference.settled": _("处理差异"),
        "statements.difference.reopened": _("重新打开差异"),
        "statements.difference.dropped": _("撤下差异"),
        "statements.lines.erased": _("删除演示对账单"),
    }
