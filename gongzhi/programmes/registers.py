from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, flag, search
from gongzhi.ground.web.said import Said
from gongzhi.programmes import labels
from gongzhi.programmes.models import Batch, ChecklistItem, Document, PilotUnit, Requirement, Rule, RuleSet
from gongzhi.programmes.queries import (
    batches_seen_by,
    documents_seen_by,
    items_seen_by,
    pilot_units_seen_by,
    requirements_seen_by,
    rules_seen_by,
    rulesets_seen_by,
)
from gongzhi.programmes.rules import ItemStatus, RuleStatus

RULE_TONES = {RuleStatus.VERIFIED: "green", RuleStatus.UNVERIFIED: "yellow", RuleStatus.MISSING: "grey"}
ITEM_TONES = {
    ItemStatus.UNKNOWN: "grey",
    ItemStatus.TODO: "yellow",
    ItemStatus.DOING: "yellow",
    ItemStatus.DONE: "green",
    ItemStatus.NOT_APPLICABLE: "grey",
}


def batch_url(row: Batch) -> str:
    return reverse("programmes:batch", args=[row.pk])


def unit_url(row: PilotUnit) -> str:
    return reverse("programmes:unit", args=[row.pk])


def document_url(row: Document) -> str:
    return reverse("programmes:document", args=[row.pk])


def requirement_url(row: Requirement) -> str:
    return reverse("programmes:requirement", args=[row.pk])


def ruleset_url(row: RuleSet) -> str:
    return reverse("programmes:ruleset", args=[row.pk])


def rule_url(row: Rule) -> str:
    return reverse("programmes:rule", args=[row.pk])


def item_url(row: ChecklistItem) -> str:
    return reverse("programmes:item", args=[row.pk])


def rule_light(rule: Rule) -> Light:
    return Light(str(rule.get_status_display()), RULE_TONES[RuleStatus(rule.status)], rule.source)


def item_light(item: ChecklistItem) -> Light:
    return Light(str(item.get_status_display()), ITEM_TONES[ItemStatus(item.status)])


def rule_value(rule: Rule) -> str | None:
    if rule.value is None:
        return rule.words or None
    return f"{rule.value}{rule.unit}"


UNITS = Register(
    title=_("试点单位"),
    act="programmes.see",
    rows=pilot_units_seen_by,
    order=("division", "level", "pk"),
    url=unit_url,
    prepare=name_places,
    columns=(
        Column("name", _("名称"), lambda u: u.name or None, sort=("name",), url=unit_url),
        Column("level", _("层级"), Said("level"), sort=("level",)),
        Column("batch", _("批次"), lambda u: str(u.batch), sort=("batch__number",)),
        Column(
            "type",
            _("试点类型"),
            Said("pilot_type", nothing=None),
            sort=("pilot_type",),
        ),
        Column("mechanism", _("机制"), lambda u: u.mechanism),
        Column("grant", _("补助金额"), lambda u: u.grant_fen, Kind.MONEY, sort=("grant_fen",)),
        Column(
            "founded",
            _("成立年份"),
            lambda u: str(u.founded_year) if u.founded_year else None,
            sort=("founded_year",),
        ),
        Column("place", _("区划"), lambda u: u.place, sort=("division",)),
    ),
    filters=(
        search("name", "service_focus", "mechanism", label=_("名称或服务重点")),
        choice("level", _("层级"), labels.unit_level),
        choice("pilot_type", _("试点类型"), labels.pilot_type),
        flag("unknown", _("名称未知"), lambda viewer: Q(name="")),
    ),
    acts=(
        Act(_("登记试点单位"), "programmes:unit-new", "programmes.edit"),
        Act(_("批次"), "programmes:batches", "programmes.see", "plain"),
        Act(_("试点类型"), "programmes:types", "programmes.see", "plain"),
    ),
)

BATCHES = Register(
    title=_("批次"),
    act="programmes.see",
    rows=batches_seen_by,
    order=("-number",),
    url=batch_url,
    prepare=name_places,
    columns=(
        Column("number", _("批次"), lambda b: str(b), sort=("number",), url=batch_url),
        Column("programme", _("试点项目"), lambda b: b.programme.name),
        Column("named_on", _("确定日期"), lambda b: b.named_on, Kind.DATE, sort=("named_on",)),
        Column(
            "evaluation_on", _("绩效评价日期"), lambda b: b.evaluation_on, Kind.DATE, sort=("evaluation_on",)
        ),
        Column("place", _("区划"), lambda b: b.place, sort=("division",)),
    ),
    acts=(Act(_("登记批次"), "programmes:batch-new", "programmes.edit"),),
)

DOCUMENTS = Register(
    title=_("政策文件"),
    act="policies.see",
    importing="documents",
    rows=documents_seen_by,
    order=("-issued_on", "pk"),
    url=document_url,
    prepare=name_places,
    columns=(
        Column("title", _("标题"), lambda d: d.title, sort=("title",), url=document_url),
        Column("number", _("文号"), lambda d: d.number or None, sort=("number",)),
        Column("issuer", _("发文机关"), lambda d: d.issuer or None, sort=("issuer",)),
        Column("issued_on", _("发文日期"), lambda d: d.issued_on, Kind.DATE, sort=("issued_on",)),
        Column("place", _("区划"), lambda d: d.place, sort=("division",)),
    ),
    filters=(search("title", "number", "issuer", label=_("标题、文号或机关")),),
    acts=(Act(_("登记文件"), "programmes:document-new", "policies.edit"),),
)

