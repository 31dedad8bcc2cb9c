"""One import in a process of its own, on a database of its own: python -m tests.import_child URL STEP.

Says "now" on stdout at the moment asked for and waits there to be killed, or says what there is as JSON.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

ROWS = 2_000
COUNTY = "990101000000"


def start(url: str) -> None:
    os.environ["GONGZHI_TEST_DATABASE"] = url
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongzhi.config.settings.test"
    import django

    django.setup()


def make(home: str) -> None:
    from gongzhi.ground.accounts.models import Post, User
    from gongzhi.ground.divisions.services import put_division
    from tests.migrated import migrate

    migrate()
    put_division(COUNTY, "青禾县")
    user = User.objects.create_user("office")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))


def table() -> list[list[str]]:
    return [["名称", "区划", "类别"], *([f"第{n}队", "青禾县", "社会组织"] for n in range(ROWS))]


def run_it(before: Callable[[], None] = lambda: None) -> Any:
    from gongzhi.ground.accounts.models import User
    from gongzhi.ground.accounts.queries import viewer_for
    from gongzhi.ground.imports.services import keep_upload
    from gongzhi.ground.web.import_carrying import carry_out
    from gongzhi.ground.web.importing import IMPORTS

    by = viewer_for(User.objects.get(username="office"), date(2026, 3, 2))
    data = "\n".join(",".join(row) for row in table()).encode()
    run = keep_upload(
        "organisations", "甲.csv", data, COUNTY, head=0, columns=["name", "division", "kind"], by=by
    )
    before()
    return carry_out(IMPORTS["organisations"], run, table(), by)


def wait_at(module: str, name: str) -> None:
    """Let the real thing happen, then say so and wait for the end."""
    from importlib import import_module

    place: Any = import_module(module)
    *inside, name = name.split(".")
    for part in inside:
        place = getattr(place, part)
    real = getattr(place, name)

    def then_wait(*given: Any, **named: Any) -> Any:
        done = real(*given, **named)
        print("now", flush=True)
        time.sleep(60)
        return done

    setattr(place, name, then_wait)


KILL_AT = {
    "rows": ("gongzhi.ground.records.hands", "Additions.store"),
    "entries": ("gongzhi.ground.audit.services", "Entries.record"),
    "finish": ("gongzhi.ground.web.import_carrying", "finish"),
}


def count() -> None:
    from gongzhi.ground.audit.models import Entry
    from gongzhi.ground.audit.queries import verify
    from gongzhi.ground.imports.models import ImportRun
    from gongzhi.registry.models import Organisation

    found = {
        "rows": Organisation.objects.count(),
        "entries": Entry.objects.filter(event="registry.organisation.added").count(),
        "done": ImportRun.objects.filter(status="done").count(),
        "sound": verify() is None,
    }
    print(json.dumps(found))


def race() -> None:
    """Plan, wait for the word on stdin, write; say how it ended."""
    from gongzhi.ground.refusal import Refused
    from gongzhi.ground.web import import_carrying

    real = import_carrying.room_to_write

    def together() -> Any:
        print("ready", flush=True)
        sys.stdin.readline()
        return real()

    import_carrying.room_to_write = together
    try:
        run_it()
        print("done")
    except Refused as why:
        print(why)


def full() -> None:
    """The disk takes a few pages more and then no more; SQLite says so as a real one does."""
    from django.db import OperationalError, connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages + 40}")
    try:
        run_it()
    except OperationalError as why:
        print(why)


STEPS: dict[str, Callable[[], Any]] = {"count": count, "race": race, "full": full, "run": run_it}

if __name__ == "__main__":
    start(sys.argv[1])
    step = sys.argv[2]
    if step == "make":
        make(sys.argv[1])
    elif step in KILL_AT:
        wait_at(*KILL_AT[step])
        run_it()
    else:
        STEPS[step]()
