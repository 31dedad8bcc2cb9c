"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.funds.rules import Basis, Sum
from gongzhi.funds.rules.instalments import State
from gongzhi.funds.rules.ledger import AccountKind, Book, EntryKind, PeriodState
from gongzhi.funds.rules.spending import Purpose

# Kept under this name: a migration asks for it.
from gongzhi.programmes.labels import source_kind as source_kind


def basis() -> dict[str, Promise]:
    return {Basis.DECIDED: _("已有文件"), Basis.SIMILAR: _("参照同类项目"), Basis.DRAFT: _("拟定")}


def check() -> dict[str, Promise]:
    return {
        Sum.AGREES: _("合计相符"),
        Sum.OVER: _("超过来源"),
        Sum.UNDER: _("未分完"),
        Sum.UNKNOWN: _("无法核对"),
    }


def book() -> dict[str, Promise]:
    return {Book.MONEY: _("资金账"), Book.BUDGET: _("预算账")}


def account_kind() -> dict[str, Promise]:
    return {
        AccountKind.CASH: _("存款"),
        AccountKind.INCOME: _("拨入"),
        AccountKind.PAYABLE: _("应缴回"),
        AccountKind.EXPENSE: _("支出"),
        AccountKind.BUDGET: _("预算"),
        AccountKind.AVAILABLE: _("可用"),
        AccountKind.COMMITTED: _("已承诺"),
        AccountKind.SPENT: _("已支用"),
    }


def entry_kind() -> dict[str, Promise]:
    return {
        EntryKind.RECEIPT: _("收款"),
        EntryKind.AUTHORISE: _("批准预算"),
        EntryKind.TRANSFER: _("分到年度"),
        EntryKind.COMMIT: _("承诺"),
        EntryKind.PAY: _("付款"),
        EntryKind.REFUND: _("退款"),
        EntryKind.DEDUCT: _("扣减"),
        EntryKind.RETURN: _("缴回"),
        EntryKind.REVERSAL: _("冲销"),
    }


def period_state() -> dict[str, Promise]:
    return {PeriodState.OPEN: _("未关账"), PeriodState.CLOSED: _("已关账")}


def instalment_state() -> dict[str, Promise]:
    return {
        State.ARRIVED: _("已到齐"),
        State.PART: _("到了一部分"),
        State.LATE: _("逾期未到"),
        State.BLOCKED: _("条件未满足"),
        State.COMING: _("未到期"),
        State.UNKNOWN: _("未知"),
    }


def purpose() -> dict[str, Promise]:
    return {
        Purpose.SPACE: _("阵地建设"),
        Purpose.SERVICE: _("购买服务"),
        Purpose.ACTIVITY: _("居民活动和微项目"),
        Purpose.TRAINING: _("能力培训"),
        Purpose.PEOPLE: _("社工和专职人员"),
        Purpose.EVALUATION: _("评估和审计"),
        Purpose.GENERAL: _("统筹使用"),
    }


def events() -> dict[str, Promise]:
    return {
        "funds.source.added": _("登记资金来源"),
        "funds.source.changed": _("修改资金来源"),
        "funds.allocation.added": _("登记资金分配"),
        "funds.allocation.changed": _("修改资金分配"),
        "funds.arrival.added": _("登记到位"),
        "funds.arrival.changed": _("修改到位记录"),
        "funds.instalment.added": _("登记分期"),
        "funds.instalment.changed": _("修改分期"),
        "funds.account.opened": _("开设科目"),
        "funds.period.opened": _("开设会计期间"),
        "funds.period.closed": _("关账"),
        "funds.entry.posted": _("记账"),
        "funds.ledger.erased": _("删除演示账"),
    }
