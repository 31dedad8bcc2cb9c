"""The dossier pages of this capability, as data."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section, moves_of
from gongzhi.spaces import labels, rules
from gongzhi.spaces.models import Space, Work, Zone
from gongzhi.spaces.registers import area_words, plate_words, space_url, work_light, work_url, zone_url

EDIT = "spaces.edit"


def space_dossier(space: Space, viewer: Viewer) -> Dossier:
    new_zone = f"{reverse('spaces:zone-new')}?space={space.pk}"
    new_work = f"{reverse('spaces:work-new')}?space={space.pk}&division={space.division}"
    zones = [
        [
            cell(Kind.TEXT, z.name, zone_url(z)),
            cell(Kind.TEXT, z.get_purpose_display()),
            cell(Kind.TEXT, area_words(z)),
            cell(Kind.TEXT, plate_words(z)),
        ]
        for z in space.zones.all()
    ]
    works = [
        [cell(Kind.TEXT, w.title, work_url(w)), cell(Kind.LIGHT, work_light(w, viewer))]
        for w in space.works.all()
    ]
    return Dossier(
        title=space.name,
        kind=_("阵地"),
        row=space,
        trail=[(_("阵地台账"), reverse("spaces:spaces"))],
        acts=[
            PageAct(_("修改"), reverse("spaces:space-edit", args=[space.pk]), EDIT, space.division),
        ],
        facts=[
            Fact(_("状态"), space.get_use_display()),
            Fact(_("权属"), space.get_tenure_display() if space.tenure else None),
            Fact(_("面积"), area_words(space)),
            Fact(_("门牌"), plate_words(space)),
            Fact(_("地址"), space.address or None),
            Fact(_("社区"), name(space.division), url=f"{reverse('spaces:gaps')}?place={space.division}"),
            Fact(_("说明"), space.note),
        ],
        sections=[
            Section(
                _("功能分区"),
                [_("分区名称"), _("用途"), _("面积"), _("门牌")],
                zones,
                acts=[PageAct(_("新增分区"), new_zone, EDIT, space.division)],
            ),
            Section(
                _("改造"),
                [_("改造内容"), _("进展")],
                works,
                acts=[PageAct(_("新增改造"), new_work, EDIT, space.division)],
            ),
        ],
    )


def zone_dossier(zone: Zone, viewer: Viewer) -> Dossier:
    return Dossier(
        title=zone.name,
        kind=_("功能分区"),
        row=zone,
        trail=[(_("阵地台账"), reverse("spaces:spaces")), (zone.space.name, space_url(zone.space))],
        acts=[PageAct(_("修改"), reverse("spaces:zone-edit", args=[zone.pk]), EDIT, zone.division)],
        facts=[
            Fact(_("用途"), zone.get_purpose_display()),
            Fact(_("面积"), area_words(zone)),
            Fact(_("门牌"), plate_words(zone)),
        ],
    )


def work_dossier(work: Work, viewer: Viewer) -> Dossier:
    arrows = rules.moves(rules.WorkStatus(work.status))
    url = reverse("spaces:work-move", args=[work.pk])
    moves = moves_of(work, url, arrows, labels.work_move(), quiet=(rules.WorkMove.STOP,))
    space = work.space
    return Dossier(
        title=work.title,
        kind=_("阵地改造"),
        row=work,
        state=work_light(work, viewer),
        trail=[(_("阵地改造"), reverse("spaces:works"))],
        acts=[*moves, PageAct(_("修改"), reverse("spaces:work-edit", args=[work.pk]), EDIT, work.division)],
        facts=[
            Fact(_("阵地"), space.name if space else None, url=space_url(space) if space else ""),
            Fact(_("方式"), work.get_action_display()),
            Fact(_("完成期限"), work.due_on or work.due_words or None, Kind.DATE),
            Fact(_("完成日期"), work.done_on or "", Kind.DATE),
            Fact(_("社区"), name(work.division)),
        ],
    )
