"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.funds.rules import Basis, SourceKind, Sum


def source_kind() -> dict[str, Promise]:
    return {
        SourceKind.PROVINCIAL: _("省级补助"),
        SourceKind.COUNTY_MATCH: _("县级配套"),
        SourceKind.CITY: _("市级资金"),
        SourceKind.CHARITY: _("慈善捐赠"),
        SourceKind.ENTERPRISE: _("企业投入"),
        SourceKind.CROWDFUNDING: _("居民众筹"),
        SourceKind.LOTTERY: _("福彩公益金"),
        SourceKind.OTHER: _("其他来源"),
    }


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
