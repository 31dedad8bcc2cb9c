"""The demo year, lived once a process: whoever wants it again is given its rows back."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
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


def live_until(day: date) -> None:
    """The county up to this day, in tables that hold none."""
    key = (day, str(settings.FILES_ROOT))
    if key in _LIVED:
        _give_back(_LIVED[key])
        return
    before = _counts()
    build(day)
    after = _counts()
    changed = [table for table, count in after.items() if before[table] not in (0, count)]
    assert changed == [], f"a table that was not empty was added to: {changed}"
    _LIVED[key] = {table: _taken(table) for table, count in after.items() if count and not before[table]}


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
