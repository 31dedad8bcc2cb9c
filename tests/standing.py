"""The demo year, lived once for one state of the program: whoever wants it again is given its rows and files back."""

import os
import pickle
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction

from gongzhi.demo.year import build

Rows = Mapping[str, tuple[Any, ...]]
# By the last day of the year and the folder of its files, which stay there.
_LIVED: dict[tuple[date, str], Rows] = {}
ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "lived"
_OLD = 24 * 3600  # seconds


def live_until(day: date) -> None:
    """The county up to this day, in tables that hold none."""
    key = (day, str(settings.FILES_ROOT))
    if key in _LIVED:
        _give_back(_LIVED[key])
        return
    kept = kept_at(f"{connection.vendor}-{day}")
    if kept.exists():
        _LIVED[key] = pickle.loads((kept / "rows").read_bytes())
        shutil.copytree(kept / "files", settings.FILES_ROOT, dirs_exist_ok=True)
        _give_back(_LIVED[key])
        return
    before = _counts()
    build(day)
    after = _counts()
    changed = [table for table, count in after.items() if before[table] not in (0, count)]
    assert changed == [], f"a table that was not empty was added to: {changed}"
    _LIVED[key] = {table: _taken(table) for table, count in after.items() if count and not before[table]}
    _keep(kept, _LIVED[key])


@cache
def _state() -> str:
    """Of everything the year is made from."""
    mark = sha256()
    for file in sorted((ROOT / "gongzhi").rglob("*")):
        if file.is_file() and file.suffix not in {".pyc", ".mo"}:
            mark.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return mark.hexdigest()[:20]


def _keep(kept: Path, rows: Rows) -> None:
    """What is a day old goes."""
    for old in KEPT.glob("*"):
        if old.stat().st_mtime < time.time() - _OLD:
            shutil.rmtree(old, ignore_errors=True)

    def put_down(half: Path) -> None:
        (half / "rows").write_bytes(pickle.dumps(rows))
        shutil.copytree(settings.FILES_ROOT, half / "files")

    whole(kept, put_down)


def kept_at(name: str) -> Path:
    """Where something made from the program as it is now is kept, whether it is there or not."""
    return KEPT / _state() / name


def whole(kept: Path, put_down: Callable[[Path], object]) -> None:
    """Make a folder that is there whole or not at all."""
    half = kept.with_name(f"{kept.name}.{os.getpid()}")
    half.mkdir(parents=True)
    put_down(half)
    try:
        half.rename(kept)
    except OSError:  # the other was first
        shutil.rmtree(half)


def year_until(day: date) -> Callable[..., Iterator[None]]:
    """A fixture of the module: the county up to this day, in a transaction around those of the tests."""

    @pytest.fixture(scope="module")
    def county(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
        with django_db_blocker.unblock(), transaction.atomic():
            live_until(day)
            yield
            transaction.set_rollback(True)

    return county


def _counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        found = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT count(*) FROM {_named(table)}")
            found[table] = cursor.fetchone()[0]
        return found


def _named(table: str) -> str:
    return connection.ops.quote_name(table)


def _taken(table: str) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {_named(table)} TO STDOUT") as out:
                return (b"".join(bytes(piece) for piece in out),)
        return tuple(cursor.execute(f"SELECT * FROM {_named(table)} ORDER BY rowid").fetchall())


def _give_back(lived: Rows) -> None:
    """Keys to rows of other tables are looked at when all are back."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in lived.items():
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {_named(table)} FROM STDIN") as to:
                    to.write(rows[0])
                continue
            marks = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f"INSERT INTO {_named(table)} VALUES ({marks})", rows)
        for sql in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(sql)
