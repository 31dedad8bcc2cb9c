"""The words people read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.divisions.rules import Kind


def kinds() -> dict[str, Promise]:
    return {
        Kind.PROVINCE: _("省级"),
        Kind.CITY: _("市级"),
        Kind.DISTRICT: _("市辖区"),
        Kind.COUNTY: _("县、旗"),
        Kind.COUNTY_CITY: _("县级市"),
        Kind.STREET: _("街道"),
        Kind.TOWN: _("镇"),
        Kind.TOWNSHIP: _("乡"),
        Kind.LIKE_TOWNSHIP: _("类似乡级单位"),
        Kind.COMMUNITY: _("社区（居委会）"),
        Kind.VILLAGE: _("村（村委会）"),
        Kind.LIKE_COMMUNITY: _("类似居委会"),
        Kind.LIKE_VILLAGE: _("类似村委会"),
    }


def events() -> dict[str, Promise]:
    return {
        "divisions.list.loaded": _("装入区划代码"),
        "divisions.division.added": _("新增区划"),
        "divisions.division.renamed": _("区划更名"),
        "divisions.division.closed": _("撤销区划"),
        "divisions.division.reopened": _("恢复区划"),
    }
