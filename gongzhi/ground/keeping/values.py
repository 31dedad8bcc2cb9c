"""One value as every engine keeps it, and as the export writes it: JSON that is the same wherever it came from."""

import base64
import json
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

Json = str | int | bool | None
Connection = BaseDatabaseWrapper


def _moment(raw: Any) -> str:
    at = datetime.fromisoformat(raw) if isinstance(raw, str) else raw
    return (at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)).isoformat(
        timespec="microseconds"
    )


def _iso(raw: Any) -> str:
    return raw if isinstance(raw, str) else str(raw.isoformat())


def canonical(raw: Any) -> str:
    """JSON in a column: PostgreSQL orders keys its own way, SQLite keeps the text."""
    value = json.loads(raw) if isinstance(raw, str | bytes) else raw
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _span(raw: Any) -> int:
    return raw // timedelta(microseconds=1) if isinstance(raw, timedelta) else int(raw)


_OUT: dict[str, Callable[[Any], Json]] = {
    "int": int,
    "bool": bool,
    "text": str,
    "date": _iso,
    "time": _iso,
    "moment": _moment,
    "json": canonical,
    "uuid": lambda raw: (raw if isinstance(raw, uuid.UUID) else uuid.UUID(str(raw))).hex,
    "bytes": lambda raw: base64.b64encode(bytes(raw)).decode("ascii"),
    "span": _span,
}
_IN: dict[str, Callable[[Any, Connection], Any]] = {
    "date": lambda value, db: db.ops.adapt_datefield_value(date.fromisoformat(value)),
    "time": lambda value, db: db.ops.adapt_timefield_value(time.fromisoformat(value)),
    "moment": lambda value, db: db.ops.adapt_datetimefield_value(datetime.fromisoformat(value)),
    "uuid": lambda value, db: uuid.UUID(value) if db.features.has_native_uuid_field else value,
    "bytes": lambda value, db: base64.b64decode(value),
    "span": lambda value, db: (
        timedelta(microseconds=value) if db.features.has_native_duration_field else value
    ),
}
_KINDS = {
    **dict.fromkeys(
        ("AutoField", "BigAutoField", "SmallAutoField", "IntegerField", "BigIntegerField"), "int"
    ),
    **dict.fromkeys(("SmallIntegerField", "PositiveIntegerField", "PositiveSmallIntegerField"), "int"),
    **dict.fromkeys(("PositiveBigIntegerField",), "int"),
    **dict.fromkeys(("CharField", "TextField", "SlugField", "FileField", "FilePathField"), "text"),
    **dict.fromkeys(("GenericIPAddressField", "IPAddressField"), "text"),
    "BooleanField": "bool",
    "DateField": "date",
    "TimeField": "time",
    "DateTimeField": "moment",
    "JSONField": "json",
    "UUIDField": "uuid",
    "BinaryField": "bytes",
    "DurationField": "span",
}


def kind_of(field: Any) -> str:
    """How a column travels. KeyError for a field that has no way yet: the build finds it, not a restore."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return _KINDS[field.get_internal_type()]


def outward(kind: str, raw: Any) -> Json:
    """What a cursor gave, as JSON. Encrypted columns travel as they lie: nothing is opened."""
    return None if raw is None else _OUT[kind](raw)


def inward(kind: str, value: Json, db: Connection) -> Any:
    """What the export holds, as the engine keeps it."""
    return value if value is None or kind not in _IN else _IN[kind](value, db)
