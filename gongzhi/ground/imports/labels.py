"""The words people read. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.imports.rules import RunStatus


def status() -> dict[str, Promise]:
    return {RunStatus.READY: _("待确认"), RunStatus.DONE: _("已导入"), RunStatus.UNDONE: _("已撤销")}


def events() -> dict[str, Promise]:
    return {
        "imports.run.uploaded": _("上传表格"),
        "imports.run.mapped": _("对应列"),
        "imports.run.done": _("导入表格"),
        "imports.run.undone": _("撤销导入"),
        "imports.row.removed": _("撤销导入的记录"),
    }
