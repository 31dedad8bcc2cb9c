from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.divisions.rules import is_code
from gongzhi.ground.refusal import NOT_NOW, Refused
from gongzhi.ground.web.confirming import Confirm, confirm_page
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, MoveButton, NewPage
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.viewers import Request
from gongzhi.programmes.queries import pilot_units_seen_by, template_of
from gongzhi.tasks import dossiers, linking, services
from gongzhi.tasks.forms import DependencyForm, ProblemForm, ProgressForm, TaskForm, TypeForm
from gongzhi.tasks.gantt import gantt_of
from gongzhi.tasks.models import Problem, Task
from gongzhi.tasks.networks import dependencies_seen_by
from gongzhi.tasks.outlook import BEFORE
from gongzhi.tasks.queries import problems_seen_by, tasks_seen_by
from gongzhi.tasks.registers import problem_url, task_url
from gongzhi.tasks.rules import EDIT, REPORT, SEE, Move, ProblemMove, Status, moves


@opens("tasks.see")
def task(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(tasks_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.task_dossier(row, request.viewer))


@opens("problems.see")
def problem(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(problems_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.problem_dossier(row, request.viewer))


@opens(EDIT, form=True)
def task_cancel(request: Request, pk: int) -> HttpResponse:
    """Ask first: the owners are told at once."""
    row = get_object_or_404(tasks_seen_by(request.viewer, EDIT), pk=pk)
    if Move.CANCEL not in dict(moves(Status(row.status))):
        raise Refused(NOT_NOW)
    ask = Confirm(
        _now("取消任务：%(title)s") % {"title": row},
        _("取消任务"),
        [
            _("这项任务不再办理：不列入未办结和逾期，也不亮灯。"),
            _("承办的人会收到一条消息；填过的内容和经过都留着。"),
            _("取消以后可以随时在任务页“重新办理”，回到未签收。"),
        ],
        lambda version: task_url(services.move_task(row, Move.CANCEL, by=request.viewer, version=version)),
        task_url(row),
        done=_("任务已取消。需要时可以重新办理。"),
    )
    return confirm_page(request, row, ask)


@opens(REPORT, form=True)
def task_progress(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(tasks_seen_by(request.viewer, REPORT), pk=pk)
    form = ProgressForm(request.POST or None, viewer=request.viewer, act=REPORT)

    def save(fields: dict[str, Any], version: int | None) -> str:
        services.report_progress(
            row, fields["progress"], by=request.viewer, version=version, note=fields["note"]
        )
        return task_url(row)

    page = FormPage(_("报进度"), save, task_url(row), submit=_("报送"), row=row, values=_progress)
    return form_page(request, form, page)


def _progress(row: Task) -> dict[str, Any]:
    return {"progress": row.progress}


@opens(EDIT, form=True)
def type_tasks(request: Request, pk: int) -> HttpResponse:
    """Give a pilot unit the tasks its type starts with; those that were given before stay as they are."""
    unit = get_object_or_404(pilot_units_seen_by(request.viewer, EDIT), pk=pk)
    template = template_of(unit)
    form = TypeForm(
        request.POST or None, viewer=request.viewer, act=EDIT, initial={"starts_on": request.viewer.today}
    )

    def save(fields: dict[str, Any], version: int | None) -> str:
        services.lay_out_type(unit, fields.pop("starts_on"), by=request.viewer, **fields)
        return f"{reverse('tasks:tasks')}?place={unit.unit_division}&open=1"

    unit_url = reverse("programmes:unit", args=[unit.pk])
    page = FormPage(
        _("按试点类型下达任务"),
        save,
        unit_url,
        intro=_now("“%(unit)s”按“%(type)s”起步，共 %(n)s 项：%(tasks)s。已经下达过的不会重复。")
        % {
            "unit": unit,
            "type": unit.get_pilot_type_display(),
            "n": len(template.tasks),
            "tasks": "、".join(task.title for task in template.tasks),
        }
        if template
        else _("这个试点单位还没有登记试点类型，请先在试点单位页填写。"),
        submit=_("下达"),
        trail=[(_("试点单位"), reverse("programmes:units")), (str(unit), unit_url)],
    )
    return form_page(request, form, page)


@opens(EDIT, form=True)
def dependency_new(request: Request, pk: int) -> HttpResponse:
    """Let a task wait for another one."""
    row = get_object_or_404(tasks_seen_by(request.viewer, EDIT), pk=pk)
    form = DependencyForm(request.POST or None, viewer=request.viewer, act=EDIT, after=row)

    def save(fields: dict[str, Any], version: int | None) -> str:
        linking.put_before(fields["before"], row, lag=fields["lag"], by=request.viewer)
        return f"{task_url(row)}#{BEFORE}"

    page = FormPage(
        _("增加前置任务"),
        save,
        task_url(row),
        intro=_now("“%(title)s”要等前置任务完成以后才能开始。") % {"title": row},
        trail=[(_("任务清单"), reverse("tasks:tasks")), (row.title, task_url(row))],
    )
    return form_page(request, form, page)


@opens(EDIT, form=True)
def dependency_remove(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(dependencies_seen_by(request.viewer, EDIT), pk=pk)
    seen = tasks_seen_by(request.viewer).filter(pk=row.before_id).first()
    ask = Confirm(
        _now("移除前置任务：%(title)s") % {"title": seen or _now("不在您范围内的一项任务")},
        _("移除"),
        [
            _now("“%(title)s”不再等它完成；两项任务本身都不变。") % {"title": row.after},
            _("需要时可以在任务页再增加。"),
        ],
        lambda version: f"{task_url(linking.take_away(row, by=request.viewer))}#{BEFORE}",
        task_url(row.after),
        done=_("已移除这项前置任务。"),
    )
    return confirm_page(request, row, ask)


@opens(SEE)
def gantt(request: Request) -> HttpResponse:
    """The tasks of one place over time; without a place, those of the viewer's own."""
    asked = request.GET.get("place", "")
    place = asked if is_code(asked) else request.viewer.home() or ""
    chart = gantt_of(request.viewer, place, open_only=request.GET.get("open") == "1")
    trail = [
        {"title": _now("任务清单"), "url": reverse("tasks:tasks")},
        {"title": _now("甘特图"), "url": ""},
    ]
    return render(request, "tasks/gantt.html", {"chart": chart, "trail": trail})


task_new = NewPage(
    TaskForm, EDIT, _("下达任务"), "tasks:tasks", lambda f, by: task_url(services.add_task(Task(**f), by=by))
).door()
task_edit = EditPage(
    TaskForm,
    EDIT,
    _("修改任务"),
    tasks_seen_by,
    lambda row, fields, version, by: services.change_task(row, by=by, version=version, **fields),
    task_url,
).door()
task_move = MoveButton(
    Move,
    "tasks.see",
    tasks_seen_by,
    lambda row, move, version, by: services.move_task(row, move, by=by, version=version),
    task_url,
).door()
problem_new = NewPage(
    ProblemForm,
    "problems.edit",
    _("登记问题"),
    "tasks:problems",
    lambda f, by: problem_url(services.add_problem(Problem(**f), by=by)),
).door()
problem_edit = EditPage(
    ProblemForm,
    "problems.edit",
    _("修改问题"),
    problems_seen_by,
    lambda row, fields, version, by: services.change_problem(row, by=by, version=version, **fields),
    problem_url,
).door()
problem_move = MoveButton(
    ProblemMove,
    "problems.see",
    problems_seen_by,
    lambda row, move, version, by: services.move_problem(row, move, by=by, version=version),
    problem_url,
).door()
