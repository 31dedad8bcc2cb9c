"""The dossier pages of this capability, as data."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind, Light, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section, moves_of
from gongzhi.programmes import labels, rules
from gongzhi.programmes.models import Batch, ChecklistItem, Document, PilotUnit, Requirement, Rule, RuleSet
from gongzhi.programmes.queries import pilot_units_seen_by, template_of
from gongzhi.programmes.registers import (
    batch_url,
    document_url,
    item_light,
    rule_light,
    rule_url,
    rule_value,
    ruleset_url,
    unit_url,
)
from gongzhi.programmes.services import before_ruleset


def _edit(url_name: str, pk: int, act: str, division: str) -> PageAct:
    return PageAct(_("修改"), reverse(url_name, args=[pk]), act, division)


def batch_dossier(batch: Batch, viewer: Viewer) -> Dossier:
    """The edition with its units, and how many days are left."""
    left = (batch.evaluation_on - viewer.today).days if batch.evaluation_on else None
    rows = [
        [cell(Kind.TEXT, u.name or None, unit_url(u)), cell(Kind.TEXT, u.get_level_display())]
        for u in pilot_units_seen_by(viewer).filter(batch=batch)
    ]
    return Dossier(
        title=f"{batch.programme} {batch}",
        kind=_("批次"),
        row=batch,
        trail=[(_("批次"), reverse("programmes:batches"))],
        acts=[_edit("programmes:batch-edit", batch.pk, "programmes.edit", batch.division)],
        facts=[
            Fact(_("主管部门"), batch.programme.lead_department or None),
            Fact(_("确定日期"), batch.named_on, Kind.DATE),
            Fact(_("试点期起"), batch.term_starts_on, Kind.DATE),
            Fact(_("试点期止"), batch.term_ends_on, Kind.DATE),
            Fact(_("绩效评价日期"), batch.evaluation_on, Kind.DATE),
            Fact(_("距绩效评价（天）"), left, Kind.INT),
        ],
        sections=[Section(_("试点单位"), [_("名称"), _("层级")], rows)],
    )


def unit_dossier(unit: PilotUnit, viewer: Viewer) -> Dossier:
    return Dossier(
        title=str(unit),
        kind=_("试点单位"),
        row=unit,
        trail=[(_("试点单位"), reverse("programmes:units"))],
        acts=[_edit("programmes:unit-edit", unit.pk, "programmes.edit", unit.division)],
        facts=[
            Fact(_("批次"), str(unit.batch), url=batch_url(unit.batch)),
            Fact(_("层级"), unit.get_level_display()),
            Fact(
                _("试点类型"),
                str(unit.get_pilot_type_display()) if unit.pilot_type else None,
                url=f"{reverse('programmes:types')}#{unit.pilot_type}" if unit.pilot_type else "",
            ),
            Fact(_("机制"), unit.mechanism),
            Fact(_("补助金额"), unit.grant_fen, Kind.MONEY),
            Fact(_("成立年份"), str(unit.founded_year) if unit.founded_year else None),
            Fact(_("服务重点"), unit.service_focus),
            Fact(_("单位区划"), name(unit.unit_division) if unit.unit_division else None),
            Fact(_("区划"), name(unit.division)),
        ],
        sections=_type_sections(unit),
    )


def _type_sections(unit: PilotUnit) -> list[Section]:
    """What the type of this unit starts with: its indicators and the evidence they want."""
    template = template_of(unit)
    if template is None:
        return []
    rows = [
        [cell(Kind.TEXT, i.label), cell(Kind.TEXT, i.unit), cell(Kind.TEXT, i.evidence)]
        for i in template.indicators
    ]
    return [Section(_("这一类型看什么"), [_("指标"), _("单位"), _("佐证")], rows)]


def document_dossier(document: Document, viewer: Viewer) -> Dossier:
    clauses = [[cell(Kind.TEXT, c.label), cell(Kind.TEXT, c.gist)] for c in document.clauses.all()]
    new_clause = f"{reverse('programmes:clause-new')}?document={document.pk}"
    return Dossier(
        title=document.title,
        kind=_("政策文件"),
        row=document,
        trail=[(_("政策文件"), reverse("programmes:documents"))],
        acts=[_edit("programmes:document-edit", document.pk, "policies.edit", document.division)],
        facts=[
            Fact(_("文号"), document.number or None),
            Fact(_("发文机关"), document.issuer or None),
            Fact(_("发文日期"), document.issued_on, Kind.DATE),
            Fact(_("说明"), document.note),
        ],
        sections=[
            Section(
                _("条款"),
                [_("条款"), _("要点")],
                clauses,
                acts=[PageAct(_("登记条款"), new_clause, "policies.edit", document.division)],
            )
        ],
    )


def requirement_dossier(row: Requirement) -> Dossier:
    return Dossier(
        title=row.text,
        kind=_("评价要求"),
        row=row,
        trail=[(_("评价要求"), reverse("programmes:requirements"))],
        acts=[_edit("programmes:requirement-edit", row.pk, "policies.edit", row.division)],
        facts=[
            Fact(_("类别"), row.get_kind_display()),
            Fact(_("出处"), row.source or None),
            Fact(_("条款"), str(row.clause) if row.clause else ""),
            Fact(_("区划"), name(row.division)),
        ],
    )


def ruleset_dossier(ruleset: RuleSet, viewer: Viewer) -> Dossier:
    rows = [
        [
            cell(Kind.TEXT, r.label, rule_url(r)),
            cell(Kind.TEXT, rule_value(r)),
            cell(Kind.LIGHT, rule_light(r)),
            cell(Kind.TEXT, r.source or None),
        ]
        for r in ruleset.rules.all()
    ]
    supersede = PageAct(
        _("换版"),
        reverse("programmes:ruleset-supersede", args=[ruleset.pk]),
        "rulesets.edit",
        ruleset.division,
        danger=True,
    )
    restore = PageAct(
        _("撤销换版"),
        reverse("programmes:ruleset-undo", args=[ruleset.pk]),
        "rulesets.edit",
        ruleset.division,
        danger=True,
    )
    return Dossier(
        title=str(ruleset),
        kind=_("规则"),
        row=ruleset,
        state=Light(_("已换版"), "grey") if ruleset.superseded else Light(_("现行"), "green"),
        trail=[(_("规则"), reverse("programmes:rulesets"))],
        acts=[] if ruleset.superseded else [supersede, *([restore] if before_ruleset(ruleset) else [])],
        facts=[
            Fact(_("生效日期"), ruleset.effective_from, Kind.DATE),
            Fact(_("区划"), name(ruleset.division)),
        ],
        sections=[Section(_("规则"), [_("规则"), _("数值"), _("状态"), _("来源")], rows)],
    )


def rule_dossier(rule: Rule, viewer: Viewer) -> Dossier:
    verify = PageAct(
        _("核实"),
        reverse("programmes:rule-verify", args=[rule.pk]),
        "rulesets.verify",
        rule.division,
        method="post",
        fields=[("version", str(rule.version))],
    )
    document = rule.clause.document if rule.clause else None
    return Dossier(
        title=rule.label,
        kind=_("规则"),
        row=rule,
        state=rule_light(rule),
        trail=[(_("规则"), reverse("programmes:rulesets")), (str(rule.ruleset), ruleset_url(rule.ruleset))],
        acts=[_edit("programmes:rule-edit", rule.pk, "rulesets.edit", rule.division), verify],
        facts=[
            Fact(_("数值"), rule_value(rule)),
            Fact(_("来源"), rule.source or None),
            Fact(
                _("条款"),
                str(rule.clause) if rule.clause else None,
                url=document_url(document) if document else "",
            ),
            Fact(_("区划"), name(rule.division)),
        ],
    )


def item_dossier(item: ChecklistItem, viewer: Viewer) -> Dossier:
    acts = moves_of(
        item,
        reverse("programmes:item-move", args=[item.pk]),
        rules.moves(rules.ItemStatus(item.status)),
        labels.item_move(),
        quiet=(rules.ItemMove.SET_ASIDE,),
    )
    return Dossier(
        title=item.text,
        kind=_("四项标准"),
        row=item,
        state=item_light(item),
        trail=[(_("四项标准"), reverse("programmes:standards"))],
        acts=[*acts, _edit("programmes:item-edit", item.pk, "standards.edit", item.division)],
        facts=[
            Fact(_("标准"), item.get_standard_display()),
            Fact(_("完成期限"), item.due_on, Kind.DATE),
            Fact(_("达标日期"), item.done_on or "", Kind.DATE),
            Fact(_("佐证"), item.evidence),
            Fact(
                _("社区"), name(item.division), url=f"{reverse('programmes:standards')}?place={item.division}"
            ),
        ],
    )
