from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Filter, Register, choice, flag, on_day, search
from gongzhi.ground.web.said import Said
from gongzhi.ground.web.standing import standing
from gongzhi.leadership import labels, rules
from gongzhi.leadership.models import Group, Meeting, Resolution, Seat
from gongzhi.leadership.queries import (
    groups_seen_by,
    last_meetings,
    meetings_seen_by,
    overdue,
    resolutions_seen_by,
    seats_seen_by,
    tasks_of,
)
from gongzhi.leadership.rules import Rhythm
from gongzhi.tasks.models import Task
from gongzhi.tasks.queries import LightRules, led_by, light_rules
from gongzhi.tasks.registers import task_light, task_url


def group_url(group: Group) -> str:
    return reverse("leadership:group", args=[group.pk])


def seat_url(seat: Seat) -> str:
    return reverse("leadership:seat", args=[seat.pk])


def meeting_url(meeting: Meeting) -> str:
    return reverse("leadership:meeting", args=[meeting.pk])


def resolution_url(resolution: Resolution) -> str:
    return reverse("leadership:resolution", args=[resolution.pk])


_TONES = {Rhythm.MISSING: "grey", Rhythm.UNKNOWN: "grey", Rhythm.ON_TIME: "green", Rhythm.OVERDUE: "red"}


def rhythm_light(found: Rhythm) -> Light:
    return Light(str(labels.rhythm()[found]), _TONES[found], str(labels.why()[found]))


def given_light(resolution: Resolution, task: Task | None, lights: LightRules) -> Light:
    """How the task of a resolution stands; whoever does not see the task is told that it was given out."""
    if resolution.given_on is None:
        return Light(_now("未下达"), "grey", _now("还没有下达为任务"))
    if task is None:
        return Light(_now("已下达"), "grey", _now("您的岗位看不到这项任务"))
    light = task_light(task, lights)
    return Light(str(task.get_status_display()), light.tone, light.why)


