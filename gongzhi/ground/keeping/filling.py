"""Tables in: an export into a database that is empty but for what its migrations made."""

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction

from gongzhi.ground.accounts.models import User
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.keeping.dumping import Sum, sum_up
from gongzhi.ground.keeping.tables import Table, every_model
from gongzhi.ground.keeping.values import inward
from gongzhi.ground.refusal import Refused

_CHUNK = 1000


def must_be_empty() -> None:
    if User.objects.exists() or Entry.objects.exists():
        raise Refused("目标数据库里已经有数据，恢复只写入空数据库。请换一个空库，或先把现有数据库移走。")


@transaction.atomic
def fill(tables: list[Table], folder: Path) -> dict[str, Sum]:
    """Write every table as it was exported, in one transaction, and read it back: the sums of what now lies there."""
    must_be_empty()
    for table in tables:
        _clear(table)
    for table in tables:
        with gzip.open(folder / f"{table.label}.jsonl.gz", "rt", encoding="utf-8") as stream:
            _pour(table, stream)
    sums = {table.label: sum_up(table, connection) for table in tables}
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), every_model()):
            cursor.execute(sql)
    return sums


def _clear(table: Table) -> None:
    """Rows that migrations put there; a table that has none is not touched, for its guard may refuse."""
    name = connection.ops.quote_name(table.name)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {name} LIMIT 1")  # noqa: S608 - names of models
        if cursor.fetchone():
            cursor.execute(f"DELETE FROM {name}")  # noqa: S608 - names of models


def _pour(table: Table, stream: Any) -> None:
    if json.loads(next(stream)) != list(table.columns):
        raise Refused(f"备份里 {table.label} 的列与本程序不同，请用生成备份的同一版本恢复。")
    rows, sql = _rows(table, stream), table.insert(connection)
    with connection.cursor() as cursor:
        while chunk := list(islice(rows, _CHUNK)):
            cursor.executemany(sql, chunk)


def _rows(table: Table, stream: Any) -> Iterator[list[Any]]:
    for line in stream:
        yield [inward(k, v, connection) for k, v in zip(table.kinds, json.loads(line), strict=True)]
