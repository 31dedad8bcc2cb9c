"""Many people move one task at once. As a program it makes its own database file: `python -m tests.racing_moves`."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import django

MOVERS, AT_ONCE = 200, 32


def race() -> dict[str, object]:
    """Each has the task before them as it was given out; how many got through, and what the others were told."""
    from django.db import connection

    from gongzhi.ground.accounts.viewer import Held, holding
    from gongzhi.ground.audit.models import Entry
    from gongzhi.ground.audit.queries import verify
    from gongzhi.ground.refusal import Overtaken
    from gongzhi.tasks.models import Task
    from gongzhi.tasks.rules import Move
    from gongzhi.tasks.services import add_task, move_task

    by = holding([Held("office", "990101000000")], user_id=0, name="试", today=date(2026, 3, 2))
    task = add_task(Task(division="990101001001", title="制作门牌"), by=by)
    seen = [Task.objects.get(pk=task.pk) for _ in range(MOVERS)]

    def move(row: Task) -> str:
        try:
            move_task(row, Move.SIGN, by=by)
        except Overtaken as why:
            return str(why)[:6]
        finally:
            connection.close()  # each thread has its own
        return ""

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(move, seen))
    task.refresh_from_db()
    return {
        "won": answers.count(""),
        "told": len([words for words in answers if words]),
        "words": sorted({words for words in answers if words}),
        "status": task.status,
        "version": task.version,
        "entries": Entry.objects.filter(event="tasks.task.moved").count(),
        "whole": verify() is None,
    }


def main() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(race()))


if __name__ == "__main__":
    main()
