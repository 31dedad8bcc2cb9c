"""The forecast, the slack and the neighbours of a task, as its page and the Gantt chart say them."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.cells import Cell, Kind, Light, cell, day_words
from gongzhi.ground.web.pages import Fact, PageAct, Section
from gongzhi.ground.workdays.rules import state_council_calendar
from gongzhi.tasks import labels
from gongzhi.tasks.forecasting import Basis, Late, behind_due
from gongzhi.tasks.models import Task
from gongzhi.tasks.networks import Network, dependencies_before
from gongzhi.tasks.planning import Link
from gongzhi.tasks.queries import tasks_seen_by
from gongzhi.tasks.registers import task_url
from gongzhi.tasks.rules import EDIT, FINISHED, Status, Tone

BEFORE, AFTER = "before", "after"


def forecast_light(task: Task, network: Network) -> Light | None:
    """Green in time or without a due day, yellow after it, red severely late; None where there is no forecast."""
    found = network.forecasts.get(task.pk)
    if found is None or found.finish is None:
        return None
    why = str(labels.basis()[found.basis])
    if found.held:
        why = _("%(why)s；要等前置任务") % {"why": why}
    words = day_words(found.finish)
    late = behind_due(task.due_on, found.finish, state_council_calendar())
    if found.basis == Basis.CLOSED:
        return Light(words, Tone.GREY, why)
    if not late:
        return Light(words, Tone.GREEN if task.due_on else Tone.GREY, why)
    words = _("%(day)s，晚 %(n)s 个工作日") % {"day": words, "n": late}
    severe = network.late.get(task.pk) == Late.SEVERE
    return Light(words, Tone.RED if severe else Tone.YELLOW, why)


def slack_words(task: Task, network: Network) -> str | None:
    """None is unknown; empty where nothing is linked with the task."""
    if not network.linked(task.pk):
        return ""
    slack = network.timings[task.pk].slack
    if slack is None:
        return None
    return _("在关键路径上") if slack == 0 else _("%(n)s 个工作日") % {"n": slack}


def outlook_facts(task: Task, network: Network) -> list[Fact]:
    """Nothing for a task that is finished: its days are known."""
    if Status(task.status) in FINISHED:
        return []
    found, light = network.forecasts[task.pk], forecast_light(task, network)
    return [
        Fact(_("预计完成"), light, Kind.LIGHT, source=light.why if light else labels.basis()[found.basis]),
        _slack(task, network),
        _late(task, network),
    ]


def _slack(task: Task, network: Network) -> Fact:
    words = slack_words(task, network)
    if words is None:
        why = _("连在一起的任务里有的没有开始日期或期限")
    elif words == "":
        why = _("没有前置和后续任务")
    elif network.timings[task.pk].critical:
        why = _("它晚一天，连在一起的任务就晚一天完成")
    else:
        why = _("晚这么多天，不影响连在一起的任务最后完成")
    return Fact(_("机动时间"), words, source=why)


def _late(task: Task, network: Network) -> Fact:
    """Said only by thresholds that somebody entered."""
    label = _("未开工或严重滞后")
    missing = next((rule for rule in network.rules if rule.value is None), None)
    found = network.late.get(task.pk)
    if found is None and missing is not None:
        return Fact(label, _("规则未录入"), url=missing.url)
    return Fact(label, labels.late()[found] if found else _("没有"))


def neighbours(task: Task, network: Network, viewer: Viewer) -> list[Section]:
    """前置任务 and 后续任务, each a table; what a viewer may not see is counted and not named."""
    before, after = network.before(task.pk), network.after(task.pk)
    keys = {link.before for link in before} | {link.after for link in after}
    seen = tasks_seen_by(viewer).in_bulk(keys) if keys else {}
    may = viewer.may(EDIT, task.division)
    asks = [PageAct(_("增加前置任务"), reverse("tasks:dependency-new", args=[task.pk]), EDIT, task.division)]
    removing = _removing(task) if before and may else {}
    heads = [_("任务"), _("状态"), _("完成期限"), _("预计完成"), _("间隔（工作日）")]
    rows = [_row(link, link.before, seen, network, removing.get(link.before, "")) for link in before]
    found = [
        Section(
            _("前置任务"),
            [*heads, _("办理")] if removing else heads,
            rows,
            _("没有前置任务：不用等别的任务。"),
            acts=asks,
            anchor=BEFORE,
        )
    ]
    if after:
        rows = [_row(link, link.after, seen, network) for link in after]
        found.append(Section(_("后续任务"), heads, rows, anchor=AFTER))
    return found


def _removing(task: Task) -> dict[int, str]:
    found = dependencies_before(task)
    return {before: reverse("tasks:dependency-remove", args=[pk]) for before, pk in found.items()}


def _row(link: Link, key: int, seen: dict[int, Task], network: Network, removing: str = "") -> list[Cell]:
    task = seen.get(key)
    if task is None:
        cells = [cell(Kind.TEXT, _("不在您范围内的一项任务")), *(cell(Kind.TEXT, "") for _n in range(3))]
    else:
        cancelled = task.status == Status.CANCELLED
        cells = [
            cell(Kind.TEXT, task.title, task_url(task)),
            cell(Kind.TEXT, task.get_status_display()),
            cell(Kind.DATE, task.due_on),
            cell(Kind.LIGHT, "" if cancelled else forecast_light(task, network)),
        ]
    return [*cells, cell(Kind.INT, link.lag), *([cell(Kind.TEXT, _("移除"), removing)] if removing else [])]


def waits_for(links: Collection[Link], titles: dict[int, str]) -> list[str]:
    """What a task waits for, in words; those out of sight are counted."""
    lines = []
    for link in links:
        if link.before in titles:
            lag = _("（间隔 %(n)s 个工作日）") % {"n": link.lag} if link.lag else ""
            lines.append(titles[link.before] + lag)
    hidden = sum(link.before not in titles for link in links)
    return [*lines, *([_("另有 %(n)s 项不在您的范围内") % {"n": hidden}] if hidden else [])]
