from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.hands import Hand
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused
from gongzhi.supervision.models import Inspector, Plan
from gongzhi.supervision.rules import EDIT


def _span_in_order(plan: Plan, by: Viewer) -> None:
    if plan.starts_on and plan.ends_on and plan.ends_on < plan.starts_on:
        raise Refused("结束日期早于开始日期，请核对这两个日期。")
    if not plan.links:
        raise Refused("请至少选择一个环节：进度、质量、招投标、资金使用。")


# How many plans at once are written.
PLAN = Hand(Plan, EDIT, "supervision.plan.added", "supervision.plan.changed", _span_in_order)


def add_plan(plan: Plan, *, by: Viewer) -> Plan:
    _span_in_order(plan, by)
    return add(plan, act=EDIT, by=by, event="supervision.plan.added")


@transaction.atomic
def change_plan(plan: Plan, *, by: Viewer, version: int | None = None, **fields: object) -> Plan:
    """What was drawn and arranged stays in its place: so does the plan from then on."""
    moved = fields.get("division", plan.division) != plan.division
    if moved and (plan.draws.exists() or plan.visits.exists()):
        raise Refused("计划下已有抽取或督查，不能改区划。")
    made = change(plan, act=EDIT, by=by, event="supervision.plan.changed", version=version, **fields)
    _span_in_order(made, by)
    for inspector in made.inspectors.exclude(division=made.division):
        change_inspector(inspector, by=by)
    return made


def add_inspector(inspector: Inspector, *, by: Viewer) -> Inspector:
    inspector.division = inspector.plan.division
    return add(inspector, act=EDIT, by=by, event="supervision.inspector.added")


def change_inspector(
    inspector: Inspector, *, by: Viewer, version: int | None = None, **fields: object
) -> Inspector:
    plan = fields.get("plan", inspector.plan)
    if isinstance(plan, Plan):
        fields["division"] = plan.division
    return change(
        inspector, act=EDIT, by=by, event="supervision.inspector.changed", version=version, **fields
    )
