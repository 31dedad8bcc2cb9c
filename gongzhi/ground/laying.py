"""Rows laid ready before the transaction, so that others wait only while one statement puts them into their table.

On SQLite they lie in a temporary table of the connection, which takes no lock that anybody waits for, and are moved by
the engine itself: some three times as quick as handing them over one by one. On PostgreSQL, where writers do not wait
for each other, they stay in memory and are copied.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from django.db import connection
from django.db.models import Model

from gongzhi.ground.pouring import Values, pour_into

_number = count(1)
_NOTHING: Mapping[str, Any] = {}


class Laid:
    """The rows, each with the values of `columns` as the engine stores them. Read once; `put_away` when all is done."""

    def __init__(self, columns: Sequence[str], rows: Iterable[Values]) -> None:
        self._columns = tuple(columns)
        self._table = ""
        self._rows: list[Values] = []
        if connection.vendor == "postgresql":
            self._rows = list(rows)
            return
        quote = connection.ops.quote_name
        self._table = f"laid_{next(_number)}"
        with connection.cursor() as cursor:
            named = ", ".join(map(quote, columns))
            cursor.execute(f"CREATE TEMP TABLE {self._table} (n INTEGER PRIMARY KEY, {named})")
        pour_into(self._table, self._columns, rows)

    def put(
        self,
        model: type[Model],
        *,
        same: Mapping[str, Any] = _NOTHING,
        rising: Mapping[str, int] = _NOTHING,
        cut: Mapping[str, bytes] = _NOTHING,
        width: int = 0,
    ) -> None:
        """Insert all in the order they were laid; one that the database refuses raises and takes the transaction along.

        Beside its own values a row gets those that are the `same` for all, whole numbers `rising` from a first one, and
        its piece of ASCII texts that are to be `cut` into pieces of `width` characters.
        """
        columns = (*self._columns, *same, *rising, *cut)
        if not self._table:
            pour_into(model._meta.db_table, columns, self._filled(same, rising, cut, width))
            return
        quote = connection.ops.quote_name
        given = [
            *map(quote, self._columns),
            *("%s" for _ in same),
            *("%s + n - 1" for _ in rising),
            *(f"CAST(substr(%s, {width} * (n - 1) + 1, {width}) AS TEXT)" for _ in cut),
        ]
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(map(quote, columns))}) "  # noqa: S608 - own names
                f"SELECT {', '.join(given)} FROM {self._table} ORDER BY n",
                [*same.values(), *rising.values(), *cut.values()],
            )

    def _filled(
        self, same: Mapping[str, Any], rising: Mapping[str, int], cut: Mapping[str, bytes], width: int
    ) -> Iterator[Values]:
        for n, row in enumerate(self._rows):
            pieces = (text[width * n : width * (n + 1)].decode("ascii") for text in cut.values())
            yield *row, *same.values(), *(first + n for first in rising.values()), *pieces

    def put_away(self) -> None:
        self._rows = []
        if self._table:
            with connection.cursor() as cursor:
                cursor.execute(f"DROP TABLE IF EXISTS temp.{self._table}")
