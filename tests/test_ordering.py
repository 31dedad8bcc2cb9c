"""What is not known stands last on SQLite and on PostgreSQL, up and down."""

from datetime import date

import pytest
from django.db.models import F

from gongzhi.ground.web.ordering import in_order
from gongzhi.registry.models import Observation

pytestmark = pytest.mark.django_db
DAYS = [date(2026, 3, 2), None, date(2026, 1, 5)]


@pytest.fixture
def rows() -> None:
    for day in DAYS:
        Observation.objects.create(division="990101000000", measured="elders", as_of=day, source="表")


@pytest.mark.parametrize(
    ("step", "days"),
    [
        ("as_of", [DAYS[2], DAYS[0], None]),
        ("-as_of", [DAYS[0], DAYS[2], None]),
        (F("as_of").asc(nulls_first=True), [None, DAYS[2], DAYS[0]]),
        ("-pk", [DAYS[2], None, DAYS[0]]),
    ],
)
def test_the_unknown_stands_last_unless_asked_for_first(rows: None, step: object, days: list[object]) -> None:
    found = in_order(Observation.objects.all(), [step])  # type: ignore[list-item]
    assert list(found.values_list("as_of", flat=True)) == days


def test_a_field_that_is_always_known_keeps_the_order_of_its_index() -> None:
    told = str(in_order(Observation.objects.all(), ["division", "-pk", "made_by__username"]).query)
    assert told.count("NULLS LAST") == 1
