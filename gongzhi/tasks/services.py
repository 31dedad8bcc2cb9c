from datetime import date, timedelta

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.files.queries import attachments_of
from gongzhi.ground.records.hands import Hand
from gongzhi.ground.records.services import add, change, entered_before
from gongzhi.ground.refusal import NOT_NOW, Refused
from gongzhi.programmes.models import PilotUnit
from gongzhi.programmes.queries import template_of
from gongzhi.registry.models import Organisation
from gongzhi.tasks import linking, rules, telling
from gongzhi.tasks.models import Problem, Task

# How many rows at once are written.
TASK = Hand(Task, rules.EDIT, "tasks.task.added", "tasks.task.changed")
PROBLEM = Hand(Problem, "problems.edit", "tasks.problem.added", "tasks.problem.changed")


def _in_order(starts_on: object, due_on: object) -> None:
    if isinstance(starts_on, date) and isinstance(due_on, date) and due_on < starts_on:
        raise Refused("完成期限早于开始日期，请核对这两个日期。")


@transaction.atomic
def add_task(task: Task, *, by: Viewer) -> Task:
    """Tasks with the same key in the same place are entered once."""
    _in_order(task.starts_on, task.due_on)
    if known := entered_before(task):
        return known
    made = add(task, act=rules.EDIT, by=by, event="tasks.task.added")
    telling.issued(made, by)
    return made


@transaction.atomic
def lay_out_type(
    unit: PilotUnit,
    starts_on: date,
    *,
    by: Viewer,
    lead: Organisation | None = None,
    lead_words: str = "",
    accountable: str = "",
) -> list[Task]:
    """Give a pilot unit the tasks its type starts with. Given again, those that are there stay as they are.

    Refused where the type of the unit, or the place it stands for, is not on file.
    """
    template = template_of(unit)
    if template is None:
        raise Refused("这个试点单位还没有登记试点类型。请先在试点单位页填写类型，再按类型下达任务。")
    if not unit.unit_division:
        raise Refused("还不知道这个试点单位是哪个社区。请先在试点单位页选择“单位区划”，再按类型下达任务。")
    return [
        add_task(
            Task(
                division=unit.unit_division,
                title=f"{unit.name}{told.title}"[:200],
                detail=told.detail,
                evidence_note=told.evidence,
                evidence_required=told.proof,
                weight=told.weight,
                milestone=told.milestone,
                category=told.category,
                lead=lead,
                lead_words="" if lead else lead_words,
                accountable=accountable,
                starts_on=starts_on + timedelta(days=told.begins),
                due_on=starts_on + timedelta(days=told.begins + told.days),
                progress=0,
                key=f"type:{template.pilot_type}:{unit.pk}:{at}",
            ),
            by=by,
        )
        for at, told in enumerate(template.tasks)
    ]


@transaction.atomic
def change_task(task: Task, *, by: Viewer, version: int | None = None, **fields: object) -> Task:
    """What it waits for goes with it to another division of its county."""
    if {"starts_on", "due_on"} & fields.keys():
        _in_order(fields.get("starts_on", task.starts_on), fields.get("due_on", task.due_on))
    linking.must_stay_in_county(task, fields.get("division"))
    made = change(task, act=rules.EDIT, by=by, event="tasks.task.changed", version=version, **fields)
    if "division" in fields:
        linking.go_along(made, by=by)
    return made


def _signing(task: Task, to: rules.Status, by: Viewer) -> dict[str, object]:
    """What follows for the day of signing; a task that is given out anew is signed for anew."""
    if rules.signs(rules.Status(task.status), to):
        return {"signed_on": by.today}
    return {"signed_on": None} if to == rules.Status.TODO else {}


