import tomllib
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.hands import Hand
from gongzhi.ground.records.services import add, change, entered_before, remove
from gongzhi.ground.refusal import Refused
from gongzhi.programmes import rules
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

DATA = Path(__file__).parent / "data"
UNDO_WITHIN = timedelta(days=1)
TOO_LATE_TO_RESTORE = "换版已超过一天，或新版规则已有改动，不能撤销；请直接在新版里修改。"
PROGRAMMES, POLICIES, RULESETS = "programmes.edit", "policies.edit", "rulesets.edit"

# How many rows at once are written.
DOCUMENT = Hand(Document, POLICIES, "programmes.document.added", "programmes.document.changed")
REQUIREMENT = Hand(Requirement, POLICIES, "programmes.requirement.added", "programmes.requirement.changed")
ITEM = Hand(ChecklistItem, rules.EDIT, "programmes.item.added", "programmes.item.changed")


def add_programme(programme: Programme, *, by: Viewer) -> Programme:
    return add(programme, act=PROGRAMMES, by=by, event="programmes.programme.added")


def _in_order(named_on: object, evaluation_on: object, starts_on: object, ends_on: object) -> None:
    """A term ends after it starts, and the evaluation comes after the naming."""
    if isinstance(starts_on, date) and isinstance(ends_on, date) and ends_on < starts_on:
        raise Refused("试点期止早于试点期起，请核对这两个日期。")
    if isinstance(named_on, date) and isinstance(evaluation_on, date) and evaluation_on < named_on:
        raise Refused("绩效评价日期早于确定日期，请核对这两个日期。")


def add_batch(batch: Batch, *, by: Viewer) -> Batch:
    _in_order(batch.named_on, batch.evaluation_on, batch.term_starts_on, batch.term_ends_on)
    return add(batch, act=PROGRAMMES, by=by, event="programmes.batch.added")


def change_batch(batch: Batch, *, by: Viewer, version: int | None = None, **fields: object) -> Batch:
    dates = ("named_on", "evaluation_on", "term_starts_on", "term_ends_on")
    _in_order(*(fields.get(name, getattr(batch, name)) for name in dates))
    return change(batch, act=PROGRAMMES, by=by, event="programmes.batch.changed", version=version, **fields)


def add_pilot_unit(unit: PilotUnit, *, by: Viewer) -> PilotUnit:
    """Units with the same key in the same batch are entered once."""
    return entered_before(unit, "batch") or add(unit, act=PROGRAMMES, by=by, event="programmes.unit.added")


def change_pilot_unit(
    unit: PilotUnit, *, by: Viewer, version: int | None = None, **fields: object
) -> PilotUnit:
    return change(unit, act=PROGRAMMES, by=by, event="programmes.unit.changed", version=version, **fields)


def add_document(document: Document, *, by: Viewer) -> Document:
    return add(document, act=POLICIES, by=by, event="programmes.document.added")


def change_document(
    document: Document, *, by: Viewer, version: int | None = None, **fields: object
) -> Document:
    return change(
        document, act=POLICIES, by=by, event="programmes.document.changed", version=version, **fields
    )


def add_clause(clause: Clause, *, by: Viewer) -> Clause:
    clause.division = clause.document.division
    return add(clause, act=POLICIES, by=by, event="programmes.clause.added")


def add_ruleset(ruleset: RuleSet, *, by: Viewer) -> RuleSet:
    return add(ruleset, act=RULESETS, by=by, event="programmes.ruleset.added")


def _open(ruleset: RuleSet) -> None:
    if ruleset.superseded:
        raise Refused("这一版规则已经换版，只能查看；请在新版本里修改。")


def put_rule(rule: Rule, *, by: Viewer) -> Rule:
    """Enter a rule. Without a value it is 未录入, with one 未核实: only `verify_rule` makes it 已核实."""
    _open(rule.ruleset)
    rule.division = rule.ruleset.division
    rule.status = _entered(rule.value, rule.words).value
    return add(rule, act=RULESETS, by=by, event="programmes.rule.added")


def change_rule(rule: Rule, *, by: Viewer, version: int | None = None, **fields: object) -> Rule:
    """A changed rule has to be verified anew; one saved as it was stays as it was."""
    _open(rule.ruleset)
    if any(getattr(rule, name) != given for name, given in fields.items()):
        value, words = fields.get("value", rule.value), fields.get("words", rule.words)
        fields["status"] = _entered(value, words).value
    return change(rule, act=RULESETS, by=by, event="programmes.rule.changed", version=version, **fields)


def _entered(value: object, words: object) -> rules.RuleStatus:
    return rules.RuleStatus.MISSING if value is None and not words else rules.RuleStatus.UNVERIFIED


def verify_rule(rule: Rule, *, by: Viewer, version: int | None = None) -> Rule:
    """Refused for a rule nobody entered, and for the person who entered it last."""
    _open(rule.ruleset)
    if rule.status == rules.RuleStatus.MISSING:
        raise Refused("规则还没有录入，无法核实。请先录入数值和来源。")
    if rule.changed_by_id is not None and rule.changed_by_id == by.user_id:
        raise Refused("录入人不能核实自己录入的规则，请另一位同事核实。")
    return change(
        rule,
        act="rulesets.verify",
        by=by,
        event="programmes.rule.verified",
        version=version,
        status=rules.RuleStatus.VERIFIED.value,
    )


