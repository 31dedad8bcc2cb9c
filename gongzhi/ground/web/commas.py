"""A register as .csv for other programs: heads, then rows; nothing in it runs as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import IO, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gongzhi.ground.books.quoting import guarded
from gongzhi.ground.web.cells import Kind, Value
from gongzhi.ground.web.registers import Column
from gongzhi.ground.web.said import for_many
from gongzhi.ground.web.sheets import Leaf, plain


def write_commas(out: IO[bytes], leaf: Leaf, chunks: Iterable[Sequence[Any]], coding: str) -> None:
    """CRLF lines, one row a line; the total is left to who reads it."""
    lines = io.TextIOWrapper(out, encoding=coding, newline="", write_through=False)
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([guarded(leaf.head(column)) for column in leaf.columns])
    read = [(column, for_many(column.value)) for column in leaf.columns]
    for chunk in chunks:
        writer.writerows([_text(column, value(row)) for column, value in read] for row in chunk)
    lines.detach()


def _text(column: Column, value: Value) -> str:
    """Numbers bare, days in ISO, 元 with two decimals, everything else as the guarded text it is."""
    if value is None:
        return _("未知")
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool) and column.kind == Kind.MONEY:
        sign, fen = ("-", -value) if value < 0 else ("", value)
        return f"{sign}{fen // 100}.{fen % 100:02d}"
    if isinstance(value, int) and column.kind == Kind.INT:
        return str(value)
    return guarded(plain(column.kind, value))
