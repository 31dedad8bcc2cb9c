"""Asking for a later due day, deciding on it (never the one who asked), taking it back (nobody else)."""

from datetime import date

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused
from gongzhi.tasks import rules, telling
from gongzhi.tasks.models import Extension, Task

OPEN_ALREADY = "这项任务已有一项延期申请等待决定，决定或撤回以后才能再申请。"
SETTLED = "这项申请已经决定过或已经撤回，请刷新页面查看。"


@transaction.atomic
def ask_extension(task: Task, to_on: date, reason: str, *, by: Viewer) -> Extension:
    """Refused for a task that is finished or has no due day, for a day that is not later, and while one is open."""
    if rules.Status(task.status) in rules.FINISHED:
        raise Refused("任务已经办结，不用延期；需要时请先重新办理。")
    if task.due_on is None:
        raise Refused("任务还没有完成期限，没有可延的日子。请先由下达的人在任务页填写完成期限。")
    _must_be_later(to_on, task.due_on)
    if task.extensions.filter(status=rules.ExtensionStatus.ASKED.value).exists():
        raise Refused(OPEN_ALREADY)
    row = Extension(
        task=task, division=task.division, from_on=task.due_on, to_on=to_on, reason=reason.strip()
    )
    made = add(row, act=rules.REPORT, by=by, event="tasks.extension.asked")
    telling.asked(made, by)
    return made


def _must_be_later(to_on: date, due_on: date) -> None:
    if to_on <= due_on:
        words = f"申请的日子要晚于现在的完成期限 {due_on}，请重新选择。"
        raise Refused(words, {"to_on": [words]})


@transaction.atomic
def decide_extension(
    row: Extension, move: rules.ExtensionMove, *, by: Viewer, version: int | None = None, note: str = ""
) -> Extension:
    """Approved, the task has its new due day in the same transaction. Refused to whoever asked, whatever the post."""
    act, to = _arrow(row, move)
    if row.made_by_id == (by.user_id or None):
        raise Refused("延期要由申请人以外的人决定，请交给另一位能销号的同事办理。")
    if move == rules.ExtensionMove.REFUSE and not note.strip():
        words = "不同意要写明理由，承办单位才知道怎样安排。"
        raise Refused(words, {"note": [words]})
    made = change(
        row,
        act=act,
        by=by,
        event="tasks.extension.decided",
        version=version,
        status=to.value,
        decided_on=by.today,
        note=note.strip(),
    )
    if to == rules.ExtensionStatus.APPROVED:
        _extend(made, by)
    telling.decided(made, by)
    return made


def _arrow(row: Extension, move: rules.ExtensionMove) -> tuple[str, rules.ExtensionStatus]:
    arrow = rules.EXTENSION_ARROWS.get((rules.ExtensionStatus(row.status), move))
    if arrow is None:
        raise Refused(SETTLED)
    return arrow


@transaction.atomic
def withdraw_extension(row: Extension, *, by: Viewer, version: int | None = None) -> Extension:
    """Taken back by whoever asked, while nothing is decided; refused to everybody else, whatever the post."""
    act, to = _arrow(row, rules.ExtensionMove.WITHDRAW)
    if row.made_by_id != by.user_id:
        raise Refused("延期申请只能由申请人自己撤回；不同意的话，请由能销号的同事决定。")
    made = change(
        row,
        act=act,
        by=by,
        event="tasks.extension.withdrawn",
        version=version,
        status=to.value,
        decided_on=by.today,
    )
    telling.withdrawn(made, by)
    return made


def move_extension(
    row: Extension, move: rules.ExtensionMove, *, by: Viewer, version: int | None = None
) -> Extension:
    """One arrow without a word beside it."""
    if move == rules.ExtensionMove.WITHDRAW:
        return withdraw_extension(row, by=by, version=version)
    return decide_extension(row, move, by=by, version=version)


def _extend(row: Extension, by: Viewer) -> None:
    """The task as it is now, not as it was when somebody asked."""
    task = Task.objects.select_for_update().get(pk=row.task_id)
    if rules.Status(task.status) in rules.FINISHED:
        raise Refused("任务已经办结，不用再延期；请选择“不同意”并写明已经办结。")
    if task.due_on is not None and row.to_on <= task.due_on:
        raise Refused(f"完成期限已经改到 {task.due_on}，不早于申请的日子；请选择“不同意”并写明已经改过。")
    change(task, act=rules.CLOSE, by=by, event="tasks.task.extended", due_on=row.to_on)
