"""The words people read. Migrations name this module: do not move it."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kept(StrEnum):
    BACKUP = "backup"
    CHECK = "check"
    RESTORE = "restore"


def kept() -> dict[str, Promise]:
    return {Kept.BACKUP: _("备份"), Kept.CHECK: _("核对备份"), Kept.RESTORE: _("恢复")}


def events() -> dict[str, Promise]:
    return {
        "keeping.writing.halted": _("停止写入"),
        "keeping.writing.resumed": _("恢复写入"),
        "keeping.backup.made": _("备份"),
    }
