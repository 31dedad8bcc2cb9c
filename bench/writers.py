"""R-37: fifty people save forms at once, over HTTP, on SQLite: nobody is told the database is locked, p99 at most 1 s.

A real server process (Granian, two workers) on a demo county of its own. Run with `python -m bench.writers`; ends with 1
when a form is not saved, the database was locked, or p99 is over the goal.
"""

import http.client
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

from gongzhi.config.sqlite import VERSION

ROOT = Path(__file__).resolve().parent.parent
WRITERS, FORMS, WORKERS = 50, 20, 2
WARM = 2 * WORKERS  # forms saved before the clock starts, so that each worker is ready
GOAL_P99 = 1.0  # seconds
FORM, COUNTY = "/registry/organisations/new/", "990101000000"
KEY = re.compile(r'name="once" value="([^"]+)"')


class Person:
    """One browser: its cookies, and one connection that is kept open."""

    def __init__(self, port: int) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}
        self.page = ""

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> int:
        body = (
            urlencode({**fields, "csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
            if fields
            else None
        )
        head = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body:
            head["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, path, body, head)
        answer = self.line.getresponse()
        self.page = answer.read().decode(errors="replace")
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";", 1)[0].partition("=")
            self.cookies[name] = value
        return answer.status

    def open_form(self) -> str:
        """A form to fill in; the key with which it is saved once."""
        found = KEY.search(self.page) if self.ask("GET", FORM) == 200 else None
        if found is None:
            raise SystemExit("a writer could not open the form")
        return found[1]


def sessions() -> list[str]:
    """A signed-in session for each of fifty clerks: one person has few sessions at a time. Run beside the server's data."""
    import django

    django.setup()
    from datetime import date

    from django.test import Client

    from gongzhi.ground.accounts.models import Post, User

    keys = []
    for n in range(WRITERS):
        user = User.objects.create(username=f"writer-{n}", full_name=f"测量{n}")
        Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))
        client = Client()
        client.force_login(user)
        keys.append(client.cookies["sessionid"].value)
    return keys


def free_port() -> int:
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        return int(some.getsockname()[1])


def children(pid: int) -> list[int]:
    found = []
    for at in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(at.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == pid:
            found.append(int(at.parent.name))
    return found


def memory(pid: int) -> float:
    """Peak resident size of a process, MB."""
    peak = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(peak[1]) / 1024 if peak else 0


def write(number: int, person: Person, keys: list[str], spent: list[float], wrong: list[str]) -> None:
    for n, key in enumerate(keys):
        fields = {"name": f"协会{number}-{n}", "kind": "social_org", "division": COUNTY, "once": key}
        began = time.monotonic()
        try:
            status = person.ask("POST", FORM, fields)
        except OSError as oops:
            wrong.append(type(oops).__name__)
            continue
        spent.append(time.monotonic() - began)
        if status != 302:
            wrong.append(str(status))


def measure(port: int, keys: list[str]) -> tuple[list[float], list[str], float]:
    people = [Person(port) for _ in range(WRITERS)]
    for person, key in zip(people, keys, strict=True):
        person.cookies["sessionid"] = key
    warm: list[float] = []
    for number in range(WARM):
        write(WRITERS + number, people[number], [people[number].open_form()], warm, [])
    opened = [[person.open_form() for _ in range(FORMS)] for person in people]
    spent: list[float] = []
    wrong: list[str] = []
    threads = [
        threading.Thread(target=write, args=(n, person, opened[n], spent, wrong))
        for n, person in enumerate(people)
    ]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(spent), wrong, time.monotonic() - began


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="gongzhi-writers-") as var:
        env = {**os.environ, "GONGZHI_VAR": var, "DJANGO_SETTINGS_MODULE": "gongzhi.config.settings.demo"}
        env.pop("GONGZHI_DATABASE", None)
        for words in (("migrate", "-v0"), ("collectstatic", "--noinput", "-v0"), ("build_demo",)):
            subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=env, check=True)
        asked = [sys.executable, "-m", "bench.writers", "sessions"]
        keys = subprocess.run(asked, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout
        port, log = free_port(), Path(var) / "server.log"
        serve = ["granian", "--interface", "wsgi", "--port", str(port), "--workers", str(WORKERS)]
        serve += ["--blocking-threads", "4", "--no-ws", "gongzhi.config.wsgi:application"]
        with (
            log.open("wb") as out,
            subprocess.Popen(
                [str(Path(sys.executable).parent / serve[0]), *serve[1:]],
                cwd=ROOT,
                env=env,
                stdout=out,
                stderr=out,
            ) as server,
        ):
            try:
                wait_for(port)
                spent, wrong, took = measure(port, json.loads(keys))
                sizes = [memory(pid) for pid in (server.pid, *children(server.pid))]
            finally:
                server.send_signal(signal.SIGTERM)
        locked = log.read_bytes().count(b"database is locked")
        with sqlite3.connect(Path(var) / "gongzhi.db") as db:
            (stored,) = db.execute(
                "SELECT count(*) FROM registry_organisation WHERE name LIKE '协会%-%'"
            ).fetchone()
    p50, p99 = spent[len(spent) // 2], spent[int(len(spent) * 0.99)]
    print(
        f"{WRITERS} writers, {WRITERS * FORMS} forms, SQLite {'.'.join(map(str, VERSION))}: {len(spent) / took:.0f} forms/s"
    )
    print(f"p50 {p50:.3f} s, p99 {p99:.3f} s (goal {GOAL_P99}), longest {spent[-1]:.3f} s")
    print(f"saved {stored}, not saved {len(wrong)} {sorted(set(wrong))}, database is locked: {locked}")
    print(f"peak memory of the server: {sum(sizes):.0f} MB in {len(sizes)} processes")
    sound = stored == WRITERS * FORMS + WARM and not wrong and not locked and p99 <= GOAL_P99
    return 0 if sound else 1


def wait_for(port: int) -> None:
    for _ in range(150):
        try:
            Person(port).ask("GET", "/healthz")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    if sys.argv[1:] == ["sessions"]:
        print(json.dumps(sessions()))
    else:
        sys.exit(main())
