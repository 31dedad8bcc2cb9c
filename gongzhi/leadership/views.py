from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongzhi.ground.web.cells import Kind, words
from gongzhi.ground.web.confirming import Confirm, confirm_page
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.downloads import as_word
from gongzhi.ground.web.editing import EditPage, NewPage
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.viewers import Request
from gongzhi.leadership import services
from gongzhi.leadership.dossiers.groups import group_dossier, seat_dossier
from gongzhi.leadership.dossiers.meetings import ROLL, meeting_dossier, resolution_dossier
from gongzhi.leadership.forms import (
    AttendanceForm,
    GiveForm,
    GroupForm,
    MeetingForm,
    ResolutionForm,
    RollForm,
    SeatForm,
)
from gongzhi.leadership.models import Attendance, Group, Meeting, Resolution, Seat
from gongzhi.leadership.queries import (
    attendances_seen_by,
    groups_seen_by,
    meetings_seen_by,
    minutes_of,
    resolutions_seen_by,
    seats_seen_by,
)
from gongzhi.leadership.registers import group_url, meeting_url, resolution_url, seat_url
from gongzhi.leadership.rules import EDIT, SEE
from gongzhi.leadership.rules.minutes import paper_of
from gongzhi.tasks.rules import EDIT as GIVE


@opens(SEE)
def group(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(groups_seen_by(request.viewer), pk=pk)
    return dossier(request, group_dossier(row, request.viewer))


@opens(SEE)
def seat(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(seats_seen_by(request.viewer), pk=pk)
    return dossier(request, seat_dossier(row, request.viewer))


@opens(SEE)
def meeting(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(meetings_seen_by(request.viewer), pk=pk)
    return dossier(request, meeting_dossier(row, request.viewer))


@opens(SEE)
def meeting_docx(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(meetings_seen_by(request.viewer), pk=pk)
    paper = paper_of(minutes_of(row, request.viewer))
    return as_word(paper, paper.title)


@opens(SEE)
def resolution(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(resolutions_seen_by(request.viewer), pk=pk)
    return dossier(request, resolution_dossier(row, request.viewer))


@opens(EDIT, form=True)
def meeting_give(request: Request, pk: int) -> HttpResponse:
    """Give out as tasks what a meeting resolved: both posts are needed in its place."""
    viewer = request.viewer
    row = get_object_or_404(meetings_seen_by(viewer, EDIT).filter(viewer.within(GIVE)), pk=pk)
    form = GiveForm(request.POST or None, viewer=viewer, act=EDIT)

    def save(fields: dict[str, Any], version: int | None) -> str:
        services.give_out(row, by=viewer, only_ready=fields["only_ready"])
        return meeting_url(row)

    waiting = resolutions_seen_by(viewer, EDIT).filter(meeting=row, given_on=None).order_by("number")
    page = FormPage(
        _("把议定事项下达为任务"),
        save,
        meeting_url(row),
        intro=_("每项下达一次，成为任务清单里的一项任务；牵头单位会收到消息。已下达的不再列出。"),
        submit=_("下达"),
        done=_("已下达。"),
        consequences=[_to_give(each) for each in waiting] or [_("没有还没下达的议定事项。")],
        trail=[
            (pgettext_lazy("list", "会议"), reverse("leadership:meetings")),
            (row.title, meeting_url(row)),
        ],
        drafted=False,
    )
    return form_page(request, form, page)


@opens(EDIT, form=True)
def meeting_roll(request: Request, pk: int) -> HttpResponse:
    """List the seats of the group at once, each with how its holder was there."""
    viewer = request.viewer
    row = get_object_or_404(meetings_seen_by(viewer, EDIT), pk=pk)
    form = RollForm(request.POST or None, viewer=viewer, act=EDIT, meeting=row)

    def save(fields: dict[str, Any], version: int | None) -> str:
        seats = {int(name.partition("-")[0]) for name in fields}
        said = {pk: (fields[f"{pk}-state"], fields[f"{pk}-reason"].strip()) for pk in seats}
        services.call_roll(row, said, by=viewer)
        return _roll_url(row)

    page = FormPage(
        _("按任职名单登记"),
        save,
        meeting_url(row),
        intro=_("列出会议当天在任、还没有登记的任职；请假的写原因。其他人在会议页“增加一人”。"),
        submit=_("登记"),
        trail=[
            (pgettext_lazy("list", "会议"), reverse("leadership:meetings")),
            (row.title, meeting_url(row)),
        ],
    )
    return form_page(request, form, page)


@opens(EDIT, form=True)
def attendance_remove(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(attendances_seen_by(request.viewer, EDIT), pk=pk)
    ask = Confirm(
        _now("从出席名单移除：%(who)s") % {"who": row},
        _("移除"),
        [_("这一条不再列入会议纪要；经过留着。"), _("需要时可以再登记。")],
        lambda version: _roll_url(services.remove_attendance(row, by=request.viewer)),
        meeting_url(row.meeting),
        done=_("已移除。"),
    )
    return confirm_page(request, row, ask)


def _roll_url(row: Meeting) -> str:
    return f"{meeting_url(row)}#{ROLL}"


def _to_give(row: Resolution) -> str:
    """One line of what will be given out, or what it lacks."""
    lacks = services.lacks(row)
    said = {"n": row.number, "text": row, "lead": row.lead_name, "lacks": "、".join(lacks)}
    if lacks:
        return _now("第 %(n)s 项：%(text)s——%(lacks)s，现在不能下达") % said
    return _now("第 %(n)s 项：%(text)s（牵头：%(lead)s，期限：%(due)s）") % {
        **said,
        "due": words(Kind.DATE, row.due_on),
    }


group_new = NewPage(
    GroupForm,
    EDIT,
    _("登记机构"),
    "leadership:groups",
    lambda fields, by: group_url(services.add_group(Group(**fields), by=by)),
).door()
group_edit = EditPage(
    GroupForm,
    EDIT,
    _("修改机构"),
    groups_seen_by,
    lambda row, fields, version, by: services.change_group(row, by=by, version=version, **fields),
    group_url,
).door()
seat_new = NewPage(
    SeatForm,
    EDIT,
    _("登记任职"),
    "leadership:seats",
    lambda fields, by: seat_url(services.add_seat(Seat(**fields), by=by)),
).door()
seat_edit = EditPage(
    SeatForm,
    EDIT,
    _("修改任职"),
    seats_seen_by,
    lambda row, fields, version, by: services.change_seat(row, by=by, version=version, **fields),
    seat_url,
).door()
meeting_new = NewPage(
    MeetingForm,
    EDIT,
    _("登记会议"),
    "leadership:meetings",
    lambda fields, by: meeting_url(services.add_meeting(Meeting(**fields), by=by)),
).door()
meeting_edit = EditPage(
    MeetingForm,
    EDIT,
    _("修改会议"),
    meetings_seen_by,
    lambda row, fields, version, by: services.change_meeting(row, by=by, version=version, **fields),
    meeting_url,
).door()
attendance_new = NewPage(
    AttendanceForm,
    EDIT,
    _("登记出席"),
    "leadership:meetings",
    lambda fields, by: _roll_url(services.add_attendance(Attendance(**fields), by=by).meeting),
).door()
attendance_edit = EditPage(
    AttendanceForm,
    EDIT,
    _("修改出席"),
    attendances_seen_by,
    lambda row, fields, version, by: services.change_attendance(row, by=by, version=version, **fields),
    lambda row: _roll_url(row.meeting),
).door()
resolution_new = NewPage(
    ResolutionForm,
    EDIT,
    _("登记议定事项"),
    "leadership:resolutions",
    lambda fields, by: meeting_url(services.add_resolution(Resolution(**fields), by=by).meeting),
).door()
resolution_edit = EditPage(
    ResolutionForm,
    EDIT,
    _("修改议定事项"),
    resolutions_seen_by,
    lambda row, fields, version, by: services.change_resolution(row, by=by, version=version, **fields),
    resolution_url,
).door()
