"""The morning's round over many overdue tasks: python -m bench.ladder [TASKS]. Uses a database file of its own."""

import os
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

TASKS = 100_000


def main(number: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongzhi.config.settings.test")
        os.environ["GONGZHI_TEST_DATABASE"] = f"sqlite:///{Path(folder) / 'ladder.db'}"
        _run(number)


def _run(number: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from gongzhi.ground.accounts.models import Post, User
    from gongzhi.ground.accounts.viewer import Held, holding
    from gongzhi.ground.audit.models import Entry
    from gongzhi.programmes.services import enter_default_rules
    from gongzhi.tasks.escalating import climb
    from gongzhi.tasks.models import Escalation, Task

    call_command("migrate", verbosity=0)
    today = date(2026, 3, 2)
    office = holding([Held("office", "990101000000")], user_id=0, name="bench", today=today)
    enter_default_rules("990101000000", by=office)
    places = [f"990101{street:03}{place:03}" for street in range(1, 11) for place in range(1, 21)]
    for place in places:
        user = User.objects.create_user(f"u{place}")
        Post.objects.create(user=user, role="community", division=place, starts_on=date(2020, 1, 1))
    Task.objects.bulk_create(
        (
            Task(
                division=places[n % len(places)],
                title=f"任务{n}",
                due_on=today - timedelta(days=n % 60 - 10),
                status=("todo", "received", "doing")[n % 3],
            )
            for n in range(number)
        ),
        batch_size=5_000,
    )
    for said in ("first round", "second round"):
        began = time.perf_counter()
        written = climb(holding((), user_id=0, name="bench", today=today))
        seconds = time.perf_counter() - began
        print(f"{said}: {number:,} tasks, {written:,} taken up in {seconds:.1f} s")
    entries = Entry.objects.filter(event__startswith="tasks.task.rung").count()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{Escalation.objects.count():,} steps, {entries:,} entries on file, peak {peak} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TASKS)
