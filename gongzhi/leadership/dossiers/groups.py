"""The pages of a group and of a seat in it."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind, Value, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section, Words
from gongzhi.leadership import rules
from gongzhi.leadership.models import Group, Seat
from gongzhi.leadership.queries import (
    groups_seen_by,
    last_meetings,
    meetings_seen_by,
    seats_seen_by,
)
from gongzhi.leadership.registers import (
    group_url,
    meeting_url,
    rhythm_light,
    seat_url,
)
from gongzhi.leadership.rules import EDIT, Rhythm
from gongzhi.programmes.models import Document
from gongzhi.programmes.registers import document_url


def group_dossier(group: Group, viewer: Viewer) -> Dossier:
    """The group with its seats and its parts; each unit opens the tasks it leads."""
    parent = group.parent
    met = last_meetings([group], viewer).get(group.pk)
    since = met or group.set_up_on
    found = rules.rhythm(since, group.meets_every, viewer.today)
    return Dossier(
        title=group.name,
        kind=str(group.get_kind_display()),
        row=group,
        state=None if found == Rhythm.MISSING else rhythm_light(found),
        trail=[(_("领导小组与专班"), reverse("leadership:groups"))],
        acts=[PageAct(_("修改"), reverse("leadership:group-edit", args=[group.pk]), EDIT, group.division)],
        facts=[
            Fact(_("上级机构"), parent.name if parent else "", url=group_url(parent) if parent else ""),
            Fact(_("成立日期"), group.set_up_on, Kind.DATE),
            _paper(_("成立文件"), group.document),
            Fact(_("职责"), group.duty or None),
            Fact(_("例会"), _every(group.meets_every)),
            Fact(_("上次会议"), met, Kind.DATE),
            Fact(_("下次会议最晚"), *_latest(group.meets_every, since)),
            Fact(_("区划"), name(group.division)),
        ],
        sections=[_seats(group, viewer), _parts(group, viewer), _meetings(group, viewer)],
    )


def _paper(label: Words, document: Document | None) -> Fact:
    return Fact(label, document.title if document else None, url=document_url(document) if document else "")


def _every(months: int | None) -> str:
    return _("未录入") if months is None else _("每 %(n)s 个月一次") % {"n": months}


def _latest(every: int | None, since: date | None) -> tuple[Value, Kind]:
    """Without a rhythm there is no such day; with one but no day to count from it is unknown."""
    return (_("未录入"), Kind.TEXT) if every is None else (rules.next_due(since, every), Kind.DATE)


def _seats(group: Group, viewer: Viewer) -> Section:
    rows = []
    for seat in seats_seen_by(viewer).filter(group=group):
        unit = seat.unit.name if seat.unit else seat.unit_words
        led = f"{reverse('tasks:tasks')}?lead={unit}" if unit else ""
        rows.append(
            [
                cell(Kind.TEXT, seat.post, seat_url(seat)),
                cell(Kind.TEXT, seat.holder_name or None),
                cell(Kind.TEXT, seat.holder_post or None),
                cell(Kind.TEXT, unit or None, led),
            ]
        )
    new = f"{reverse('leadership:seat-new')}?group={group.pk}"
    return Section(
        _("任职"),
        [_("职务"), _("姓名"), _("本职"), _("单位（点开看牵头任务）")],
        rows,
        acts=[PageAct(_("登记任职"), new, EDIT, group.division)],
    )


def _parts(group: Group, viewer: Viewer) -> Section:
    rows = [
        [cell(Kind.TEXT, g.name, group_url(g)), cell(Kind.TEXT, g.duty or None)]
        for g in groups_seen_by(viewer).filter(parent=group)
    ]
    return Section(_("下设机构"), [_("名称"), _("职责")], rows)


def _meetings(group: Group, viewer: Viewer) -> Section:
    rows = [
        [
            cell(Kind.TEXT, m.title, meeting_url(m)),
            cell(Kind.DATE, m.held_on),
            cell(Kind.TEXT, m.number),
        ]
        for m in meetings_seen_by(viewer).filter(group=group)
    ]
    new = f"{reverse('leadership:meeting-new')}?group={group.pk}"
    return Section(
        pgettext("list", "会议"),
        [_("会议名称"), _("会议日期"), _("文号")],
        rows,
        acts=[PageAct(_("登记会议"), new, EDIT, group.division)],
    )


def seat_dossier(seat: Seat, viewer: Viewer) -> Dossier:
    return Dossier(
        title=str(seat),
        kind=_("任职"),
        row=seat,
        trail=[(_("领导小组与专班"), reverse("leadership:groups")), (seat.group.name, group_url(seat.group))],
        acts=[PageAct(_("修改"), reverse("leadership:seat-edit", args=[seat.pk]), EDIT, seat.division)],
        facts=[
            Fact(_("姓名"), seat.holder_name or None),
            Fact(_("本职"), seat.holder_post or None),
            Fact(_("单位"), (seat.unit.name if seat.unit else seat.unit_words) or None),
            _paper(_("任职文件"), seat.document),
            Fact(_("任职起"), seat.starts_on, Kind.DATE),
            Fact(_("任职止"), seat.ends_on or "", Kind.DATE),
        ],
    )
