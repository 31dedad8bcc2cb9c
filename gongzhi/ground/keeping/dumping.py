"""Tables out, a row a line, without holding a table in memory."""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.db import connections, transaction

from gongzhi.ground.keeping.tables import Table
from gongzhi.ground.keeping.values import Connection, outward

_CHUNK = 2000
Write = Callable[[bytes], object]


@dataclass(frozen=True)
class Sum:
    """What a table came to: how many rows, and the SHA-256 of its lines."""

    rows: int
    sha256: str


def lines(table: Table, db: Connection) -> Iterator[bytes]:
    """First the columns, then the rows, each a JSON array."""
    yield _line(list(table.columns))
    with db.chunked_cursor() as cursor:
        cursor.execute(table.select(db))
        while rows := cursor.fetchmany(_CHUNK):
            for row in rows:
                yield _line([outward(kind, raw) for kind, raw in zip(table.kinds, row, strict=True)])


def _line(value: list[object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def sum_up(table: Table, db: Connection, write: Write = len) -> Sum:
    """Pass a table's lines to `write` and sum them up."""
    digest, rows = hashlib.sha256(), -1
    for line in lines(table, db):
        digest.update(line)
        write(line)
        rows += 1
    return Sum(rows, digest.hexdigest())


def write_tables(tables: list[Table], db: Connection, folder: Path) -> dict[str, Sum]:
    """Each table as `app.Model.jsonl.gz`; the same rows give the same bytes."""
    folder.mkdir(parents=True)
    sums = {}
    for table in tables:
        with (folder / f"{table.label}.jsonl.gz").open("wb") as raw, _packed(raw) as out:
            sums[table.label] = sum_up(table, db, out.write)
    return sums


def _packed(raw: BinaryIO) -> gzip.GzipFile:
    return gzip.GzipFile("", "wb", compresslevel=6, fileobj=raw, mtime=0)


@contextmanager
def one_moment(alias: str = "default") -> Iterator[Connection]:
    """Everything read inside is of one moment, while others go on writing."""
    db = connections[alias]
    with transaction.atomic(using=alias):
        if db.vendor == "postgresql":
            with db.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield db
