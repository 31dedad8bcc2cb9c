"""When the leading group and its task forces met, what they resolved, and what became of it."""

from datetime import date, timedelta
from functools import partial

from gongzhi.demo import cast, resolutions
from gongzhi.demo.stage import Stage
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.leadership import services as leadership
from gongzhi.leadership.models import Attendance, Group, Meeting, Resolution
from gongzhi.leadership.rules import Presence
from gongzhi.tasks import services as tasks
from gongzhi.tasks.models import Task
from gongzhi.tasks.rules import Move

OFFICE = "demo-office"
PLACE = "县政府三楼会议室"
CHAIR = "郁清和"


def plan(stage: Stage) -> None:
    stage.on(13, OFFICE, _rhythms)
    for told in resolutions.MEETINGS:
        stage.on(told.day, OFFICE, partial(_met, stage, told))


def _rhythms(by: Viewer) -> None:
    """Two groups have laid down how often they meet; of the others nobody has said."""
    for name, months in resolutions.RHYTHMS.items():
        leadership.change_group(Group.objects.get(name=name), by=by, meets_every=months)


def _met(stage: Stage, told: resolutions.Met, by: Viewer) -> None:
    """The minutes are entered on the day, printed three days later; what can be given out is."""
    meeting = leadership.add_meeting(
        Meeting(
            group=Group.objects.get(name=told.group),
            title=told.title,
            number=told.number,
            held_on=by.today,
            venue=PLACE,
            chair=CHAIR,
            present="" if told.listed else told.present,
            apologies="" if told.listed else told.apologies,
            agenda=told.agenda,
            minutes=told.minutes,
            next_on=by.today + timedelta(days=told.again) if told.again else None,
        ),
        by=by,
    )
    if told.listed:
        _list(meeting, told, by)
    for number, said in enumerate(told.resolved, 1):
        leadership.add_resolution(
            Resolution(
                meeting=meeting,
                number=number,
                text=said.text,
                lead=stage.bodies[said.lead] if said.lead else None,
                partners=said.partners,
                accountable=cast.accountable(said.lead) if said.lead else "",
                due_on=by.today + timedelta(days=said.days) if said.days else None,
            ),
            by=by,
        )
    if told.given:
        stage.diary.on(by.today + timedelta(days=3), OFFICE, partial(_give, stage, told, meeting))


def _list(meeting: Meeting, told: resolutions.Met, by: Viewer) -> None:
    """Who holds a seat of the group is listed with it, the others by their name alone."""
    seats = {seat.holder_name: seat for seat in meeting.group.seats.all()}
    there = {
        Presence.PRESENT: told.present,
        Presence.EXCUSED: told.apologies.removeprefix("无"),
        Presence.SITTING_IN: told.sitting_in,
    }
    for state, names in there.items():
        for name in filter(None, names.split("、")):
            reason = told.excuse if state == Presence.EXCUSED else ""
            row = Attendance(meeting=meeting, seat=seats.get(name), name=name, state=state, reason=reason)
            leadership.add_attendance(row, by=by)


def _give(stage: Stage, told: resolutions.Met, meeting: Meeting, by: Viewer) -> None:
    leadership.change_meeting(meeting, by=by, issued_on=by.today)
    evidence = {said.text: said.evidence for said in told.resolved}
    for task in leadership.give_out(meeting, by=by, only_ready=True):
        tasks.change_task(task, by=by, evidence_note=evidence[task.detail])
        _live(stage, task, by.today)


def _live(stage: Stage, task: Task, given: date) -> None:
    """The office tells how far each is, and closes what came due a while ago."""
    on = stage.diary.on
    on(
        given + timedelta(days=14),
        OFFICE,
        lambda by: tasks.report_progress(task, 40, by=by, note="已印发通知，按计划推进。"),
    )
    if task.due_on and task.due_on < stage.diary.today - timedelta(days=20):
        on(task.due_on - timedelta(days=3), OFFICE, lambda by: tasks.move_task(task, Move.SUBMIT, by=by))
        on(
            task.due_on - timedelta(days=1),
            OFFICE,
            lambda by: tasks.move_task(task, Move.CLOSE, by=by, note="材料齐全，同意销号。"),
        )
