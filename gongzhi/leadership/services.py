from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import override

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.hands import Hand
from gongzhi.ground.records.services import add, change, remove
from gongzhi.ground.refusal import Refused
from gongzhi.leadership import rules
from gongzhi.leadership.labels import lack
from gongzhi.leadership.models import Attendance, Group, Meeting, Resolution, Seat
from gongzhi.leadership.queries import seats_to_call
from gongzhi.leadership.rules import EDIT
from gongzhi.tasks.models import Task
from gongzhi.tasks.services import add_task


def _lie_with_the_group(seat: Seat, by: Viewer) -> None:
    seat.division = seat.group.division
    _term(seat.starts_on, seat.ends_on)


def _lie_with_the_meetings_group(meeting: Meeting, by: Viewer) -> None:
    meeting.division = meeting.group.division
    _in_order(meeting.held_on, meeting.next_on, meeting.issued_on)


def _lie_with_the_meeting(resolution: Resolution, by: Viewer) -> None:
    resolution.division = resolution.meeting.division
    _not_before(resolution.meeting, resolution.due_on)


def _term(starts_on: object, ends_on: object) -> None:
    if isinstance(starts_on, date) and isinstance(ends_on, date) and ends_on < starts_on:
        raise Refused("任职止早于任职起，请核对这两个日期。")


def _in_order(held_on: object, next_on: object, issued_on: object) -> None:
    if isinstance(held_on, date) and isinstance(next_on, date) and next_on < held_on:
        raise Refused("下次会议日期早于会议日期，请核对这两个日期。")
    if isinstance(held_on, date) and isinstance(issued_on, date) and issued_on < held_on:
        raise Refused("印发日期早于会议日期，请核对这两个日期。")


def _not_before(meeting: Meeting, due_on: object) -> None:
    if isinstance(due_on, date) and due_on < meeting.held_on:
        raise Refused("完成期限早于会议日期，请核对这两个日期。")


# How many rows at once are written.
GROUP = Hand(Group, EDIT, "leadership.group.added", "leadership.group.changed")
SEAT = Hand(Seat, EDIT, "leadership.seat.added", "leadership.seat.changed", _lie_with_the_group)
MEETING = Hand(
    Meeting, EDIT, "leadership.meeting.added", "leadership.meeting.changed", _lie_with_the_meetings_group
)
RESOLUTION = Hand(
    Resolution,
    EDIT,
    "leadership.resolution.added",
    "leadership.resolution.changed",
    _lie_with_the_meeting,
)


def add_group(group: Group, *, by: Viewer) -> Group:
    return add(group, act=EDIT, by=by, event="leadership.group.added")


@transaction.atomic
def change_group(group: Group, *, by: Viewer, version: int | None = None, **fields: object) -> Group:
    """Its seats and meetings go with it to another division; tasks that were given out stay where they are."""
    change(group, act=EDIT, by=by, event="leadership.group.changed", version=version, **fields)
    for seat in group.seats.exclude(division=group.division):
        change_seat(seat, by=by)
    for meeting in group.meetings.exclude(division=group.division):
        change_meeting(meeting, by=by)
    return group


def add_seat(seat: Seat, *, by: Viewer) -> Seat:
    """A seat lies where its group lies; the same post with the same holder is entered once."""
    _lie_with_the_group(seat, by)
    known = Seat.objects.filter(
        group=seat.group, post=seat.post, holder_name=seat.holder_name, holder_post=seat.holder_post
    ).first()
    return known or add(seat, act=EDIT, by=by, event="leadership.seat.added")


def change_seat(seat: Seat, *, by: Viewer, version: int | None = None, **fields: object) -> Seat:
    group = fields.get("group", seat.group)
    if isinstance(group, Group):
        fields["division"] = group.division
    _term(*(fields.get(name, getattr(seat, name)) for name in ("starts_on", "ends_on")))
    return change(seat, act=EDIT, by=by, event="leadership.seat.changed", version=version, **fields)


def add_meeting(meeting: Meeting, *, by: Viewer) -> Meeting:
    """A meeting lies where its group lies."""
    _lie_with_the_meetings_group(meeting, by)
    return add(meeting, act=EDIT, by=by, event="leadership.meeting.added")


@transaction.atomic
def change_meeting(meeting: Meeting, *, by: Viewer, version: int | None = None, **fields: object) -> Meeting:
    """Its resolutions and those on its list go with it to another division."""
    group = fields.get("group", meeting.group)
    if isinstance(group, Group):
        fields["division"] = group.division
    _in_order(*(fields.get(name, getattr(meeting, name)) for name in ("held_on", "next_on", "issued_on")))
    change(meeting, act=EDIT, by=by, event="leadership.meeting.changed", version=version, **fields)
    for resolution in meeting.resolutions.exclude(division=meeting.division):
        change_resolution(resolution, by=by)
    for attendance in meeting.attendances.exclude(division=meeting.division):
        change_attendance(attendance, by=by)
    return meeting


