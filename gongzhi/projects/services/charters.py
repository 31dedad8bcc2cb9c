"""The charter: drafted, changed while it is a draft, approved by somebody else, walked to its end."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.hands import Hand
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import NOT_NOW, Refused
from gongzhi.projects import rules
from gongzhi.projects.models import (
    Acceptance,
    Amendment,
    ChangeRequest,
    CheckedItem,
    Contract,
    Defect,
    Milestone,
    MoneyLine,
    OutsideShare,
    Project,
    Risk,
)
from gongzhi.projects.queries.charters import steps_of, templates
from gongzhi.projects.rules import EDIT, FIXED, Move, ProjectKind, Status
from gongzhi.projects.rules.milestones import barring, due_day
from gongzhi.projects.services import must_go_on, reason_for
from gongzhi.projects.services.acceptances import must_be_acceptable

FIXED_WORDS = "立项以后，区划、类别、是不是公共服务和计划日期不能直接修改；改工期或预算请在项目页“申请变更”。"
MONEY_FIXED = "立项以后不能直接改计划资金；请在项目页“申请变更”，写明增减多少、为什么。"


def _in_order(starts_on: object, due_on: object) -> None:
    if isinstance(starts_on, date) and isinstance(due_on, date) and due_on < starts_on:
        words = "计划完成早于计划开始，请核对这两个日期。"
        raise Refused(words, {"due_on": [words]})


def _settled(project: Project, by: Viewer) -> None:
    """What a table brings in is a draft, or leaves alone what the charter fixes."""
    _in_order(project.starts_on, project.due_on)
    if project.pk and Status(project.status) != Status.DRAFT:
        now = Project.objects.filter(pk=project.pk).values(*FIXED).first() or {}
        _must_be_draft(project, {name: getattr(project, name) for name in FIXED}, now)


def _must_be_draft(project: Project, fields: Mapping[str, object], now: Mapping[str, object]) -> None:
    if Status(project.status) == Status.DRAFT:
        return
    turned = [name for name in FIXED if name in fields and fields[name] != now[name]]
    if turned:
        raise Refused(FIXED_WORDS, {name: [FIXED_WORDS] for name in turned})


PROJECT = Hand(Project, EDIT, "projects.project.added", "projects.project.changed", _settled)


@transaction.atomic
def add_project(project: Project, *, by: Viewer) -> Project:
    """Draft a charter; it gets the milestones that its class starts with."""
    _in_order(project.starts_on, project.due_on)
    made = add(project, act=EDIT, by=by, event="projects.project.added")
    lay_out(made, by=by)
    return made


@transaction.atomic
def lay_out(project: Project, *, by: Viewer) -> list[Milestone]:
    """Give a draft the milestones of its class. Those that are there stay; refused once it is approved."""
    if Status(project.status) != Status.DRAFT:
        raise Refused("已经立项，不再按类别套用里程碑；需要时请逐条登记。")
    there = set(project.milestones.values_list("title", flat=True))
    return [
        add(
            Milestone(
                project=project,
                division=project.division,
                title=step.title,
                weight=step.weight,
                stage=step.stage.value,
                needs_evidence=step.needs_evidence,
                due_on=due_day(project.starts_on, step.days),
            ),
            act=EDIT,
            by=by,
            event="projects.milestone.added",
        )
        for step in templates()[ProjectKind(project.kind)].steps
        if step.title not in there
    ]


@transaction.atomic
def change_project(project: Project, *, by: Viewer, version: int | None = None, **fields: object) -> Project:
    """Its parts go with it to another division; days and class are fixed by the approval."""
    must_go_on(project)
    _must_be_draft(project, fields, {name: getattr(project, name) for name in FIXED})
    _in_order(fields.get("starts_on", project.starts_on), fields.get("due_on", project.due_on))
    made = change(project, act=EDIT, by=by, event="projects.project.changed", version=version, **fields)
    if "division" in fields:
        _go_along(made, by)
    return made


def _go_along(project: Project, by: Viewer) -> None:
    """A draft that was approved before may have every kind of part."""
    at = project.division
    parts: list[QuerySet[Any]] = [
        MoneyLine.objects.filter(project=project),
        Milestone.objects.filter(project=project),
        Contract.objects.filter(project=project),
        Amendment.objects.filter(contract__project=project),
        Acceptance.objects.filter(project=project),
        CheckedItem.objects.filter(acceptance__project=project),
        Defect.objects.filter(acceptance__project=project),
        ChangeRequest.objects.filter(project=project),
        Risk.objects.filter(project=project),
        OutsideShare.objects.filter(project=project),
    ]
    for part in (row for rows in parts for row in rows.exclude(division=at)):
        change(part, act=EDIT, by=by, event="projects.part.moved", division=at)


@transaction.atomic
def move_project(
    project: Project, move: Move, *, by: Viewer, version: int | None = None, note: str = ""
) -> Project:
    """Walk one arrow. Refused to whoever drafted it where it is approved, and while its gate is shut."""
    arrow = rules.ARROWS.get((Status(project.status), move))
    if arrow is None:
        raise Refused(NOT_NOW)
    act, to = arrow
    fields: dict[str, object] = {"status": to.value}
    if move == Move.APPROVE:
        _must_be_another(project, by)
        fields["approved_on"] = by.today
    if to == Status.ACCEPTED:
        fields["done_on"] = by.today
    if move in rules.REASONED:
        fields["note"] = reason_for(note, "请写明原因，责任单位才知道为什么、怎样补正。")
    if to == Status.DRAFT:
        fields["approved_on"] = None
    _must_pass_the_gate(project, move)
    if move == Move.ACCEPT:
        must_be_acceptable(project)
    return change(project, act=act, by=by, event="projects.project.moved", version=version, **fields)


def _must_be_another(project: Project, by: Viewer) -> None:
    if project.made_by_id == (by.user_id or None):
        raise Refused("立项要由草拟人以外的人批准，请交给另一位能批准立项的同事办理。")


def _must_pass_the_gate(project: Project, move: Move) -> None:
    """Refused while milestones that need evidence have not passed; the refusal names them."""
    stage = rules.GATES.get(move)
    waits = barring(steps_of([project])[project.pk], stage) if stage else []
    if waits:
        raise Refused(f"还有必须有佐证的里程碑没有通过：{'、'.join(waits)}。请先报送佐证并审核通过。")


def _money_is_open(line: MoneyLine) -> None:
    """Looked at after it is written: whoever records holds the turn of the audit, so no approval passes it by."""
    if not Project.objects.filter(pk=line.project_id, status=Status.DRAFT.value).exists():
        raise Refused(MONEY_FIXED)


@transaction.atomic
def add_money(line: MoneyLine, *, by: Viewer) -> MoneyLine:
    must_go_on(line.project)
    line.division = line.project.division
    made = add(line, act=EDIT, by=by, event="projects.money.added")
    _money_is_open(made)
    return made


@transaction.atomic
def change_money(line: MoneyLine, *, by: Viewer, version: int | None = None, **fields: object) -> MoneyLine:
    must_go_on(line.project)
    made = change(line, act=EDIT, by=by, event="projects.money.changed", version=version, **fields)
    _money_is_open(made)
    return made
