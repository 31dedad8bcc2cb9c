from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Filter, Register, choice, flag, on_day, search
from gongzhi.ground.web.said import Said
from gongzhi.supervision import labels, rules
from gongzhi.supervision.models import Visit
from gongzhi.supervision.queries import (
    COUNTED,
    made_by,
    visits_seen_by,
)
from gongzhi.supervision.queries.visits import CAP, burden_seen_by, caps_of, counts_of
from gongzhi.supervision.rules import EDIT, SEE, VisitStatus
from gongzhi.tasks.rules import Tone

_VISIT_TONES = {
    VisitStatus.PLANNED: Tone.GREY,
    VisitStatus.DONE: Tone.YELLOW,
    VisitStatus.NOTICED: Tone.YELLOW,
    VisitStatus.ENDED: Tone.GREEN,
    VisitStatus.CANCELLED: Tone.GREY,
}


def visit_url(visit: Visit) -> str:
    return address("supervision:visit", visit.pk)


def visit_light(visit: Visit, viewer: Viewer) -> Light:
    """Red where a visit that was planned has not been made on its day."""
    late = visit.status == VisitStatus.PLANNED and visit.on is not None and visit.on < viewer.today
    tone = Tone.RED if late else _VISIT_TONES[VisitStatus(visit.status)]
    return Light(
        str(visit.get_status_display()), tone, _now("计划的日子已过，还没有记为已查") if late else ""
    )


def month_words(visit: Visit) -> str:
    return f"{visit.on:%Y-%m}" if visit.on else ""


def burden_light(visits: int, cap: int | None) -> Light:
    tone = rules.burden_tone(visits, cap)
    if cap is None:
        return Light(_now("未录入"), tone, _now("没有录入每月上限，不下结论"))
    word = _now("超过上限") if tone == Tone.RED else _now("没有超过")
    return Light(word, tone, _now("每月上限 %(n)s 次") % {"n": cap})


def month_url(visit: Visit) -> str:
    """The visits that were counted in one month of one place."""
    where = f"place={visit.division}&exact=1&month={month_words(visit)}&counted=1"
    return f"{reverse('supervision:visits')}?{where}"


def _prepare_visits(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    found = counts_of(rows)
    for visit in rows:
        visit.light = visit_light(visit, viewer)
        visit.found = found.get(visit.pk, 0)


def _prepare_burden(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    caps = caps_of(viewer)
    for row in rows:
        row.cap = caps.at(row.division)[CAP[1]].value
        row.light = burden_light(row.visits, row.cap)


def _in_month(rows: QuerySet[Any], text: str, viewer: Viewer) -> QuerySet[Any]:
    """A month as 2026-03; what is no month is passed over."""
    year, _dash, month = text.partition("-")
    if not (len(year) == 4 and year.isascii() and year.isdigit() and month.isascii() and month.isdigit()):
        return rows
    return rows.filter(on__year=int(year), on__month=int(month)) if 0 < int(month[:3]) < 13 else rows


VISITS = Register(
    title=pgettext_lazy("list", "督查走访"),
    act=SEE,
    importing="visits",
    rows=visits_seen_by,
    order=("-on", "-pk"),
    url=visit_url,
    prepare=_prepare_visits,
    columns=(
        Column("title", _("督查走访"), lambda v: v.title, sort=("title",), url=visit_url),
        Column("place", _("区划"), lambda v: v.place, sort=("division",)),
        Column("on", _("日期"), lambda v: v.on, Kind.DATE, sort=("on",)),
        Column("status", _("状态"), lambda v: v.light, Kind.LIGHT, sort=("status",)),
        Column("found", _("问题数"), lambda v: v.found, Kind.INT),
        Column("kind", _("类别"), Said("kind"), sort=("kind",)),
        Column("plan", _("督查计划"), lambda v: v.plan.name if v.plan else "", sort=("plan__name",)),
        Column("project", _("项目"), lambda v: v.project.name if v.project else "", asked=True),
        Column("team", _("检查人员"), lambda v: v.team or None),
        Column("joined", _("合并到"), lambda v: v.joined.title if v.joined else "", asked=True),
        Column("notice", _("通知文号"), lambda v: v.notice_number, asked=True),
    ),
    filters=(
        search("title", "team", "note", "plan__name", label=_("名称、人员、情况或计划")),
        choice("status", _("状态"), labels.visit_status),
        choice("kind", _("类别"), labels.visit_kind),
        Filter("month", _("月份（如 2026-03）"), _in_month, kind="search"),
        flag("counted", _("只看计入次数的"), lambda viewer: COUNTED),
        on_day("made_by", _("某日以前查过的"), made_by),
        flag("late", _("逾期未查"), lambda viewer: Q(status=VisitStatus.PLANNED, on__lt=viewer.today)),
    ),
    acts=(
        Act(_("安排督查"), "supervision:visit-new", EDIT),
        Act(_("走访次数"), "supervision:burden", SEE, "plain"),
    ),
)

BURDEN = Register(
    title=_("走访次数"),
    act=SEE,
    rows=burden_seen_by,
    order=("-on", "division"),
    url=month_url,
    prepare=_prepare_burden,
    subtitle=_("各计划的督查走访放在一起，按社区和月份数；合并的算一次，取消的不算。"),
    columns=(
        Column("place", _("社区"), lambda r: r.place, sort=("division",)),
        Column("month", _("月份"), month_words, sort=("on",)),
        Column("visits", _("走访次数"), lambda r: r.visits, Kind.INT, sort=("visits",), url=month_url),
        Column("cap", _("每月上限"), lambda r: _("未录入") if r.cap is None else r.cap),
        Column("light", _("亮灯"), lambda r: r.light, Kind.LIGHT),
        Column("first", _("最早登记的一次"), lambda r: r.title, url=visit_url),
    ),
    filters=(Filter("month", _("月份（如 2026-03）"), _in_month, kind="search"),),
)
