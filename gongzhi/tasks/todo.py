"""What this capability offers to the house: what waits, what warns, what changed, what is found."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.cells import Light
from gongzhi.ground.web.search import Hit
from gongzhi.ground.web.todo import Todo, Waiting
from gongzhi.ground.web.warnings import Change, Warn
from gongzhi.tasks.queries import OPEN, light_rules, problems_seen_by, recently, tasks_seen_by
from gongzhi.tasks.registers import problem_url, task_light, task_url
from gongzhi.tasks.rules import CLOSE, REPORT, Status

LATE = Q(status__in=[Status.TODO.value, Status.DOING.value])
HANDED_IN = Q(status=Status.SUBMITTED.value)


def waiting_tasks(viewer: Viewer, at_most: int) -> Waiting:
    """Past its day and not handed in, for those who report; handed in, for those who close. One count for both."""
    if not viewer.may("tasks.see"):
        return Waiting(0, [])
    late = LATE & Q(due_on__lt=viewer.today) & viewer.within(REPORT)
    handed_in = HANDED_IN & viewer.within(CLOSE)
    rows = tasks_seen_by(viewer).filter(late | handed_in)
    count = rows.count()
    if not at_most or not count:
        return Waiting(count, [])
    rule = light_rules(viewer)
    words = {True: _("待审核销号"), False: _("逾期未报")}
    first = [
        Todo(t.title, task_url(t), t.due_on, task_light(t, rule), words[t.status == Status.SUBMITTED])
        for t in rows.order_by("due_on")[:at_most]
    ]
    return Waiting(count, first)


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


def find_tasks_and_problems(viewer: Viewer, text: str, each: int) -> list[Hit]:
    tasks = tasks_seen_by(viewer).filter(title__icontains=text)[:each]
    problems = problems_seen_by(viewer).filter(title__icontains=text)[:each]
    return [
        *(Hit(_("任务"), t.title, task_url(t)) for t in tasks),
        *(Hit(_("问题"), p.title, problem_url(p)) for p in problems),
    ]
