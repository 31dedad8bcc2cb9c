"""The pages of a meeting, with who was there, and of what it resolved."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Cell, Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section
from gongzhi.leadership.models import Meeting
from gongzhi.leadership.queries import (
    attendances_seen_by,
    next_number,
    resolutions_seen_by,
    seats_to_call,
)
from gongzhi.leadership.registers import (
    group_url,
    hang_tasks,
    meeting_url,
    resolution_url,
)
from gongzhi.leadership.rules import EDIT, SEE, Presence
from gongzhi.tasks.registers import task_url

ROLL = "roll"  # the anchor of the list of those who were there


def meeting_dossier(meeting: Meeting, viewer: Viewer) -> Dossier:
    """The meeting with what it resolved; what is not a task yet is given out from here."""
    group, at = meeting.group, meeting.division
    give, roll = reverse("leadership:meeting-give", args=[meeting.pk]), _roll(meeting, viewer)
    return Dossier(
        title=meeting.title,
        kind=_("会议"),
        row=meeting,
        trail=[(_("领导小组与专班"), reverse("leadership:groups")), (group.name, group_url(group))],
        acts=[
            PageAct(_("把议定事项下达为任务"), give, EDIT, at),
            PageAct(_("修改"), reverse("leadership:meeting-edit", args=[meeting.pk]), EDIT, at),
            PageAct(_("会议纪要（Word）"), reverse("leadership:meeting-docx", args=[meeting.pk]), SEE, at),
        ],
        facts=[
            Fact(_("会议日期"), meeting.held_on, Kind.DATE),
            Fact(_("文号"), meeting.number),
            Fact(_("会议地点"), meeting.venue or None),
            Fact(_("主持"), meeting.chair or None),
            *_there(meeting, listed=bool(roll.rows)),
            Fact(_("议题"), meeting.agenda or None),
            Fact(_("会议情况"), meeting.minutes.splitlines() or None, Kind.LINES),
            Fact(_("下次会议日期"), meeting.next_on, Kind.DATE),
            Fact(_("印发日期"), meeting.issued_on or _("未印发"), Kind.DATE),
            Fact(_("区划"), name(at)),
        ],
        sections=[_resolutions(meeting, viewer), roll],
    )


def _there(meeting: Meeting, *, listed: bool) -> list[Fact]:
    """Who was there in words, as long as nobody is listed; afterwards only where something is written."""
    if not listed:
        return [Fact(_("出席"), meeting.present or None), Fact(_("请假"), meeting.apologies or None)]
    told = [(_("出席（说明）"), meeting.present), (_("请假（说明）"), meeting.apologies)]
    return [Fact(label, words) for label, words in told if words]


def _roll(meeting: Meeting, viewer: Viewer) -> Section:
    """One line a person; a reason is asked of those who are excused alone."""
    mends, rows = viewer.may(EDIT, meeting.division), []
    for row in attendances_seen_by(viewer).filter(meeting=meeting):
        edit = reverse("leadership:attendance-edit", args=[row.pk]) if mends else ""
        reason = row.reason or (None if row.state == Presence.EXCUSED else "")
        cells = [
            cell(Kind.TEXT, row.who or None, edit),
            cell(Kind.TEXT, row.seat.post if row.seat else ""),
            cell(Kind.TEXT, row.get_state_display()),
            cell(Kind.TEXT, reason),
        ]
        removing = reverse("leadership:attendance-remove", args=[row.pk])
        rows.append([*cells, *([cell(Kind.TEXT, _("移除"), removing)] if mends else [])])
    call = PageAct(
        _("按任职名单登记"), reverse("leadership:meeting-roll", args=[meeting.pk]), EDIT, meeting.division
    )
    new = f"{reverse('leadership:attendance-new')}?meeting={meeting.pk}"
    return Section(
        _("出席名单"),
        [_("姓名"), _("职务"), _("到会"), _("请假原因"), *([_("操作")] if mends and rows else [])],
        rows,
        acts=[
            *([call] if seats_to_call(meeting).exists() else []),
            PageAct(_("增加一人"), new, EDIT, meeting.division),
        ],
        anchor=ROLL,
    )


def _resolutions(meeting: Meeting, viewer: Viewer) -> Section:
    found = list(resolutions_seen_by(viewer).filter(meeting=meeting).order_by("number"))
    hang_tasks(found, viewer)
    rows = [
        [
            cell(Kind.INT, r.number),
            cell(Kind.TEXT, str(r), resolution_url(r)),
            _task_cell(r),
            cell(Kind.TEXT, r.lead_name or None),
            cell(Kind.TEXT, r.partners),
            cell(Kind.TEXT, r.accountable or None),
            cell(Kind.DATE, r.due_on),
        ]
        for r in found
    ]
    new = f"{reverse('leadership:resolution-new')}?meeting={meeting.pk}&number={next_number(meeting)}"
    return Section(
        _("议定事项"),
        [_("序号"), _("议定事项"), _("任务"), _("牵头单位"), _("协办单位"), _("责任人"), _("完成期限")],
        rows,
        acts=[PageAct(_("登记议定事项"), new, EDIT, meeting.division)],
    )


def _task_cell(resolution: Any) -> Cell:
    task = resolution.task
    return cell(Kind.LIGHT, resolution.light, task_url(task) if task else "")


def resolution_dossier(resolution: Any, viewer: Viewer) -> Dossier:
    hang_tasks([resolution], viewer)
    meeting, task = resolution.meeting, resolution.task
    edit = reverse("leadership:resolution-edit", args=[resolution.pk])
    return Dossier(
        title=str(resolution),
        kind=_("第 %(n)s 项议定事项") % {"n": resolution.number},
        row=resolution,
        state=resolution.light,
        trail=[
            (pgettext("list", "会议"), reverse("leadership:meetings")),
            (meeting.title, meeting_url(meeting)),
        ],
        acts=[PageAct(_("修改"), edit, EDIT, resolution.division)],
        facts=[
            Fact(_("会议"), meeting.title, url=meeting_url(meeting)),
            Fact(_("议定事项"), resolution.text),
            Fact(_("牵头单位"), resolution.lead_name or None),
            Fact(_("协办单位"), resolution.partners),
            Fact(_("责任人"), resolution.accountable or None),
            Fact(_("完成期限"), resolution.due_on, Kind.DATE),
            Fact(_("下达日期"), resolution.given_on or _("未下达"), Kind.DATE),
            Fact(
                _("任务"), task.title if task else resolution.light.word, url=task_url(task) if task else ""
            ),
            Fact(_("区划"), name(resolution.division)),
        ],
    )
