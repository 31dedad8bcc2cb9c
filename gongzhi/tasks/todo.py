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
from gongzhi.tasks.ladders import OWED
from gongzhi.tasks.models import Problem, Task
from gongzhi.tasks.queries import (
    OPEN,
    extensions_seen_by,
    light_rules,
    problems_seen_by,
    recently,
    tasks_seen_by,
)
from gongzhi.tasks.registers import extension_light, extension_url, problem_url, task_light, task_url
from gongzhi.tasks.rules import (
    CLOSE,
    EDIT,
    FINISHED,
    REPORT,
    ExtensionStatus,
    ProblemStatus,
    Status,
)

UNSIGNED = Q(status=Status.TODO.value)
HANDED_IN = Q(status=Status.SUBMITTED.value)


def waiting_tasks(viewer: Viewer, at_most: int) -> Waiting:
    """Not signed for, or past its day and not handed in, for its owners; handed in, for those who close. One count."""
    if not viewer.may("tasks.see"):
        return Waiting(0, [])
    late = OWED & Q(due_on__lt=viewer.today) & viewer.within(REPORT) & _led_by_own(viewer)
    unsigned = UNSIGNED & viewer.within(REPORT) & _given_to(viewer)
    handed_in = HANDED_IN & viewer.within(CLOSE)
    rows = tasks_seen_by(viewer).filter(late | unsigned | handed_in)
    if not at_most:
        return Waiting(rows, [])
    rule = light_rules(viewer)
    first = [
        Todo(t.title, task_url(t), t.due_on, task_light(t, rule), _why(t, viewer))
        for t in rows.order_by("due_on")[:at_most]
    ]
    return Waiting(rows, first)


def _why(task: Task, viewer: Viewer) -> str:
    if task.status == Status.SUBMITTED:
        return _("待审核销号")
    return _("逾期未报") if task.due_on and task.due_on < viewer.today else _("待签收")


def _given_to(viewer: Viewer) -> Q:
    """Tasks of the very place a post stands in, and those its body leads: the people who were told of them."""
    places = [post.division for post in viewer.posts_for(REPORT) if post.body is None]
    return Q(division__in=places) | Q(lead__in=viewer.bodies())


def _led_by_own(viewer: Viewer) -> Q:
    """Posts held for a body owe what that body leads; others owe what lies in their place."""
    return Q(lead__in=viewer.bodies()) if viewer.bodies() else Q()


def waiting_extensions(viewer: Viewer, at_most: int) -> Waiting:
    """Asked by somebody else, and not decided."""
    if not viewer.may(CLOSE):
        return Waiting(0, [])
    rows = extensions_seen_by(viewer, CLOSE).filter(status=ExtensionStatus.ASKED.value)
    rows = rows.exclude(made_by=viewer.user_id).exclude(task__status__in=[s.value for s in FINISHED])
    first = [
        Todo(e.task.title, extension_url(e), e.from_on, extension_light(e), _("延期申请待决定"))
        for e in rows.order_by("from_on", "pk")[:at_most]
    ]
    return Waiting(rows, first)


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
