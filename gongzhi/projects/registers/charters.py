from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Filter, Register, choice, flag, search
from gongzhi.ground.web.said import Said
from gongzhi.ground.web.standing import standing
from gongzhi.programmes.labels import standard
from gongzhi.programmes.rules import Standard
from gongzhi.projects import labels
from gongzhi.projects.models import Milestone, Project
from gongzhi.projects.queries import milestones_seen_by, projects_seen_by
from gongzhi.projects.queries.charters import (
    ACCEPTED,
    APPROVED,
    GOING_ON,
    NOT_DONE,
    budget,
    lines_of,
    steps_of,
    tone_of,
    uneven,
)
from gongzhi.projects.registers import number, project_filter, sum_value
from gongzhi.projects.rules import EDIT, SEE
from gongzhi.projects.rules.milestones import MilestoneStatus, progress
from gongzhi.tasks.labels import tone as tone_words
from gongzhi.tasks.queries import light_rules
from gongzhi.tasks.rules import Tone

_TONES = {
    MilestoneStatus.TODO: Tone.GREY,
    MilestoneStatus.SUBMITTED: Tone.YELLOW,
    MilestoneStatus.PASSED: Tone.GREEN,
    MilestoneStatus.RETURNED: Tone.YELLOW,
}


def project_url(project: Project) -> str:
    return address("projects:project", project.pk)


def milestone_url(row: Milestone) -> str:
    return address("projects:milestone", row.pk)


def of_project(name: str, project: Project) -> str:
    """A register narrowed to one project."""
    return f"{reverse(name)}?project={project.pk}"


def project_light(tone: Tone) -> Light:
    why = {
        Tone.RED: _now("已过计划完成的日子"),
        Tone.YELLOW: _now("通过的里程碑落后计划，或临近期限且落后"),
        Tone.GREEN: _now("按里程碑计划推进"),
        Tone.GREY: _now("还没有立项、已经办完，或没有登记计划完成的日子"),
    }
    return Light(str(tone_words()[tone]), tone.value, why[tone])


def milestone_light(row: Milestone, viewer: Viewer) -> Light:
    """Red where it is past its day and nobody has reported it."""
    status = MilestoneStatus(row.status)
    owed = status in {MilestoneStatus.TODO, MilestoneStatus.RETURNED}
    late = owed and row.due_on is not None and row.due_on < viewer.today
    return Light(str(row.get_status_display()), Tone.RED if late else _TONES[status])


