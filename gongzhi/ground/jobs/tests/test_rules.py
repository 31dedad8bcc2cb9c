from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.jobs.rules import LONGEST, pause, percent, remaining

NUMBERS = st.integers(0, 10**9)


def test_the_pause_doubles_up_to_half_an_hour() -> None:
    assert [pause(n).total_seconds() for n in range(6)] == [0, 10, 20, 40, 80, 160]
    assert pause(50) == LONGEST == timedelta(minutes=30)


@given(st.integers(0, 10**6))
def test_no_pause_is_shorter_than_the_one_before(n: int) -> None:
    assert pause(n) <= pause(n + 1) <= LONGEST


@given(NUMBERS, NUMBERS)
def test_percent_stays_between_nothing_and_all(done: int, total: int) -> None:
    found = percent(done, total)
    assert found is None if total == 0 else found is not None and 0 <= found <= 100


def test_what_is_unknown_is_no_percent_and_no_time() -> None:
    assert percent(5, None) is None
    assert remaining(5, None, timedelta(seconds=3)) is None
    assert remaining(0, 10, timedelta(seconds=3)) is None


def test_the_rest_takes_as_long_as_the_pace_says() -> None:
    assert remaining(25, 100, timedelta(seconds=10)) == timedelta(seconds=30)
    assert remaining(120, 100, timedelta(seconds=10)) == timedelta(0)
