"""Many people move one record at once. As a program it makes its own database file: `python -m tests.racing_moves`."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import django

from tests.migrated import migrate

MOVERS, AT_ONCE = 200, 32


def race() -> dict[str, dict[str, object]]:
    return {what: _race(what) for what in START}


def _race(what: str) -> dict[str, object]:
    """Each has the record before them as it was; how many got through, and what the others were told."""
    from django.db import connection

    from gongzhi.ground.accounts.viewer import Held, holding
    from gongzhi.ground.audit.models import Entry
    from gongzhi.ground.audit.queries import verify
    from gongzhi.ground.refusal import Overtaken

    by = holding([Held("office", "990101000000")], user_id=0, name="试", today=date(2026, 3, 2))
    row, event, walk = START[what](by)
    seen = [type(row).objects.get(pk=row.pk) for _ in range(MOVERS)]

    def move(each: Any) -> str:
        try:
            walk(each)
        except Overtaken as why:
            return str(why)[:6]
        finally:
            connection.close()  # each thread has its own
        return ""

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(move, seen))
    row.refresh_from_db()
    return {
        "won": answers.count(""),
        "told": len([words for words in answers if words]),
        "words": sorted({words for words in answers if words}),
        "status": row.status,
        "version": row.version,
        "entries": Entry.objects.filter(event=event).count(),
        "whole": verify() is None,
    }


Start = tuple[Any, str, Callable[[Any], object]]


def _task(by: Any) -> Start:
    from gongzhi.tasks.models import Task
    from gongzhi.tasks.rules import Move
    from gongzhi.tasks.services import add_task, move_task

    task = add_task(Task(division="990101001001", title="制作门牌"), by=by)
    return task, "tasks.task.moved", lambda row: move_task(row, Move.SIGN, by=by)


def _project(by: Any) -> Start:
    from gongzhi.projects.models import Project
    from gongzhi.projects.rules import Move
    from gongzhi.projects.services.charters import move_project

    # Approved before, and without milestones: no gate is shut.
    project = Project.objects.create(division="990101001001", name="门牌", status="approved")
    return project, "projects.project.moved", lambda row: move_project(row, Move.START, by=by)


def _finding(by: Any) -> Start:
    from gongzhi.supervision.models import Finding
    from gongzhi.supervision.rules import FindingMove
    from gongzhi.supervision.services.findings import add_finding, move_finding

    day = {"found_on": by.today, "due_on": by.today}
    finding = add_finding(Finding(division="990101001001", text="门牌没装", lead_words="社区", **day), by=by)
    return finding, "supervision.finding.moved", lambda row: move_finding(row, FindingMove.ISSUE, by=by)


# What is raced for: a fresh record, the event of its entry, and the move.
START = {"task": _task, "project": _project, "finding": _finding}


def main() -> None:
    django.setup()

    migrate()
    print(json.dumps(race()))


if __name__ == "__main__":
    main()
