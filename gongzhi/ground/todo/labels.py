"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.todo.rules import Part


def part() -> dict[str, Promise]:
    return {Part.DONE: _("已办"), Part.STARTED: _("我发起"), Part.COPIED: _("抄送")}
