"""What a test asks of the trial database: set-up, enqueue, cancel. One JSON list of [act, …] on stdin."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.trial_jobs.settings")
django.setup()

from datetime import date  # noqa: E402

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from gongzhi.ground.accounts.models import User  # noqa: E402
from gongzhi.ground.accounts.viewer import Viewer, holding  # noqa: E402
from gongzhi.ground.jobs.models import Job  # noqa: E402
from gongzhi.ground.jobs.services import cancel, enqueue  # noqa: E402
from tests.trial_jobs.deeds import TABLE  # noqa: E402


def person() -> Viewer:
    return holding((), user_id=User.objects.get().pk, name="试", today=date(2026, 3, 2))


def set_up() -> int:
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    return User.objects.create_user("trial", full_name="试").pk


def ask(name: str, args: dict[str, object], times: int = 1) -> list[int]:
    by = person()
    return [enqueue(name, {**args, "label": f"{args['label']}{n}"}, by=by).pk for n in range(times)]


def stop(pk: int) -> None:
    cancel(Job.objects.get(pk=pk), by=person())


ACTS = {"set_up": set_up, "ask": ask, "stop": stop}

if __name__ == "__main__":
    said = [ACTS[act](*words) for act, *words in json.load(sys.stdin)]
    json.dump(said, sys.stdout)
