"""The projects of the pilot year: drafted, approved by somebody else, carried out step by step, accepted or stopped."""

from datetime import date, timedelta
from functools import partial

from gongzhi.demo import cast, ventures
from gongzhi.demo.stage import WAN, Stage, clerk
from gongzhi.demo.ventures import Venture
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.files.services import attach
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
    OutsideWork,
    Project,
    Risk,
)
from gongzhi.projects.rules import GATES, Move, Status
from gongzhi.projects.rules import Stage as Step
from gongzhi.projects.rules.acceptances import Conclusion
from gongzhi.projects.rules.milestones import MilestoneMove
from gongzhi.projects.services import acceptances, changing, charters, contracts, milestones, outside, risks
from gongzhi.spaces.models import Space

OFFICE, LEADER = "demo-office", "demo-leader"
# The way of a project, and how many days each step is asked for after the milestones before it.
WAY = [
    (Move.START, Status.DOING),
    (Move.HAND_IN, Status.WAITING),
    (Move.ACCEPT, Status.ACCEPTED),
    (Move.CLOSE, Status.CLOSED),
]
ORDER = [Status.APPROVED, *(to for _, to in WAY)]


def plan(stage: Stage) -> None:
    stage.on(50, OFFICE, partial(_sewers, stage))
    for told in ventures.VENTURES:
        stage.on(max(5, min(told.start - 14, 196)), clerk(told.code), partial(_draft, stage, told))


def _sewers(stage: Stage, by: Viewer) -> None:
    name, unit, begins, ends, wan = ventures.SEWERS
    day = stage.diary.day
    work = OutsideWork(
        division=stage.bodies[unit].division,
        name=name,
        unit_words=unit,
        starts_on=day(begins),
        due_on=day(ends),
        total_fen=wan * WAN,
        note="不属于试点项目，只登记工期和归属。",
    )
    outside.add_outside_work(work, by=by)


def _draft(stage: Stage, told: Venture, by: Viewer) -> None:
    starts_on = stage.diary.day(told.start)
    project = charters.add_project(
        Project(
            division=told.code,
            name=told.name,
            kind=told.kind,
            goal=told.goal,
            space=Space.objects.filter(division=told.code, name__contains=told.space).first()
            if told.space
            else None,
            owner=stage.bodies[told.owner],
            accountable=cast.accountable(told.owner),
            starts_on=starts_on,
            due_on=starts_on + timedelta(days=told.length),
            public_service=told.public,
            **{f"for_{standard}": True for standard in told.standards},
        ),
        by=by,
    )
    for kind, wan in told.money.items():
        fen = None if wan is None else wan * WAN
        charters.add_money(MoneyLine(project=project, kind=kind, planned_fen=fen), by=by)
    for title, probability, impact, measure in told.risks:
        row = Risk(
            project=project,
            title=title,
            probability=probability,
            impact=impact,
            measure=measure,
            owner=project.accountable,
        )
        risks.add_risk(row, by=by)
    if told.reach != Status.DRAFT:
        _live(stage, told, project.pk, by.today)


def _live(stage: Stage, told: Venture, pk: int, drafted: date) -> None:
    on, approved = stage.diary.on, drafted + timedelta(days=5)
    on(approved, OFFICE, partial(_move, pk, Move.APPROVE))
    if told.name in ventures.HANG_ON:
        on(approved + timedelta(days=1), OFFICE, partial(_hang_on, pk))
    if told.contract:
        on(approved + timedelta(days=20), clerk(told.code), partial(_sign, told, pk))
    if told.reach == Status.STOPPED:
        on(approved + timedelta(days=33), LEADER, partial(_move, pk, Move.STOP))
    elif told.reach == Status.APPROVED:
        on(stage.diary.day(198), clerk(told.code), partial(_ask, pk))
    else:
        _carry_out(stage, told, pk)


def _carry_out(stage: Stage, told: Venture, pk: int) -> None:
    """Every milestone up to the gate that is still shut; those behind it are to come."""
    on, who = stage.diary.on, clerk(told.code)
    done = ORDER.index(told.reach)
    for at, (move, _) in enumerate(WAY):
        reached = _steps(stage, told, pk, GATES[move], half=at == done)
        if at >= done:
            break
        after = reached + timedelta(days=4)
        if move == Move.ACCEPT:
            on(after, OFFICE, partial(_look, pk))
        on(
            after + timedelta(days=2),
            who if move in {Move.START, Move.HAND_IN} else OFFICE,
            partial(_move, pk, move),
        )
    if told.reach == Status.WAITING:
        on(stage.diary.day(200), OFFICE, partial(_look, pk))


