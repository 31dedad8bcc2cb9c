"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.spaces.rules import Action, Plate, Purpose, Tenure, Use, WorkMove, WorkStatus


def tenure() -> dict[str, Promise]:
    return {Tenure.OWNED: _("自有"), Tenure.LEASED: _("租赁"), Tenure.BORROWED: _("借用")}


def use() -> dict[str, Promise]:
    return {Use.IN_USE: _("在用"), Use.IDLE: _("闲置"), Use.PLANNED: _("拟建"), Use.CLOSED: _("停用")}


def purpose() -> dict[str, Promise]:
    return {
        Purpose.ACTIVITY: _("活动空间"),
        Purpose.SERVICE: _("服务空间"),
        Purpose.OFFICE: _("办公空间"),
        Purpose.OTHER: _("其他空间"),
    }


def plate() -> dict[str, Promise]:
    return {Plate.YES: _("有门牌"), Plate.NO: _("无门牌")}


def action() -> dict[str, Promise]:
    return {
        Action.RENOVATE: _("改造"),
        Action.MICRO: _("微改造"),
        Action.ADD: _("新增"),
        Action.BUILD: _("建设"),
        Action.REZONE: _("调整功能分区"),
        Action.IMPROVE_ONLY: _("在现有基础上完善"),
    }


def work_status() -> dict[str, Promise]:
    return {
        WorkStatus.PLANNED: _("未开工"),
        WorkStatus.DOING: _("施工中"),
        WorkStatus.DONE: _("已完成"),
        WorkStatus.STOPPED: _("已停止"),
    }


def work_move() -> dict[str, Promise]:
    return {
        WorkMove.START: _("开工"),
        WorkMove.FINISH: _("完工"),
        WorkMove.STOP: _("停止"),
        WorkMove.RESUME: _("复工"),
    }


def events() -> dict[str, Promise]:
    return {
        "spaces.space.added": _("登记阵地"),
        "spaces.space.changed": _("修改阵地"),
        "spaces.zone.added": _("登记功能分区"),
        "spaces.zone.changed": _("修改功能分区"),
        "spaces.work.added": _("登记改造"),
        "spaces.work.changed": _("修改改造"),
        "spaces.work.moved": _("改造进展"),
    }
