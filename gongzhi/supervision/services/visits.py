"""Visits: arranging, making, filling in what was found, asking the units."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import contains
from gongzhi.ground.records.hands import Hand
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import NOT_NOW, Refused
from gongzhi.projects.models import Project
from gongzhi.supervision import rules
from gongzhi.supervision.models import Check, Finding, Plan, Visit
from gongzhi.supervision.queries.visits import checks_of, items_for, near_visits
from gongzhi.supervision.rules import (
    EDIT,
    FindingMove,
    FindingStatus,
    Result,
    Together,
    VisitMove,
    VisitStatus,
)
from gongzhi.supervision.services.findings import add_finding, move_finding, must_be_complete

# Before a notice has gone out, the results of a visit may still be filled in.
CHECKABLE = frozenset({VisitStatus.PLANNED, VisitStatus.DONE})


def _within_its_plan(plan: object, division: object) -> None:
    if isinstance(plan, Plan) and not contains(plan.division, str(division)):
        raise Refused("督查的地方不在这个计划的范围内，请另选地方或计划。")


def project_in_place(project: object, division: object) -> None:
    """A project is looked at where it lies, or in a place below that."""
    if isinstance(project, Project) and not contains(project.division, str(division)):
        words = "这个项目不在所选的地方，请另选项目或地方。"
        raise Refused(words, {"project": [words]})


def _in_its_plan(visit: Visit, by: Viewer) -> None:
    _within_its_plan(visit.plan, visit.division)
    project_in_place(visit.project, visit.division)


# Visits of a table are taken as they are: nobody can be asked of each what lies near.
VISIT = Hand(Visit, EDIT, "supervision.visit.added", "supervision.visit.changed", _in_its_plan)


def _together(visit: Visit, on: date | None, choice: str) -> Visit | None:
    """The visit this one is made together with. Refused where one is near and nobody said what to do about it."""
    near = near_visits(visit, on) if on else []
    if not near:
        return None
    if not choice:
        told = "；".join(f"{v.on}“{v}”" for v in near[:3])
        words = (
            f"{rules.CLOSE_DAYS} 天以内这里已有督查走访：{told}。为减轻基层负担，请选择合并，或仍然单独安排。"
        )
        raise Refused(words, {"together": [words]})
    if choice != Together.JOIN:
        return None
    ahead = [v for v in near if v.status == VisitStatus.PLANNED]
    if not ahead:
        words = "附近的走访都已经查过，不能合并。请选择仍然单独安排，或另选日期。"
        raise Refused(words, {"together": [words]})
    return ahead[0]


@transaction.atomic
def plan_visit(visit: Visit, *, by: Viewer, together: str = "") -> Visit:
    """Joined to another visit it is made on that day, and both are counted once."""
    _in_its_plan(visit, by)
    by.must(EDIT, visit.division)
    visit.joined = _together(visit, visit.on, together)
    if visit.joined:
        visit.on = visit.joined.on
    return add(visit, act=EDIT, by=by, event="supervision.visit.added")


@transaction.atomic
def change_visit(
    visit: Visit, *, by: Viewer, version: int | None = None, together: str = "", **fields: object
) -> Visit:
    """Another day is a new question of what lies near; those that go along with it go along to that day."""
    by.must(EDIT, visit.division)
    _within_its_plan(fields.get("plan", visit.plan), fields.get("division", visit.division))
    project_in_place(fields.get("project", visit.project), fields.get("division", visit.division))
    if fields.get("division", visit.division) != visit.division:
        if VisitStatus(visit.status) != VisitStatus.PLANNED or visit.joined or visit.followers.exists():
            raise Refused("已经查过或已合并的督查不能改区划；请取消这一次，另外安排。")
        visit.division, moved = str(fields["division"]), visit.division
        near = _together(visit, _day(fields.get("on", visit.on)), together)
        visit.division = moved
        fields |= {"joined": near, "on": near.on} if near else {}
    elif together or fields.get("on", visit.on) != visit.on:
        day = _day(fields.get("on", visit.on))
        near = None if visit.followers.exists() else _together(visit, day, together)
        fields |= {"joined": near} | ({"on": near.on} if near else {})
    made = change(visit, act=EDIT, by=by, event="supervision.visit.changed", version=version, **fields)
    for follower in made.followers.exclude(on=made.on):
        change(follower, act=EDIT, by=by, event="supervision.visit.changed", on=made.on)
    return made


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


@transaction.atomic
def move_visit(
    visit: Visit, move: VisitMove, *, by: Viewer, version: int | None = None, number: str = ""
) -> Visit:
    """Walk one arrow. `number`: that of the notice. A notice asks every unit at once."""
    arrow = rules.VISIT_ARROWS.get((VisitStatus(visit.status), move))
    if arrow is None:
        raise Refused(NOT_NOW)
    act, to = arrow
    by.must(act, visit.division)
    fields: dict[str, object] = {"status": to.value}
    asked: list[Finding] = []
    if move == VisitMove.CARRY_OUT:
        fields["on"] = _made_on(visit, by.today)
    elif move == VisitMove.NOTIFY:
        asked = _to_notify(visit)
        fields |= {"notice_number": number.strip(), "noticed_on": by.today}
    elif move == VisitMove.END:
        _nothing_left(visit)
    made = change(visit, act=act, by=by, event="supervision.visit.moved", version=version, **fields)
    for finding in asked:
        move_finding(finding, FindingMove.ISSUE, by=by)
    if move == VisitMove.CANCEL:
        _go_on_without(made, by)
    return made


def _made_on(visit: Visit, today: date) -> date:
    if visit.on and visit.on > today:
        raise Refused(f"计划的日子 {visit.on} 还没有到。提前去了请先修改日期，再记为已查。")
    return visit.on or today


def _to_notify(visit: Visit) -> list[Finding]:
    found = list(visit.findings.filter(status=FindingStatus.FOUND.value).select_related("lead"))
    if not found:
        raise Refused("这次督查没有待通知的问题。没有问题请直接“结束督查”。")
    for finding in found:
        must_be_complete(finding)
    return found


def _nothing_left(visit: Visit) -> None:
    left = visit.findings.exclude(status__in=[s.value for s in rules.OVER]).count()
    if left:
        raise Refused(f"还有 {left} 个问题没有了结，不能结束。请先通知、复查或撤销。")


def _go_on_without(visit: Visit, by: Viewer) -> None:
    """Those that were to go along are made all the same: the first of them leads the others."""
    others = list(visit.followers.order_by("pk"))
    for follower in others:
        leads = None if follower == others[0] else others[0]
        change(follower, act=EDIT, by=by, event="supervision.visit.changed", joined=leads)


@transaction.atomic
def record_checks(
    visit: Visit, given: Mapping[str, tuple[str, str]], *, by: Viewer, version: int | None = None
) -> Visit:
    """Result and note of each item, by its key. Items that were not looked at leave no row.

    Refused once a notice has gone out, and for an item that a finding was made of.
    """
    if VisitStatus(visit.status) not in CHECKABLE:
        raise Refused("已出通知或已结束的督查不能再改检查结果。")
    made = change(
        visit,
        act=EDIT,
        by=by,
        event="supervision.visit.checked",
        version=version,
        checked_times=visit.checked_times + 1,
    )
    known = checks_of(visit)
    for item in items_for(visit):
        result, note = given.get(item.key, (Result.UNSEEN.value, ""))
        check = known.get(item.key)
        if check is None and (result != Result.UNSEEN or note):
            row = Check(
                visit=visit, division=visit.division, item=item.key, link=item.link.value, text=item.text
            )
            row.result, row.note = result, note
            add(row, act=EDIT, by=by, event="supervision.check.added")
        elif check is not None:
            _recheck(check, result, note, by)
    return made


def _recheck(check: Check, result: str, note: str, by: Viewer) -> None:
    if result != check.result and Finding.objects.filter(from_check=check).exists():
        raise Refused(f"“{check}”已经形成问题，不能改结果；有误请在问题页撤销。")
    change(check, act=EDIT, by=by, event="supervision.check.changed", result=result, note=note)


@transaction.atomic
def findings_of_checks(visit: Visit, *, by: Viewer) -> list[Finding]:
    """Make a finding of each item that does not conform and is none yet."""
    by.must(EDIT, visit.division)
    if VisitStatus(visit.status) != VisitStatus.DONE:
        raise Refused("请先把这次督查记为已查，再形成问题。")
    failed = visit.checks.filter(result=Result.FAILS.value, finding=None)
    return [
        add_finding(
            Finding(
                division=visit.division,
                text=check.note or f"不符合要求：{check.text}",
                link=check.link,
                visit=visit,
                from_check=check,
                found_on=visit.on or by.today,
            ),
            by=by,
        )
        for check in failed
    ]
