"""The dossier pages of this capability, as data."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section
from gongzhi.leadership.models import Group, Seat
from gongzhi.leadership.queries import groups_seen_by, seats_seen_by
from gongzhi.leadership.registers import group_url, seat_url

EDIT = "leadership.edit"


def group_dossier(group: Group, viewer: Viewer) -> Dossier:
    """The group with its seats and its parts; each unit opens the tasks it leads."""
    document, parent = group.document, group.parent
    return Dossier(
        title=group.name,
        kind=str(group.get_kind_display()),
        row=group,
        trail=[(_("领导小组与专班"), reverse("leadership:groups"))],
        acts=[PageAct(_("修改"), reverse("leadership:group-edit", args=[group.pk]), EDIT, group.division)],
        facts=[
            Fact(_("上级机构"), parent.name if parent else "", url=group_url(parent) if parent else ""),
            Fact(_("成立日期"), group.set_up_on, Kind.DATE),
            Fact(
                _("成立文件"),
                document.title if document else None,
                url=reverse("programmes:document", args=[document.pk]) if document else "",
            ),
            Fact(_("职责"), group.duty or None),
            Fact(_("区划"), name(group.division)),
        ],
        sections=[_seats(group, viewer), _parts(group, viewer)],
    )


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
            Fact(_("任职起"), seat.starts_on, Kind.DATE),
            Fact(_("任职止"), seat.ends_on or "", Kind.DATE),
        ],
    )
