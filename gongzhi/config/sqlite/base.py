"""Django's SQLite backend, except for how it waits for the write lock.

SQLite lets whoever waits try again after up to 100 ms, in no order, so under many writers the unlucky wait for seconds
(R-37). Here one thread of a process tries at a time and the others stand behind it. The longer it has waited, the more often
it tries: so the process with the longer queue gets in more often, and the queues grow alike.
"""

import sqlite3
import threading
from time import monotonic, sleep

from django.db.backends.sqlite3 import base

_PAUSE = 0.002  # seconds
_HASTE = 10  # after one second it tries this many times as often, and once more
_queue = threading.Lock()


class DatabaseWrapper(base.DatabaseWrapper):
    transaction_mode: str | None

    def _start_transaction_under_autocommit(self) -> None:
        """OperationalError "database is locked" once the connection's own timeout is over, as ever."""
        if self.transaction_mode != "IMMEDIATE" or self.is_in_memory_db():
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs do not know it
            return
        seconds = float(self.settings_dict["OPTIONS"]["timeout"])
        until = monotonic() + seconds
        with self.wrap_database_errors:
            if not _queue.acquire(timeout=seconds):
                raise sqlite3.OperationalError("database is locked")
            try:
                _begin(self.connection, until, round(seconds * 1000))
            finally:
                _queue.release()


def _begin(connection: sqlite3.Connection, until: float, patience: int) -> None:
    """Only the beginning tries in haste: a commit waits for its readers as long as it may."""
    connection.execute("PRAGMA busy_timeout = 0")
    since = until - patience / 1000
    try:
        while not _begun(connection, until):
            sleep(_PAUSE / (1 + _HASTE * (monotonic() - since) ** 2))
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")


def _begun(connection: sqlite3.Connection, until: float) -> bool:
    """Asked of the connection itself: a cursor of Django's would live on in the refusal's traceback until the garbage is
    collected, perhaps by a thread that reads. It would wait for this connection, and a commit for that reader."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as refused:
        if refused.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() >= until:
            raise
        return False
    return True
