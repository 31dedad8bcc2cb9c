"""Rows of a register as plain values: numbers as numbers, fen as integers, unknown as null."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise

from gongzhi.ground.web.cells import Light, Value
from gongzhi.ground.web.lean import lean
from gongzhi.ground.web.listing import Listing
from gongzhi.ground.web.registers import Register
from gongzhi.ground.web.said import for_many

Plain = str | int | None | dict[str, str] | list[str]


def plain(value: Value) -> Plain:
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, str | Promise):
        return str(value)
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Light):
        return {"word": str(value.word), "tone": str(value.tone), "why": str(value.why)}
    return [str(each) for each in value]


def row_answer(register: Register, row: Any) -> dict[str, Plain]:
    return rows_answer(register, [row])[0]


def rows_answer(register: Register, rows: Sequence[Any]) -> list[dict[str, Plain]]:
    read = [(column.key, for_many(column.value)) for column in register.columns]
    return [
        {"id": row.pk, "division": getattr(row, "division", None)}
        | {key: plain(value(row)) for key, value in read}
        for row in rows
    ]


def page_answer(shown: Listing, page: int, size: int) -> dict[str, Any]:
    """One page: two questions of the database, and what the register itself hangs on its rows."""
    found = shown.found
    first = (page - 1) * size
    rows = shown.prepared(list(lean(shown.rows, shown.register.columns)[first : first + size]))
    return {
        "count": found["number"] if found else shown.rows.count(),
        "page": page,
        "size": size,
        "as_of": shown.request.viewer.today.isoformat(),
        "totals": totals_answer(shown.register, found),
        "rows": rows_answer(shown.register, rows),
    }


def totals_answer(register: Register, found: dict[str, Any]) -> dict[str, dict[str, int]]:
    return {
        column.key: {
            "known": int(found[f"sum_{column.key}"] or 0),
            "unknown": found["number"] - found[f"known_{column.key}"],
        }
        for column in register.columns
        if column.total
    }
