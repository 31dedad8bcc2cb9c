import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import above, is_code, span
from gongzhi.programmes.models import (
    Batch,
    ChecklistItem,
    Clause,
    Document,
    PilotUnit,
    Requirement,
    Rule,
    RuleSet,
)
from gongzhi.programmes.rules import (
    ItemStatus,
    PilotType,
    RuleStatus,
    Standard,
    TypeIndicator,
    TypeRoom,
    TypeTask,
    TypeTemplate,
    UnitLevel,
)


def batches_seen_by(viewer: Viewer, act: str = "programmes.see") -> QuerySet[Batch]:
    return Batch.objects.filter(viewer.within(act)).select_related("programme")


def pilot_units_seen_by(viewer: Viewer, act: str = "programmes.see") -> QuerySet[PilotUnit]:
    """The one door to pilot units: every page, export and job starts here."""
    return PilotUnit.objects.filter(viewer.within(act)).select_related("batch")


def documents_seen_by(viewer: Viewer, act: str = "policies.see") -> QuerySet[Document]:
    return Document.objects.filter(viewer.within(act))


def clauses_seen_by(viewer: Viewer, act: str = "policies.see") -> QuerySet[Clause]:
    """Clauses are seen with their document."""
    return Clause.objects.filter(viewer.within(act)).select_related("document")


def requirements_seen_by(viewer: Viewer, act: str = "policies.see") -> QuerySet[Requirement]:
    """The one door to what the evaluation asks for."""
    return Requirement.objects.filter(viewer.within(act)).select_related("clause__document")


def rulesets_seen_by(viewer: Viewer, act: str = "rulesets.see") -> QuerySet[RuleSet]:
    return RuleSet.objects.filter(viewer.within(act))


def rules_seen_by(viewer: Viewer, act: str = "rulesets.see") -> QuerySet[Rule]:
    return Rule.objects.filter(viewer.within(act)).select_related("ruleset", "clause")


def items_seen_by(viewer: Viewer, act: str = "standards.see") -> QuerySet[ChecklistItem]:
    return ChecklistItem.objects.filter(viewer.within(act))


def pilot_communities(viewer: Viewer) -> QuerySet[PilotUnit]:
    return pilot_units_seen_by(viewer).filter(level=UnitLevel.COMMUNITY.value)


def current_batch(viewer: Viewer) -> Batch | None:
    return batches_seen_by(viewer).order_by("-number").first()


def evaluation_date(viewer: Viewer) -> date | None:
    batch = current_batch(viewer)
    return batch.evaluation_on if batch else None


@dataclass(frozen=True)
class RuleValue:
    """A rule as it stands on a day. `value` None: 未录入, and whoever asked computes nothing."""

    value: int | None
    status: RuleStatus
    label: str
    source: str
    url: str


def rule_for(division: str, code: str, key: str, on: date) -> RuleValue:
    """The rule in force for a division: its own rule set, or else the nearest ancestor's. One query."""
    return rules_for(division, code, [key], on)[key]


def rules_for(division: str, code: str, keys: Iterable[str], on: date) -> dict[str, RuleValue]:
    """Several rules of one matter, in one query. A frozen version still counts for the days before the next."""
    wanted = list(keys)
    known = rows_in_force(division, code, wanted, on)
    return {key: _rule_value(known.get(key), key) for key in wanted}


def rows_in_force(division: str, code: str, keys: Iterable[str], on: date) -> dict[str, Rule]:
    """The rows behind them, with version and clause; what is not on file is not in it. One query."""
    line = [*above(division), division] if is_code(division) else []
    found = (
        Rule.objects.filter(ruleset__code=code, division__in=line, key__in=list(keys))
        .filter(Q(ruleset__effective_from__isnull=True) | Q(ruleset__effective_from__lte=on))
        .select_related("ruleset", "clause__document")
        .order_by("division", "ruleset__number")
    )
    return {rule.key: rule for rule in found}  # the nearest division and the newest version come last


