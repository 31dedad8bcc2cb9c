"""Rows without what no column shows and costs most to read: when each was made and changed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Model, QuerySet

from gongzhi.ground.records.models import Record
from gongzhi.ground.web.registers import Column

_MOMENTS = ("made_at", "changed_at")


def lean(rows: QuerySet[Any], columns: Sequence[Column]) -> QuerySet[Any]:
    """The same rows; a column that shows one of the moments sorts by it."""
    shown = {name for column in columns for name in column.sort}
    joined = rows.query.select_related
    beside = joined if isinstance(joined, dict) else {}
    left = [name for name in _left(rows.model, beside) if name not in shown]
    return rows.defer(*left) if left else rows


def _left(model: type[Model], beside: Mapping[str, Any], path: str = "") -> Iterator[str]:
    if issubclass(model, Record):
        yield from (path + name for name in _MOMENTS)
    for name, further in beside.items():
        there = model._meta.get_field(name).related_model
        if isinstance(there, type):
            yield from _left(there, further, f"{path}{name}__")
