"""Which task waits for which: entered, taken away, and gone along with a task that moves."""

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import county
from gongzhi.ground.records.services import add, change, remove
from gongzhi.ground.refusal import Refused
from gongzhi.tasks.models import Dependency, Task
from gongzhi.tasks.networks import county_links
from gongzhi.tasks.planning import Circle, in_order
from gongzhi.tasks.queries import tasks_seen_by
from gongzhi.tasks.rules import EDIT, SEE

OUT_OF_SIGHT = "（不在您范围内的一项任务）"


@transaction.atomic
def put_before(before: Task, after: Task, *, lag: int = 0, by: Viewer) -> Dependency:
    """Let `after` wait for `before`, and `lag` working days more. Refused across counties and where it closes a circle."""
    if before.pk == after.pk:
        raise Refused("一项任务不能是自己的前置任务，请另选一项。")
    if county(before.division) != county(after.division):
        raise Refused("前置任务要和这项任务在同一个县里，请另选一项。")
    by.must(SEE, before.division)
    made = add(
        Dependency(division=after.division, before=before, after=after, lag=lag),
        act=EDIT,
        by=by,
        event="tasks.dependency.added",
    )
    # Looked at after it is written: whoever records holds the turn of the audit, so no two links pass each other.
    _must_be_no_circle(after.division, by)
    return made


def _must_be_no_circle(division: str, by: Viewer) -> None:
    links = county_links(division)
    try:
        in_order({key for link in links for key in (link.before, link.after)}, links)
    except Circle as oops:
        seen = {task.pk: task.title for task in tasks_seen_by(by).filter(pk__in=oops.keys)}
        way = " → ".join(seen.get(key, OUT_OF_SIGHT) for key in [*oops.keys, oops.keys[0]])
        raise Refused(f"这样会绕成一圈：{way}。请先移除其中一条，或另选一项前置任务。") from oops


def take_away(link: Dependency, *, by: Viewer) -> Task:
    """The task that waited for it; both tasks stay as they are."""
    after = link.after
    remove(link, act=EDIT, by=by, event="tasks.dependency.removed")
    return after


def must_stay_in_county(task: Task, division: object) -> None:
    """Refused where a linked task would leave the county of those it is linked with."""
    if not isinstance(division, str) or county(division) == county(task.division):
        return
    if task.links_after.exists() or task.links_before.exists():
        raise Refused("这项任务有前置或后续任务，不能改到别的县；请先移除这些前后关系。")


def go_along(task: Task, *, by: Viewer) -> None:
    """A link lies where the task lies that waits."""
    for link in task.links_before.exclude(division=task.division):
        change(link, act=EDIT, by=by, event="tasks.dependency.moved", division=task.division)
