"""The registers (台账), by noun, and what their columns and filters share."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.registers import Filter, Words


def number(value: str) -> int | None:
    """The key in an address; None for what is none."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 18 else None


def among(name: str, label: Words, rows: Callable[[Viewer], QuerySet[Any]], path: str = "") -> Filter:
    """A choice among the rows that a door gives."""

    def apply(found: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
        key = number(value)
        return found if key is None else found.filter(**{path or name: key})

    return Filter(name, label, apply, choices=lambda viewer: [(str(r.pk), str(r)) for r in rows(viewer)])
