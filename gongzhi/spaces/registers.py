from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, flag, search
from gongzhi.ground.web.said import Said
from gongzhi.spaces import labels
from gongzhi.spaces.models import Space, Work, Zone
from gongzhi.spaces.queries import (
    CommunityGap,
    communities_seen_by,
    gaps,
    spaces_seen_by,
    works_seen_by,
    zones_seen_by,
)
from gongzhi.spaces.rules import WorkStatus, show_area


def space_url(space: Space) -> str:
    return reverse("spaces:space", args=[space.pk])


def zone_url(zone: Zone) -> str:
    return reverse("spaces:zone", args=[zone.pk])


def work_url(work: Work) -> str:
    return reverse("spaces:work", args=[work.pk])


def plate_words(row: Space | Zone) -> str | None:
    return str(row.get_plate_display()) if row.plate else None


def area_words(row: Space | Zone) -> str | None:
    return None if row.area_sqm100 is None else show_area(row.area_sqm100)


SPACES = Register(
    title=_("阵地台账"),
    act="spaces.see",
    importing="spaces",
    rows=spaces_seen_by,
    order=("division", "name"),
    url=space_url,
    prepare=name_places,
    columns=(
        Column("name", _("名称"), lambda s: s.name, sort=("name",), url=space_url),
        Column("place", _("区划"), lambda s: s.place, sort=("division",)),
        Column("use", _("状态"), Said("use"), sort=("use",)),
        Column("tenure", _("权属"), Said("tenure", nothing=None), sort=("tenure",)),
        Column("area", _("面积"), area_words, sort=("area_sqm100",)),
        Column("plate", _("门牌"), plate_words, sort=("plate",)),
        Column("address", _("地址"), lambda s: s.address or None),
    ),
    filters=(
        search("name", "address", label=_("名称或地址")),
        choice("use", _("状态"), labels.use),
        choice("plate", _("门牌"), labels.plate),
        flag("no_area", _("面积未知"), lambda viewer: Q(area_sqm100__isnull=True)),
    ),
    acts=(Act(_("新增阵地"), "spaces:space-new", "spaces.edit"),),
)

ZONES = Register(
    title=_("功能分区"),
    act="spaces.see",
    importing="zones",
    rows=zones_seen_by,
    order=("division", "space__name", "name"),
    url=zone_url,
    prepare=name_places,
    columns=(
        Column("name", _("分区名称"), lambda z: z.name, sort=("name",), url=zone_url),
        Column("space", _("阵地"), lambda z: z.space.name, sort=("space__name",)),
        Column("purpose", _("用途"), Said("purpose"), sort=("purpose",)),
        Column("area", _("面积"), area_words, sort=("area_sqm100",)),
        Column("plate", _("门牌"), plate_words, sort=("plate",)),
        Column("place", _("区划"), lambda z: z.place, sort=("division",)),
    ),
    filters=(
        search("name", "space__name", label=_("分区或阵地名称")),
        choice("purpose", _("用途"), labels.purpose),
        choice("plate", _("门牌"), labels.plate),
    ),
)


def work_light(work: Work, viewer: Viewer) -> Light:
    """Red past its date, grey without one, green otherwise."""
    word = str(work.get_status_display())
    if work.status in {WorkStatus.DONE, WorkStatus.STOPPED}:
        return Light(word, "grey")
    if work.due_on is None:
        return Light(word, "grey", _now("没有登记完成期限"))
    late = (viewer.today - work.due_on).days
    return (
        Light(word, "red", _now("已超过完成期限")) if late > 0 else Light(word, "green", _now("未到完成期限"))
    )


def _prepare_works(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    for work in rows:
        work.light = work_light(work, viewer)


WORKS = Register(
    title=_("阵地改造"),
    act="spaces.see",
    importing="works",
    rows=works_seen_by,
    order=("due_on", "pk"),
    url=work_url,
    prepare=_prepare_works,
    columns=(
        Column("title", _("改造内容"), lambda w: w.title, sort=("title",), url=work_url),
        Column("space", _("阵地"), lambda w: w.space.name if w.space else None),
        Column("action", _("方式"), Said("action"), sort=("action",)),
        Column("status", _("进展"), lambda w: w.light, Kind.LIGHT, sort=("status",)),
        Column(
            "due_on", _("完成期限"), lambda w: w.due_on or w.due_words or None, Kind.DATE, sort=("due_on",)
        ),
        Column("place", _("区划"), lambda w: w.place, sort=("division",)),
    ),
    filters=(
        search("title", "space__name", label=_("内容或阵地")),
        choice("status", _("进展"), labels.work_status),
        choice("action", _("方式"), labels.action),
        flag("open", _("只看未完成"), lambda viewer: ~Q(status=WorkStatus.DONE)),
        flag(
            "late",
            _("已超期"),
            lambda viewer: Q(due_on__lt=viewer.today, status__in=[WorkStatus.PLANNED, WorkStatus.DOING]),
        ),
    ),
    acts=(Act(_("新增改造"), "spaces:work-new", "spaces.edit"),),
)


def _prepare_gaps(rows: list[Any], viewer: Viewer) -> None:
    found = gaps(viewer, [row.division for row in rows])
    for row in rows:
        row.found = found[row.division]


def _short(row: Any) -> Light:
    found: CommunityGap = row.found
    if found.gap.short is None:
        return Light(_now("无法判断"), "grey", _why_unknown(found))
    why = _now("标准 %(rule)s：%(source)s") % {"rule": found.rule.label, "source": found.rule.source}
    if found.gap.short == 0:
        return Light(_now("达标"), "green", why)
    return Light(_now("缺 %(area)s") % {"area": show_area(found.gap.short)}, "red", why)


def _why_unknown(found: CommunityGap) -> str:
    if found.rule.value is None:
        return _now("规则未录入")
    return _now("户数未知") if found.households is None else _now("阵地没有登记，或有面积未知")


GAPS = Register(
    title=_("阵地达标差距"),
    subtitle=_("应有面积＝户数×每百户标准；在用阵地面积合计与之比较，任一项未知则不下结论。"),
    act="spaces.see",
    rows=communities_seen_by,
    order=("code",),
    url=lambda row: f"{reverse('spaces:spaces')}?place={row.division}",
    prepare=_prepare_gaps,
    columns=(
        Column("name", _("社区"), lambda d: d.name, sort=("code",)),
        Column(
            "households",
            _("户数"),
            lambda d: d.found.households,
            Kind.INT,
            url=lambda d: f"{reverse('registry:profiles')}?place={d.division}&measured=households",
        ),
        Column("required", _("应有面积"), lambda d: _known(d.found.gap.required)),
        Column(
            "present",
            _("在用面积"),
            lambda d: _present(d.found),
            url=lambda d: f"{reverse('spaces:spaces')}?place={d.division}&use=in_use",
        ),
        Column("short", _("差距"), _short, Kind.LIGHT),
        Column(
            "rule",
            _("依据"),
            lambda d: d.found.rule.source or _("规则未录入"),
            url=lambda d: d.found.rule.url,
        ),
    ),
    filters=(search("name", label=_("社区名称")),),
)


def _known(area: int | None) -> str | None:
    return None if area is None else show_area(area)


def _present(found: CommunityGap) -> str:
    if not found.gap.present and found.gap.unknown_spaces:
        return _now("未知")
    shown = show_area(found.gap.present)
    return (
        _now("≥ %(area)s（%(n)s 处未知）") % {"area": shown, "n": found.gap.unknown_spaces}
        if found.gap.unknown_spaces
        else shown
    )
