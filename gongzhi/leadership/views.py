from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.cells import Kind, words
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.downloads import as_word
from gongzhi.ground.web.editing import EditPage, NewPage
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.viewers import Request
from gongzhi.leadership import dossiers, services
from gongzhi.leadership.forms import GiveForm, GroupForm, MeetingForm, ResolutionForm, SeatForm
from gongzhi.leadership.minutes import paper_of
from gongzhi.leadership.models import Group, Meeting, Resolution, Seat
from gongzhi.leadership.queries import (
    groups_seen_by,
    meetings_seen_by,
    minutes_of,
    resolutions_seen_by,
    seats_seen_by,
)
from gongzhi.leadership.registers import group_url, meeting_url, resolution_url, seat_url
from gongzhi.leadership.rules import EDIT, SEE
from gongzhi.tasks.rules import EDIT as GIVE


@opens(SEE)
def group(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(groups_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.group_dossier(row, request.viewer))


@opens(SEE)
def seat(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(seats_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.seat_dossier(row, request.viewer))


@opens(SEE)
def meeting(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(meetings_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.meeting_dossier(row, request.viewer))


@opens(SEE)
def meeting_docx(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(meetings_seen_by(request.viewer), pk=pk)
    paper = paper_of(minutes_of(row, request.viewer))
    return as_word(paper, paper.title)


@opens(SEE)
def resolution(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(resolutions_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.resolution_dossier(row, request.viewer))


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
        trail=[(_("会议"), reverse("leadership:meetings")), (row.title, meeting_url(row))],
        drafted=False,
    )
    return form_page(request, form, page)


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
