"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from gongzhi.tasks.forecasting import Basis, Late
from gongzhi.tasks.rules import (
    Category,
    ExtensionMove,
    ExtensionStatus,
    Move,
    ProblemMove,
    ProblemStatus,
    Rung,
    Status,
    Tone,
)

# What messages and lists say has happened to a task: kept in Chinese, shown in the reader's language.
ISSUED, URGED = gettext_noop("新任务"), gettext_noop("任务催办")
ASKED, CLIMBED = gettext_noop("申请延期"), gettext_noop("任务升级")
WITHDRAWN = gettext_noop("延期申请已撤回")
DECIDED = {
    ExtensionStatus.APPROVED: gettext_noop("延期已同意"),
    ExtensionStatus.REFUSED: gettext_noop("延期未同意"),
}
MOVED = {
    Move.SIGN: gettext_noop("任务已签收"),
    Move.START: gettext_noop("开始办理"),
    Move.SUBMIT: gettext_noop("待审核销号"),
    Move.RETURN: gettext_noop("任务被退回"),
    Move.CLOSE: gettext_noop("任务已销号"),
    Move.CANCEL: gettext_noop("任务已取消"),
    Move.REOPEN: gettext_noop("任务重新办理"),
}


def category() -> dict[str, Promise]:
    return {
        Category.ORGANISATION: _("组织保障"),
        Category.SPACE: _("阵地建设"),
        Category.SERVICE: _("服务项目"),
        Category.MONEY: _("资金"),
        Category.FIVE_PARTIES: _("五社联动"),
        Category.SUPERVISION: _("督查"),
        Category.REPORT: _("报送"),
        Category.OTHER: _("其他事项"),
    }


def status() -> dict[str, Promise]:
    return {
        Status.TODO: _("未签收"),
        Status.RECEIVED: _("已签收"),
        Status.DOING: _("办理中"),
        Status.SUBMITTED: _("待审核"),
        Status.DONE: _("已销号"),
        Status.CANCELLED: _("已取消"),
    }


def move() -> dict[str, Promise]:
    return {
        Move.SIGN: _("签收"),
        Move.START: _("开始办理"),
        Move.SUBMIT: _("报送"),
        Move.RETURN: _("退回"),
        Move.CLOSE: _("销号"),
        Move.CANCEL: _("取消任务"),
        Move.REOPEN: _("重新办理"),
    }


def extension_status() -> dict[str, Promise]:
    return {
        ExtensionStatus.ASKED: _("待决定"),
        ExtensionStatus.APPROVED: _("已同意"),
        ExtensionStatus.REFUSED: _("未同意"),
        ExtensionStatus.WITHDRAWN: _("已撤回"),
    }


def extension_move() -> dict[str, Promise]:
    return {
        ExtensionMove.APPROVE: _("同意延期"),
        ExtensionMove.REFUSE: _("不同意"),
        ExtensionMove.WITHDRAW: _("撤回申请"),
    }


def rung() -> dict[str, Promise]:
    return {
        Rung.REMIND: _("提醒"),
        Rung.YELLOW: _("黄色预警"),
        Rung.RED: _("红色预警"),
        Rung.TALK: _("约谈"),
        Rung.NAMED: _("通报"),
    }


def problem_status() -> dict[str, Promise]:
    return {
        ProblemStatus.OPEN: _("待解决"),
        ProblemStatus.SOLVING: _("解决中"),
        ProblemStatus.CLOSED: _("已解决"),
    }


def problem_move() -> dict[str, Promise]:
    return {
        ProblemMove.TAKE_UP: _("开始解决"),
        ProblemMove.CLOSE: _("销号"),
        ProblemMove.REOPEN: _("重新列入"),
    }


def tone() -> dict[str, Promise]:
    return {
        Tone.RED: _("红灯"),
        Tone.YELLOW: _("黄灯"),
        Tone.GREEN: _("绿灯"),
        Tone.GREY: _("不亮灯"),
    }


def why() -> dict[str, Promise]:
    return {
        Tone.RED: _("已过完成期限"),
        Tone.YELLOW: _("临近期限且落后计划，或落后计划较多"),
        Tone.GREEN: _("按计划推进"),
        Tone.GREY: _("已办结，或没有登记期限"),
    }


def basis() -> dict[str, Promise]:
    return {
        Basis.CLOSED: _("已销号"),
        Basis.HANDED_IN: _("已完成或已报送，只等审核"),
        Basis.PACE: _("按到今天为止的进度推算"),
        Basis.SHARE: _("开始日期以前已有进度，按剩余部分推算"),
        Basis.PLAN: _("还没有进度，按计划的工作日推算"),
        Basis.NO_DAY_CLOSED: _("不知道哪一天销号"),
        Basis.NO_PROGRESS: _("进度未知，报了进度才能推算"),
        Basis.NO_DAYS: _("开始日期或期限未知，不能推算"),
        Basis.BEFORE_UNKNOWN: _("前置任务什么时候完成未知"),
        Basis.TOO_FAR: _("照现在的进度十年也完不成，请核对进度和日期"),
    }


def late() -> dict[str, Promise]:
    return {Late.NOT_STARTED: _("未开工"), Late.SEVERE: _("严重滞后")}


def finish() -> dict[str, Promise]:
    return {"in_time": _("按期完成"), "late": _("逾期完成")}


def events() -> dict[str, Promise]:
    return {
        "tasks.task.added": _("下达任务"),
        "tasks.task.changed": _("修改任务"),
        "tasks.task.moved": _("任务流转"),
        "tasks.task.reported": _("报送进度"),
        "tasks.task.urged": _("催办"),
        "tasks.task.extended": _("延期"),
        "tasks.task.rung.remind": _("升级到提醒"),
        "tasks.task.rung.yellow": _("升级到黄色预警"),
        "tasks.task.rung.red": _("升级到红色预警"),
        "tasks.task.rung.talk": _("升级到约谈"),
        "tasks.task.rung.named": _("升级到通报"),
        "tasks.extension.asked": _("申请延期"),
        "tasks.extension.decided": _("决定延期申请"),
        "tasks.extension.withdrawn": _("撤回延期申请"),
        "tasks.dependency.added": _("增加前置任务"),
        "tasks.dependency.removed": _("移除前置任务"),
        "tasks.dependency.moved": _("前后关系随任务改区划"),
        "tasks.problem.added": _("登记问题"),
        "tasks.problem.changed": _("修改问题"),
        "tasks.problem.moved": _("问题流转"),
    }
