from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Filter, Register, choice, flag, on_day, search
from gongzhi.ground.web.said import Said
from gongzhi.ground.web.standing import standing
from gongzhi.tasks import labels
from gongzhi.tasks.ladders import climbed_on, on_step, steps_of
from gongzhi.tasks.models import Extension, Problem, Task
from gongzhi.tasks.queries import (
    DONE_LATE,
    IN_TIME,
    OPEN,
    LightRules,
    extensions_seen_by,
    late_on,
    led_by,
    light_rules,
    problems_seen_by,
    tasks_seen_by,
    with_tone,
)
from gongzhi.tasks.rules import ExtensionStatus, ProblemStatus, Rung, Status, Tone

# Who leads what with whom and by when: the same list by unit, with the columns that such a table has.
DUTIES = "./?open=1&sort=lead&cols=lead,title,partners,accountable,due_on,status,light"

# What is closed, by whether its day was kept; without a day nobody can tell.
FINISHES = {"in_time": IN_TIME, "late": DONE_LATE}


def task_url(task: Task) -> str:
    return address("tasks:task", task.pk)


def extension_url(row: Extension) -> str:
    return address("tasks:extension", row.pk)


def problem_url(problem: Problem) -> str:
    return address("tasks:problem", problem.pk)


def task_light(task: Task, rule: LightRules) -> Light:
    return _lights()[rule.tone(task)]


def _lights() -> dict[Tone, Light]:
    """The four lights in the words of the page's language."""
    words, why = labels.tone(), labels.why()
    return {tone: Light(str(words[tone]), tone.value, str(why[tone])) for tone in Tone}


def problem_light(problem: Problem, viewer: Viewer) -> Light:
    """Red past its day, grey without one or when closed."""
    word = str(problem.get_status_display())
    if problem.status == ProblemStatus.CLOSED or problem.due_on is None:
        return Light(word, Tone.GREY)
    return Light(word, Tone.RED if problem.due_on < viewer.today else Tone.GREEN)


