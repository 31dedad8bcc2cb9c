"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.leadership.rules import GroupKind


def group_kind() -> dict[str, Promise]:
    return {
        GroupKind.LEADING_GROUP: _("领导小组"),
        GroupKind.OFFICE: _("办公室"),
        GroupKind.TASK_FORCE: _("专班"),
    }


def events() -> dict[str, Promise]:
    return {
        "leadership.group.added": _("登记领导机构"),
        "leadership.group.changed": _("修改领导机构"),
        "leadership.seat.added": _("登记任职"),
        "leadership.seat.changed": _("修改任职"),
    }
