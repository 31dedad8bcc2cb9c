"""The dossier pages of this capability, as data."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section, moves_of
from gongzhi.tasks import labels, rules
from gongzhi.tasks.ladders import climbs_of, steps_of
from gongzhi.tasks.models import Extension, Problem, Task
from gongzhi.tasks.networks import network_of
from gongzhi.tasks.outlook import neighbours, outlook_facts
from gongzhi.tasks.queries import extensions_seen_by, light_rules
from gongzhi.tasks.registers import extension_light, extension_url, problem_light, task_light, task_url

# These moves want a word or a look at the evidence: each has a page, the others are buttons.
ON_A_PAGE = {
    rules.Move.SUBMIT: "tasks:task-submit",
    rules.Move.CLOSE: "tasks:task-close",
    rules.Move.RETURN: "tasks:task-return",
}


def task_dossier(task: Task, viewer: Viewer) -> Dossier:
    status = rules.Status(task.status)
    network = network_of([task], task.division, viewer.today)
    arrows = dict(rules.moves(status))
    asks = [
        PageAct(
            labels.move()[move],
            reverse(page, args=[task.pk]),
            act,
            task.division,
            forward=move != rules.Move.RETURN,
        )
        for move, page in ON_A_PAGE.items()
        if (act := arrows.pop(move, None))
    ]
    if status not in rules.FINISHED:
        asks.append(
            PageAct(_("报进度"), reverse("tasks:task-progress", args=[task.pk]), rules.REPORT, task.division)
        )
        if task.due_on:
            asks.append(
                PageAct(
                    _("申请延期"),
                    reverse("tasks:task-extension", args=[task.pk]),
                    rules.REPORT,
                    task.division,
                )
            )
    quiet = {rules.Move.START} if rules.Move.SIGN in arrows else set()
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
            *moves_of(task, reverse("tasks:task-move", args=[task.pk]), arrows.items(), labels.move(), quiet),
            *asks,
            PageAct(_("修改"), reverse("tasks:task-edit", args=[task.pk]), rules.EDIT, task.division),
            *cancel,
        ],
        facts=[
            Fact(_("状态"), task.get_status_display()),
            Fact(_("升级"), _step(task)),
            Fact(_("进度（%）"), task.progress, Kind.INT),
            Fact(_("牵头单位"), task.lead_name or None, url=_led_url("tasks:tasks", task.lead_name)),
            Fact(_("协办单位"), task.partners),
            Fact(_("责任人"), task.accountable or None),
            Fact(_("开始日期"), task.starts_on, Kind.DATE),
            Fact(_("完成期限"), task.due_on, Kind.DATE),
            Fact(_("签收日期"), "" if status == rules.Status.TODO else task.signed_on, Kind.DATE),
            *outlook_facts(task, network),
            Fact(_("销号日期"), task.done_on or "", Kind.DATE),
            Fact(_("类别"), task.get_category_display()),
            Fact(_("归口事项"), task.topic),
            Fact(_("要求"), task.detail),
            Fact(_("权重"), task.weight, Kind.INT),
            Fact(_("里程碑"), _("是") if task.milestone else ""),
            Fact(_("佐证"), task.evidence_note),
            Fact(_("佐证附件"), _("必交：没有附件不能报送和销号") if task.evidence_required else ""),
            Fact(_("办理说明"), task.note),
            Fact(_("区划"), name(task.division), url=f"{reverse('tasks:tasks')}?place={task.division}"),
        ],
        sections=[*neighbours(task, network, viewer), *_extensions(task, viewer), *_ladder(task)],
    )


def _step(task: Task) -> str:
    step = steps_of([task]).get(task.pk)
    return str(labels.rung()[step]) if step else ""


def _extensions(task: Task, viewer: Viewer) -> list[Section]:
    """What was asked and decided; nothing where nobody asked."""
    rows = [
        [
            cell(Kind.DATE, row.to_on, extension_url(row)),
            cell(Kind.LIGHT, extension_light(row)),
            cell(Kind.DATE, row.from_on),
            cell(Kind.TEXT, row.reason),
            cell(Kind.DATE, row.decided_on or ""),
        ]
        for row in extensions_seen_by(viewer).filter(task=task)
    ]
    columns = [_("申请延到"), _("状态"), _("原定期限"), _("延期理由"), _("决定或撤回日期")]
    return [Section(_("延期申请"), columns, rows)] if rows else []


def _ladder(task: Task) -> list[Section]:
    rows = [
        [cell(Kind.TEXT, climb.get_step_display()), cell(Kind.DATE, climb.on), cell(Kind.DATE, climb.due_on)]
        for climb in climbs_of(task)
    ]
    columns = [_("升级"), _("到达日期"), _("当时的完成期限")]
    return [Section(_("升级记录"), columns, rows)] if rows else []


def extension_dossier(row: Extension, viewer: Viewer) -> Dossier:
    """Whoever asked may take it back and is not offered the decision; the others the other way round."""
    waits = rules.ExtensionStatus(row.status) == rules.ExtensionStatus.ASKED
    decide = PageAct(
        _("决定延期申请"), reverse("tasks:extension-decide", args=[row.pk]), rules.CLOSE, row.division
    )
    withdraw = PageAct(
        labels.extension_move()[rules.ExtensionMove.WITHDRAW],
        reverse("tasks:extension-move", args=[row.pk]),
        rules.REPORT,
        row.division,
        method="post",
        fields=[("move", rules.ExtensionMove.WITHDRAW.value), ("version", str(row.version))],
        quiet=True,
    )
    withdrawn = row.status == rules.ExtensionStatus.WITHDRAWN
    decided_by = str(row.changed_by) if row.changed_by else None
    return Dossier(
        title=_("延期：%(title)s") % {"title": row.task.title},
        kind=_("延期申请"),
        row=row,
        state=extension_light(row),
        trail=[(_("延期申请"), reverse("tasks:extensions"))],
        acts=([withdraw] if row.made_by_id == viewer.user_id else [decide]) if waits else [],
        facts=[
            Fact(_("任务"), row.task.title, url=task_url(row.task)),
            Fact(_("原定期限"), row.from_on, Kind.DATE),
            Fact(_("申请延到"), row.to_on, Kind.DATE),
            Fact(_("延期理由"), row.reason),
            Fact(_("申请人"), str(row.made_by) if row.made_by else None),
            Fact(_("决定人"), "" if waits or withdrawn else decided_by),
            Fact(_("决定或撤回日期"), row.decided_on or "", Kind.DATE),
            Fact(_("决定意见"), row.note),
            Fact(_("区划"), name(row.division)),
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
