"""The order of rows, the same on both engines: what is not known stands last, whichever way a column is sorted."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Model, OrderBy, QuerySet

Step = str | OrderBy


def in_order(rows: QuerySet[Any], steps: Iterable[Step]) -> QuerySet[Any]:
    """SQLite takes a null for the smallest value, PostgreSQL for the largest; people take it for neither."""
    return rows.order_by(*(_unknown_last(rows.model, step) for step in steps))


def _unknown_last(model: type[Model], step: Step) -> Step:
    """Only fields that may be null are asked for so: the others keep the plain order that an index gives."""
    if not isinstance(step, str) or not _may_be_null(model, step.removeprefix("-")):
        return step
    field = F(step.removeprefix("-"))
    return field.desc(nulls_last=True) if step.startswith("-") else field.asc(nulls_last=True)


def _may_be_null(model: Any, path: str) -> bool:
    for name in path.split("__"):
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:  # pk, or a value the door has annotated
            return False
        if field.null:
            return True
        model = field.related_model or model
    return False
