"""Postings over HTTP to a server that is killed again and again (R-01): python -m tests.killing [URL] [--posts N] [--kills N].

Fifty clerks enter what arrived; whatever they are told is written down and synced before they go on. At random moments the
whole process group of the server is killed and started anew. What was left without an answer is sent again with the key of
its form. Then the books are compared with what was written down. Prints what was found as JSON.
"""

import argparse
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
CLERKS, COUNTY = 50, "990101000000"
FORM, TOKEN = "/funds/arrivals/new/", "k" * 32
SETTINGS = "gongzhi.config.settings.demo"
_PATIENCE = 60  # seconds a server may take to answer again


def prepare(posts: int) -> dict[str, Any]:
    """A county with one source, a session for each clerk and a form opened for each posting."""
    import django

    django.setup()
    from django.test import Client
    from django.utils.timezone import localdate

    from gongzhi.funds.models import Source
    from gongzhi.funds.services.sources import add_source
    from gongzhi.ground.accounts.models import Post, User
    from gongzhi.ground.accounts.viewer import Held, holding
    from gongzhi.ground.divisions.services import put_division
    from gongzhi.ground.web.keys import new_key
    from tests.migrated import migrate

    migrate()
    put_division(COUNTY, "青禾县")
    by = holding([Held("finance", COUNTY)], user_id=0, name="试", today=localdate())
    source = add_source(Source(division=COUNTY, name="省级补助", kind="provincial"), by=by)
    people = []
    for n in range(CLERKS):
        user = User.objects.create(username=f"clerk-{n}", full_name=f"经办{n}")
        Post.objects.create(user=user, role="finance", division=COUNTY, starts_on=date(2020, 1, 1))
        client = Client()
        client.force_login(user)
        keys = [new_key(user.pk) for _ in range(n, posts, CLERKS)]
        people.append({"session": client.cookies["sessionid"].value, "keys": keys})
    return {"source": source.pk, "today": str(localdate()), "people": people}


def books() -> dict[str, Any]:
    """What stands in the books: how often each number, and the first fault."""
    import django

    django.setup()
    from gongzhi.funds.models import Account, Arrival, Entry
    from gongzhi.funds.queries.verifying import first_fault
    from gongzhi.ground.audit.queries import verify

    return {
        "arrivals": Counter(Arrival.objects.values_list("voucher", flat=True)),
        "entries": Counter(Entry.objects.values_list("voucher", flat=True)),
        "cash": sum(Account.objects.filter(kind="cash").values_list("balance_fen", flat=True)),
        "posted": sum(Arrival.objects.values_list("amount_fen", flat=True)),
        "fault": first_fault(),
        "audit": verify() is None,
    }


