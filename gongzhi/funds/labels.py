"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.funds.rules import Basis, Sum

# Kept under this name: a migration asks for it.
from gongzhi.programmes.labels import source_kind as source_kind


def basis() -> dict[str, Promise]:
    return {Basis.DECIDED: _("已有文件"), Basis.SIMILAR: _("参照同类项目"), Basis.DRAFT: _("拟定")}


def check() -> dict[str, Promise]:
    return {
        Sum.AGREES: _("合计相符"),
        Sum.OVER: _("超过来源"),
        Sum.UNDER: _("未分完"),
        Sum.UNKNOWN: _("无法核对"),
    }


def events() -> dict[str, Promise]:
    return {
        "funds.source.added": _("登记资金来源"),
        "funds.source.changed": _("修改资金来源"),
        "funds.allocation.added": _("登记资金分配"),
        "funds.allocation.changed": _("修改资金分配"),
        "funds.arrival.added": _("登记到位"),
        "funds.arrival.changed": _("修改到位记录"),
    }
