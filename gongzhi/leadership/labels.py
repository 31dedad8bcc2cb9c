"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.leadership.rules import GroupKind, Lack, Presence, Rhythm


def group_kind() -> dict[str, Promise]:
    return {
        GroupKind.LEADING_GROUP: _("领导小组"),
        GroupKind.OFFICE: _("办公室"),
        GroupKind.TASK_FORCE: _("专班"),
    }


def rhythm() -> dict[str, Promise]:
    return {
        Rhythm.MISSING: _("未录入"),
        Rhythm.UNKNOWN: _("未知"),
        Rhythm.ON_TIME: _("按期"),
        Rhythm.OVERDUE: _("超期未开会"),
    }


def why() -> dict[str, Promise]:
    """Behind each word of the rhythm, what it goes by."""
    return {
        Rhythm.MISSING: _("没有录入例会间隔"),
        Rhythm.UNKNOWN: _("没有开会记录，也没有登记成立日期"),
        Rhythm.ON_TIME: _("上次会议（没有开过的从成立日期算起）离今天没有超过例会间隔"),
        Rhythm.OVERDUE: _("上次会议（没有开过的从成立日期算起）离今天超过例会间隔"),
    }


def presence() -> dict[str, Promise]:
    return {
        Presence.PRESENT: _("出席"),
        Presence.EXCUSED: _("请假"),
        Presence.ABSENT: _("缺席"),
        Presence.SITTING_IN: _("列席"),
    }


def lack() -> dict[str, Promise]:
    return {
        Lack.UNIT: _("没有牵头单位"),
        Lack.DUE: _("没有完成期限"),
        Lack.EARLY: _("完成期限早于会议日期"),
    }


def events() -> dict[str, Promise]:
    return {
        "leadership.group.added": _("登记领导机构"),
        "leadership.group.changed": _("修改领导机构"),
        "leadership.seat.added": _("登记任职"),
        "leadership.seat.changed": _("修改任职"),
        "leadership.meeting.added": _("登记会议"),
        "leadership.meeting.changed": _("修改会议"),
        "leadership.attendance.added": _("登记出席"),
        "leadership.attendance.changed": _("修改出席"),
        "leadership.attendance.removed": _("移除出席"),
        "leadership.resolution.added": _("登记议定事项"),
        "leadership.resolution.changed": _("修改议定事项"),
        "leadership.resolution.given": _("下达为任务"),
    }
