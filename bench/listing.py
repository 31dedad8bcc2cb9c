"""What a register costs: a page of 50 of 100,000 rows, the same by the API, and all of them as .xlsx.

The page is asked through the whole stack (session, viewer, frame, saved views), filtered by status and community, and
compared with a bare Django view of the same two questions behind the same middleware: a table in a template, without
frame, filters, views or acts; the API with a bare JsonResponse of the same rows. How far the page is from rows put
together by hand, without any template, is printed too. The file is compared with XlsxWriter alone (constant_memory)
writing the same values from memory. All work, SQLite's too, is done in one process; what is counted is its CPU time.

Run with `python -m bench.listing [--rows N]`; ends with 1 where a goal of docs is missed: a page at 0.35 and JSON at 0.7
of the bare view's throughput, a file at 1.5 times XlsxWriter's time. Each file is written in a process of its own,
whose peak memory is printed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.listing_bare import bare, bare_json, by_hand
from bench.listing_files import alone, ours
from bench.listing_rows import fill

PAGE, JSON, FILE = 0.35, 0.7, 1.5
ROUNDS, ASKED = 7, 30
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


def report(rows: int, env: dict[str, str]) -> int:
    page = _child("page", env)
    print(
        f"a page, 50 of {rows:,} rows by status and community ({page['found']} found, {page['queries']} queries),"
        " answers a CPU second"
    )
    html, plain = page["ours"] / page["bare"], page["api"] / page["bare_json"]
    print(
        f"  page {page['ours']:7.1f}   bare template {page['bare']:7.1f}   ratio {html:.2f} (goal ≥ {PAGE})"
    )
    print(
        f"  page {page['ours']:7.1f}   rows by hand  {page['by_hand']:7.1f}   ratio {page['ours'] / page['by_hand']:.2f}"
    )
    print(
        f"  JSON {page['api']:7.1f}   bare JSON     {page['bare_json']:7.1f}   ratio {plain:.2f} (goal ≥ {JSON})"
    )
    best: dict[str, dict[str, float]] = {}
    for part in ("alone", "ours") * 5:
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
    return 0 if html >= PAGE and plain >= JSON and times <= FILE else 1


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
            number = len(queries)  # the next request empties the log
        rates = dict.fromkeys(asked, 0.0)
        for _ in range(ROUNDS):
            for name, ask in asked.items():
                rates[name] = max(rates[name], _rate(ask))
    return {**rates, "found": answers["bare_json"].json()["count"], "queries": number}


def _rate(ask: Callable[[], object]) -> float:
    begun = time.process_time()
    for _ in range(ASKED):
        ask()
    return ASKED / (time.process_time() - begun)


if __name__ == "__main__":
    if str(Path.cwd()) not in sys.path:
        sys.path.insert(0, str(Path.cwd()))
    sys.exit(main())
