"""The daily round that takes tasks up the ladder: found by sets, written in bulk, told once a person."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from functools import partial

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.chain import canonical
from gongzhi.ground.audit.services import Entries
from gongzhi.ground.halt.queries import must_be_running
from gongzhi.ground.jobs.kinds import Round, job
from gongzhi.ground.jobs.step import Step
from gongzhi.tasks import telling
from gongzhi.tasks.ladders import Reach, reaches, without_rule
from gongzhi.tasks.models import Escalation, Task

MORNING = Round("tasks.escalate", 24 * 60, 6 * 60 + 30)  # before people come to work
AT_ONCE = 5_000  # tasks a transaction

Keeping = Callable[[int], AbstractContextManager[None]]
Row = tuple[int, str, date]  # task, division, due day


@job("tasks.escalate", _("任务升级"), once=True)
def escalate(step: Step) -> str:
    """The mark is how many are written: whoever goes on after a stop still tells of them."""

    def keeping(written: int) -> AbstractContextManager[None]:
        return step.keeping(mark=written, done=written)

    written = climb(step.by, keeping, written=step.mark or 0)
    said = gettext("%(n)s 项任务升级。") % {"n": written}
    left = without_rule(step.today)
    if left:
        said += gettext("%(n)s 项任务所在的地方没有录入“任务升级规则”，没有办理。") % {"n": left}
    return said


def climb(by: Viewer, keeping: Keeping | None = None, *, written: int = 0) -> int:
    """Take every open task to the highest step it has reached today; how many were taken up. Again: none.

    Lower steps that nobody saw in time are not written down afterwards.
    """
    keep = keeping or (lambda written: transaction.atomic())
    for reach in reaches(by.today):
        last = 0
        while rows := _after(reach, last):
            last = rows[-1][0]
            _write(reach, rows, by, partial(keep, written + len(rows)))
            written += len(rows)
    if written:
        with keep(written):
            telling.climbed(by)
    return written


def _after(reach: Reach, last: int) -> list[Row]:
    found = reach.tasks().filter(pk__gt=last).order_by("pk").values_list("pk", "division", "due_on")
    return [(pk, division, due_on) for pk, division, due_on in found[:AT_ONCE] if due_on]


def _write(
    reach: Reach,
    rows: list[Row],
    by: Viewer,
    keep: Callable[[], AbstractContextManager[None]],
) -> None:
    """Each step stands in the life of its task, entry by entry."""
    must_be_running()
    event = f"tasks.task.rung.{reach.step}"
    told = ((pk, division, canonical({"after": {"due_on": str(due_on)}})) for pk, division, due_on in rows)
    entries = Entries(event, Task, told, by=by)
    climbed = (
        Escalation(task_id=pk, division=division, due_on=due_on, step=reach.step.value, on=by.today)
        for pk, division, due_on in rows
    )
    try:
        with keep():
            Escalation.objects.bulk_create(climbed)
            entries.record()
    finally:
        entries.put_away()
