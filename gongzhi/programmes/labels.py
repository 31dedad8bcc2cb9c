"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.programmes.rules import (
    Asked,
    ItemMove,
    ItemStatus,
    PilotType,
    RuleStatus,
    SourceKind,
    Standard,
    UnitLevel,
)


def pilot_type() -> dict[str, Promise]:
    return {
        PilotType.CONVENIENCE: _("便民服务型"),
        PilotType.SMART: _("智慧科技型"),
        PilotType.SOCIAL_ORG: _("社会组织参与型"),
        PilotType.SOCIAL_ENTERPRISE: _("社会企业带动型"),
        PilotType.PROJECTS: _("社区服务项目化"),
        PilotType.MUTUAL_HELP: _("自治互助型"),
    }


def unit_level() -> dict[str, Promise]:
    return {UnitLevel.COUNTY: _("县（承接）"), UnitLevel.STREET: _("街道"), UnitLevel.COMMUNITY: _("社区")}


def asked() -> dict[str, Promise]:
    return {
        Asked.STANDARD: _("示范标准"),
        Asked.DEMAND: _("上级部署"),
        Asked.ASPECT: _("评价方面"),
        Asked.CHECKED: _("考核内容"),
        Asked.REWARD: _("表彰奖励"),
        Asked.ADJUSTMENT: _("动态调整"),
        Asked.DEDUCTION: _("扣减资金"),
        Asked.NOTICE: _("通报"),
    }


def rule_status() -> dict[str, Promise]:
    return {
        RuleStatus.VERIFIED: _("已核实"),
        RuleStatus.UNVERIFIED: _("未核实"),
        RuleStatus.MISSING: _("未录入"),
    }


def standard() -> dict[str, Promise]:
    return {
        Standard.HARDWARE: _("硬件提升"),
        Standard.SOFTWARE: _("软件完善"),
        Standard.SERVICE: _("服务亮点"),
        Standard.SCENE: _("场景呈现"),
    }


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


def item_status() -> dict[str, Promise]:
    return {
        ItemStatus.UNKNOWN: _("未摸底"),
        ItemStatus.TODO: _("未开始"),
        ItemStatus.DOING: _("推进中"),
        ItemStatus.DONE: _("已达标"),
        ItemStatus.NOT_APPLICABLE: _("不适用"),
    }


def item_move() -> dict[str, Promise]:
    return {
        ItemMove.PLAN: _("列入计划"),
        ItemMove.START: _("开始"),
        ItemMove.FINISH: _("达标"),
        ItemMove.REOPEN: _("重新推进"),
        ItemMove.SET_ASIDE: _("标为不适用"),
    }


def events() -> dict[str, Promise]:
    return {
        "programmes.programme.added": _("登记试点项目"),
        "programmes.batch.added": _("登记批次"),
        "programmes.batch.changed": _("修改批次"),
        "programmes.unit.added": _("登记试点单位"),
        "programmes.unit.changed": _("修改试点单位"),
        "programmes.document.added": _("登记文件"),
        "programmes.document.changed": _("修改文件"),
        "programmes.clause.added": _("登记条款"),
        "programmes.ruleset.added": _("新建规则版本"),
        "programmes.ruleset.superseded": _("规则换版"),
        "programmes.ruleset.restored": _("撤销换版"),
        "programmes.ruleset.removed": _("删除撤销的版本"),
        "programmes.rule.removed": _("删除撤销版本中的规则"),
        "programmes.rule.added": _("录入规则"),
        "programmes.rule.changed": _("修改规则"),
        "programmes.rule.verified": _("核实规则"),
        "programmes.requirement.added": _("登记评价要求"),
        "programmes.requirement.changed": _("修改评价要求"),
        "programmes.item.added": _("登记标准项"),
        "programmes.item.changed": _("修改标准项"),
        "programmes.item.moved": _("标准项进展"),
    }
