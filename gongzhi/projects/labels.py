"""The words people read for the terms of rules. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.projects.rules import Move, ProjectKind, Stage, Status
from gongzhi.projects.rules.acceptances import Conclusion, Finding
from gongzhi.projects.rules.changes import ChangeMove, ChangeStatus
from gongzhi.projects.rules.milestones import MilestoneMove, MilestoneStatus
from gongzhi.projects.rules.risks import RiskMove, RiskStatus


def kind() -> dict[str, Promise]:
    return {
        ProjectKind.HARDWARE: _("硬件建设"),
        ProjectKind.SERVICE: _("购买服务·专业委托"),
        ProjectKind.RESIDENTS: _("居民实施"),
    }


def status() -> dict[str, Promise]:
    return {
        Status.DRAFT: _("草拟"),
        Status.APPROVED: _("已立项"),
        Status.DOING: _("实施中"),
        Status.WAITING: _("待验收"),
        Status.ACCEPTED: _("验收通过"),
        Status.CLOSED: _("已结项"),
        Status.STOPPED: _("已终止"),
    }


def move() -> dict[str, Promise]:
    return {
        Move.APPROVE: _("批准立项"),
        Move.START: _("开始实施"),
        Move.HAND_IN: _("报请验收"),
        Move.RETURN: _("退回实施"),
        Move.ACCEPT: _("确认验收通过"),
        Move.CLOSE: _("结项"),
        Move.STOP: _("终止项目"),
        Move.REOPEN: _("重新草拟"),
    }


def stage() -> dict[str, Promise]:
    return {
        Stage.PREPARE: _("前期准备"),
        Stage.WORK: _("组织实施"),
        Stage.ACCEPTANCE: _("验收"),
        Stage.CLOSING: _("结项"),
    }


def milestone_status() -> dict[str, Promise]:
    return {
        MilestoneStatus.TODO: _("未开始"),
        MilestoneStatus.SUBMITTED: _("已报送"),
        MilestoneStatus.PASSED: _("已通过"),
        MilestoneStatus.RETURNED: _("已退回"),
    }


def milestone_move() -> dict[str, Promise]:
    return {
        MilestoneMove.REPORT: _("报送"),
        MilestoneMove.GRANT: _("通过"),
        MilestoneMove.RETURN: _("退回"),
    }


def conclusion() -> dict[str, Promise]:
    return {
        Conclusion.OPEN: _("未下结论"),
        Conclusion.PASSED: _("通过"),
        Conclusion.FAILED: _("不通过"),
    }


def finding() -> dict[str, Promise]:
    return {
        Finding.UNCHECKED: _("未查"),
        Finding.FIT: _("合格"),
        Finding.UNFIT: _("不合格"),
        Finding.NOT_APPLICABLE: _("不适用"),
    }


def change_status() -> dict[str, Promise]:
    return {
        ChangeStatus.ASKED: _("待决定"),
        ChangeStatus.APPROVED: _("已同意"),
        ChangeStatus.REFUSED: _("未同意"),
    }


def change_move() -> dict[str, Promise]:
    return {ChangeMove.APPROVE: _("同意"), ChangeMove.REFUSE: _("不同意")}


def risk_status() -> dict[str, Promise]:
    return {RiskStatus.OPEN: _("未关闭"), RiskStatus.CLOSED: _("已关闭")}


def risk_move() -> dict[str, Promise]:
    return {RiskMove.CLOSE: _("关闭风险"), RiskMove.REOPEN: _("重新列入")}


def events() -> dict[str, Promise]:
    return {
        "projects.project.added": _("草拟项目"),
        "projects.project.changed": _("修改项目"),
        "projects.project.moved": _("项目流转"),
        "projects.money.added": _("登记项目资金"),
        "projects.money.changed": _("修改项目资金"),
        "projects.milestone.added": _("登记里程碑"),
        "projects.milestone.changed": _("修改里程碑"),
        "projects.milestone.moved": _("里程碑流转"),
        "projects.contract.added": _("登记合同"),
        "projects.contract.changed": _("修改合同"),
        "projects.amendment.added": _("登记补充协议"),
        "projects.amendment.changed": _("修改补充协议"),
        "projects.acceptance.added": _("登记验收"),
        "projects.acceptance.changed": _("修改验收"),
        "projects.acceptance.concluded": _("下验收结论"),
        "projects.item.added": _("增加验收内容"),
        "projects.item.changed": _("填写验收结果"),
        "projects.defect.added": _("登记缺陷"),
        "projects.defect.changed": _("修改缺陷"),
        "projects.change.asked": _("申请变更"),
        "projects.change.decided": _("决定变更"),
        "projects.project.altered": _("按变更修改项目"),
        "projects.money.altered": _("按变更修改资金"),
        "projects.risk.added": _("登记风险"),
        "projects.risk.changed": _("修改风险"),
        "projects.risk.moved": _("风险流转"),
        "projects.outside.added": _("登记关联工程"),
        "projects.outside.changed": _("修改关联工程"),
        "projects.share.added": _("关联工程到项目"),
        "projects.share.changed": _("修改工程归属"),
        "projects.part.moved": _("随项目改区划"),
    }
