"""What the figures by unit cost over 100,000 tasks, beside SQL written by hand for the same numbers.

Compared are the whole page (session, viewer, frame, counts, medians, links) and the two questions as somebody would write
them who needs no scope, their answers put together as plainly. All work, SQLite's too, is done in one process; CPU time,
the best of several. Run with `python -m bench.tallies [--rows N]`; the goal is that of every dashboard, at most 1.3.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from statistics import median
from typing import Any

ROUNDS, ASKED, GOAL = 5, 3, 1.3
COUNTS = """
SELECT coalesce(o.name, t.lead_words), count(*), sum(t.status = 'todo'), sum(t.status = 'doing'),
       sum(t.status NOT IN ('done', 'cancelled') AND t.due_on < :today),
       sum(t.status = 'done' AND t.done_on <= t.due_on), sum(t.status = 'done' AND t.done_on > t.due_on),
       sum(t.weight), sum(t.weight * CASE WHEN t.status = 'done' THEN 100 ELSE t.progress END),
       sum(t.weight IS NULL), sum(t.weight IS NOT NULL AND t.progress IS NULL AND t.status <> 'done')
FROM tasks_task t LEFT JOIN registry_organisation o ON o.id = t.lead_id
WHERE t.status <> 'cancelled' AND t.division BETWEEN :first AND :last
GROUP BY 1
"""
LATE = """
SELECT coalesce(o.name, t.lead_words), t.due_on, t.done_on
FROM tasks_task t LEFT JOIN registry_organisation o ON o.id = t.lead_id
WHERE t.status = 'done' AND t.done_on > t.due_on AND t.division BETWEEN :first AND :last
"""


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
        live()
        return report(rows)


def live() -> None:
    """Days on which tasks were done, and weights of all but a few."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE tasks_task SET done_on = date(due_on, (id % 21 - 10) || ' days') WHERE status = 'done'"
        )
        cursor.execute("UPDATE tasks_task SET weight = id % 9 + 1 WHERE id % 50 > 0")


def report(rows: int) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import override_settings
    from django.urls import reverse
    from django.utils.timezone import localdate

    from gongzhi.ground.accounts.models import User
    from gongzhi.ground.accounts.queries import viewer_for
    from gongzhi.ground.divisions.rules import span
    from gongzhi.tasks.models import Task
    from gongzhi.tasks.tallies import tallies

    client, today = Client(), localdate()
    user = User.objects.get(username="bench")
    client.force_login(user)
    viewer = viewer_for(user, today)
    rows = Task.objects.count()
    place = viewer.home() or ""
    first, last = span(place)
    scope = {"today": today.isoformat(), "first": first, "last": last}

    def by_hand() -> dict[str, tuple[Any, ...]]:
        with connection.cursor() as cursor:
            late: dict[str, list[int]] = {}
            for key, due, done in cursor.execute(LATE, scope).fetchall():
                late.setdefault(key, []).append((done - due).days)
            counts = cursor.execute(COUNTS, scope).fetchall()
        return {key: (*rest, round(median(late[key])) if key in late else None) for key, *rest in counts}

    asked: dict[str, Callable[[], Any]] = {
        "the page": lambda: client.get(reverse("tasks:tally")),
        "the figures": lambda: tallies(viewer, "", by_place=False),
        "SQL by hand": by_hand,
    }
    with override_settings(DEBUG=False):
        assert asked["the page"]().status_code == 200
        told = {t.key: (t.total, t.overdue, t.done_late, t.days_late) for t in asked["the figures"]()}
        plain = {key: (n[0], n[3] or 0, n[5] or 0, n[-1]) for key, n in by_hand().items()}
        assert told == plain and sum(n[0] for n in plain.values()) > rows // 2
        best = {name: min(_seconds(ask) for _n in range(ROUNDS)) for name, ask in asked.items()}
    ratio = best["the page"] / best["SQL by hand"]
    print(f"figures by unit over {rows:,} tasks of {len(told)} units")
    for name, seconds in best.items():
        print(f"  {name:12} {1000 * seconds:7.1f} ms   {seconds / best['SQL by hand']:5.2f} × by hand")
    print(f"  the page {ratio:.2f} × (goal ≤ {GOAL})")
    return 0 if ratio <= GOAL else 1


def _seconds(ask: Callable[[], Any]) -> float:
    begun = time.process_time()
    for _n in range(ASKED):
        ask()
    return (time.process_time() - begun) / ASKED


if __name__ == "__main__":
    sys.exit(main())
