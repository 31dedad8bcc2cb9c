from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.workdays.rules import Calendar, state_council_calendar

STATE = state_council_calendar()
PLAIN = Calendar(off=frozenset(), on=frozenset(), covers=(2022, 2022))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2022, 9, 30), True),
        (date(2022, 10, 1), False),
        (date(2022, 10, 7), False),
        (date(2022, 10, 8), True),  # a Saturday made up for
        (date(2022, 10, 9), True),  # a Sunday made up for
        (date(2022, 10, 15), False),
        (date(2031, 10, 1), True),  # not announced yet: a plain Wednesday
        (date(2031, 10, 4), False),
    ],
)
def test_make_up_days_are_working_days(day: date, *, works: bool) -> None:
    assert STATE.is_workday(day) is works


def test_years_not_announced_yet_are_not_certain() -> None:
    first, last = STATE.covers
    assert (first, last >= 2026) == (2004, True)
    assert STATE.certain(date(2022, 10, 1))
    assert not STATE.certain(date(last + 1, 1, 1))
    assert not STATE.certain(date(2003, 12, 31))


@pytest.mark.parametrize(
    ("start", "number", "due"),
    [
        (date(2022, 9, 30), 1, date(2022, 10, 8)),
        (date(2022, 9, 30), 5, date(2022, 10, 12)),
        (date(2022, 10, 3), 1, date(2022, 10, 8)),
        (date(2022, 10, 8), -1, date(2022, 9, 30)),
        (date(2022, 10, 3), 0, date(2022, 10, 3)),
    ],
)
def test_a_reply_is_due_after_the_holiday(start: date, number: int, due: date) -> None:
    assert STATE.add_workdays(start, number) == due


@given(st.dates(date(2004, 1, 1), date(2026, 10, 1)), st.integers(1, 60))
def test_counting_back_gives_the_same_number(start: date, number: int) -> None:
    due = STATE.add_workdays(start, number)
    assert STATE.workdays_between(start, due) == number
    assert STATE.workdays_between(due, start) == -number
    assert STATE.is_workday(due)


def test_a_plain_week_has_five() -> None:
    monday = date(2022, 6, 6)
    assert PLAIN.workdays_between(monday, monday + timedelta(days=7)) == 5
    assert PLAIN.workdays_between(monday, monday) == 0


def test_the_calendar_is_built_once() -> None:
    assert state_council_calendar() is STATE
