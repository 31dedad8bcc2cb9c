"""A whole copy of an SQLite database while others write, and reading from such a copy."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, connections

from gongzhi.ground.keeping.tables import left_out
from gongzhi.ground.refusal import Refused

NAME = "gongzhi.db"
_ALIAS = "copy"


def copy_sqlite(to: Path) -> None:
    """SQLite's own backup: one moment of the database. A plain file copy is corrupt or stale (X7)."""
    connection.ensure_connection()
    with closing(sqlite3.connect(to)) as target:
        connection.connection.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        target.execute("PRAGMA secure_delete=ON")
        for table in left_out():
            target.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names of models
        target.commit()


def must_be_whole(at: Path) -> None:
    with closing(sqlite3.connect(f"{at.as_uri()}?mode=ro", uri=True)) as copy:
        (found,) = copy.execute("PRAGMA integrity_check").fetchone()
        if found != "ok" or copy.execute("PRAGMA foreign_key_check").fetchone():
            raise Refused(f"备份里的数据库 {at.name} 已损坏，不能使用。请换一份备份。")


@contextmanager
def opened(at: Path) -> Iterator[str]:
    """The alias under which Django reads a copy."""
    connections.databases[_ALIAS] = {**connections.databases["default"], **_settings(at)}
    try:
        yield _ALIAS
    finally:
        connections[_ALIAS].close()
        del connections[_ALIAS]
        del connections.databases[_ALIAS]


def _settings(at: Path) -> dict[str, object]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(at), "OPTIONS": {"timeout": 20}}
