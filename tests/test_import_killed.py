"""An import that is killed, raced or out of disk: processes of their own, on a database of their own (R-15 to R-17)."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


@pytest.fixture
def database(db: None, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database on the engine under test."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'own.db'}"
        return
    import psycopg

    given = connection.settings_dict
    server = {
        "user": given["USER"],
        "password": given["PASSWORD"],
        "host": given["HOST"],
        "port": given["PORT"],
    }
    name = f"own_{os.getpid()}_{abs(hash(tmp_path)) % 10**8}"
    words = {key: word for key, word in server.items() if word}
    with psycopg.connect(dbname="postgres", autocommit=True, **words) as other:
        other.execute(f"CREATE DATABASE {name}")
        yield f"postgres://{given['USER']}@{quote(given['HOST'], safe='')}:{given['PORT']}/{name}"
        other.execute(f"DROP DATABASE {name} WITH (FORCE)")


def child(url: str, step: str) -> "subprocess.Popen[str]":
    words = [sys.executable, "-m", "tests.import_child", url, step]
    pipe = subprocess.PIPE
    return subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, cwd=Path(__file__).parent.parent)


def said(url: str, step: str) -> str:
    out, _ = child(url, step).communicate(timeout=120)
    return out.strip()


def test_killed_at_any_moment_it_leaves_nothing_and_then_all(database: str) -> None:
    said(database, "make")
    for moment in ("rows", "entries", "finish"):
        victim = child(database, moment)
        assert victim.stdout is not None
        assert victim.stdout.readline().strip() == "now"
        victim.kill()
        victim.communicate(timeout=60)
        assert json.loads(said(database, "count")) == {"rows": 0, "entries": 0, "done": 0, "sound": True}
    said(database, "run")
    assert json.loads(said(database, "count")) == {"rows": 2000, "entries": 2000, "done": 1, "sound": True}


def test_of_two_at_once_one_writes_and_the_other_is_told(database: str) -> None:
    said(database, "make")
    both = [child(database, "race") for _ in range(2)]
    for each in both:
        assert each.stdout is not None
        assert each.stdout.readline().strip() == "ready"
    for each in both:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    ends = [each.communicate(timeout=120)[0].strip() for each in both]
    assert sorted(end == "done" for end in ends) == [False, True]
    assert "导入" in next(end for end in ends if end != "done")
    assert json.loads(said(database, "count")) == {"rows": 2000, "entries": 2000, "done": 1, "sound": True}


def test_a_full_disk_leaves_nothing(database: str) -> None:
    """SQLite only: PostgreSQL has no such switch, and there a failing write is tested in test_imports."""
    said(database, "make")
    if connection.vendor == "sqlite":
        assert "full" in said(database, "full")
        assert json.loads(said(database, "count")) == {"rows": 0, "entries": 0, "done": 0, "sound": True}
    said(database, "run")
    assert json.loads(said(database, "count"))["rows"] == 2000
