from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import county, span
from gongzhi.orders import rules
from gongzhi.orders.models import Item, Order
from gongzhi.orders.rules import Answer, Status
from gongzhi.tasks.models import Task
from gongzhi.tasks.queries import OPEN, tasks_seen_by

ANSWERED = Q(status__in=[s.value for s in rules.ANSWERED])
OWED = Q(status__in=[s.value for s in rules.OWED])
OFFERED = 300  # tasks to choose among


def orders_seen_by(viewer: Viewer, act: str = rules.SEE) -> QuerySet[Order]:
    """The one door to orders: every page, export and job starts here."""
    return Order.objects.filter(viewer.within(act)).select_related("lead")


def items_of(order: Order) -> QuerySet[Item]:
    """Seen with their order."""
    return Item.objects.filter(order=order).select_related("task", "task__lead")


def open_tasks_of(order: Order) -> int:
    return Task.objects.filter(OPEN, order_items__order=order).count()


def answered(viewer: Viewer, how: Answer) -> Q:
    """The condition under which `rules.answer` says so today."""
    conditions = {
        Answer.IN_TIME: ANSWERED & Q(replied_on__lte=F("reply_by")),
        Answer.LATE: (ANSWERED & Q(replied_on__gt=F("reply_by"))) | (OWED & Q(reply_by__lt=viewer.today)),
        Answer.WAITING: OWED & Q(reply_by__gte=viewer.today),
        Answer.REVOKED: Q(status=Status.REVOKED.value),
    }
    return conditions[how]


def next_serial(county: str, year: int) -> int:
    last = Order.objects.filter(county=county, year=year).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def may_be_pressed(viewer: Viewer) -> QuerySet[Task]:
    """Open tasks that somebody leads, where this viewer may issue orders; what is late first."""
    rows = tasks_seen_by(viewer).filter(viewer.within(rules.ISSUE), OPEN)
    return rows.exclude(lead__isnull=True, lead_words="").order_by(F("due_on").asc(nulls_last=True), "pk")


def late_with(task: Task, viewer: Viewer) -> Sequence[Task]:
    """The other tasks of the same unit in the same county that are open and past their day."""
    first, last = span(county(task.division))
    rows = may_be_pressed(viewer).filter(due_on__lt=viewer.today, division__gte=first, division__lte=last)
    unit = Q(lead=task.lead_id) if task.lead_id else Q(lead__isnull=True, lead_words=task.lead_words)
    return list(rows.filter(unit).exclude(pk=task.pk)[: rules.AT_MOST])


def orders_on(task: Task, viewer: Viewer) -> QuerySet[Order]:
    """The orders a task stands on, as far as the viewer sees them."""
    return orders_seen_by(viewer).filter(items__task=task)


@dataclass(frozen=True)
class UnitAnswers:
    """How one unit answers its orders. Units, never people."""

    lead: str
    issued: int
    in_time: int
    late: int
    waiting: int


def by_unit(viewer: Viewer) -> list[UnitAnswers]:
    """One question; in the order of names. Revoked orders do not count."""
    counted = orders_seen_by(viewer).exclude(status=Status.REVOKED.value)
    asked: Any = (
        counted.order_by()
        .values("lead__name", "lead_words")
        .annotate(
            issued=Count("pk"),
            **{
                how.value: Count("pk", filter=answered(viewer, how))
                for how in Answer
                if how != Answer.REVOKED
            },
        )
    )
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for row in asked:
        counts = found[row["lead__name"] or row["lead_words"]]
        for at, name in enumerate(("issued", "in_time", "late", "waiting")):
            counts[at] += row[name]
    return [UnitAnswers(lead, *counts) for lead, counts in sorted(found.items())]
