"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from gongzhi.supervision.rules import (
    Among,
    Channel,
    FindingMove,
    FindingStatus,
    Link,
    PlanKind,
    Result,
    Severity,
    TipMove,
    TipStatus,
    Together,
    VisitKind,
    VisitMove,
    VisitStatus,
)
from gongzhi.supervision.rules.drawing import Kind

# What messages say has happened: kept in Chinese, shown in the reader's language.
TOLD = {
    FindingMove.ISSUE: gettext_noop("整改通知"),
    FindingMove.REPLY: gettext_noop("整改待复查"),
    FindingMove.PASS: gettext_noop("复查通过"),
    FindingMove.FAIL: gettext_noop("复查不通过"),
}


def plan_kind() -> dict[str, Promise]:
    return {
        PlanKind.SPECIAL: _("专项督查"),
        PlanKind.REGULAR: _("定期督查"),
        PlanKind.UNANNOUNCED: _("不打招呼"),
    }


def link() -> dict[str, Promise]:
    return {
        Link.PROGRESS: _("进度"),
        Link.QUALITY: _("质量"),
        Link.TENDER: _("招投标"),
        Link.MONEY: _("资金使用"),
    }


def visit_kind() -> dict[str, Promise]:
    return {VisitKind.INSPECTION: _("督查检查"), VisitKind.VISIT: _("走访")}


def visit_status() -> dict[str, Promise]:
    return {
        VisitStatus.PLANNED: _("计划中"),
        VisitStatus.DONE: _("已查"),
        VisitStatus.NOTICED: _("已出通知"),
        VisitStatus.ENDED: _("结束"),
        VisitStatus.CANCELLED: _("已取消"),
    }


def visit_move() -> dict[str, Promise]:
    return {
        VisitMove.CARRY_OUT: _("记为已查"),
        VisitMove.NOTIFY: _("出整改通知"),
        VisitMove.END: _("结束督查"),
        VisitMove.CANCEL: _("取消督查"),
    }


def result() -> dict[str, Promise]:
    return {
        Result.UNSEEN: _("未查"),
        Result.CONFORMS: _("符合"),
        Result.FAILS: _("不符合"),
        Result.NOT_APPLICABLE: _("不适用"),
    }


def severity() -> dict[str, Promise]:
    return {Severity.MINOR: _("一般"), Severity.SERIOUS: _("较重"), Severity.GRAVE: _("严重")}


def severity_means() -> dict[str, Promise]:
    """What follows of each weight."""
    return {
        Severity.MINOR: _("限期整改，回复说明即可"),
        Severity.SERIOUS: _("限期整改，回复要附佐证；评价时可能扣减"),
        Severity.GRAVE: _("限期整改，回复要附佐证；可能通报并扣减资金"),
    }


def touched() -> dict[tuple[str, str], Promise]:
    """The rules that a finding may bear on, in short: they are named even where nobody entered them."""
    return {
        ("lateness", "not_started_workdays"): _("未开工的认定"),
        ("lateness", "severe_workdays"): _("严重滞后的认定"),
        ("standards", "rebuilt_min_sqm"): _("服务设施最低面积"),
        ("standards", "activity_share"): _("活动空间占比"),
        ("weights", "management"): _("绩效评价“项目管理”分值"),
        ("deduction", "ceiling"): _("扣减预拨资金的上限"),
        ("deduction", "full_if_not_started"): _("未开工或严重滞后的扣减"),
    }


def finding_status() -> dict[str, Promise]:
    return {
        FindingStatus.FOUND: _("已发现"),
        FindingStatus.NOTIFIED: _("已通知"),
        FindingStatus.MENDING: _("整改中"),
        FindingStatus.REPLIED: _("已报整改"),
        FindingStatus.CLOSED: _("复查通过"),
        FindingStatus.WITHDRAWN: _("已撤销"),
    }


def finding_move() -> dict[str, Promise]:
    return {
        FindingMove.ISSUE: _("发出通知"),
        FindingMove.WITHDRAW: _("撤销问题"),
        FindingMove.TAKE_UP: _("开始整改"),
        FindingMove.REPLY: _("报整改情况"),
        FindingMove.PASS: _("复查通过"),
        FindingMove.FAIL: _("复查不通过"),
    }


def tip_status() -> dict[str, Promise]:
    return {TipStatus.NEW: _("待核查"), TipStatus.USED: _("已转办"), TipStatus.DISMISSED: _("不属实")}


def tip_move() -> dict[str, Promise]:
    return {
        TipMove.TO_FINDING: _("转为问题"),
        TipMove.TO_VISIT: _("转为督查"),
        TipMove.DISMISS: _("不属实，了结"),
    }


def channel() -> dict[str, Promise]:
    return {
        Channel.PHONE: _("来电"),
        Channel.LETTER: _("来信"),
        Channel.VISIT: _("来访"),
        Channel.NET: _("网络"),
        Channel.OTHER: _("其他途径"),
    }


def together() -> dict[str, Promise]:
    return {Together.JOIN: _("合并到最近的那一次"), Together.APART: _("仍然单独安排")}


def among() -> dict[str, Promise]:
    return {
        Among.PILOTS: _("计划范围内的试点社区"),
        Among.ALL: _("计划范围内的全部社区"),
        Among.PROJECTS: _("计划范围内在办的项目"),
    }


def drawn() -> dict[str, Promise]:
    return {Kind.PLACE: _("社区"), Kind.PROJECT: _("项目")}


def seed_kind() -> dict[str, Promise]:
    return {"made": _("系统生成"), "typed": _("事先填入")}


def events() -> dict[str, Promise]:
    return {
        "supervision.plan.added": _("登记督查计划"),
        "supervision.plan.changed": _("修改督查计划"),
        "supervision.inspector.added": _("增加检查人员"),
        "supervision.inspector.changed": _("修改检查人员"),
        "supervision.draw.made": _("随机抽取"),
        "supervision.visit.added": _("安排督查"),
        "supervision.visit.changed": _("修改督查"),
        "supervision.visit.moved": _("督查流转"),
        "supervision.visit.checked": _("填写检查结果"),
        "supervision.check.added": _("记录检查项"),
        "supervision.check.changed": _("修改检查项"),
        "supervision.finding.added": _("登记督查问题"),
        "supervision.finding.changed": _("修改督查问题"),
        "supervision.finding.moved": _("督查问题流转"),
        "supervision.tip.added": _("登记线索"),
        "supervision.tip.changed": _("修改线索"),
        "supervision.tip.moved": _("办理线索"),
    }
