"""Every model travels, or is named with a reason; every value travels as it is (R-33)."""

import json
import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, models

from gongzhi.ground.keeping.tables import every_model, exported, table_of
from gongzhi.ground.keeping.values import inward, kind_of, outward


def test_every_model_is_exported_or_named_with_its_reason() -> None:
    labels = {model._meta.label for model in every_model()}
    assert {table.label for table in exported()} | settings.NOT_EXPORTED.keys() == labels
    assert all(len(why) > 10 for why in settings.NOT_EXPORTED.values())


def test_a_new_model_is_exported_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    from gongzhi.ground.files.models import StoredFile

    monkeypatch.setitem(settings.NOT_EXPORTED, "files.StoredFile", "for this test only")
    assert "files.StoredFile" not in {table.label for table in exported()}
    monkeypatch.delitem(settings.NOT_EXPORTED, "files.StoredFile")
    assert table_of(StoredFile) in exported()


def test_a_column_without_a_way_to_travel_breaks_the_build() -> None:
    with pytest.raises(KeyError):
        kind_of(models.FloatField())


VALUES = [
    ("int", 2**62),
    ("int", None),
    ("bool", True),
    ("text", "𠅤 买买提·艾力 ＝1+1\n"),
    ("date", date(1941, 3, 15)),
    ("time", time(23, 59, 59, 1)),
    ("moment", datetime(2026, 12, 31, 15, 30, 0, 5, tzinfo=UTC)),
    ("moment", datetime(2026, 12, 31, 15, 30, tzinfo=UTC)),
    ("uuid", uuid.UUID(int=5)),
    ("bytes", b"\x00\xff\x80"),
    ("span", timedelta(days=-1, microseconds=7)),
]
COLUMNS: dict[str, Any] = {
    "int": models.BigIntegerField(null=True),
    "bool": models.BooleanField(null=True),
    "text": models.TextField(null=True),
    "date": models.DateField(null=True),
    "time": models.TimeField(null=True),
    "moment": models.DateTimeField(null=True),
    "uuid": models.UUIDField(null=True),
    "bytes": models.BinaryField(null=True),
    "span": models.DurationField(null=True),
    "json": models.JSONField(null=True),
}


def through(kind: str, value: Any) -> tuple[Any, Any]:
    """Out of the engine as Django stored it, in again, and out once more."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE travel (v {COLUMNS[kind].db_type(connection)})")
        cursor.execute("INSERT INTO travel VALUES (%s)", [COLUMNS[kind].get_db_prep_save(value, connection)])
        cursor.execute("SELECT v FROM travel")
        first = outward(kind, cursor.fetchone()[0])
        cursor.execute("DELETE FROM travel")
        cursor.execute(
            "INSERT INTO travel VALUES (%s)", [inward(kind, json.loads(json.dumps(first)), connection)]
        )
        cursor.execute("SELECT v FROM travel")
        second = outward(kind, cursor.fetchone()[0])
        cursor.execute("DROP TABLE travel")
    return first, second


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "value"), VALUES)
def test_a_value_travels_as_it_is(kind: str, value: Any) -> None:
    first, second = through(kind, value)
    assert first == second
    assert (first is None) == (value is None)


@pytest.mark.django_db
def test_json_is_one_text_whatever_the_engine_made_of_it() -> None:
    first, second = through("json", {"b": 1.10, "a": {"长": None, "啊": [True, "é"]}})
    assert first == second == '{"a":{"啊":[true,"é"],"长":null},"b":1.1}'
