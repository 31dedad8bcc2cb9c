"""What the supervision office looked at: three plans with their draws, of communities and of projects, their visits, and what became of what was found."""

from datetime import timedelta
from functools import partial

from gongzhi.demo import oversights, places
from gongzhi.demo.oversights import Found, Step
from gongzhi.demo.stage import Stage, clerk
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.files.services import attach
from gongzhi.ground.workdays.rules import state_council_calendar
from gongzhi.programmes.models import Document
from gongzhi.supervision.models import Draw, Finding, Inspector, Plan, Tip, Visit
from gongzhi.supervision.rules import FindingMove, VisitMove
from gongzhi.supervision.services.draws import arrange_drawn, make_draw
from gongzhi.supervision.services.findings import change_finding, move_finding
from gongzhi.supervision.services.plans import add_inspector, add_plan
from gongzhi.supervision.services.tips import add_tip
from gongzhi.supervision.services.visits import findings_of_checks, move_visit, plan_visit, record_checks

SUPERVISOR = "demo-supervisor"
EVIDENCE = "整改情况说明（演示）\n\n已按通知逐项整改，票据和登记表附后备查。\n"


def plan(stage: Stage) -> None:
    for told in oversights.PLANS:
        stage.on(told.day, SUPERVISOR, partial(_planned, stage, told))
    stage.on(oversights.TIP_DAY, SUPERVISOR, _told)


def _planned(stage: Stage, told: oversights.Planned, by: Viewer) -> None:
    row = add_plan(
        Plan(
            division=places.COUNTY,
            name=told.name,
            kind=told.kind,
            starts_on=by.today,
            ends_on=by.today + timedelta(days=150),
            quality=told.quality,
            lead=stage.bodies["县目标办"],
            document=Document.objects.first(),
            note="演示计划。",
        ),
        by=by,
    )
    for name, unit, barred in oversights.INSPECTORS:
        person = Inspector(plan=row, name=name, unit=stage.bodies.get(unit), interest=barred)
        add_inspector(person, by=by)
    stage.on(told.day + 2, SUPERVISOR, partial(_draw, stage, told, row))


def _draw(stage: Stage, told: oversights.Planned, row: Plan, by: Viewer) -> None:
    drawn = make_draw(row, by=by, wanted=told.wanted, team=2, among=told.among, seed=told.seed)
    stage.on(told.day + 4, SUPERVISOR, partial(_arrange, stage, told, drawn))


def _arrange(stage: Stage, told: oversights.Planned, drawn: Draw, by: Viewer) -> None:
    """The first of each list is looked at again later, the walk of the office goes along with it."""
    day = state_council_calendar().add_workdays(by.today, 4)
    made = arrange_drawn(drawn, day, by=by, together="apart")
    for visit, found in zip(made, told.found, strict=True):
        stage.diary.on(day, SUPERVISOR, partial(_look, stage, visit, found))
    for back in told.later:
        stage.on(back.day, SUPERVISOR, partial(_go_back, stage, back, made[0]))


def _go_back(stage: Stage, back: oversights.Later, first: Visit, by: Viewer) -> None:
    visit = Visit(
        division=first.division,
        title=back.title,
        plan=first.plan if back.found else None,
        kind="inspection" if back.found else "visit",
        on=by.today + timedelta(days=back.ahead),
        team=first.team,
    )
    plan_visit(visit, by=by, together=back.together)
    if back.found:
        _look(stage, visit, back.found, by)


def _look(stage: Stage, visit: Visit, found: list[Found], by: Viewer) -> None:
    """Checklist, findings with their unit and day; a notice two days later where there is to be one."""
    results = {f.item: ("fails", f.note) for f in found if f.item}
    results |= {key: ("conforms", "") for key in oversights.IN_ORDER if key not in results}
    record_checks(visit, results, by=by)
    move_visit(visit, VisitMove.CARRY_OUT, by=by)
    made = {row.from_check.item if row.from_check else "": row for row in findings_of_checks(visit, by=by)}
    for each in found:
        body = stage.bodies[f"{places.DIVISIONS[visit.division]}居委会"]
        due = by.today + timedelta(days=each.due)
        change_finding(made[each.item], by=by, severity=each.severity, lead=body, due_on=due)
    walk = [(made[each.item], step) for each in found for step in each.steps]
    on = stage.diary.on
    for row, step in walk:
        if step.move == "withdraw":  # before the notice, which asks for all that is left
            on(by.today + timedelta(days=step.after), SUPERVISOR, partial(_step, row, step))
    if walk:
        on(by.today + timedelta(days=2), SUPERVISOR, partial(_notify, visit))
    for row, step in walk:
        if step.move != "withdraw":
            who = clerk(visit.division) if step.move in oversights.OF_THE_UNIT else SUPERVISOR
            on(by.today + timedelta(days=step.after), who, partial(_step, row, step))


def _notify(visit: Visit, by: Viewer) -> None:
    number = f"青督〔{by.today.year}〕{Visit.objects.exclude(noticed_on=None).count() + 1}号"
    move_visit(visit, VisitMove.NOTIFY, by=by, number=number)


def _step(row: Finding, step: Step, by: Viewer) -> None:
    finding = Finding.objects.get(pk=row.pk)
    move = FindingMove(step.move)
    if move == FindingMove.REPLY:
        attach(finding, EVIDENCE.encode(), "整改情况说明（演示）.txt", by=by)
    move_finding(finding, move, by=by, words=step.words)


def _told(by: Viewer) -> None:
    add_tip(
        Tip(
            division=places.PILOTS[0],
            text="活动室周末常常不开门，门口贴的开放时间和实际不一样。",
            channel="phone",
            link="quality",
            told_on=by.today,
            source_name="叶知秋（演示）",
            source_phone="13800000000",
        ),
        by=by,
    )
