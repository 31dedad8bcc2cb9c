"""R-37: who waits to write on SQLite stands in line, and is told so when it takes too long."""

import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from gongzhi.config.database import sqlite_settings, wal_is_safe
from gongzhi.config.sqlite import VERSION
from gongzhi.config.sqlite.base import DatabaseWrapper

WRITERS, TURNS = 6, 5


@pytest.fixture
def lines(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[ConnectionHandler]:
    settings = sqlite_settings(str(tmp_path / "queue.db"))
    settings["OPTIONS"]["timeout"] = 0.5
    handler = ConnectionHandler({"default": settings})
    with django_db_blocker.unblock():
        with handler["default"].cursor() as cursor:
            cursor.execute("CREATE TABLE counted (n INTEGER NOT NULL)")
            cursor.execute("INSERT INTO counted VALUES (0)")
        yield handler
        handler.close_all()


def one_more(line: DatabaseWrapper) -> None:
    """Reads, then writes what it read and one: a lost write would show."""
    line.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with line.cursor() as cursor:
        (n,) = cursor.execute("SELECT n FROM counted").fetchone()
        cursor.execute("UPDATE counted SET n = %s", [n + 1])
    line.commit()
    line.set_autocommit(True)


def counted(line: DatabaseWrapper) -> int:
    with line.cursor() as cursor:
        return int(cursor.execute("SELECT n FROM counted").fetchone()[0])


def test_all_who_wait_get_their_turn(lines: ConnectionHandler) -> None:
    lines.settings["default"]["OPTIONS"]["timeout"] = 20
    wrong: list[Exception] = []

    def work() -> None:
        try:
            for _ in range(TURNS):
                one_more(lines["default"])
        except OperationalError as refused:
            wrong.append(refused)
        finally:
            lines.close_all()

    threads = [threading.Thread(target=work) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert counted(lines["default"]) == WRITERS * TURNS


def test_one_who_waits_too_long_is_told_and_nothing_is_written(lines: ConnectionHandler) -> None:
    refused: list[float] = []

    def wait() -> None:
        began = monotonic()
        with pytest.raises(OperationalError, match="locked"):
            one_more(lines["default"])
        refused.append(monotonic() - began)
        lines.close_all()

    lines["default"].set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    others = [threading.Thread(target=wait) for _ in range(2)]
    for other in others:
        other.start()
    for other in others:
        other.join()
    lines["default"].rollback()
    lines["default"].set_autocommit(True)
    assert len(refused) == 2 and min(refused) >= 0.5
    assert counted(lines["default"]) == 0
    one_more(lines["default"])
    assert counted(lines["default"]) == 1


def test_a_reader_goes_on_while_somebody_writes(lines: ConnectionHandler) -> None:
    """Write-ahead logging, where the engine can be trusted with it."""
    journal = "wal" if wal_is_safe() else "delete"
    with lines["default"].cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == (journal,)
        assert cursor.execute("SELECT sqlite_version()").fetchone() == (".".join(map(str, VERSION)),)


def test_only_the_beginning_is_in_haste(lines: ConnectionHandler) -> None:
    one_more(lines["default"])
    with lines["default"].cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (500,)


def test_what_sqlite_refuses_for_another_reason_is_not_tried_again(lines: ConnectionHandler) -> None:
    line = lines["default"]
    line.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    began = monotonic()
    with pytest.raises(OperationalError, match="within a transaction"):
        line._start_transaction_under_autocommit()
    assert monotonic() - began < 0.5
    line.rollback()
