"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.registry.rules import CertLevel, Measured, OrgKind


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


def cert_level() -> dict[str, Promise]:
    return {
        CertLevel.NONE: _("无证"),
        CertLevel.ASSISTANT: _("助理社会工作师"),
        CertLevel.WORKER: _("社会工作师"),
        CertLevel.SENIOR: _("高级社会工作师"),
    }


def measured() -> dict[str, Promise]:
    return {
        Measured.FOUNDED: _("成立年份"),
        Measured.HOUSEHOLDS: _("户数"),
        Measured.RESIDENTS: _("常住人口"),
        Measured.ELDERS: _("老年人"),
        Measured.STAFF: _("工作人员"),
        Measured.SOCIAL_WORKERS: _("社工人数"),
        Measured.CERTIFIED: _("持证社工人数"),
        Measured.ORGANISATIONS: _("社会组织数"),
        Measured.VOLUNTEERS: _("志愿者人数"),
        Measured.AREA: _("服务阵地面积"),
        Measured.DEPARTMENTS: _("参与部门数"),
        Measured.TASK_FORCES: _("专班数"),
        Measured.PILOT_COMMUNITIES: _("试点社区数"),
        Measured.VISITED: _("学习考察地"),
        Measured.THEME: _("试点主题"),
        Measured.OTHER: _("其他数据"),
    }


def events() -> dict[str, Promise]:
    return {
        "registry.organisation.added": _("登记组织"),
        "registry.organisation.changed": _("修改组织"),
        "registry.person.added": _("登记人员"),
        "registry.person.changed": _("修改人员"),
        "registry.observation.added": _("登记社区数据"),
        "registry.observation.changed": _("修改社区数据"),
    }