def _somebody(seat: Seat | None, name: str) -> None:
    if seat is None and not name:
        words = "请选择任职，或写明姓名。"
        raise Refused(words, {"name": [words]})


def add_attendance(row: Attendance, *, by: Viewer) -> Attendance:
    """It lies where its meeting lies. Of a seat the name is kept as it is now: the holder may change."""
    row.division = row.meeting.division
    row.name = row.name.strip() or (row.seat.holder_name if row.seat else "")
    _somebody(row.seat, row.name)
    return add(row, act=EDIT, by=by, event="leadership.attendance.added")


def change_attendance(
    row: Attendance, *, by: Viewer, version: int | None = None, **fields: Any
) -> Attendance:
    fields["division"] = fields.get("meeting", row.meeting).division
    _somebody(fields.get("seat", row.seat), fields.get("name", row.name))
    return change(row, act=EDIT, by=by, event="leadership.attendance.changed", version=version, **fields)


def remove_attendance(row: Attendance, *, by: Viewer) -> Meeting:
    """Taken off the list by mistake, somebody is simply entered again."""
    meeting = row.meeting
    remove(row, act=EDIT, by=by, event="leadership.attendance.removed")
    return meeting


@transaction.atomic
def call_roll(meeting: Meeting, said: Mapping[int, tuple[str, str]], *, by: Viewer) -> list[Attendance]:
    """List the seats of the group at once. `said`: state and reason by seat; those without a state are left out."""
    by.must(EDIT, meeting.division)
    given = [(seat, *said.get(seat.pk, ("", ""))) for seat in seats_to_call(meeting)]
    if not any(state for _seat, state, _reason in given):
        raise Refused("没有选择任何人的到会情况，没有可登记的。")
    return [
        add_attendance(Attendance(meeting=meeting, seat=seat, state=state, reason=reason), by=by)
        for seat, state, reason in given
        if state
    ]


def add_resolution(resolution: Resolution, *, by: Viewer) -> Resolution:
    """A resolution lies where its meeting lies."""
    _lie_with_the_meeting(resolution, by)
    return add(resolution, act=EDIT, by=by, event="leadership.resolution.added")


def change_resolution(
    resolution: Resolution, *, by: Viewer, version: int | None = None, **fields: object
) -> Resolution:
    """The task it was given out as keeps its own words and day: whoever leads that is told by changing the task."""
    meeting = fields.get("meeting", resolution.meeting)
    if isinstance(meeting, Meeting):
        fields["division"] = meeting.division
        _not_before(meeting, fields.get("due_on", resolution.due_on))
    return change(
        resolution, act=EDIT, by=by, event="leadership.resolution.changed", version=version, **fields
    )


@transaction.atomic
def give_out(meeting: Meeting, *, by: Viewer, only_ready: bool = False) -> list[Task]:
    """Make tasks of the resolutions of a meeting that are none yet; the posts for both are needed in its place.

    Refused where one lacks a unit or a day, naming it; with `only_ready` those are passed over.
    """
    by.must(EDIT, meeting.division)
    waiting = list(meeting.resolutions.filter(given_on=None).select_related("lead", "meeting"))
    ready = [r for r in waiting if not lacks(r)]
    if len(ready) < len(waiting) and not only_ready:
        with override("zh-hans"):
            told = "；".join(f"第{r.number}项“{r}”{'、'.join(lacks(r))}" for r in waiting if lacks(r))
        raise Refused(f"{told}。请先在议定事项里补上，或勾选“缺的先不下达”。")
    if not ready:
        raise Refused("没有可以下达的议定事项：都已下达，或还缺牵头单位、完成期限。")
    return [_given(resolution, by) for resolution in ready]


def lacks(resolution: Resolution) -> Sequence[str]:
    """In words, what keeps it from being given out."""
    words = lack()
    found = rules.lacking(resolution.lead_name, resolution.due_on, resolution.meeting.held_on)
    return [str(words[each]) for each in found]


def _given(resolution: Resolution, by: Viewer) -> Task:
    """The key makes it the same task, and the day on the resolution says that it was given."""
    task = add_task(
        Task(
            division=resolution.division,
            title=str(resolution),
            detail=resolution.text,
            lead=resolution.lead,
            lead_words="" if resolution.lead else resolution.lead_words,
            partners=resolution.partners,
            accountable=resolution.accountable,
            starts_on=resolution.meeting.held_on,
            due_on=resolution.due_on,
            progress=0,
            key=rules.key_of(resolution.pk),
        ),
        by=by,
    )
    change(resolution, act=EDIT, by=by, event="leadership.resolution.given", given_on=by.today)
    return task
