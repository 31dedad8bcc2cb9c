"""Which numbers are taken: citizen IDs by their check character, phones by their form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.audit.models import Entry
from gongzhi.ground.refusal import Refused
from gongzhi.registry.models import Person
from gongzhi.registry.rules import citizen_id_is_right, phone_is_right
from gongzhi.registry.tests.numbered import citizen, somebody

pytestmark = pytest.mark.django_db


@given(st.integers(0, 10**6))
def test_the_check_character_is_the_one_of_the_standard(n: int) -> None:
    right = citizen(n)
    assert [c for c in "0123456789X" if citizen_id_is_right(right[:-1] + c)] == [right[-1]]


@pytest.mark.parametrize(
    "number", ["", "1" * 18, citizen(5)[:-1], "99010119990230001X", "１" + citizen(5)[1:]]
)
def test_what_is_no_citizen_id(number: str) -> None:
    assert not citizen_id_is_right(number)


def test_mobile_and_landline_and_nothing_else() -> None:
    assert all(map(phone_is_right, ["13900001234", "19900001234", "028-86001234", "02886001234"]))
    assert not any(
        map(phone_is_right, ["", "12900001234", "1390000123", "139000012345", "86001234", "139 0000 1234"])
    )


def test_wrong_numbers_are_refused_without_being_repeated() -> None:
    wrong = citizen(3)[:-1] + ("1" if citizen(3)[-1] != "1" else "2")
    with pytest.raises(Refused, match="校验位不对") as why:
        somebody(citizen_id=wrong)
    assert wrong not in str(why.value)
    with pytest.raises(Refused, match="手机号应为 11 位"):
        somebody(phone="123")
    assert not Person.objects.exists() and not Entry.objects.exists()