def _steps(stage: Stage, told: Venture, pk: int, lies: Step, *, half: bool) -> date:
    """Milestones of one stage, reported and passed; of the stage that is not through only the first ones."""
    on, who = stage.diary.on, clerk(told.code)
    begin = last = stage.diary.day(told.start)
    rows = list(Milestone.objects.filter(project=pk, stage=lies.value).order_by("due_on"))
    for row in rows[: len(rows) // 2] if half else rows:
        planned = (row.due_on - begin).days if row.due_on else 0
        last = begin + timedelta(days=planned * told.pace // 100)
        on(last, who, partial(_report, row.pk))
        on(last + timedelta(days=2), OFFICE, partial(_pass, row.pk))
    return last


def _report(pk: int, by: Viewer) -> None:
    row = Milestone.objects.get(pk=pk)
    if row.needs_evidence:
        text = f"{row.project.name}\n{row.title}：材料见附页（演示）。\n"
        attach(row, text.encode(), f"{row.title}（演示）.txt", by=by)
    milestones.report_milestone(row, by.today, by=by, note="材料已上传。")


def _pass(pk: int, by: Viewer) -> None:
    milestones.move_milestone(Milestone.objects.get(pk=pk), MilestoneMove.GRANT, by=by)


def _move(pk: int, move: Move, by: Viewer) -> None:
    note = ventures.STOPPED_FOR if move == Move.STOP else ""
    charters.move_project(Project.objects.get(pk=pk), move, by=by, note=note)


def _hang_on(pk: int, by: Viewer) -> None:
    project = Project.objects.get(pk=pk)
    percent, waits = ventures.HANG_ON[project.name]
    work = OutsideWork.objects.get(name=ventures.SEWERS[0])
    outside.add_share(
        OutsideShare(project=project, work=work, share_bp=percent * 100, must_wait=waits), by=by
    )


def _sign(told: Venture, pk: int, by: Viewer) -> None:
    signed, project = told.contract, Project.objects.get(pk=pk)
    if signed is None:
        return
    contract = contracts.add_contract(
        Contract(
            project=project,
            number=signed.number,
            title=signed.title,
            party_words=signed.party,
            amount_fen=None if signed.wan is None else signed.wan * WAN,
            signed_on=by.today,
            starts_on=by.today,
            ends_on=project.due_on,
            retention_bp=300,
        ),
        by=by,
    )
    if signed.grown:
        row = Amendment(
            contract=contract,
            number=1,
            signed_on=by.today,
            what="增加油烟净化设备和一处排水井",
            amount_fen=signed.grown * WAN,
        )
        contracts.add_amendment(row, by=by)


def _ask(pk: int, by: Viewer) -> None:
    project = Project.objects.get(pk=pk)
    later = project.due_on + timedelta(days=45) if project.due_on else None
    row = ChangeRequest(
        project=project,
        reason="污水分流晚于开工日期，门头要等路面恢复；地面另做防潮。",
        to_on=later,
        kind="county_match",
        delta_fen=6 * WAN,
    )
    changing.ask_change(row, by=by)


def _look(pk: int, by: Viewer) -> None:
    """Everything is fit and it passes; that of the service is still under way, with something to mend."""
    project = Project.objects.get(pk=pk)
    users, count = (ventures.USERS, ventures.COUNT) if project.public_service else ("", None)
    looked = acceptances.add_acceptance(
        Acceptance(
            project=project,
            held_on=by.today,
            signed_by="、".join(dict.fromkeys([by.name, project.accountable])),
            users=users,
            users_count=count,
            release_on=by.today + timedelta(days=365),
        ),
        by=by,
    )
    items = list(CheckedItem.objects.filter(acceptance=looked))
    for item in items[:-1] if project.public_service else items:
        acceptances.change_item(item, by=by, finding="fit")
    if project.public_service:
        due_on = by.today + timedelta(days=30)
        defect = Defect(acceptance=looked, text=ventures.DEFECT, mender=project.accountable, due_on=due_on)
        acceptances.add_defect(defect, by=by)
    else:
        acceptances.conclude(looked, Conclusion.PASSED, by=by)
