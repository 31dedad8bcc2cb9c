"""Django's SQLite with an engine of a known age, where those who wait to write wait in a queue.

The engine that comes with Python may be years old and have the WAL-reset bug; pysqlite3 brings one in which write-ahead
logging is safe. It takes the name `sqlite3` for the whole process, because two engines in one process undo each other's
locks on a file (sqlite.org, How To Corrupt An SQLite Database File, 2.2.1). Where it has no wheel, Python's own serves.
"""

import importlib
import sys
from importlib.util import find_spec

if find_spec("pysqlite3"):
    sys.modules["sqlite3"] = importlib.import_module("pysqlite3")
    sys.modules["sqlite3.dbapi2"] = importlib.import_module("pysqlite3.dbapi2")

VERSION: tuple[int, int, int] = importlib.import_module("sqlite3").sqlite_version_info