REQUIREMENTS = Register(
    title=_("评价要求"),
    subtitle=_("绩效评价看什么、查什么，结果怎样奖惩；每条都带出处。数值规则在“规则”里。"),
    act="policies.see",
    importing="requirements",
    rows=requirements_seen_by,
    order=("division", "position", "pk"),
    url=requirement_url,
    prepare=name_places,
    columns=(
        Column("text", _("要求"), lambda r: r.text, sort=("text",), url=requirement_url),
        Column("kind", _("类别"), Said("kind"), sort=("kind",)),
        Column("source", _("出处"), lambda r: r.source or None, sort=("source",)),
        Column("clause", _("条款"), lambda r: str(r.clause) if r.clause else ""),
        Column("place", _("区划"), lambda r: r.place, sort=("division",)),
    ),
    filters=(
        search("text", "source", label=_("要求或出处")),
        choice("kind", _("类别"), labels.asked),
    ),
    acts=(Act(_("登记评价要求"), "programmes:requirement-new", "policies.edit"),),
)

RULESETS = Register(
    title=_("规则"),
    subtitle=_("规则分版本管理；换版后旧版只读。未录入的规则不参与计算。"),
    act="rulesets.see",
    rows=rulesets_seen_by,
    order=("division", "code", "-number"),
    url=ruleset_url,
    prepare=name_places,
    columns=(
        Column("title", _("名称"), lambda r: r.title, sort=("title",), url=ruleset_url),
        Column("number", _("版本"), lambda r: r.number, Kind.INT, sort=("number",)),
        Column(
            "state", _("状态"), lambda r: _("已换版") if r.superseded else _("现行"), sort=("superseded",)
        ),
        Column(
            "effective_from", _("生效日期"), lambda r: r.effective_from, Kind.DATE, sort=("effective_from",)
        ),
        Column("place", _("区划"), lambda r: r.place, sort=("division",)),
    ),
    filters=(
        search("title", "code", label=_("名称")),
        flag("now", _("只看现行"), lambda viewer: Q(superseded=False)),
    ),
    acts=(
        Act(_("载入常用规则"), "programmes:rules-load", "rulesets.edit"),
        Act(_("全部规则"), "programmes:rules", "rulesets.see", "plain"),
    ),
)

RULES = Register(
    title=_("全部规则"),
    act="rulesets.see",
    rows=rules_seen_by,
    order=("ruleset__code", "-ruleset__number", "pk"),
    url=rule_url,
    prepare=name_places,
    columns=(
        Column("label", _("规则"), lambda r: r.label, sort=("label",), url=rule_url),
        Column("value", _("数值"), rule_value, sort=("value",)),
        Column("status", _("状态"), rule_light, Kind.LIGHT, sort=("status",)),
        Column("source", _("来源"), lambda r: r.source or None),
        Column("set", _("规则版本"), lambda r: str(r.ruleset), sort=("ruleset__code", "ruleset__number")),
        Column("place", _("区划"), lambda r: r.place, sort=("division",)),
    ),
    filters=(
        search("label", "source", label=_("规则或来源")),
        choice("status", _("状态"), labels.rule_status),
        flag("now", _("只看现行"), lambda viewer: Q(ruleset__superseded=False)),
    ),
)

ITEMS = Register(
    title=_("四项标准"),
    subtitle=_("每个社区对照四项标准逐条推进；不适用的不计入，未摸底的计入未达标。"),
    act="standards.see",
    importing="items",
    rows=items_seen_by,
    order=("division", "standard", "pk"),
    url=item_url,
    prepare=name_places,
    columns=(
        Column("text", _("要求"), lambda i: i.text, sort=("text",), url=item_url),
        Column("standard", _("标准"), Said("standard"), sort=("standard",)),
        Column("status", _("进展"), item_light, Kind.LIGHT, sort=("status",)),
        Column("due_on", _("完成期限"), lambda i: i.due_on, Kind.DATE, sort=("due_on",)),
        Column("done_on", _("达标日期"), lambda i: i.done_on or "", Kind.DATE, sort=("done_on",)),
        Column("evidence", _("佐证"), lambda i: i.evidence),
        Column("place", _("区划"), lambda i: i.place, sort=("division",)),
    ),
    filters=(
        search("text", "evidence", label=_("要求或佐证")),
        choice("standard", _("标准"), labels.standard),
        choice("status", _("进展"), labels.item_status),
        flag("applies", _("只看适用"), lambda viewer: ~Q(status=ItemStatus.NOT_APPLICABLE)),
        flag(
            "open",
            _("只看未达标"),
            lambda viewer: ~Q(status__in=[ItemStatus.DONE, ItemStatus.NOT_APPLICABLE]),
        ),
    ),
    acts=(
        Act(_("登记标准项"), "programmes:item-new", "standards.edit"),
        Act(_("布置标准清单"), "programmes:standards-layout", "standards.edit", "plain"),
    ),
)
