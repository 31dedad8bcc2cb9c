from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.confirming import Confirm, confirm_page
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, MoveButton, NewPage
from gongzhi.ground.web.pages import dossier
from gongzhi.ground.web.replies import version_of
from gongzhi.ground.web.viewers import Request
from gongzhi.programmes import dossiers, forms, labels, services
from gongzhi.programmes import queries as doors
from gongzhi.programmes.models import Batch, ChecklistItem, Clause, Document, PilotUnit, Requirement
from gongzhi.programmes.registers import (
    batch_url,
    document_url,
    item_url,
    requirement_url,
    rule_url,
    ruleset_url,
    unit_url,
)
from gongzhi.programmes.rules import ItemMove


@opens("programmes.see")
def batch(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(doors.batches_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.batch_dossier(row, request.viewer))


@opens("programmes.see")
def unit(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(doors.pilot_units_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.unit_dossier(row, request.viewer))


@opens("programmes.see")
def types(request: Request) -> HttpResponse:
    """What each pilot type starts with, and which units of this pilot are of it."""
    units = list(doors.pilot_units_seen_by(request.viewer).exclude(pilot_type=""))
    words = labels.pilot_type()
    shown = [
        {
            "code": template.pilot_type,
            "words": words[template.pilot_type],
            "template": template,
            "units": [u for u in units if u.pilot_type == template.pilot_type],
        }
        for template in doors.type_templates().values()
    ]
    trail = [
        {"title": _("试点单位"), "url": reverse("programmes:units")},
        {"title": _("试点类型"), "url": ""},
    ]
    return render(request, "programmes/types.html", {"types": shown, "trail": trail})


@opens("policies.see")
def document(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(doors.documents_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.document_dossier(row, request.viewer))


@opens("policies.see")
def requirement(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(doors.requirements_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.requirement_dossier(row))


@opens("rulesets.see")
def ruleset(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(doors.rulesets_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.ruleset_dossier(row, request.viewer))


@opens("rulesets.see")
def rule(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(doors.rules_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.rule_dossier(row, request.viewer))


@opens("standards.see")
def item(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(doors.items_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.item_dossier(row, request.viewer))


@opens("rulesets.edit")
def ruleset_supersede(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(doors.rulesets_seen_by(request.viewer, "rulesets.edit"), pk=pk)
    ask = Confirm(
        _now("换版：%(title)s") % {"title": row},
        _("换版"),
        [
            _now("“%(title)s”从此只能查看，不能再改。") % {"title": row},
            _now("按现在的值生成第 %(number)s 版，抄入 %(n)s 条规则，全部要重新核实。")
            % {"number": row.number + 1, "n": row.rules.count()},
            _("一天之内、新版还没有人改动时，可以在新版页面撤销换版。"),
        ],
        lambda version: ruleset_url(services.supersede_ruleset(row, by=request.viewer, version=version)),
        ruleset_url(row),
        done=_("已换版。一天之内可以撤销。"),
    )
    return confirm_page(request, row, ask)


@opens("rulesets.edit")
def ruleset_undo(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(doors.rulesets_seen_by(request.viewer, "rulesets.edit"), pk=pk)
    if services.before_ruleset(row) is None:
        raise Refused(services.TOO_LATE_TO_RESTORE)
    ask = Confirm(
        _now("撤销换版：%(title)s") % {"title": row},
        _("撤销换版"),
        [
            _now("删除“%(title)s”和其中 %(n)s 条规则。") % {"title": row, "n": row.rules.count()},
            _now("第 %(number)s 版重新成为现行版本，可以修改。") % {"number": row.number - 1},
            _("删除前的内容留在操作记录里；需要时可以再次换版。"),
        ],
        lambda version: ruleset_url(services.restore_ruleset(row, by=request.viewer, version=version)),
        ruleset_url(row),
        done=_("已撤销换版，上一版重新生效。"),
    )
    return confirm_page(request, row, ask)


@opens("rulesets.verify")
@require_POST
def rule_verify(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(doors.rules_seen_by(request.viewer, "rulesets.verify"), pk=pk)
    return redirect(rule_url(services.verify_rule(row, by=request.viewer, version=version_of(request))))


def _new_batch(fields: dict[str, Any], by: Viewer) -> str:
    """A batch belongs to a programme, which is entered with its first batch."""
    named = fields.pop("programme_name")
    programme = services.programme_named(named, fields["division"], by=by)
    return batch_url(services.add_batch(Batch(programme=programme, **fields), by=by))


batch_new = NewPage(
    forms.NewBatchForm, "programmes.edit", _("登记批次"), "programmes:batches", transaction.atomic(_new_batch)
).door()
requirement_new = NewPage(
    forms.RequirementForm,
    "policies.edit",
    _("登记评价要求"),
    "programmes:requirements",
    lambda fields, by: requirement_url(services.add_requirement(Requirement(**fields), by=by)),
).door()
requirement_edit = EditPage(
    forms.RequirementForm,
    "policies.edit",
    _("修改评价要求"),
    doors.requirements_seen_by,
    lambda row, fields, version, by: services.change_requirement(row, by=by, version=version, **fields),
    requirement_url,
).door()


def _load_rules(fields: dict[str, Any], by: Viewer) -> str:
    services.enter_default_rules(fields["division"], by=by)
    return reverse("programmes:rules")


def _lay_out(fields: dict[str, Any], by: Viewer) -> str:
    services.lay_out_checklists(fields["division"], by=by)
    return f"{reverse('programmes:standards')}?place={fields['division']}"


rules_load = NewPage(
    forms.PlaceForm, "rulesets.edit", _("载入常用规则（未核实）"), "programmes:rulesets", _load_rules
).door()
standards_layout = NewPage(
    forms.PlaceForm, "standards.edit", _("布置四项标准清单"), "programmes:standards", _lay_out
).door()
batch_edit = EditPage(
    forms.BatchForm,
    "programmes.edit",
    _("修改批次"),
    doors.batches_seen_by,
    lambda row, fields, version, by: services.change_batch(row, by=by, version=version, **fields),
    batch_url,
).door()
unit_new = NewPage(
    forms.UnitForm,
    "programmes.edit",
    _("登记试点单位"),
    "programmes:units",
    lambda fields, by: unit_url(services.add_pilot_unit(PilotUnit(**fields), by=by)),
).door()
unit_edit = EditPage(
    forms.UnitForm,
    "programmes.edit",
    _("修改试点单位"),
    doors.pilot_units_seen_by,
    lambda row, fields, version, by: services.change_pilot_unit(row, by=by, version=version, **fields),
    unit_url,
).door()
document_new = NewPage(
    forms.DocumentForm,
    "policies.edit",
    _("登记文件"),
    "programmes:documents",
    lambda fields, by: document_url(services.add_document(Document(**fields), by=by)),
).door()
document_edit = EditPage(
    forms.DocumentForm,
    "policies.edit",
    _("修改文件"),
    doors.documents_seen_by,
    lambda row, fields, version, by: services.change_document(row, by=by, version=version, **fields),
    document_url,
).door()
clause_new = NewPage(
    forms.ClauseForm,
    "policies.edit",
    _("登记条款"),
    "programmes:documents",
    lambda fields, by: document_url(services.add_clause(Clause(**fields), by=by).document),
).door()
rule_edit = EditPage(
    forms.RuleForm,
    "rulesets.edit",
    _("修改规则"),
    doors.rules_seen_by,
    lambda row, fields, version, by: services.change_rule(row, by=by, version=version, **fields),
    rule_url,
).door()
item_new = NewPage(
    forms.ItemForm,
    "standards.edit",
    _("登记标准项"),
    "programmes:standards",
    lambda fields, by: item_url(services.add_checklist_item(ChecklistItem(**fields), by=by)),
).door()
item_edit = EditPage(
    forms.ItemForm,
    "standards.edit",
    _("修改标准项"),
    doors.items_seen_by,
    lambda row, fields, version, by: services.change_checklist_item(row, by=by, version=version, **fields),
    item_url,
).door()
item_move = MoveButton(
    ItemMove,
    "standards.edit",
    doors.items_seen_by,
    lambda row, move, version, by: services.move_checklist_item(row, move, by=by, version=version),
    item_url,
).door()
