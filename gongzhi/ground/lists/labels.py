from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def events() -> dict[str, str | Promise]:
    """What the audit calls what is done with views."""
    return {
        "lists.view.kept": _("保存视图"),
        "lists.view.changed": _("修改视图"),
        "lists.view.dropped": _("删除视图"),
        "lists.layout.kept": _("改变列和显示"),
        "lists.register.exported": _("导出台账"),
    }