@dataclass(frozen=True)
class PlacedRules:
    """Several rules of one matter for every place at or below one: the nearest rule set that holds them counts."""

    top: dict[str, RuleValue]
    below: dict[str, dict[str, RuleValue]]

    def at(self, division: str) -> dict[str, RuleValue]:
        found = dict(self.top)
        for code in [*above(division), division]:
            found |= self.below.get(code, {})
        return found


def rules_below(division: str, code: str, keys: Iterable[str], on: date) -> PlacedRules:
    """The rules in force for a division and for every place below it: two queries."""
    wanted = list(keys)
    first, last = span(division) if is_code(division) else ("", "")
    rows = Rule.objects.filter(division__gte=first, division__lte=last).exclude(division=division)
    return PlacedRules(rules_for(division, code, wanted, on), _by_place(rows, code, wanted, on))


def rules_everywhere(code: str, keys: Iterable[str], on: date) -> PlacedRules:
    """The rules in force in every place that has its own, for work that looks at all places at once: one query."""
    wanted = list(keys)
    top = {key: _rule_value(None, key) for key in wanted}
    return PlacedRules(top, _by_place(Rule.objects.all(), code, wanted, on))


def _by_place(rows: QuerySet[Rule], code: str, keys: list[str], on: date) -> dict[str, dict[str, RuleValue]]:
    found = (
        rows.filter(ruleset__code=code, key__in=keys)
        .filter(Q(ruleset__effective_from__isnull=True) | Q(ruleset__effective_from__lte=on))
        .order_by("division", "ruleset__number")
    )
    placed: dict[str, dict[str, RuleValue]] = {}
    for row in found:
        placed.setdefault(row.division, {})[row.key] = _rule_value(row, row.key)
    return placed


def _rule_value(rule: Rule | None, key: str) -> RuleValue:
    if rule is None:
        return RuleValue(None, RuleStatus.MISSING, key, "", reverse("programmes:rules"))
    url = reverse("programmes:rule", args=[rule.pk])
    return RuleValue(rule.value, RuleStatus(rule.status), rule.label, rule.source, url)


@dataclass(frozen=True)
class StandardGap:
    """One standard in one community. Not-applicable items are left out of `total`; unknown ones are in it."""

    division: str
    standard: Standard
    done: int
    total: int
    unknown: int
    not_applicable: int

    def url(self, status: str = "") -> str:
        """The items of `total` in this place alone, or those of one status."""
        tail = f"&status={status}" if status else "&applies=1"
        place = f"place={self.division}&exact=1"
        return f"{reverse('programmes:standards')}?{place}&standard={self.standard}{tail}"


def standards_gap(viewer: Viewer) -> list[StandardGap]:
    """Every community × standard that has items: one query."""
    rows = (
        items_seen_by(viewer)
        .order_by("division", "standard")
        .values("division", "standard")
        .annotate(
            done=Count("pk", filter=Q(status=ItemStatus.DONE.value)),
            total=Count("pk", filter=~Q(status=ItemStatus.NOT_APPLICABLE.value)),
            unknown=Count("pk", filter=Q(status=ItemStatus.UNKNOWN.value)),
            not_applicable=Count("pk", filter=Q(status=ItemStatus.NOT_APPLICABLE.value)),
        )
    )
    return [
        StandardGap(
            row["division"],
            Standard(row["standard"]),
            row["done"],
            row["total"],
            row["unknown"],
            row["not_applicable"],
        )
        for row in rows
    ]


@cache
def type_templates() -> dict[PilotType, TypeTemplate]:
    """What each of the six types starts with, as shipped with the product."""
    told = tomllib.loads((Path(__file__).parent / "data" / "types.toml").read_text(encoding="utf-8"))
    return {
        kind: TypeTemplate(
            kind,
            told[kind]["idea"],
            tuple(TypeTask(begins=row.pop("from"), **row) for row in told[kind]["tasks"]),
            tuple(TypeIndicator(**row) for row in told[kind]["indicators"]),
            tuple(TypeRoom(**row) for row in told[kind]["spaces"]),
        )
        for kind in PilotType
    }


def template_of(unit: PilotUnit) -> TypeTemplate | None:
    """None where the type of the unit is not known."""
    return type_templates().get(PilotType(unit.pilot_type)) if unit.pilot_type else None
