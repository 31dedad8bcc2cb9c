"""The words people read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def events() -> dict[str, Promise]:
    return {
        "keeping.writing.halted": _("停止写入"),
        "keeping.writing.resumed": _("恢复写入"),
    }
