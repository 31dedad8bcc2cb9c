"""The word of a row's choice, in a table of thousands of rows."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language

from gongzhi.ground.records.models import words_of
from gongzhi.ground.web.cells import Value

Read = Callable[[Any], Value]


class Said:
    """`get_…_display` as a column's value; nothing chosen is `nothing`."""

    def __init__(self, field: str, *, nothing: Value = "") -> None:
        self.field, self.nothing = field, nothing

    def __call__(self, row: Any) -> Value:
        return self.at_once()(row)

    def at_once(self) -> Read:
        """The same for many rows: which language it is to be is asked here, once."""
        language = get_language() or ""
        known: dict[type, dict[object, str]] = {}

        def read(row: Any) -> Value:
            words = known.get(type(row))
            if words is None:
                words = known[type(row)] = words_of(row._meta.get_field(self.field), language)
            value = getattr(row, self.field)
            return words.get(value, str(value)) if value else self.nothing

        return read


def for_many(value: Read) -> Read:
    """How a column is read when all the rows of a file are."""
    return value.at_once() if isinstance(value, Said) else value
