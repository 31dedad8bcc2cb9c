"""Workers are killed, stopped and doubled: every effect is there once, and the job says what became of it.

Real processes on a real database of their own: a file, or a database beside the tests' own on PostgreSQL. The number
of jobs for two workers is small here; `python -m bench.jobs` does a thousand.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.postgres
ROOT = Path(__file__).parents[1]
PATIENCE = 60.0
LEASE = "2"


class Workshop:
    """A database with its workers."""

    def __init__(self, url: str, home: Path) -> None:
        self.url, self.home = url, home
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.trial_jobs.settings",
            "GONGZHI_DATABASE": url,
            "GONGZHI_VAR": str(home),
            "GONGZHI_JOBS_LEASE": LEASE,
            "PYTHONPATH": str(ROOT),
        }
        self.workers: list[subprocess.Popen[bytes]] = []

    def say(self, *acts: list[object]) -> list[Any]:
        done = subprocess.run(
            [sys.executable, "-m", "tests.trial_jobs.drive"],
            input=json.dumps(acts).encode(),
            env=self.env,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            check=True,
        )
        said: list[Any] = json.loads(done.stdout)
        return said

    def ask(self, name: str, **args: object) -> int:
        return int(self.say(["ask", name, args])[0][0])

    def hire(self, *words: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, str(ROOT / "manage.py"), "work", "--poll", "0.1", *words]
        worker = subprocess.Popen(command, env=self.env, cwd=ROOT)
        self.workers.append(worker)
        return worker

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        if self.url.startswith("sqlite"):
            import sqlite3

            with closing(sqlite3.connect(self.url.removeprefix("sqlite:///"), timeout=20)) as at:
                return at.execute(sql).fetchall()
        import psycopg

        with closing(psycopg.connect(self.url, autocommit=True)) as there:
            return list(there.execute(sql).fetchall())  # type: ignore[call-overload]

    def effects(self, label: str = "") -> list[str]:
        return [
            str(what) for (what,) in self.rows("SELECT what FROM trial_effects") if what.startswith(label)
        ]

    def job(self, pk: int) -> tuple[str, int, str]:
        state, tries, words = self.rows(f"SELECT state, tries, message FROM jobs_job WHERE id = {pk}")[0]
        return str(state), int(tries), str(words)

    def until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.05)

    def dismiss(self) -> None:
        for worker in self.workers:
            worker.kill()
            worker.wait()
        self.workers.clear()


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    home = tmp_path_factory.mktemp("workshop")
    server = os.environ.get("GONGZHI_TEST_DATABASE", "")
    if not server.startswith("postgres"):
        made = Workshop(f"sqlite:///{home / 'trial.db'}", home)
        made.say(["set_up"])
        yield made
        return
    import psycopg

    name = f"trial_{os.getpid()}"
    with closing(psycopg.connect(server, autocommit=True)) as there:
        there.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        made = Workshop(f"{server.rpartition('/')[0]}/{name}", home)
        made.say(["set_up"])
        yield made
        there.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]


@pytest.fixture(autouse=True)
def all_go_home(shop: Workshop) -> Iterator[None]:
    yield
    shop.dismiss()


def each_once(label: str, upto: int) -> list[str]:
    return sorted(f"{label}0:{n}" for n in range(upto))


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(shop: Workshop) -> None:
    pk = shop.ask("trial.count", label="killed", upto=30, pause=0.05)
    first = shop.hire()
    shop.until(lambda: len(shop.effects("killed")) >= 5)
    first.send_signal(signal.SIGKILL)
    first.wait()
    at_death = len(shop.effects("killed"))
    assert at_death < 30
    shop.hire()
    shop.until(lambda: shop.job(pk)[0] == "done")
    assert sorted(shop.effects("killed")) == each_once("killed", 30)
    assert shop.job(pk) == ("done", 2, "killed0 完")


def test_a_whole_job_that_is_killed_begins_again_from_nothing(shop: Workshop) -> None:
    pk = shop.ask("trial.whole", label="torn", upto=10, pause=0.1)
    first = shop.hire()
    shop.until(lambda: shop.job(pk)[0] == "running")
    time.sleep(0.4)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert shop.effects("torn") == []
    shop.hire()
    shop.until(lambda: shop.job(pk)[0] == "done")
    assert sorted(shop.effects("torn")) == each_once("torn", 10)


def test_a_worker_that_slept_over_its_lease_changes_nothing_when_it_wakes(shop: Workshop) -> None:
    pk = shop.ask("trial.sleepwalk", label="asleep", seconds=0.5)
    first = shop.hire()
    shop.until(lambda: shop.job(pk)[0] == "running")
    first.send_signal(signal.SIGSTOP)
    shop.hire()
    shop.until(lambda: shop.job(pk)[0] == "done")
    first.send_signal(signal.SIGCONT)
    time.sleep(1.5)
    first.send_signal(signal.SIGTERM)
    first.wait()
    assert shop.effects("asleep") == ["asleep0"]
    assert shop.job(pk)[:2] == ("done", 2)


def test_two_workers_share_the_queue_and_do_each_job_once(shop: Workshop) -> None:
    number = int(os.environ.get("GONGZHI_TRIAL_JOBS", "60"))
    shop.say(["ask", "trial.count", {"label": "shared", "upto": 1, "pause": 0.0}, number])
    for worker in [shop.hire("--once"), shop.hire("--once")]:
        assert worker.wait(PATIENCE * 10) == 0
    assert sorted(shop.effects("shared")) == sorted(f"shared{n}:0" for n in range(number))
    states = (
        shop.rows("SELECT DISTINCT state, tries FROM jobs_job WHERE args LIKE '%shared%'")
        if (shop.url.startswith("sqlite"))
        else shop.rows("SELECT DISTINCT state, tries FROM jobs_job WHERE args::text LIKE '%shared%'")
    )
    assert states == [("done", 1)]


def test_a_worker_that_is_asked_to_end_hands_its_job_back(shop: Workshop) -> None:
    pk = shop.ask("trial.count", label="handed", upto=40, pause=0.05)
    first = shop.hire()
    shop.until(lambda: len(shop.effects("handed")) >= 3)
    first.send_signal(signal.SIGTERM)
    assert first.wait(PATIENCE) == 0
    state, tries, words = shop.job(pk)
    assert (state, tries) == ("waiting", 0)
    assert "断点" in words
    shop.hire()
    shop.until(lambda: shop.job(pk)[0] == "done")
    assert sorted(shop.effects("handed")) == each_once("handed", 40)


def test_cancelling_a_whole_job_leaves_nothing_half_done(shop: Workshop) -> None:
    pk = shop.ask("trial.whole", label="whim", upto=300, pause=0.1)
    shop.hire()
    shop.until(lambda: shop.job(pk)[0] == "running")
    shop.say(["stop", pk])
    shop.until(lambda: shop.job(pk)[0] in ("cancelled", "done"))
    state, _, words = shop.job(pk)
    assert (state, shop.effects("whim")) == ("cancelled", [])
    assert "没有留下半成品" in words


def test_cancelling_a_job_of_many_steps_says_how_many_stand(shop: Workshop) -> None:
    pk = shop.ask("trial.count", label="half", upto=400, pause=0.05)
    shop.hire()
    shop.until(lambda: len(shop.effects("half")) >= 3)
    shop.say(["stop", pk])
    shop.until(lambda: shop.job(pk)[0] == "cancelled")
    standing = len(shop.effects("half"))
    assert 3 <= standing < 400
    assert f"停止前做完的 {standing} 项有效" in shop.job(pk)[2]


def test_a_worker_ends_with_the_process_that_started_it(shop: Workshop, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    program = (
        "import os, subprocess, sys, time\n"
        "me = str(os.getpid())\n"
        f"w = subprocess.Popen([sys.executable, {str(ROOT / 'manage.py')!r}, 'work', '--beside', me])\n"
        f"open({str(note)!r}, 'w').write(str(w.pid))\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], env=shop.env, cwd=ROOT)
    shop.until(lambda: note.exists() and note.read_text() != "")
    pid = int(note.read_text())
    parent.kill()
    parent.wait()
    shop.until(lambda: not _alive(pid))


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
