"""Many rows into one table at once, by the quickest way each engine has. It checks nothing: who calls it has checked.

Values come as the engine stores them (`Field.get_db_prep_save`). Every call belongs inside a transaction.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

CHUNK = 5_000
AT_ONCE = 50  # rows a statement: on SQLite twice as quick as one by one, and than a hundred a little
PARAMETERS = 900  # what every build of SQLite takes in one statement
CACHE_KB = 160_000  # what a long write may keep in memory before SQLite spills it and shuts readers out

Values = Sequence[Any]


def in_chunks(rows: Iterable[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    left = iter(rows)
    while chunk := list(islice(left, size)):
        yield chunk


@transaction.atomic
def reserve(model: type[Model], number: int) -> Sequence[int]:
    """Ids that nobody else will be given, in rising order; they may be used in a later transaction, or never."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [table, number],
            )
            return [row[0] for row in cursor.fetchall()]
        first = _highest(cursor, model) + 1
        cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [first - 1 + number, table])
        if not cursor.rowcount:
            cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, first - 1 + number])
    return range(first, first + number)


def _highest(cursor: CursorWrapper, model: type[Model]) -> int:
    """The last id given on SQLite; a table that never had a row is not in the list."""
    cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
    counted = cursor.fetchone()
    last = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
    return max(counted[0] if counted else 0, last or 0)


def pour(model: type[Model], columns: Sequence[str], rows: Iterable[Values]) -> None:
    """Insert every row; one that the database refuses raises and takes the transaction with it."""
    pour_into(model._meta.db_table, columns, rows)


def pour_into(table: str, columns: Sequence[str], rows: Iterable[Values]) -> None:
    quote = connection.ops.quote_name
    named = ", ".join(map(quote, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            copying = cursor.copy(f"COPY {quote(table)} ({named}) FROM STDIN")
            with connection.wrap_database_errors, copying as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = f"({', '.join(['%s'] * len(columns))})"
        insert = f"INSERT INTO {quote(table)} ({named}) VALUES "  # noqa: S608 - own names
        at_once = min(AT_ONCE, PARAMETERS // len(columns))
        for chunk in in_chunks(rows):
            whole = len(chunk) // at_once * at_once
            many = [[*chain.from_iterable(chunk[at : at + at_once])] for at in range(0, whole, at_once)]
            if many:
                cursor.executemany(insert + ", ".join([marks] * at_once), many)
            cursor.executemany(insert + marks, chunk[whole:])


def amend(model: type[Model], columns: Sequence[str], rows: Iterable[Values]) -> int:
    """Compare and set: each row gives the new values, then its id and the version it was read at; how many held."""
    quote = connection.ops.quote_name
    sets = ", ".join(f"{quote(column)} = %s" for column in columns)
    sql = (
        f"UPDATE {quote(model._meta.db_table)} SET {sets}, version = version + 1 "  # noqa: S608 - own names
        "WHERE id = %s AND version = %s"
    )
    held = 0
    with connection.cursor() as cursor:
        for chunk in in_chunks(rows):
            cursor.executemany(sql, chunk)
            held += cursor.rowcount
    return held


def ranges(ids: Sequence[int]) -> list[list[int]]:
    """Rising ids as [first, last] of each unbroken stretch."""
    if isinstance(ids, range) and ids.step == 1:
        return [[ids.start, ids.stop - 1]] if ids else []
    found: list[list[int]] = []
    for pk in ids:
        if found and found[-1][1] == pk - 1:
            found[-1][1] = pk
        else:
            found.append([pk, pk])
    return found


def remove(model: type[Model], stretches: Iterable[Sequence[int]], version: int) -> int:
    """Delete the rows of each [first, last] that stand at this version; how many there were.

    Whatever still refers to one of them makes the commit fail, unless it goes as well.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    sql = f"DELETE FROM {table} WHERE id BETWEEN %s AND %s AND version = %s"  # noqa: S608 - own name
    gone = 0
    with connection.cursor() as cursor:
        for first, last in stretches:
            cursor.execute(sql, [first, last, version])
            gone += cursor.rowcount
    return gone


@contextmanager
def room_to_write() -> Iterator[None]:
    """While this lasts SQLite keeps what is written in memory, so that others can go on reading."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        (before,) = cursor.fetchone()
        cursor.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = {before}")
