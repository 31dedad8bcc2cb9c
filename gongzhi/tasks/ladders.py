"""The escalation ladder as it is read: which tasks have reached which step, and on which step a task stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongzhi.ground.divisions.rules import contains, span
from gongzhi.ground.workdays.rules import state_council_calendar
from gongzhi.programmes.queries import rules_everywhere
from gongzhi.tasks import rules
from gongzhi.tasks.models import Escalation, Task
from gongzhi.tasks.rules import Rung

OWED = Q(status__in=[s.value for s in rules.OWED])


@dataclass(frozen=True)
class Reach:
    """In these places the tasks due on this day or before have reached the step today."""

    step: Rung
    where: Q
    due_by: date

    def tasks(self) -> QuerySet[Task]:
        """Those of which it is not on file yet. The installation's own round looks at every place at once."""
        on_file = Escalation.objects.filter(
            task=OuterRef("pk"), due_on=OuterRef("due_on"), step__in=self.step.and_above()
        )
        return Task.objects.filter(OWED, self.where, ~Exists(on_file), due_on__lte=self.due_by)


def reaches(today: date) -> list[Reach]:
    """The highest step first. A step without a value (未录入) is passed over, and so is a place without the rule."""
    placed = rules_everywhere("escalation", list(Rung), today)
    calendar = state_council_calendar()
    found = []
    for step in reversed(Rung):
        for code in placed.below:
            days = placed.at(code)[step].value
            if days is not None:
                found.append(Reach(step, _own(code, placed.below), rules.latest_due(today, days, calendar)))
    return found


def _own(code: str, ruled: Iterable[str]) -> Q:
    """What lies in a place, without the places below it that have rules of their own."""
    return _within(code) & ~_any(other for other in ruled if other != code and contains(code, other))


def _within(code: str) -> Q:
    first, last = span(code)
    return Q(division__gte=first, division__lte=last)


def _any(codes: Iterable[str]) -> Q:
    found = Q(pk__in=())
    for code in codes:
        found |= _within(code)
    return found


def without_rule(today: date) -> int:
    """How many open tasks with a due day lie where no step has a value."""
    placed = rules_everywhere("escalation", list(Rung), today)
    covered = [
        code for code in placed.below if any(rule.value is not None for rule in placed.at(code).values())
    ]
    return Task.objects.filter(OWED, ~_any(covered), due_on__isnull=False).count()


def steps_of(tasks: Iterable[Task]) -> dict[int, Rung]:
    """The highest step each open task has reached with its present due day: one query, none where nothing is open."""
    due = {task.pk: task.due_on for task in tasks if rules.Status(task.status) not in rules.FINISHED}
    if not due:
        return {}
    rank = list(Rung)
    found: dict[int, Rung] = {}
    for pk, due_on, step in Escalation.objects.filter(task__in=list(due)).values_list(
        "task", "due_on", "step"
    ):
        if due[pk] == due_on:
            found[pk] = max(found.get(pk, Rung(step)), Rung(step), key=rank.index)
    return found


def on_step(step: str) -> Q:
    """Open tasks that stand on exactly this step."""
    here = Escalation.objects.filter(task=OuterRef("pk"), due_on=OuterRef("due_on"))
    higher = [rung.value for rung in Rung(step).and_above()[1:]]
    finished = [status.value for status in rules.FINISHED]
    return (
        Q(Exists(here.filter(step=step))) & ~Q(Exists(here.filter(step__in=higher))) & ~Q(status__in=finished)
    )


def climbed_on(day: date) -> Q:
    """Tasks that reached a step on a day."""
    return Q(Exists(Escalation.objects.filter(task=OuterRef("pk"), on=day)))


def climbs_of(task: Task) -> QuerySet[Escalation]:
    """The whole ladder of one task, the latest first. Seen with its task."""
    return task.escalations.order_by("-on", "-pk")