def _prepare_projects(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    steps, lines = steps_of(rows), lines_of(rows)
    lights = standing(viewer, "tasks.lights", lambda: light_rules(viewer))
    for row in rows:
        row.progress = progress(steps[row.pk])
        row.budget = budget(lines[row.pk])
        row.light = project_light(tone_of(row, steps[row.pk], lights))


def _prepare_milestones(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    for row in rows:
        row.light = milestone_light(row, viewer)


def standards_words(project: Project) -> str:
    words = standard()
    return "、".join(str(words[each]) for each in project.standards)


def _by_standard(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(**{f"for_{value}": True}) if value in list(Standard) else rows


def _by_owner(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    owner = "" if value == "-" else value
    return rows.filter(Q(owner__name=owner) | Q(owner__isnull=True, owner_words=owner))


def _by_space(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    found = number(value)
    return rows if found is None else rows.filter(space=found)


def _spaces(viewer: Viewer) -> list[tuple[str, str]]:
    """The spaces of projects the viewer sees, each once."""
    rows = projects_seen_by(viewer).exclude(space=None).order_by("space__name", "space")
    return list({str(p.space.pk): p.space.name for p in rows if p.space}.items())


def _uneven(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return uneven(rows) if value == "1" else rows


def _milestones_of(project: Project) -> str:
    return of_project("projects:milestones", project)


def _money_of(project: Project) -> str:
    return f"{project_url(project)}#money"


PROJECTS = Register(
    title=_("项目台账"),
    act=SEE,
    importing="projects",
    rows=projects_seen_by,
    order=("division", "name", "pk"),
    url=project_url,
    prepare=_prepare_projects,
    columns=(
        Column("name", _("项目名称"), lambda p: p.name, sort=("name",), url=project_url),
        Column("light", _("亮灯"), lambda p: p.light, Kind.LIGHT),
        Column("status", _("状态"), Said("status"), sort=("status",)),
        Column("kind", _("类别"), Said("kind"), sort=("kind",)),
        Column("progress", _("进度"), lambda p: p.progress, Kind.INT, unit="%", url=_milestones_of),
        Column("budget", _("计划资金"), lambda p: sum_value(p.budget), Kind.MONEY, url=_money_of),
        Column("owner", _("责任单位"), lambda p: p.owner_name or None, sort=("owner__name", "owner_words")),
        Column("due_on", _("计划完成"), lambda p: p.due_on, Kind.DATE, sort=("due_on",)),
        Column("place", _("区划"), lambda p: p.place, sort=("division",)),
        Column("standards", _("服务于哪项标准"), standards_words, asked=True),
        Column("space", _("阵地"), lambda p: p.space.name if p.space else "", asked=True),
        Column(
            "accountable", _("责任人"), lambda p: p.accountable or None, sort=("accountable",), asked=True
        ),
        Column("starts_on", _("计划开始"), lambda p: p.starts_on, Kind.DATE, ("starts_on",), asked=True),
        Column(
            "approved_on",
            _("立项日期"),
            lambda p: p.approved_on or "",
            Kind.DATE,
            ("approved_on",),
            asked=True,
        ),
    ),
    filters=(
        search("name", "goal", "accountable", label=_("名称、目标或责任人")),
        choice("status", _("状态"), labels.status),
        choice("kind", _("类别"), labels.kind),
        Filter(
            "standard",
            _("标准"),
            _by_standard,
            choices=lambda viewer: [(str(k), w) for k, w in standard().items()],
        ),
        Filter("owner", _("责任单位"), _by_owner, kind="search"),
        Filter(
            "space",
            _("阵地"),
            _by_space,
            choices=_spaces,
        ),
        flag("open", _("只看没有办完"), lambda viewer: GOING_ON),
        flag("approved", _("立项以后的"), lambda viewer: APPROVED),
        flag("accepted", _("验收通过以后的"), lambda viewer: ACCEPTED),
        flag("overdue", _("逾期"), lambda viewer: NOT_DONE & Q(due_on__lt=viewer.today)),
        flag("public", _("公共服务"), lambda viewer: Q(public_service=True)),
        Filter("uneven", _("权重合计不是 100"), _uneven, kind="flag"),
    ),
    acts=(Act(_("草拟项目"), "projects:project-new", EDIT),),
)

MILESTONES = Register(
    title=_("里程碑"),
    act=SEE,
    rows=milestones_seen_by,
    order=("project", "due_on", "pk"),
    url=milestone_url,
    prepare=_prepare_milestones,
    columns=(
        Column("title", _("里程碑"), lambda m: m.title, sort=("title",), url=milestone_url),
        Column("status", _("状态"), lambda m: m.light, Kind.LIGHT, sort=("status",)),
        Column("project", _("项目"), lambda m: m.project.name, sort=("project__name",)),
        Column("weight", _("权重"), lambda m: m.weight, Kind.INT, sort=("weight",), unit="%", total="weight"),
        Column("stage", _("阶段"), Said("stage")),
        Column("due_on", _("计划日期"), lambda m: m.due_on, Kind.DATE, sort=("due_on",)),
        Column("done_on", _("实际日期"), lambda m: m.done_on or "", Kind.DATE, sort=("done_on",)),
        Column("evidence", _("必须有佐证"), lambda m: _("是") if m.needs_evidence else _("否"), asked=True),
        Column("place", _("区划"), lambda m: m.place, sort=("division",)),
    ),
    filters=(
        search("title", "project__name", label=_("里程碑或项目")),
        project_filter(),
        choice("status", _("状态"), labels.milestone_status),
        choice("stage", _("阶段"), labels.stage),
        flag(
            "overdue",
            _("逾期未报"),
            lambda viewer: Q(
                status__in=[MilestoneStatus.TODO.value, MilestoneStatus.RETURNED.value],
                due_on__lt=viewer.today,
            ),
        ),
    ),
    acts=(Act(_("登记里程碑"), "projects:milestone-new", EDIT),),
)
