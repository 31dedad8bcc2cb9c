"""What this capability offers to the house: what waits, what warns, what changed, what is found."""

from django.db.models import Model, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.lookup.queries import matching
from gongzhi.ground.web.cells import Light
from gongzhi.ground.web.pages import Panel
from gongzhi.ground.web.search import Hit
from gongzhi.ground.web.todo import Todo, Waiting, late_light
from gongzhi.ground.web.warnings import Change, Warn
from gongzhi.programmes.models import PilotUnit
from gongzhi.programmes.queries import template_of
from gongzhi.tasks.models import Problem, Task
from gongzhi.tasks.queries import OPEN, light_rules, problems_seen_by, recently, tasks_seen_by
from gongzhi.tasks.registers import problem_url, task_light, task_url
from gongzhi.tasks.rules import CLOSE, EDIT, REPORT, ProblemStatus, Status

LATE = Q(status__in=[Status.TODO.value, Status.DOING.value])
HANDED_IN = Q(status=Status.SUBMITTED.value)


def waiting_tasks(viewer: Viewer, at_most: int) -> Waiting:
    """Past its day and not handed in, for those who report; handed in, for those who close. One count for both."""
    if not viewer.may("tasks.see"):
        return Waiting(0, [])
    late = LATE & Q(due_on__lt=viewer.today) & viewer.within(REPORT) & _led_by_own(viewer)
    handed_in = HANDED_IN & viewer.within(CLOSE)
    rows = tasks_seen_by(viewer).filter(late | handed_in)
    if not at_most:
        return Waiting(rows, [])
    rule = light_rules(viewer)
    words = {True: _("待审核销号"), False: _("逾期未报")}
    first = [
        Todo(t.title, task_url(t), t.due_on, task_light(t, rule), words[t.status == Status.SUBMITTED])
        for t in rows.order_by("due_on")[:at_most]
    ]
    return Waiting(rows, first)


def _led_by_own(viewer: Viewer) -> Q:
    """Posts held for a body owe what that body leads; others owe what lies in their place."""
    return Q(lead__in=viewer.bodies()) if viewer.bodies() else Q()


def waiting_problems(viewer: Viewer, at_most: int) -> Waiting:
    """Past their day: for those whose body is to solve them, and for those who close them."""
    if not viewer.may("problems.edit"):
        return Waiting(0, [])
    own = viewer.within("problems.close") if viewer.may("problems.close") else _led_by_own(viewer)
    rows = problems_seen_by(viewer, "problems.edit").filter(own, due_on__lt=viewer.today)
    late = rows.exclude(status=ProblemStatus.CLOSED.value)
    first = [
        Todo(p.title, problem_url(p), p.due_on, late_light(), _("问题超期未销号"))
        for p in late.order_by("due_on")[:at_most]
    ]
    return Waiting(late, first)


def red_tasks(viewer: Viewer) -> list[Warn]:
    if not viewer.may("tasks.see"):
        return []
    n = tasks_seen_by(viewer).filter(OPEN, due_on__lt=viewer.today).count()
    url = f"{reverse('tasks:tasks')}?overdue=1"
    return [Warn(_("%(n)s 项任务已过期限") % {"n": n}, url, Light(_("红灯"), "red"))] if n else []


def last_moves(viewer: Viewer) -> list[Change]:
    if not viewer.may("tasks.see"):
        return []
    rows = recently(viewer)[:5]
    return [Change(f"{t.title}：{t.get_status_display()}", task_url(t), t.changed_at) for t in rows]


def tasks_of_the_type(record: Model, viewer: Viewer) -> Panel | None:
    """On the page of a pilot unit: what its type starts with, each task on file or not yet given."""
    template = template_of(record) if isinstance(record, PilotUnit) else None
    if template is None or not isinstance(record, PilotUnit) or not viewer.may("tasks.see"):
        return None
    start = f"type:{template.pilot_type}:{record.pk}:"
    given = {t.key: t for t in tasks_seen_by(viewer).filter(key__startswith=start)}
    rows: list[tuple[str, str]] = []
    for at, told in enumerate(template.tasks):
        task = given.get(f"{start}{at}")
        state = task.get_status_display() if task else _("还没有下达")
        rows.append((f"{told.title}：{state}", task_url(task) if task else ""))
    if viewer.may(EDIT, record.unit_division) and len(given) < len(template.tasks):
        rows.append((_("按试点类型下达任务"), reverse("tasks:type-tasks", args=[record.pk])))
    return Panel(_("这一类型的任务"), rows)


def find_tasks_and_problems(viewer: Viewer, text: str, each: int) -> list[Hit]:
    tasks = tasks_seen_by(viewer).filter(matching(Task, ("title",), text))[:each]
    problems = problems_seen_by(viewer).filter(matching(Problem, ("title",), text))[:each]
    return [
        *(Hit(_("任务"), t.title, task_url(t)) for t in tasks),
        *(Hit(_("问题"), p.title, problem_url(p)) for p in problems),
    ]