def _prepare_tasks(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    rule, lights = standing(viewer, "tasks.lights", lambda: light_rules(viewer)), _lights()
    steps, words = steps_of(rows), labels.rung()
    for task in rows:
        task.light = lights[rule.tone(task)]
        task.step = words[steps[task.pk]] if task.pk in steps else ""


def _prepare_problems(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    for problem in rows:
        problem.light = problem_light(problem, viewer)


def by_tone(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(with_tone(light_rules(viewer), Tone(value))) if value in list(Tone) else rows


def by_step(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(on_step(value)) if value in list(Rung) else rows


def extension_light(row: Extension) -> Light:
    tones = {ExtensionStatus.ASKED: Tone.YELLOW, ExtensionStatus.APPROVED: Tone.GREEN}
    return Light(str(row.get_status_display()), tones.get(ExtensionStatus(row.status), Tone.GREY))


def _prepare_extensions(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    for row in rows:
        row.light = extension_light(row)


def by_lead(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(led_by("" if value == "-" else value))


TASKS = Register(
    title=_("任务清单"),
    act="tasks.see",
    importing="tasks",
    rows=tasks_seen_by,
    order=(F("done_on").asc(nulls_first=True), "due_on", "pk"),  # what is open first
    url=task_url,
    prepare=_prepare_tasks,
    columns=(
        Column("title", _("任务"), lambda t: t.title, sort=("title",), url=task_url),
        Column("light", _("亮灯"), lambda t: t.light, Kind.LIGHT),
        Column("status", _("状态"), Said("status"), sort=("status",)),
        Column("step", _("升级"), lambda t: t.step),
        Column("progress", _("进度"), lambda t: t.progress, Kind.INT, sort=("progress",), unit="%"),
        Column("lead", _("牵头单位"), lambda t: t.lead_name or None, sort=("lead__name", "lead_words")),
        Column("partners", _("协办单位"), lambda t: t.partners, asked=True),
        Column(
            "accountable", _("责任人"), lambda t: t.accountable or None, sort=("accountable",), asked=True
        ),
        Column("due_on", _("完成期限"), lambda t: t.due_on, Kind.DATE, sort=("due_on",)),
        Column("category", _("类别"), Said("category"), sort=("category",)),
        Column(
            "weight", _("权重"), lambda t: t.weight, Kind.INT, sort=("weight",), total="weight", asked=True
        ),
        Column(
            "milestone",
            _("里程碑"),
            lambda t: _("是") if t.milestone else "",
            sort=("milestone",),
            asked=True,
        ),
        Column("place", _("区划"), lambda t: t.place, sort=("division",)),
    ),
    filters=(
        search("title", "detail", "topic", "partners", "accountable", label=_("任务、要求、协办或责任人")),
        choice("status", _("状态"), labels.status),
        choice("category", _("类别"), labels.category),
        Filter(
            "light",
            _("亮灯"),
            by_tone,
            choices=lambda viewer: [(str(k), w) for k, w in labels.tone().items()],
        ),
        Filter("lead", _("牵头单位"), by_lead, kind="search"),
        Filter(
            "step",
            _("升级"),
            by_step,
            choices=lambda viewer: [(str(k), w) for k, w in labels.rung().items()],
        ),
        flag("open", _("只看未办结"), lambda viewer: OPEN),
        flag("overdue", _("逾期"), lambda viewer: OPEN & Q(due_on__lt=viewer.today)),
        Filter(
            "finish",
            _("完成情况"),
            lambda rows, value, viewer: rows.filter(FINISHES[value]) if value in FINISHES else rows,
            choices=lambda viewer: list(labels.finish().items()),
        ),
        flag("alive", _("不含已取消"), lambda viewer: ~Q(status=Status.CANCELLED.value)),
        flag("milestone", _("只看里程碑"), lambda viewer: Q(milestone=True)),
        flag("no_weight", _("没有权重"), lambda viewer: Q(weight__isnull=True)),
        on_day("late_on", _("某日已逾期"), late_on),
        on_day("climbed_on", _("某日升级"), climbed_on),
    ),
    acts=(
        Act(_("下达任务"), "tasks:task-new", "tasks.edit"),
        Act(_("责任分工表"), DUTIES, "tasks.see", "plain"),
        Act(_("按单位统计"), "tasks:tally", "tasks.see", "plain"),
        Act(_("甘特图"), "tasks:gantt", "tasks.see", "plain"),
    ),
)

EXTENSIONS = Register(
    title=_("延期申请"),
    act="tasks.see",
    rows=extensions_seen_by,
    order=(F("decided_on").asc(nulls_first=True), "pk"),  # what waits for a decision first
    url=extension_url,
    prepare=_prepare_extensions,
    subtitle=_("在任务页申请；由能销号的岗位决定，申请人自己不能决定。"),
    columns=(
        Column("task", _("任务"), lambda e: e.task.title, sort=("task__title",), url=extension_url),
        Column("status", _("状态"), lambda e: e.light, Kind.LIGHT, sort=("status",)),
        Column("from_on", _("原定期限"), lambda e: e.from_on, Kind.DATE, sort=("from_on",)),
        Column("to_on", _("申请延到"), lambda e: e.to_on, Kind.DATE, sort=("to_on",)),
        Column("reason", _("延期理由"), lambda e: e.reason),
        Column("asked_by", _("申请人"), lambda e: str(e.made_by) if e.made_by else None),
        Column("asked_on", _("申请日期"), lambda e: e.made_at, Kind.DATE, sort=("made_at",), asked=True),
        Column(
            "decided_on",
            _("决定或撤回日期"),
            lambda e: e.decided_on or "",
            Kind.DATE,
            sort=("decided_on",),
            asked=True,
        ),
        Column("place", _("区划"), lambda e: e.place, sort=("division",)),
    ),
    filters=(
        search("task__title", "reason", label=_("任务或延期理由")),
        choice("status", _("状态"), labels.extension_status),
    ),
)

PROBLEMS = Register(
    title=_("问题清单"),
    act="problems.see",
    importing="problems",
    rows=problems_seen_by,
    order=(F("closed_on").asc(nulls_first=True), "due_on", "pk"),
    url=problem_url,
    prepare=_prepare_problems,
    columns=(
        Column("title", _("问题"), lambda p: p.title, sort=("title",), url=problem_url),
        Column("status", _("状态"), lambda p: p.light, Kind.LIGHT, sort=("status",)),
        Column("cause", _("原因"), lambda p: p.cause or None),
        Column("measure", _("措施"), lambda p: p.measure or None),
        Column("lead", _("责任单位"), lambda p: p.lead_name or None, sort=("lead__name", "lead_words")),
        Column("due_on", _("解决期限"), lambda p: p.due_on, Kind.DATE, sort=("due_on",)),
        Column("closed_on", _("销号日期"), lambda p: p.closed_on or "", Kind.DATE, sort=("closed_on",)),
        Column("place", _("区划"), lambda p: p.place, sort=("division",)),
    ),
    filters=(
        search("title", "cause", "measure", label=_("问题、原因或措施")),
        choice("status", _("状态"), labels.problem_status),
        Filter("lead", _("责任单位"), by_lead, kind="search"),
        flag("open", _("只看未销号"), lambda viewer: ~Q(status=ProblemStatus.CLOSED.value)),
        flag(
            "overdue",
            _("逾期"),
            lambda viewer: ~Q(status=ProblemStatus.CLOSED.value) & Q(due_on__lt=viewer.today),
        ),
        flag("no_measure", _("没有措施"), lambda viewer: Q(measure="")),
    ),
    acts=(Act(_("登记问题"), "tasks:problem-new", "problems.edit"),),
)
