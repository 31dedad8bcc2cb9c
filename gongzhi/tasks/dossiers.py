"""The dossier pages of this capability, as data."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, moves_of
from gongzhi.tasks import labels, rules
from gongzhi.tasks.models import Problem, Task
from gongzhi.tasks.queries import light_rules
from gongzhi.tasks.registers import problem_light, task_light


def task_dossier(task: Task, viewer: Viewer) -> Dossier:
    status = rules.Status(task.status)
    arrows = dict(rules.moves(status))
    asks = []
    if arrows.pop(rules.Move.RETURN, None):
        asks.append(
            PageAct(_("退回"), reverse("tasks:task-return", args=[task.pk]), rules.CLOSE, task.division)
        )
    if status not in rules.FINISHED:
        asks.append(
            PageAct(_("报进度"), reverse("tasks:task-progress", args=[task.pk]), rules.REPORT, task.division)
        )
    cancel = []
    if arrows.pop(rules.Move.CANCEL, None):
        url = reverse("tasks:task-cancel", args=[task.pk])
        cancel.append(PageAct(labels.move()[rules.Move.CANCEL], url, rules.EDIT, task.division))
    return Dossier(
        title=task.title,
        kind=_("任务"),
        row=task,
        state=task_light(task, light_rules(viewer)),
        trail=[(_("任务清单"), reverse("tasks:tasks"))],
        acts=[
            *moves_of(task, reverse("tasks:task-move", args=[task.pk]), arrows.items(), labels.move()),
            *asks,
            PageAct(_("修改"), reverse("tasks:task-edit", args=[task.pk]), rules.EDIT, task.division),
            *cancel,
        ],
        facts=[
            Fact(_("状态"), task.get_status_display()),
            Fact(_("进度（%）"), task.progress, Kind.INT),
            Fact(_("牵头单位"), task.lead_name or None, url=_led_url("tasks:tasks", task.lead_name)),
            Fact(_("责任人"), task.accountable or None),
            Fact(_("开始日期"), task.starts_on, Kind.DATE),
            Fact(_("完成期限"), task.due_on, Kind.DATE),
            Fact(_("销号日期"), task.done_on or "", Kind.DATE),
            Fact(_("类别"), task.get_category_display()),
            Fact(_("归口事项"), task.topic),
            Fact(_("要求"), task.detail),
            Fact(_("佐证"), task.evidence_note),
            Fact(_("办理说明"), task.note),
            Fact(_("区划"), name(task.division), url=f"{reverse('tasks:tasks')}?place={task.division}"),
        ],
    )


def problem_dossier(problem: Problem, viewer: Viewer) -> Dossier:
    arrows = rules.problem_moves(rules.ProblemStatus(problem.status))
    moves = moves_of(problem, reverse("tasks:problem-move", args=[problem.pk]), arrows, labels.problem_move())
    return Dossier(
        title=problem.title,
        kind=_("问题"),
        row=problem,
        state=problem_light(problem, viewer),
        trail=[(_("问题清单"), reverse("tasks:problems"))],
        acts=[
            *moves,
            PageAct(
                _("修改"), reverse("tasks:problem-edit", args=[problem.pk]), "problems.edit", problem.division
            ),
        ],
        facts=[
            Fact(_("归口事项"), problem.topic),
            Fact(_("原因"), problem.cause or None),
            Fact(_("措施"), problem.measure or None),
            Fact(_("责任单位"), problem.lead_name or None, url=_led_url("tasks:problems", problem.lead_name)),
            Fact(_("解决期限"), problem.due_on, Kind.DATE),
            Fact(_("销号日期"), problem.closed_on or "", Kind.DATE),
            Fact(_("办理说明"), problem.note),
            Fact(_("区划"), name(problem.division)),
        ],
    )


def _led_url(url_name: str, lead: str) -> str:
    return f"{reverse(url_name)}?lead={lead}" if lead else ""