@transaction.atomic
def move_task(
    task: Task, move: rules.Move, *, by: Viewer, version: int | None = None, note: str = ""
) -> Task:
    """Walk one arrow. Sending back needs a reason, handing in perhaps a file; closing sets today as the day and 100 %."""
    arrow = rules.ARROWS.get((rules.Status(task.status), move))
    if arrow is None:
        raise Refused(NOT_NOW)
    if move == rules.Move.RETURN and not note.strip():
        raise Refused("退回要写明原因，承办单位才知道怎样补正。")
    _evidenced(task, move)
    act, to = arrow
    fields: dict[str, object] = {"status": to.value, "done_on": by.today if to == rules.Status.DONE else None}
    fields |= _signing(task, to, by)
    if to == rules.Status.DONE:
        fields["progress"] = 100
    if note.strip():
        fields["note"] = note.strip()
    made = change(task, act=act, by=by, event="tasks.task.moved", version=version, **fields)
    telling.moved(made, move, by)
    return made


def _evidenced(task: Task, move: rules.Move) -> None:
    if not task.evidence_required or move not in rules.NEEDS_EVIDENCE or attachments_of(task).exists():
        return
    if move == rules.Move.CLOSE:
        raise Refused("这项任务要有佐证附件，现在一个也没有，不能销号。请退回并写明缺什么，由承办单位补上。")
    words = "这项任务要有佐证附件才能报送，现在一个也没有。请在任务页点“报送”，选择文件或拍照后一起提交。"
    raise Refused(words, {"evidence": [words]})


@transaction.atomic
def report_progress(
    task: Task, progress: int, *, by: Viewer, version: int | None = None, note: str = ""
) -> Task:
    """Say how far it is, 0 to 100. Refused for a task that is finished; one nobody signed for is signed by it."""
    status = rules.Status(task.status)
    if status in rules.FINISHED:
        raise Refused("任务已经办结，不能再报进度；需要时请先重新办理。")
    fields: dict[str, object] = {"progress": progress}
    if status in rules.NOT_BEGUN:
        to = rules.Status.DOING if progress > 0 else rules.Status.RECEIVED
        fields |= {"status": to.value} | _signing(task, to, by)
    if note.strip():
        fields["note"] = note.strip()
    made = change(task, act=rules.REPORT, by=by, event="tasks.task.reported", version=version, **fields)
    telling.reported(made, by)
    return made


@transaction.atomic
def urge_task(task: Task, *, by: Viewer, note: str = "") -> None:
    """Press for a task that is not finished: its owners are told, and it stands in the life of the task."""
    by.must(rules.EDIT, task.division)
    if rules.Status(task.status) in rules.FINISHED:
        raise Refused("任务已经办结，不用再催办。")
    said = note.strip()
    record("tasks.task.urged", task, by=by, division=task.division, **({"note": said} if said else {}))
    telling.urged(task, said, by)


def add_problem(problem: Problem, *, by: Viewer) -> Problem:
    """Problems with the same key in the same place are entered once."""
    return entered_before(problem) or add(problem, act="problems.edit", by=by, event="tasks.problem.added")


def change_problem(problem: Problem, *, by: Viewer, version: int | None = None, **fields: object) -> Problem:
    return change(
        problem, act="problems.edit", by=by, event="tasks.problem.changed", version=version, **fields
    )


def move_problem(
    problem: Problem, move: rules.ProblemMove, *, by: Viewer, version: int | None = None, note: str = ""
) -> Problem:
    """Walk one arrow. A problem without a measure is not closed."""
    arrow = rules.PROBLEM_ARROWS.get((rules.ProblemStatus(problem.status), move))
    if arrow is None:
        raise Refused(NOT_NOW)
    if move == rules.ProblemMove.CLOSE and not problem.measure:
        raise Refused("还没有登记措施，不能销号。请先填写采取的措施。")
    act, to = arrow
    fields: dict[str, object] = {
        "status": to.value,
        "closed_on": by.today if to == rules.ProblemStatus.CLOSED else None,
    }
    if note.strip():
        fields["note"] = note.strip()
    return change(problem, act=act, by=by, event="tasks.problem.moved", version=version, **fields)
