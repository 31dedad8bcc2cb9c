"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.jobs.rules import State


def state() -> dict[str, Promise]:
    return {
        State.WAITING: _("排队中"),
        State.RUNNING: _("进行中"),
        State.DONE: _("已完成"),
        State.FAILED: _("没有完成"),
        State.CANCELLED: _("已取消"),
    }


def events() -> dict[str, Promise]:
    return {"jobs.job.cancelled": _("取消后台任务")}
