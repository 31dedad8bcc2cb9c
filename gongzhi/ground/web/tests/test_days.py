from datetime import date

import pytest
from django import forms

from gongzhi.ground.web.forms import DayField


@pytest.mark.parametrize(
    "typed", ["2026-07-01", "2026年7月1日", "2026.7.1", "2026/7/1", "２０２６年７月１日", " 2026-7-1 "]
)
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    assert DayField().clean(typed) == date(2026, 7, 1)


@pytest.mark.parametrize("typed", ["9999-12-31", "1066-10-14", "2101-01-01"])
def test_a_year_out_of_reach_is_refused_with_the_years_that_hold(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="1900 到 2100"):
        DayField().clean(typed)


@pytest.mark.parametrize("typed", ["2026-02-30", "明天", "-1", "<script>", "\x00"])
def test_what_is_no_day_is_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="2026年7月1日"):
        DayField().clean(typed)


def test_a_blank_day_is_not_known() -> None:
    assert DayField(required=False).clean("") is None
