"""The words people read for the terms of rules. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.projects.rules import Move, ProjectKind, Stage, Status
from gongzhi.projects.rules.milestones import MilestoneMove, MilestoneStatus


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
        "projects.part.moved": _("随项目改区划"),
    }
