"""One of each for the scope test."""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.programmes import services
from gongzhi.programmes.models import (
    Batch,
    ChecklistItem,
    Clause,
    Document,
    PilotUnit,
    Programme,
    Requirement,
    Rule,
    RuleSet,
)
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    programme = services.add_programme(Programme(division=division, name=f"{mark}项目"), by=by)
    batch = services.add_batch(Batch(division=division, programme=programme, number=3), by=by)
    unit = services.add_pilot_unit(
        PilotUnit(division=division, batch=batch, level="community", name=f"{mark}社区"), by=by
    )
    document = services.add_document(Document(division=division, title=f"{mark}通知"), by=by)
    services.add_clause(Clause(document=document, label="第一条", gist="说明"), by=by)
    asked = services.add_requirement(Requirement(division=division, kind="aspect", text=f"{mark}方面"), by=by)
    ruleset = services.add_ruleset(RuleSet(division=division, code="standards", title=f"{mark}规则"), by=by)
    rule = services.put_rule(
        Rule(ruleset=ruleset, key="k", label=f"{mark}标准", value=3, source="文件"), by=by
    )
    item = services.add_checklist_item(
        ChecklistItem(division=division, standard="hardware", text=f"{mark}要求"), by=by
    )
    return Planted(
        lists=[
            f"programmes:{n}"
            for n in ("batches", "units", "documents", "requirements", "rulesets", "rules", "standards")
        ],
        objects={
            "programmes:batch": {"pk": batch.pk},
            "programmes:batch-edit": {"pk": batch.pk},
            "programmes:unit": {"pk": unit.pk},
            "programmes:unit-edit": {"pk": unit.pk},
            "programmes:document": {"pk": document.pk},
            "programmes:document-edit": {"pk": document.pk},
            "programmes:requirement": {"pk": asked.pk},
            "programmes:requirement-edit": {"pk": asked.pk},
            "programmes:ruleset": {"pk": ruleset.pk},
            "programmes:ruleset-supersede": {"pk": ruleset.pk},
            "programmes:rule": {"pk": rule.pk},
            "programmes:rule-edit": {"pk": rule.pk},
            "programmes:item": {"pk": item.pk},
            "programmes:item-edit": {"pk": item.pk},
        },
        posts={
            "programmes:ruleset-supersede": {"pk": ruleset.pk},
            "programmes:ruleset-undo": {"pk": ruleset.pk},
            "programmes:rule-verify": {"pk": rule.pk},
            "programmes:item-move": {"pk": item.pk},
        },
        forms=["programmes:types", "programmes:rules-load", "programmes:standards-layout"]
        + [f"programmes:{n}-new" for n in ("batch", "unit", "document", "clause", "requirement", "item")],
    )
