"""The field rules of one kind of record, for many rows: what was found right once is not looked at again."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import DateField, DateTimeField, Field, Model

from gongzhi.ground.divisions.rules import is_code
from gongzhi.ground.records.models import Record
from gongzhi.ground.refusal import Refused

KEPT = 4_000  # values of one field that are remembered
_MISSING = object()
# These take the value as it is, or the hour, which is set before.
_PLAIN = {Field.pre_save, DateField.pre_save, DateTimeField.pre_save}


class Checker:
    """Checks what `full_clean` checks of single rows: every field, and the model's own `clean` where it has one.

    Uniqueness is left to the database, which refuses the whole write.
    """

    def __init__(self, model: type[Record]) -> None:
        self.fields: list[Field[Any, Any]] = [f for f in model._meta.concrete_fields if not f.primary_key]
        self.columns = [str(f.column) for f in self.fields]
        self._rules = [(f.attname, _remembering(f)) for f in self.fields]
        self._whole = model.clean is not Model.clean
        if model.save is not Model.save:
            raise TypeError(
                f"{model._meta.label} does something when it is saved, and would be written without it"
            )
        self._made_on_save = [f for f in self.fields if type(f).pre_save not in _PLAIN]

    def stored(self, row: Record) -> list[Any]:
        """The values of a sound row as the engine stores them, in the order of `columns`."""
        if not is_code(row.division):
            raise Refused(f"区划代码应为 12 位数字，收到“{row.division}”。请核对后再填。")
        for made in self._made_on_save:
            row.__dict__[made.attname] = made.pre_save(row, add=row._state.adding)
        values = []
        for attname, rule in self._rules:
            cleaned, kept = rule(getattr(row, attname), row)
            row.__dict__[attname] = cleaned
            values.append(kept)
        if self._whole:
            _told(row.clean)
        return values


def _told(check: Callable[[], None]) -> None:
    try:
        check()
    except ValidationError as oops:
        raise Refused("；".join(oops.messages)) from oops


def _remembering(field: "Field[Any, Any]") -> Callable[[Any, Record], tuple[Any, Any]]:
    known: dict[Any, tuple[Any, Any]] = {}

    def rule(value: Any, row: Record) -> tuple[Any, Any]:
        found = known.get(value, _MISSING)
        if found is not _MISSING:
            return found  # type: ignore[return-value]
        cleaned = _cleaned(field, value, row)
        fresh = (cleaned, field.get_db_prep_save(cleaned, connection))
        if len(known) < KEPT:
            known[value] = fresh
        return fresh

    def plain(value: Any, row: Record) -> tuple[Any, Any]:
        cleaned = _cleaned(field, value, row)
        return cleaned, field.get_db_prep_save(cleaned, connection)

    return plain if field.get_internal_type() == "JSONField" else rule


def _cleaned(field: "Field[Any, Any]", value: Any, row: Record) -> Any:
    if field.blank and value in field.empty_values:
        return value
    try:
        return field.clean(value, row)
    except ValidationError as oops:
        raise Refused(f"{field.verbose_name}：{'；'.join(oops.messages)}") from oops
