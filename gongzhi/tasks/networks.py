"""Tasks that hang together: their plan, their forecast, and which are not started or severely late.

What is reckoned is the same for whoever looks: it goes over the whole network, also where it leaves the place of the
viewer. Nothing but days comes of what they may not see; names are asked behind `tasks_seen_by`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import county, span
from gongzhi.ground.workdays.rules import state_council_calendar
from gongzhi.programmes.queries import RuleValue, rules_for
from gongzhi.tasks.forecasting import Forecast, Late, Limits, Standing, Work, forecast, verdict
from gongzhi.tasks.models import Dependency, Task
from gongzhi.tasks.planning import Activity, Line, Link, Timing, linked_with, schedule
from gongzhi.tasks.rules import FINISHED, NOT_BEGUN, SEE, Status

LIMITS = ("not_started_workdays", "severe_workdays")


def dependencies_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Dependency]:
    """The one door to dependencies: they are seen with the task that waits."""
    return Dependency.objects.filter(viewer.within(act)).select_related("before", "after")


def county_links(division: str) -> list[Link]:
    """Every link within the county of a division: one query."""
    rows = Dependency.objects.filter(division__range=span(county(division))).order_by()
    return [Link(*row) for row in rows.values_list("before_id", "after_id", "lag")]


def dependencies_before(task: Task) -> dict[int, int]:
    """The dependency of each task this one waits for, by the key of that task."""
    return dict(Dependency.objects.filter(after=task).values_list("before_id", "pk"))


@dataclass(frozen=True)
class Network:
    """Some tasks of one place, with all that hangs together with them. `waits`: the links between tasks not cancelled."""

    links: tuple[Link, ...]
    waits: tuple[Link, ...]
    timings: dict[int, Timing]
    forecasts: dict[int, Forecast]
    late: dict[int, Late | None]
    rules: tuple[RuleValue, ...]

    @cached_property
    def _linked(self) -> set[int]:
        return {key for link in self.waits for key in (link.before, link.after)}

    @cached_property
    def _before(self) -> dict[int, list[Link]]:
        found: dict[int, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.after, []).append(link)
        return found

    def linked(self, key: int) -> bool:
        return key in self._linked

    def before(self, key: int) -> list[Link]:
        return self._before.get(key, [])

    def after(self, key: int) -> list[Link]:
        return [link for link in self.links if link.before == key]


def network_of(tasks: Collection[Task], division: str, today: date) -> Network:
    """What hangs together with these tasks of one place: four queries, two more where it leaves the place.

    Cancelled tasks are not reckoned with: nothing waits for them until they are taken up again.
    """
    links = _links_of({task.pk for task in tasks}, division)
    rows = {task.pk: task for task in tasks}
    missing = {key for link in links for key in (link.before, link.after)} - rows.keys()
    rows |= Task.objects.in_bulk(missing) if missing else {}
    alive = {key: task for key, task in rows.items() if task.status != Status.CANCELLED}
    waits = [link for link in links if {link.before, link.after} <= alive.keys()]
    calendar = state_council_calendar()
    works = _works(alive.values())
    forecasts = forecast(works, waits, today, calendar)
    found = rules_for(division, "lateness", LIMITS, today)
    limits = Limits(*(found[key].value for key in LIMITS))
    return Network(
        tuple(links),
        tuple(waits),
        schedule([work.activity for work in works], waits, calendar),
        forecasts,
        {
            task.pk: verdict(_standing(task, forecasts[task.pk]), today, limits, calendar)
            for task in tasks
            if Status(task.status) not in FINISHED
        },
        tuple(found.values()),
    )


def _links_of(keys: set[int], division: str) -> list[Link]:
    """The links of the networks these tasks are in. Most stay within their place; else the county's are asked."""
    place = span(division)
    inward = Dependency.objects.filter(division__range=place).order_by()
    found = list(inward.values_list("before_id", "after_id", "lag", "before__division"))
    outward = Dependency.objects.filter(before__division__range=place).exclude(division__range=place)
    if any(not place[0] <= code <= place[1] for *_link, code in found) or outward.exists():
        links = county_links(division)
    else:
        links = [Link(before, after, lag) for before, after, lag, _code in found]
    hanging = linked_with(keys, links)
    return [link for link in links if link.before in hanging]


def _works(tasks: Iterable[Task]) -> list[Work]:
    tasks = list(tasks)
    first = min((task.starts_on for task in tasks if task.starts_on), default=None)
    line = Line(state_council_calendar(), first) if first else None
    return [
        Work(
            Activity(t.pk, line.length(t.starts_on, t.due_on) if line else None, t.starts_on),
            t.progress,
            handed_in=t.status == Status.SUBMITTED,
            closed=t.status == Status.DONE,
            closed_on=t.done_on,
        )
        for t in tasks
    ]


def _standing(task: Task, found: Forecast) -> Standing:
    return Standing(Status(task.status) not in NOT_BEGUN, task.starts_on, task.due_on, found.finish)
