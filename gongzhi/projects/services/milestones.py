"""Milestones: entered, reported with their evidence, passed or sent back."""

from datetime import date

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.files.queries import attachments_of
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import NOT_NOW, Refused
from gongzhi.projects.models import Milestone
from gongzhi.projects.rules import EDIT, RUNNING, Status
from gongzhi.projects.rules.milestones import (
    MILESTONE_ARROWS,
    MilestoneMove,
    MilestoneStatus,
    changed_by,
)
from gongzhi.projects.services import must_go_on, reason_for

NO_EVIDENCE = "这个里程碑必须有佐证：请先在里程碑页“附件”里上传材料，再报送。"


def add_milestone(milestone: Milestone, *, by: Viewer) -> Milestone:
    must_go_on(milestone.project)
    milestone.division = milestone.project.division
    return add(milestone, act=EDIT, by=by, event="projects.milestone.added")


def change_milestone(
    milestone: Milestone, *, by: Viewer, version: int | None = None, **fields: object
) -> Milestone:
    """What has passed stays as it passed. Once the project is approved only those who look at the evidence change it."""
    must_go_on(milestone.project)
    if milestone.status == MilestoneStatus.PASSED:
        raise Refused("里程碑已经通过，不能再修改；需要更正的请先由审核人退回。")
    act = changed_by(Status(milestone.project.status))
    return change(milestone, act=act, by=by, event="projects.milestone.changed", version=version, **fields)


def report_milestone(
    milestone: Milestone, done_on: date, *, by: Viewer, version: int | None = None, note: str = ""
) -> Milestone:
    """Say that it was reached on a day. Refused before the project is approved, for a day to come, without evidence."""
    if Status(milestone.project.status) not in RUNNING:
        raise Refused("项目还没有立项，或者已经结束，不能报送里程碑。")
    if done_on > by.today:
        words = "实际日期不能晚于今天；还没有做到的请到时再报。"
        raise Refused(words, {"done_on": [words]})
    _must_have_evidence(milestone)
    return _moved(milestone, MilestoneMove.REPORT, by=by, version=version, done_on=done_on, note=note.strip())


def move_milestone(
    milestone: Milestone,
    move: MilestoneMove,
    *,
    by: Viewer,
    version: int | None = None,
    note: str = "",
) -> Milestone:
    """Pass, or send back with a reason."""
    if move == MilestoneMove.REPORT:
        raise Refused("报送要写明实际日期，请在里程碑页点“报送”。")
    must_go_on(milestone.project)
    if move == MilestoneMove.RETURN:
        said = reason_for(note, "退回要写明原因，报送的人才知道怎样补正。")
        return _moved(milestone, move, by=by, version=version, note=said)
    _must_have_evidence(milestone)
    return _moved(milestone, move, by=by, version=version)


def _must_have_evidence(milestone: Milestone) -> None:
    if milestone.needs_evidence and not attachments_of(milestone).exists():
        raise Refused(NO_EVIDENCE)


def _moved(
    milestone: Milestone, move: MilestoneMove, *, by: Viewer, version: int | None, **fields: object
) -> Milestone:
    arrow = MILESTONE_ARROWS.get((MilestoneStatus(milestone.status), move))
    if arrow is None:
        raise Refused(NOT_NOW)
    act, to = arrow
    return change(
        milestone,
        act=act,
        by=by,
        event="projects.milestone.moved",
        version=version,
        status=to.value,
        **fields,
    )