def _prepare_groups(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    last = last_meetings(rows, viewer)
    for group in rows:
        group.last_met = last.get(group.pk)
        since = group.last_met or group.set_up_on
        group.rhythm = rhythm_light(rules.rhythm(since, group.meets_every, viewer.today))


def hang_tasks(rows: Iterable[Any], viewer: Viewer) -> None:
    """Each resolution gets the task it became, where that is seen, and how it stands."""
    rows = list(rows)
    found = tasks_of(rows, viewer)
    lights = standing(viewer, "tasks.lights", lambda: light_rules(viewer))
    for resolution in rows:
        resolution.task = found.get(resolution.pk)
        resolution.light = given_light(resolution, resolution.task, lights)


def _prepare_resolutions(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    hang_tasks(rows, viewer)


def _late(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return overdue(rows, viewer) if value == "1" else rows


def _by_group(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(group=int(value)) if value.isascii() and value.isdigit() and len(value) < 19 else rows


def _task_url(resolution: Any) -> str:
    return task_url(resolution.task) if resolution.task else ""


def _by_lead(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(led_by("" if value == "-" else value))


GROUPS = Register(
    title=_("领导小组与专班"),
    act="leadership.see",
    importing="groups",
    rows=groups_seen_by,
    order=("division", "pk"),
    url=group_url,
    prepare=_prepare_groups,
    columns=(
        Column("name", _("名称"), lambda g: g.name, sort=("name",), url=group_url),
        Column("kind", _("类别"), Said("kind"), sort=("kind",)),
        Column("parent", _("上级机构"), lambda g: g.parent.name if g.parent else ""),
        Column("document", _("成立文件"), lambda g: g.document.title if g.document else None),
        Column("set_up_on", _("成立日期"), lambda g: g.set_up_on, Kind.DATE, sort=("set_up_on",)),
        Column("last_met", _("上次会议"), lambda g: g.last_met, Kind.DATE),
        Column("rhythm", _("例会"), lambda g: g.rhythm, Kind.LIGHT),
        Column(
            "meets_every",
            _("例会间隔（月）"),
            lambda g: g.meets_every,
            Kind.INT,
            ("meets_every",),
            asked=True,
        ),
        Column("place", _("区划"), lambda g: g.place, sort=("division",)),
    ),
    filters=(
        search("name", "duty", label=_("名称或职责")),
        choice("kind", _("类别"), labels.group_kind),
        Filter("overdue", _("超期未开会"), _late, kind="flag"),
    ),
    acts=(
        Act(_("登记机构"), "leadership:group-new", "leadership.edit"),
        Act(_("任职名单"), "leadership:seats", "leadership.see", "plain"),
    ),
)

SEATS = Register(
    title=_("任职名单"),
    act="leadership.see",
    importing="seats",
    rows=seats_seen_by,
    order=("group", "pk"),
    url=seat_url,
    prepare=name_places,
    columns=(
        Column("post", _("职务"), lambda s: s.post, sort=("post",), url=seat_url),
        Column("holder", _("姓名"), lambda s: s.holder_name or None, sort=("holder_name",)),
        Column("holder_post", _("本职"), lambda s: s.holder_post or None),
        Column("unit", _("单位"), lambda s: (s.unit.name if s.unit else s.unit_words) or None),
        Column("group", _("机构"), lambda s: s.group.name, sort=("group__name",)),
        Column("starts_on", _("任职起"), lambda s: s.starts_on, Kind.DATE, sort=("starts_on",)),
        Column("ends_on", _("任职止"), lambda s: s.ends_on or "", Kind.DATE, ("ends_on",), asked=True),
        Column("document", _("任职文件"), lambda s: s.document.title if s.document else None, asked=True),
        Column("place", _("区划"), lambda s: s.place, sort=("division",)),
    ),
    filters=(
        search("post", "holder_name", "holder_post", "unit_words", label=_("职务、姓名或单位")),
        flag("unknown", _("姓名未知"), lambda viewer: Q(holder_name="")),
        flag("ended", _("已离任"), lambda viewer: Q(ends_on__lt=viewer.today)),
    ),
    acts=(Act(_("登记任职"), "leadership:seat-new", "leadership.edit"),),
)

MEETINGS = Register(
    title=pgettext_lazy("list", "会议"),
    act="leadership.see",
    importing="meetings",
    rows=meetings_seen_by,
    order=("-held_on", "pk"),
    url=meeting_url,
    prepare=name_places,
    columns=(
        Column("title", _("会议名称"), lambda m: m.title, sort=("title",), url=meeting_url),
        Column("held_on", _("会议日期"), lambda m: m.held_on, Kind.DATE, sort=("held_on",)),
        Column("group", _("机构"), lambda m: m.group.name, sort=("group__name",)),
        Column("number", _("文号"), lambda m: m.number, sort=("number",)),
        Column("chair", _("主持"), lambda m: m.chair or None, sort=("chair",)),
        Column("venue", _("会议地点"), lambda m: m.venue or None),
        Column("next_on", _("下次会议日期"), lambda m: m.next_on, Kind.DATE, sort=("next_on",)),
        Column("place", _("区划"), lambda m: m.place, sort=("division",)),
    ),
    filters=(
        search("title", "number", "agenda", "minutes", label=_("名称、文号、议题或情况")),
        Filter(
            "group",
            _("机构"),
            _by_group,
            choices=lambda viewer: [(str(g.pk), g.name) for g in groups_seen_by(viewer)],
        ),
        on_day("held_by", _("某日以前召开"), lambda day: Q(held_on__lte=day)),
        on_day("next_after", _("某日以后再开"), lambda day: Q(next_on__gt=day)),
    ),
    acts=(
        Act(_("登记会议"), "leadership:meeting-new", "leadership.edit"),
        Act(_("议定事项"), "leadership:resolutions", "leadership.see", "plain"),
    ),
)

RESOLUTIONS = Register(
    title=_("议定事项"),
    act="leadership.see",
    importing="resolutions",
    rows=resolutions_seen_by,
    order=("-meeting__held_on", "meeting", "number"),
    url=resolution_url,
    prepare=_prepare_resolutions,
    columns=(
        Column("meeting", _("会议"), lambda r: r.meeting.title, sort=("meeting__held_on", "number")),
        Column("number", _("序号"), lambda r: r.number, Kind.INT),
        Column("text", _("议定事项"), str, url=resolution_url),
        Column("task", _("任务"), lambda r: r.light, Kind.LIGHT, url=_task_url),
        Column("lead", _("牵头单位"), lambda r: r.lead_name or None, sort=("lead__name", "lead_words")),
        Column("partners", _("协办单位"), lambda r: r.partners),
        Column("accountable", _("责任人"), lambda r: r.accountable or None, sort=("accountable",)),
        Column("due_on", _("完成期限"), lambda r: r.due_on, Kind.DATE, sort=("due_on",)),
        Column("given_on", _("下达日期"), lambda r: r.given_on or "", Kind.DATE, ("given_on",), asked=True),
        Column("place", _("区划"), lambda r: r.place, sort=("division",), asked=True),
    ),
    filters=(
        search("text", "partners", "accountable", label=_("事项、协办或责任人")),
        Filter("lead", _("牵头单位"), _by_lead, kind="search"),
        flag("waiting", _("还没有下达"), lambda viewer: Q(given_on=None)),
        on_day("resolved_by", _("某日以前议定"), lambda day: Q(meeting__held_on__lte=day)),
        on_day("given_by", _("某日以前下达"), lambda day: Q(given_on__lte=day)),
    ),
)
