"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.registry.rules import OrgKind


def org_kind() -> dict[str, Promise]:
    return {
        OrgKind.GOVERNMENT: _("机关部门"),
        OrgKind.STREET: _("街道办事处"),
        OrgKind.COMMUNITY: _("社区居委会"),
        OrgKind.SOCIAL_ORG: _("社会组织"),
        OrgKind.COMMUNITY_GROUP: _("社区社会组织"),
        OrgKind.ENTERPRISE: _("企业"),
        OrgKind.CHARITY: _("慈善组织"),
        OrgKind.OTHER: _("其他"),
    }
