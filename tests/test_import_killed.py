"""An import that is killed, raced or out of disk: processes of their own, on a database of their own (R-15 to R-17)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def child(url: str, step: str) -> "subprocess.Popen[str]":
    words = [sys.executable, "-m", "tests.import_child", url, step]
    pipe = subprocess.PIPE
    return subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, cwd=Path(__file__).parent.parent)


def said(url: str, step: str) -> str:
    out, _ = child(url, step).communicate(timeout=120)
    return out.strip()


def test_killed_at_any_moment_it_leaves_nothing_and_then_all(own_database: str) -> None:
    said(own_database, "make")
    for moment in ("rows", "entries", "finish"):
        victim = child(own_database, moment)
        assert victim.stdout is not None
        assert victim.stdout.readline().strip() == "now"
        victim.kill()
        victim.communicate(timeout=60)
        assert json.loads(said(own_database, "count")) == {"rows": 0, "entries": 0, "done": 0, "sound": True}
    said(own_database, "run")
    assert json.loads(said(own_database, "count")) == {
        "rows": 2000,
        "entries": 2000,
        "done": 1,
        "sound": True,
    }


def test_of_two_at_once_one_writes_and_the_other_is_told(own_database: str) -> None:
    said(own_database, "make")
    both = [child(own_database, "race") for _ in range(2)]
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
    assert json.loads(said(own_database, "count")) == {
        "rows": 2000,
        "entries": 2000,
        "done": 1,
        "sound": True,
    }


def test_a_full_disk_leaves_nothing(own_database: str) -> None:
    """SQLite only: PostgreSQL has no such switch, and there a failing write is tested in test_imports."""
    said(own_database, "make")
    if connection.vendor == "sqlite":
        assert "full" in said(own_database, "full")
        assert json.loads(said(own_database, "count")) == {"rows": 0, "entries": 0, "done": 0, "sound": True}
    said(own_database, "run")
    assert json.loads(said(own_database, "count"))["rows"] == 2000