@transaction.atomic
def supersede_ruleset(ruleset: RuleSet, *, by: Viewer, version: int | None = None) -> RuleSet:
    """A new version with the same rules; the old one is frozen. `restore_ruleset` takes it back within a day."""
    _open(ruleset)
    change(
        ruleset,
        act=RULESETS,
        by=by,
        event="programmes.ruleset.superseded",
        version=version,
        superseded=True,
    )
    fresh = add_ruleset(
        RuleSet(
            division=ruleset.division,
            code=ruleset.code,
            title=ruleset.title,
            number=ruleset.number + 1,
            effective_from=by.today,
        ),
        by=by,
    )
    for old in ruleset.rules.all():
        copy = Rule(
            ruleset=fresh,
            key=old.key,
            label=old.label,
            value=old.value,
            words=old.words,
            unit=old.unit,
            source=old.source,
            clause=old.clause,
        )
        put_rule(copy, by=by)
    return fresh


def before_ruleset(fresh: RuleSet) -> RuleSet | None:
    """The version this one took the place of, while that can be taken back: a day long, as long as nobody has touched it."""
    if timezone.now() - fresh.made_at > UNDO_WITHIN or fresh.superseded or fresh.version > 1:
        return None
    old = RuleSet.objects.filter(
        division=fresh.division, code=fresh.code, number=fresh.number - 1, superseded=True
    ).first()
    touched = fresh.rules.filter(version__gt=1).exists()
    same = old is not None and old.rules.count() == fresh.rules.count()
    return old if same and not touched else None


@transaction.atomic
def restore_ruleset(fresh: RuleSet, *, by: Viewer, version: int | None = None) -> RuleSet:
    """Take a change of version back: the new version goes, the old one holds again."""
    old = before_ruleset(fresh)
    if old is None or version not in (None, fresh.version):
        raise Refused(TOO_LATE_TO_RESTORE)
    for rule in fresh.rules.all():
        remove(rule, act=RULESETS, by=by, event="programmes.rule.removed")
    remove(fresh, act=RULESETS, by=by, event="programmes.ruleset.removed")
    return change(old, act=RULESETS, by=by, event="programmes.ruleset.restored", superseded=False)


def add_requirement(row: Requirement, *, by: Viewer) -> Requirement:
    """The same words of the same kind are entered once."""
    known = Requirement.objects.filter(division=row.division, kind=row.kind, text=row.text).first()
    return known or add(row, act=POLICIES, by=by, event="programmes.requirement.added")


def change_requirement(
    row: Requirement, *, by: Viewer, version: int | None = None, **fields: object
) -> Requirement:
    return change(row, act=POLICIES, by=by, event="programmes.requirement.changed", version=version, **fields)


def programme_named(name: str, division: str, *, by: Viewer) -> Programme:
    """The programme of this name in a division, entered if it is new."""
    known = Programme.objects.filter(division=division, name=name).first()
    return known or add_programme(Programme(division=division, name=name), by=by)


@transaction.atomic
def enter_default_rules(division: str, *, by: Viewer) -> None:
    """Enter the shipped rules as 未核实 or 未录入. Of a matter on file already only what nobody has a value for is added
    to the version in force: nothing begins to hold by itself."""
    for code, given in tomllib.loads((DATA / "rules.toml").read_text(encoding="utf-8")).items():
        on_file = RuleSet.objects.filter(division=division, code=code)
        if on_file.exists():
            _add_missing(on_file.filter(superseded=False).order_by("-number").first(), given["rules"], by)
            continue
        ruleset = add_ruleset(RuleSet(division=division, code=code, title=given["title"]), by=by)
        for rule in given["rules"]:
            put_rule(Rule(ruleset=ruleset, **rule), by=by)


def _add_missing(ruleset: RuleSet | None, given: Iterable[dict[str, str]], by: Viewer) -> None:
    known = set(ruleset.rules.values_list("key", flat=True)) if ruleset else set()
    for rule in given:
        if ruleset and rule["key"] not in known and "value" not in rule:
            put_rule(Rule(ruleset=ruleset, **rule), by=by)


def add_checklist_item(item: ChecklistItem, *, by: Viewer) -> ChecklistItem:
    return add(item, act=rules.EDIT, by=by, event="programmes.item.added")


def change_checklist_item(
    item: ChecklistItem, *, by: Viewer, version: int | None = None, **fields: object
) -> ChecklistItem:
    return change(item, act=rules.EDIT, by=by, event="programmes.item.changed", version=version, **fields)


@transaction.atomic
def lay_out_checklists(division: str, *, by: Viewer) -> None:
    """Give a community the starting list of the four standards, once."""
    texts = tomllib.loads((DATA / "checklists.toml").read_text(encoding="utf-8"))
    known = set(ChecklistItem.objects.filter(division=division).values_list("standard", "text"))
    for standard in rules.Standard:
        for text in texts[standard]:
            if (standard.value, text) not in known:
                add_checklist_item(
                    ChecklistItem(division=division, standard=standard.value, text=text), by=by
                )


def move_checklist_item(
    item: ChecklistItem, move: rules.ItemMove, *, by: Viewer, version: int | None = None
) -> ChecklistItem:
    """Walk one arrow. Reaching 已达标 sets today as the day."""
    arrow = rules.ARROWS.get((rules.ItemStatus(item.status), move))
    if arrow is None:
        raise Refused("现在的进展不能这样变更，请刷新页面后再试。")
    act, to = arrow
    done_on = by.today if to == rules.ItemStatus.DONE else None
    return change(
        item, act=act, by=by, event="programmes.item.moved", version=version, status=to.value, done_on=done_on
    )
