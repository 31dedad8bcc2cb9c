"""What a register costs: a page of 50 of 100,000 rows, the same by the API, and all of them as .xlsx.

The page is asked through the whole stack (session, viewer, frame, saved views), filtered by status and community, and
compared with a bare Django view of the same two questions behind the same middleware: a table in a template, without
frame, filters, views or acts; the API with a bare JsonResponse of the same rows. How far the page is from rows put
together by hand, without any template, is printed too. The file is compared with XlsxWriter alone (constant_memory) writing the same values from memory. All work,
SQLite's too, is done in one process; what is counted is its CPU time, which neighbours on the machine do not change.

Run with `python -m bench.listing [--rows N]`; ends with 1 where a goal of docs is missed: a page at 0.35 and JSON at 0.7
of the bare view's throughput, a file at 1.5 times XlsxWriter's time. Each file is written in a process of its own, whose peak
memory is printed.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import IO, Any

PAGE, JSON, FILE = 0.35, 0.7, 1.5
ROUNDS, ASKED = 7, 30
COUNTY = "990101000000"
STREETS, COMMUNITIES = 38, 150
QUESTION = "?status=doing&place={place}&size=50"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--rows", type=int, default=100_000)
    asked.add_argument("--part", choices=("page", "ours", "alone"), help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.part:
        _ready()
        print(json.dumps({"page": pages, "ours": ours, "alone": alone}[given.part]()))
        return 0
    with tempfile.TemporaryDirectory(prefix="gongzhi-bench-") as home:
        env = {**os.environ, "GONGZHI_TEST_DATABASE": f"sqlite:///{home}/bench.db"}
        os.environ.update(env)
        _ready()
        fill(given.rows)
        return report(given.rows, env)


def _ready() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongzhi.config.settings.test")
    import django

    django.setup()


def fill(rows: int) -> None:
    """A county with 38 streets, 150 communities and as many tasks as asked for, written past the services."""
    from django.core.management import call_command

    from gongzhi.ground.accounts.models import Post, User
    from gongzhi.ground.accounts.queries import viewer_for
    from gongzhi.ground.divisions.models import Division
    from gongzhi.registry.models import Organisation
    from gongzhi.tasks.models import Task
    from gongzhi.tasks.services import add_task

    call_command("migrate", verbosity=0)
    communities = [f"990101{1 + n % STREETS:03d}{1 + n // STREETS:03d}" for n in range(COMMUNITIES)]
    streets = sorted({code[:9] + "000" for code in communities})
    Division.objects.bulk_create(
        Division(code=c, name=f"第{c[6:]}区划") for c in [COUNTY, *streets, *communities]
    )
    user = User.objects.create(username="bench", full_name="测量")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))
    leads = Organisation.objects.bulk_create(
        Organisation(division=COUNTY, name=f"县第{n}局", kind="department") for n in range(40)
    )
    states = ("todo", "doing", "doing", "submitted", "done", "done")
    first = date(2026, 1, 1)
    Task.objects.bulk_create(
        (
            Task(
                division=communities[n % COMMUNITIES],
                title=f"第{n}项：完成社区阵地改造和服务项目落地",
                lead=leads[n // 7 % len(leads)],
                status=states[n // COMMUNITIES % len(states)],
                category=("space", "service", "funds", "other")[n % 4],
                starts_on=first + timedelta(days=n % 90),
                due_on=first + timedelta(days=100 + n % 500),
                progress=n % 101 if n % 7 else None,
            )
            for n in range(rows)
        ),
        batch_size=2000,
    )
    by = viewer_for(user, date(2026, 11, 24))
    add_task(
        Task(division=COUNTY, title="经服务登记的一项"), by=by
    )  # like every row of a real county: the audit begins


def report(rows: int, env: dict[str, str]) -> int:
    page = _child("page", env)
    print(
        f"a page, 50 of {rows:,} rows by status and community ({page['found']} found, {page['queries']} queries),"
        " answers a CPU second"
    )
    html, told = page["ours"] / page["bare"], page["api"] / page["bare_json"]
    print(
        f"  page {page['ours']:7.1f}   bare template {page['bare']:7.1f}   ratio {html:.2f} (goal ≥ {PAGE})"
    )
    print(
        f"  page {page['ours']:7.1f}   rows by hand  {page['by_hand']:7.1f}   ratio {page['ours'] / page['by_hand']:.2f}"
    )
    print(
        f"  JSON {page['api']:7.1f}   bare JSON     {page['bare_json']:7.1f}   ratio {told:.2f} (goal ≥ {JSON})"
    )
    best: dict[str, dict[str, float]] = {}
    for part in ("alone", "ours") * 3:
        told = _child(part, env)
        if part not in best or told["seconds"] < best[part]["seconds"]:
            best[part] = told
    times = best["ours"]["seconds"] / best["alone"]["seconds"]
    print(f"all {rows:,} rows as .xlsx, {best['ours']['bytes'] / 1e6:.1f} MB")
    print(
        f"  ours {best['ours']['seconds']:.2f} s, peak {best['ours']['mb']:.0f} MB"
        f" ({best['ours']['grown']:.0f} MB over the idle process)"
    )
    print(f"  XlsxWriter alone {best['alone']['seconds']:.2f} s   ratio {times:.2f} (goal ≤ {FILE})")
    return 0 if html >= PAGE and told >= JSON and times <= FILE else 1


def _child(part: str, env: dict[str, str]) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.listing", "--part", part]
    said = subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout
    told: dict[str, Any] = json.loads(said.splitlines()[-1])
    return told


def _client() -> Any:
    from django.test import Client

    from gongzhi.ground.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username="bench"))
    return client


def _program() -> Any:
    """A program with a token of the same person."""
    from django.test import Client
    from django.utils.timezone import localdate

    from gongzhi.api.services import make_token
    from gongzhi.ground.accounts.models import User
    from gongzhi.ground.accounts.queries import viewer_for

    today = localdate()
    by = viewer_for(User.objects.get(username="bench"), today)
    _, words = make_token("测量", today + timedelta(days=1), by=by)
    return Client(headers={"authorization": f"Bearer {words}"})


TABLE = """<!DOCTYPE html><title>{{ count }}</title><table>{% for t in rows %}<tr>
<td><a href="/tasks/{{ t.pk }}/">{{ t.title }}</a></td><td>{{ t.get_status_display }}</td><td>{{ t.progress }}</td>
<td>{{ t.lead_name }}</td><td>{{ t.due_on }}</td><td>{{ t.get_category_display }}</td><td>{{ t.division }}</td>
</tr>{% endfor %}</table>"""


def _asked(viewer: Any, place: str) -> tuple[int, Any]:
    """The two questions the register asks: how many, and the first fifty in its order."""
    from gongzhi.tasks.queries import tasks_seen_by
    from gongzhi.tasks.registers import TASKS

    rows = tasks_seen_by(viewer).filter(status="doing", division__range=(place, place))
    return rows.count(), rows.order_by(*TASKS.order)[:50]


def bare(request: Any) -> Any:
    """The two questions, and a table in a template."""
    from django.http import HttpResponse
    from django.template import Context

    count, rows = _asked(request.viewer, request.GET["place"])
    return HttpResponse(_table().render(Context({"count": count, "rows": rows})))


@cache
def _table() -> Any:
    from django.template import Template

    return Template(TABLE)


def by_hand(request: Any) -> Any:
    from django.http import HttpResponse
    from django.utils.html import escape

    count, rows = _asked(request.viewer, request.GET["place"])
    lines = [
        f"<tr><td><a href='/tasks/{t.pk}/'>{escape(t.title)}</a></td><td>{escape(t.get_status_display())}</td>"
        f"<td>{t.progress}</td><td>{escape(t.lead_name)}</td><td>{t.due_on}</td>"
        f"<td>{escape(t.get_category_display())}</td><td>{t.division}</td></tr>"
        for t in rows
    ]
    return HttpResponse(f"<!DOCTYPE html><title>{count}</title><table>{''.join(lines)}</table>")


def bare_json(request: Any) -> Any:
    """The same token, the same two questions."""
    from django.http import JsonResponse
    from django.utils.timezone import localdate

    from gongzhi.api.queries import viewer_by_token

    viewer = viewer_by_token(request.headers["authorization"].removeprefix("Bearer "), localdate())
    count, rows = _asked(viewer, request.GET["place"])
    told = [
        {
            "id": t.pk,
            "title": t.title,
            "status": str(t.get_status_display()),
            "progress": t.progress,
            "lead": t.lead_name,
            "due_on": t.due_on,
            "category": str(t.get_category_display()),
            "division": t.division,
        }
        for t in rows
    ]
    return JsonResponse({"count": count, "rows": told})


def pages() -> dict[str, Any]:
    from django.contrib.auth.decorators import login_not_required
    from django.db import connection
    from django.test.utils import CaptureQueriesContext, override_settings
    from django.urls import clear_url_caches, path, reverse

    from gongzhi.config import urls

    bares = {"bare": bare, "by_hand": by_hand, "bare_json": login_not_required(bare_json)}
    urls.urlpatterns += [path(f"bench/{name}/", view) for name, view in bares.items()]
    clear_url_caches()
    client, program = _client(), _program()
    question = QUESTION.format(place="990101001001")
    asked: dict[str, Callable[[], Any]] = {
        "ours": lambda: client.get(reverse("tasks:tasks") + question),
        "api": lambda: program.get(reverse("api-v1:tasks") + question),
        "bare": lambda: client.get(f"/bench/bare/{question}"),
        "by_hand": lambda: client.get(f"/bench/by_hand/{question}"),
        "bare_json": lambda: program.get(f"/bench/bare_json/{question}"),
    }
    with override_settings(DEBUG=False):
        answers = {name: ask() for name, ask in asked.items()}
        wrong = {name: a.status_code for name, a in answers.items() if a.status_code != 200}
        assert wrong == {}
        assert all(answers[name].content.count(b"<tr>") >= 50 for name in ("ours", "bare", "by_hand"))
        assert all(len(answers[name].json()["rows"]) == 50 for name in ("api", "bare_json"))
        with CaptureQueriesContext(connection) as queries:
            asked["ours"]()
        rates = dict.fromkeys(asked, 0.0)
        for _ in range(ROUNDS):
            for name, ask in asked.items():
                rates[name] = max(rates[name], _rate(ask))
    return {**rates, "found": answers["bare_json"].json()["count"], "queries": len(queries)}


def _rate(ask: Callable[[], object]) -> float:
    begun = time.process_time()
    for _ in range(ASKED):
        ask()
    return ASKED / (time.process_time() - begun)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ours() -> dict[str, float]:
    """What a job of 任务中心 does: the register is read and written to a file, and the audit told."""
    from django.http import QueryDict
    from django.urls import resolve

    from gongzhi.ground.accounts.models import User
    from gongzhi.ground.accounts.queries import viewer_for
    from gongzhi.ground.web.exports import write_file
    from gongzhi.ground.web.listing import Listing
    from gongzhi.ground.web.viewers import Request
    from gongzhi.tasks.registers import TASKS

    asked = Request()
    asked.path, asked.resolver_match = "/tasks/", resolve("/tasks/")
    asked.viewer = viewer_for(User.objects.get(username="bench"), date(2026, 11, 24))
    asked.GET = QueryDict("export=xlsx")
    shown = Listing(TASKS, asked)
    idle, begun = _peak(), time.process_time()
    with tempfile.TemporaryFile() as out:
        rows = write_file(shown, "xlsx", out, shown.chunks())
        size = out.tell()
    spent = time.process_time() - begun
    return {"seconds": spent, "mb": _peak(), "grown": _peak() - idle, "bytes": size, "rows": rows}


def alone() -> dict[str, float]:
    """The same values, ready in memory, written by XlsxWriter as its manual shows."""
    from gongzhi.ground.accounts.models import User
    from gongzhi.ground.accounts.queries import viewer_for
    from gongzhi.ground.web.cells import Light
    from gongzhi.tasks.registers import TASKS

    viewer = viewer_for(User.objects.get(username="bench"), date(2026, 11, 24))
    found = list(TASKS.rows(viewer).order_by(*TASKS.order))
    TASKS.prepare(found, viewer)
    rows = [
        [
            _ready_made(value.word if isinstance(value, Light) else value)
            for value in (c.value(r) for c in TASKS.columns)
        ]
        for r in found
    ]
    begun = time.process_time()
    with tempfile.TemporaryFile() as out:
        _write_alone(out, rows)
        size = out.tell()
    return {"seconds": time.process_time() - begun, "mb": _peak(), "bytes": size}


def _ready_made(value: Any) -> Any:
    if value is None:
        return "未知"
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a sheet knows no zone
    return value if isinstance(value, int) else str(value)


def _write_alone(out: IO[bytes], rows: list[list[Any]]) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for at, row in enumerate(rows):
        for i, value in enumerate(row):
            if isinstance(value, datetime):
                sheet.write_datetime(at, i, value, day)
            elif isinstance(value, int):
                sheet.write_number(at, i, value)
            else:
                sheet.write_string(at, i, value)
    book.close()


if __name__ == "__main__":
    if str(Path.cwd()) not in sys.path:
        sys.path.insert(0, str(Path.cwd()))
    sys.exit(main())
