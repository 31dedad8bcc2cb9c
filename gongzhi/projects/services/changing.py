"""Another finish or another sum: asked for by one person, decided by another, applied once."""

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused
from gongzhi.programmes.rules import SourceKind
from gongzhi.projects.models import ChangeRequest, MoneyLine, Project
from gongzhi.projects.queries.changes import wish_of
from gongzhi.projects.queries.charters import lines_of
from gongzhi.projects.rules import APPROVE, CHANGEABLE, EDIT, Status
from gongzhi.projects.rules.changes import CHANGE_ARROWS, Cannot, ChangeMove, ChangeStatus, trouble

NOT_CHANGEABLE = "只有已立项、实施中和待验收的项目能申请变更；草拟的项目请直接修改。"
WORDS = {
    Cannot.UNKNOWN: "这种来源的计划金额未知，算不出变更以后的金额；请换一种来源，或先终止、重新草拟以后补上金额。",
    Cannot.BELOW_NOTHING: "减少的金额超过这种来源的计划金额，请核对。",
}


@transaction.atomic
def ask_change(row: ChangeRequest, *, by: Viewer) -> ChangeRequest:
    """Refused for a project that is not approved or has ended, for a wish that changes nothing, and while one is open."""
    project = row.project
    if Status(project.status) not in CHANGEABLE:
        raise Refused(NOT_CHANGEABLE)
    _must_change_something(row)
    _must_add_up(row)
    if ChangeRequest.objects.filter(project=project, status=ChangeStatus.ASKED.value).exists():
        raise Refused("这个项目已有一项变更等待决定，决定以后才能再申请。")
    row.division, row.from_on, row.reason = project.division, project.due_on, row.reason.strip()
    return add(row, act=EDIT, by=by, event="projects.change.asked")


def _must_change_something(row: ChangeRequest) -> None:
    if bool(row.kind) != (row.delta_fen is not None):
        words = "改预算要同时选资金来源、填增减金额；不改预算的两项都留空。"
        raise Refused(words, {"delta_fen": [words]})
    if not row.delta_fen and (row.to_on is None or row.to_on == row.project.due_on):
        raise Refused("没有写要改什么：请填写新的计划完成日期，或资金来源和增减金额。")
    if row.to_on and row.project.starts_on and row.to_on < row.project.starts_on:
        words = "新的计划完成早于计划开始，请核对。"
        raise Refused(words, {"to_on": [words]})


def _must_add_up(row: ChangeRequest) -> None:
    why = trouble(lines_of([row.project])[row.project.pk], wish_of(row))
    if why:
        raise Refused(WORDS[why], {"delta_fen": [WORDS[why]]})


@transaction.atomic
def decide_change(
    row: ChangeRequest, move: ChangeMove, *, by: Viewer, version: int | None = None, note: str = ""
) -> ChangeRequest:
    """Approved, the project has its new day and money in the same transaction. Refused to whoever asked."""
    arrow = CHANGE_ARROWS.get((ChangeStatus(row.status), move))
    if arrow is None:
        raise Refused("这项申请已经决定过了，请刷新页面查看。")
    if row.made_by_id == (by.user_id or None):
        raise Refused("变更要由申请人以外的人决定，请交给另一位能批准立项的同事办理。")
    if move == ChangeMove.REFUSE and not note.strip():
        words = "不同意要写明理由，申请人才知道怎样安排。"
        raise Refused(words, {"note": [words]})
    act, to = arrow
    made = change(
        row,
        act=act,
        by=by,
        event="projects.change.decided",
        version=version,
        status=to.value,
        decided_on=by.today,
        note=note.strip(),
    )
    if to == ChangeStatus.APPROVED:
        _apply(made, by)
    return made


def _apply(row: ChangeRequest, by: Viewer) -> None:
    """On the project as it is now, not as it was when somebody asked."""
    project = Project.objects.select_for_update().get(pk=row.project_id)
    if Status(project.status) not in CHANGEABLE:
        raise Refused("项目已经验收、结项或终止，不能再变更；请选择“不同意”并写明原因。")
    _must_add_up(row)
    if row.to_on:
        change(project, act=APPROVE, by=by, event="projects.project.altered", due_on=row.to_on)
    if row.kind and row.delta_fen is not None:
        _alter(project, SourceKind(row.kind), row.delta_fen, by)


def _alter(project: Project, kind: SourceKind, delta: int, by: Viewer) -> None:
    line = project.money_lines.filter(kind=kind.value).first()
    if line is None:
        line = MoneyLine(project=project, division=project.division, kind=kind.value, planned_fen=delta)
        add(line, act=APPROVE, by=by, event="projects.money.altered")
    elif line.planned_fen is not None:
        fen = line.planned_fen + delta
        change(line, act=APPROVE, by=by, event="projects.money.altered", planned_fen=fen)
