"""What the Gantt chart of one community costs in a county of 100,000 tasks, beside the bare questions behind it.

A community of 260 tasks, each waiting for two others of it; one task in ten of the whole county waits for another one.
Compared are the whole page (session, viewer, frame, plan, forecast, bars) and the questions alone, put to the database
by hand: the tasks, their links, the rule. All work, SQLite's too, is done in one process; CPU time, the best of several.
A bare template that puts the same questions and draws one row and one bar a task, without plan or forecast, is what the goal
of a list page (a third of its throughput) is taken of. Printed too: plan and forecast alone, and the page of a task whose network leaves its community, so that all links of the
county are asked.

Run with `python -m bench.gantt [--rows N]`.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from typing import Any

ROUNDS, ASKED = 5, 10
PLACE, NEXT = "990101001001", "990101002001"
SIZE, GOAL = 260, 0.35
CHART = """<!DOCTYPE html><title>{{ rows|length }}</title><table>{% for t in rows %}<tr>
<th><a href="/tasks/{{ t.pk }}/">{{ t.title }}</a></th>
<td><svg width="752" height="22"><rect x="{{ t.starts_on.day }}" y="6" width="{{ t.due_on.day }}" height="10" /></svg></td>
<td>{{ t.get_status_display }}</td><td>{{ t.progress }}%</td><td>{{ t.starts_on }}</td><td>{{ t.due_on }}</td>
<td>{{ t.lead_name }}</td><td>{{ t.note }}</td><td>{{ t.evidence_note }}</td>
<td><a href="/tasks/{{ t.pk }}/dates/">{{ t.pk }}</a></td></tr>{% endfor %}</table>"""


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--rows", type=int, default=100_000)
    rows = asked.parse_args().rows
    with tempfile.TemporaryDirectory(prefix="gongzhi-bench-") as home:
        os.environ["GONGZHI_TEST_DATABASE"] = f"sqlite:///{home}/bench.db"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongzhi.config.settings.test")
        import django

        django.setup()
        from bench.listing_rows import fill

        fill(rows)
        return report(rows, link())


def link() -> int:
    """Make the community measured as large as it may be drawn, and link; the key of a task that waits across the border."""
    from gongzhi.tasks.models import Dependency, Task

    keys = list(Task.objects.order_by("pk").values_list("pk", "division"))
    Dependency.objects.bulk_create(
        (
            Dependency(division=after[1], before_id=before[0], after_id=after[0])
            for before, after in zip(keys[::10], keys[7::10], strict=False)
            if PLACE not in (before[1], after[1])
        ),
        batch_size=2000,
    )
    Task.objects.filter(division=PLACE).exclude(
        pk__in=[k for k, code in keys if code == PLACE][:SIZE]
    ).update(division=NEXT)
    own = list(Task.objects.filter(division=PLACE).order_by("pk").values_list("pk", flat=True))
    pairs = [(own[n - back], own[n]) for n in range(len(own)) for back in (1, 9) if n >= back]
    Dependency.objects.bulk_create(Dependency(division=PLACE, before_id=a, after_id=b) for a, b in pairs)
    outside = Dependency.objects.exclude(division=PLACE).order_by("pk")[0]
    return int(outside.after_id)


def report(rows: int, across: int) -> int:
    from django.db import connection
    from django.template import Context, Template
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, override_settings
    from django.urls import reverse

    from gongzhi.ground.accounts.models import User
    from gongzhi.tasks.models import Dependency, Task
    from gongzhi.tasks.networks import network_of

    client = Client()
    client.force_login(User.objects.get(username="bench"))
    place, today = (PLACE[:9] + "000", PLACE[:9] + "999"), date(2026, 11, 24)
    tasks = list(Task.objects.filter(division=PLACE).select_related("lead"))

    template = Template(CHART)

    def bare() -> list[Task]:
        found = list(
            Task.objects.filter(division=PLACE).select_related("lead").order_by("due_on", "pk")[:301]
        )
        list(Dependency.objects.filter(division=PLACE).values_list("before_id", "after_id", "lag"))
        Dependency.objects.filter(before__division=PLACE).exclude(division__range=place).exists()
        return found

    url = f"{reverse('tasks:gantt')}?place={PLACE}"
    asked: dict[str, Callable[[], Any]] = {
        "the page": lambda: client.get(url),
        "plan and forecast": lambda: network_of(tasks, PLACE, today),
        "bare questions": bare,
        "bare template": lambda: template.render(Context({"rows": bare()})),
        "page of a task whose network leaves its community": lambda: client.get(
            reverse("tasks:task", args=[across])
        ),
    }
    with override_settings(DEBUG=False):
        for ask in asked.values():
            ask()
        assert asked["the page"]().content.count(b"<tr>") == len(tasks) + 1
        with CaptureQueriesContext(connection) as questions:
            asked["the page"]()
            number = len(questions)
        best = {name: min(_seconds(ask) for _n in range(ROUNDS)) for name, ask in asked.items()}
    print(
        f"the Gantt chart of {len(tasks)} of {rows:,} tasks, {Dependency.objects.count():,} links in the county,"
        f" {number} queries"
    )
    for name, seconds in best.items():
        print(f"  {name:50} {1000 * seconds:6.1f} ms   {seconds / best['bare questions']:4.1f} × bare")
    ratio = best["bare template"] / best["the page"]
    print(f"  the page has {ratio:.2f} of the throughput of a bare template (goal ≥ {GOAL})")
    return 0 if ratio >= GOAL else 1


def _seconds(ask: Callable[[], Any]) -> float:
    begun = time.process_time()
    for _n in range(ASKED):
        ask()
    return (time.process_time() - begun) / ASKED


if __name__ == "__main__":
    sys.exit(main())