@dataclass
class Server:
    """One that is started, killed with all its processes and started again, on one port."""

    env: dict[str, str]
    log: Path
    port: int = 0
    process: "subprocess.Popen[bytes] | None" = None
    up: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        if not self.port:
            with socket.socket() as some:
                some.bind(("127.0.0.1", 0))
                self.port = int(some.getsockname()[1])
        words = [
            str(Path(sys.executable).parent / "granian"),
            "--interface",
            "wsgi",
            "--port",
            str(self.port),
        ]
        words += ["--workers", "1", "--blocking-threads", "8", "--no-ws", "gongzhi.config.wsgi:application"]
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                words, cwd=ROOT, env=self.env, stdout=out, stderr=out, start_new_session=True
            )
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            try:
                line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                line.request("GET", "/healthz")
                line.getresponse().read()
            except OSError:
                time.sleep(0.1)
            else:
                self.up.set()
                return
        raise SystemExit(f"the server did not start: {self.log.read_text()[-2000:]}")

    def kill(self) -> None:
        self.up.clear()
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@dataclass
class Told:
    """What clerks were told, each line synced before the next posting is sent."""

    path: Path
    lock: threading.Lock = field(default_factory=threading.Lock)
    count: int = 0
    last: float = 0
    gap: float = 0  # the longest time in seconds in which nobody was told that it is done

    def __post_init__(self) -> None:
        self.file = self.path.open("a", buffering=1)

    def write(self, number: str, what: str) -> None:
        with self.lock:
            self.file.write(f"{number} {what}\n")
            os.fsync(self.file.fileno())
            if what == "ok":
                now = time.monotonic()
                self.gap, self.last = max(self.gap, now - (self.last or now)), now
                self.count += 1

    def by_answer(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for line in self.path.read_text().splitlines():
            number, what = line.split(" ", 1)
            found.setdefault(what, []).append(number)
        return found


def enter(clerk: int, ready: dict[str, Any], server: Server, told: Told) -> None:
    """Every posting of one clerk until it is answered. What broke off is sent again as it was, with its key."""
    person = ready["people"][clerk]
    line: http.client.HTTPConnection | None = None
    head = {
        "Cookie": f"sessionid={person['session']}; csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    for n, key in enumerate(person["keys"]):
        number = f"证{clerk}-{n}"
        body = urlencode(
            {
                "source": ready["source"],
                "amount_fen": f"{clerk + 1}.{n % 100:02d}",
                "arrived_on": ready["today"],
                "voucher": number,
                "once": key,
                "csrfmiddlewaretoken": TOKEN,
            }
        )
        until = time.monotonic() + _PATIENCE
        while True:
            server.up.wait(_PATIENCE)
            try:
                line = line or http.client.HTTPConnection("127.0.0.1", server.port, timeout=_PATIENCE)
                line.request("POST", FORM, body, head)
                answer = line.getresponse()
                answer.read()
            except (OSError, http.client.HTTPException):
                line = None
                told.write(number, "unknown")
                time.sleep(0.05)
                continue
            if answer.status >= 500 and time.monotonic() < until:
                told.write(number, "unknown")
                time.sleep(0.2)
                continue
            told.write(number, "ok" if answer.status == 302 else f"fail {answer.status}")
            break


def killed(url: str, posts: int, kills: int, home: Path, seed: int = 20261130) -> dict[str, Any]:
    """The whole story on the empty database at `url`, with a server that is killed at random moments."""
    moments = sorted(random.Random(seed).sample(range(posts // 20, posts * 9 // 10), kills))

    def strike(server: Server) -> None:
        server.kill()
        server.start()

    return struck(url, posts, moments, strike, home)


def struck(
    url: str, posts: int, moments: Sequence[int], strike: Callable[[Server], None], home: Path
) -> dict[str, Any]:
    """As many postings as asked for; whenever so many are acknowledged as a moment says, `strike` does its worst."""
    env = {
        **os.environ,
        "GONGZHI_VAR": str(home),
        "GONGZHI_DATABASE": url,
        "DJANGO_SETTINGS_MODULE": SETTINGS,
    }
    ready = json.loads(_step(env, "prepare", str(posts)))
    server, told = Server(env, home / "server.log"), Told(home / "told.log")
    server.start()
    with ThreadPoolExecutor(CLERKS) as pool:
        work = [pool.submit(enter, n, ready, server, told) for n in range(CLERKS)]
        for moment in moments:
            while told.count < moment and not all(each.done() for each in work):
                time.sleep(0.002)
            strike(server)
        for each in work:
            each.result()
    server.kill()
    return _compared(told.by_answer(), json.loads(_step(env, "books")), posts) | {"gap": round(told.gap, 1)}


def _compared(told: dict[str, list[str]], found: dict[str, Any], posts: int) -> dict[str, Any]:
    acknowledged = set(told.get("ok", []))
    return {
        "acknowledged": len(acknowledged),
        "unanswered": len(told.get("unknown", [])),
        "failed": {what: len(rows) for what, rows in told.items() if what.startswith("fail")},
        "lost": sorted(acknowledged - set(found["entries"])),
        "twice": sorted(
            n for which in ("arrivals", "entries") for n, times in found[which].items() if times > 1
        ),
        "never": posts - len(found["entries"]),
        "unbalanced": found["cash"] - found["posted"],
        "fault": found["fault"],
        "audit": found["audit"],
    }


def _step(env: dict[str, str], *words: str) -> str:
    asked = [sys.executable, "-m", "tests.killing", *words]
    done = subprocess.run(asked, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return done.stdout


@contextmanager
def somewhere() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="gongzhi-kills-") as home:
        yield Path(home)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("url", nargs="?", default="")
    asked.add_argument("--posts", type=int, default=10_000)
    asked.add_argument("--kills", type=int, default=20)
    given = asked.parse_args()
    with somewhere() as home:
        found = killed(given.url or f"sqlite:///{home / 'own.db'}", given.posts, given.kills, home)
    print(json.dumps(found, ensure_ascii=False, indent=1))
    wrong = found["lost"] or found["twice"] or found["unbalanced"] or found["fault"] or not found["audit"]
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["prepare"]:
        print(json.dumps(prepare(int(sys.argv[2]))))
    elif sys.argv[1:2] == ["books"]:
        print(json.dumps(books()))
    else:
        sys.exit(main())
