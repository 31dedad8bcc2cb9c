"""How the tasks stand, unit by unit or place by place: units and places, never people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Sum, Value, When

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import span
from gongzhi.tasks.models import Task
from gongzhi.tasks.queries import DONE_LATE, IN_TIME, OPEN, tasks_seen_by
from gongzhi.tasks.rules import Status
from gongzhi.tasks.weighing import Weighed

# What counts as done of each: what is closed is done whatever was reported last.
_PROGRESS = Case(
    When(status=Status.DONE.value, then=Value(100)), default=F("progress"), output_field=IntegerField()
)
_COUNTED = ~Q(status=Status.CANCELLED.value)


@dataclass(frozen=True)
class Tally:
    """One unit by its name, or one place by its code. `days_late` is the median of those done late."""

    key: str
    total: int
    unsigned: int
    doing: int
    overdue: int
    in_time: int
    done_late: int
    days_late: int | None
    weighed: Weighed


def tallies(viewer: Viewer, place: str, *, by_place: bool) -> list[Tally]:
    """Two questions however many tasks: the counts, and the days of those done late. Cancelled ones do not count."""
    rows = tasks_seen_by(viewer).filter(_COUNTED)
    if place:
        rows = rows.filter(division__range=span(place))
    keys = ("division",) if by_place else ("lead__name", "lead_words")
    late = _days_late(rows, keys)
    return [
        _tally(key, found, late.get(key, [])) for key, found in sorted(_counts(rows, keys, viewer).items())
    ]


def _key(row: dict[str, Any]) -> str:
    """A unit has one line whether it is on file or only written down, as `led_by` finds it."""
    return str(row["division"] if "division" in row else row["lead__name"] or row["lead_words"])


def _counts(rows: QuerySet[Task], keys: tuple[str, ...], viewer: Viewer) -> dict[str, dict[str, int]]:
    weighed = Q(weight__isnull=False)
    asked = (
        rows.order_by()
        .values(*keys)
        .annotate(
            total=Count("pk"),
            unsigned=Count("pk", filter=Q(status=Status.TODO.value)),
            doing=Count("pk", filter=Q(status=Status.DOING.value)),
            overdue=Count("pk", filter=OPEN & Q(due_on__lt=viewer.today)),
            in_time=Count("pk", filter=IN_TIME),
            done_late=Count("pk", filter=DONE_LATE),
            weight_sum=Sum("weight"),
            done=Sum(F("weight") * _PROGRESS),
            unweighted=Count("pk", filter=~weighed),
            unreported=Count("pk", filter=weighed & Q(progress__isnull=True) & ~Q(status=Status.DONE.value)),
        )
    )
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in asked:
        for name, n in row.items():
            if name not in keys:
                found[_key(row)][name] += n or 0
    return found


def _days_late(rows: QuerySet[Task], keys: tuple[str, ...]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for row in rows.filter(DONE_LATE).order_by().values(*keys, "due_on", "done_on").iterator():
        found[_key(row)].append((row["done_on"] - row["due_on"]).days)
    return found


def _tally(key: str, n: dict[str, int], late: Iterable[int]) -> Tally:
    days = list(late)
    return Tally(
        key,
        n["total"],
        n["unsigned"],
        n["doing"],
        n["overdue"],
        n["in_time"],
        n["done_late"],
        round(median(days)) if days else None,
        Weighed(n["weight_sum"], n["done"], n["unweighted"], n["unreported"]),
    )
