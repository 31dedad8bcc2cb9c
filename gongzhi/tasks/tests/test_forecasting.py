from datetime import date

import pytest

from gongzhi.ground.workdays.rules import Calendar, state_council_calendar
from gongzhi.tasks.forecasting import (
    Basis,
    Forecast,
    Late,
    Limits,
    Standing,
    Work,
    behind_due,
    forecast,
    verdict,
)
from gongzhi.tasks.planning import Activity, Link

STATE = state_council_calendar()
PLAIN = Calendar(off=frozenset(), on=frozenset(), covers=(2026, 2026))
FRIDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 9)


def day(n: int) -> date:
    """March 2026; the first is a Sunday."""
    return date(2026, 3, n)


@pytest.mark.parametrize(
    ("days", "starts_on", "percent", "handed_in", "finish", "basis"),
    [
        (10, day(2), 50, False, day(13), Basis.PACE),  # half in five days: five more
        (10, day(2), 40, False, day(18), Basis.PACE),  # 5 × 60 ÷ 40 = 7.5, so eight more
        (10, day(2), 99, False, day(9), Basis.PACE),
        (10, day(2), 100, False, FRIDAY, Basis.HANDED_IN),
        (None, day(2), 50, False, day(13), Basis.PACE),  # the planned length is not needed
        (10, day(2), 90, True, FRIDAY, Basis.HANDED_IN),
        (10, day(16), 20, False, day(18), Basis.SHARE),  # told of before its first day: 80 % of ten days
        (3, day(2), 0, False, day(10), Basis.PLAN),  # Friday, Monday, Tuesday
        (3, day(16), 0, False, day(18), Basis.PLAN),
        (3, None, 0, False, day(10), Basis.PLAN),
        (None, day(2), 0, False, None, Basis.NO_DAYS),
        (None, day(16), 20, False, None, Basis.NO_DAYS),
        (10, day(2), None, False, None, Basis.NO_PROGRESS),
        (10, date(2020, 1, 1), 1, False, None, Basis.TOO_FAR),  # some 160 years at this pace
        (10, date(2050, 1, 3), 0, False, None, Basis.TOO_FAR),
    ],
)
def test_one_task(
    days: int | None,
    starts_on: date | None,
    percent: int | None,
    *,
    handed_in: bool,
    finish: date,
    basis: Basis,
) -> None:
    work = Work(Activity(1, days, starts_on), percent, handed_in)
    assert forecast([work], [], FRIDAY, PLAIN) == {1: Forecast(finish, basis)}


def test_on_a_day_off_work_goes_on_with_the_next_working_day() -> None:
    works = [
        Work(Activity(1, 2, day(2)), 0),
        Work(Activity(2, 9, day(2)), 50),
        Work(Activity(3, 9, day(2)), 100),
    ]
    found = forecast(works, [], day(7), PLAIN)
    assert [found[key].finish for key in (1, 2, 3)] == [day(10), day(13), MONDAY]


def test_work_stands_still_in_the_national_week() -> None:
    """2026: off 1 to 7 October; 20 September and 10 October are made up for."""
    found = forecast([Work(Activity(1, 4, date(2026, 9, 29)), 0)], [], date(2026, 9, 29), STATE)
    assert found[1].finish == date(2026, 10, 9)


def test_what_follows_waits_and_the_lag_after_it() -> None:
    works = [
        Work(Activity(1, 10, day(2)), 50),  # ends on the 13th
        Work(Activity(2, 2, day(2)), 0),
        Work(Activity(3, 2, day(2)), 0),
        Work(Activity(4, 2, day(2)), 80),  # has begun all the same: what is left of it waits
        Work(Activity(5, 2, day(2)), 100),
    ]
    links = [Link(1, 2), Link(1, 3, lag=3), Link(1, 4), Link(1, 5)]
    found = forecast(works, links, FRIDAY, PLAIN)
    assert [found[key] for key in (2, 3, 4, 5)] == [
        Forecast(day(17), Basis.PLAN, held=True),
        Forecast(day(20), Basis.PLAN, held=True),
        Forecast(day(17), Basis.PACE, held=True),  # 5 × 20 ÷ 80 = 1.25, so two days
        Forecast(day(16), Basis.HANDED_IN, held=True),
    ]


def test_after_what_is_closed_nothing_waits_but_the_lag() -> None:
    works = [
        Work(Activity(1, 5, day(2)), 100, closed=True, closed_on=day(4)),
        Work(Activity(2, 1, day(2)), 0),
        Work(Activity(3, 1, day(2)), 0),
    ]
    found = forecast(works, [Link(1, 2), Link(1, 3, lag=4)], FRIDAY, PLAIN)
    assert [found[key] for key in (1, 2, 3)] == [
        Forecast(day(4), Basis.CLOSED),
        Forecast(FRIDAY, Basis.PLAN),
        Forecast(day(11), Basis.PLAN, held=True),
    ]


def test_unknown_goes_on_to_all_that_follow_and_to_nothing_else() -> None:
    works = [
        Work(Activity(1, 5, day(2)), None),
        Work(Activity(2, 5, day(2)), 0),
        Work(Activity(3, 5, day(2)), 0),
        Work(Activity(4, 5, day(2)), 100, closed=True),
        Work(Activity(5, 5, day(2)), 100, closed=True, closed_on=day(5)),
        Work(Activity(6, 1, day(2)), 0),
    ]
    found = forecast(works, [Link(1, 2), Link(2, 3), Link(3, 5), Link(4, 6)], FRIDAY, PLAIN)
    assert [found[key].basis for key in (1, 2, 3, 4, 5, 6)] == [
        Basis.NO_PROGRESS,
        Basis.BEFORE_UNKNOWN,
        Basis.BEFORE_UNKNOWN,
        Basis.NO_DAY_CLOSED,
        Basis.CLOSED,
        Basis.BEFORE_UNKNOWN,
    ]


@pytest.mark.parametrize(
    ("standing", "limits", "late"),
    [
        (Standing(begun=False, starts_on=day(2), due_on=None, finish=None), Limits(4, 5), Late.NOT_STARTED),
        (Standing(begun=False, starts_on=day(2), due_on=None, finish=None), Limits(5, 5), None),
        (Standing(begun=True, starts_on=day(2), due_on=None, finish=None), Limits(4, 5), None),
        (Standing(begun=False, starts_on=None, due_on=None, finish=None), Limits(0, 0), None),
        (
            Standing(begun=False, starts_on=FRIDAY, due_on=None, finish=None),
            Limits(0, 0),
            None,
        ),  # its first day
        (Standing(begun=False, starts_on=day(2), due_on=day(2), finish=None), Limits(None, None), None),
        (Standing(begun=True, starts_on=None, due_on=day(2), finish=None), Limits(None, 4), Late.SEVERE),
        (Standing(begun=True, starts_on=None, due_on=day(3), finish=None), Limits(None, 4), None),
        (Standing(begun=True, starts_on=None, due_on=day(20), finish=day(27)), Limits(None, 5), Late.SEVERE),
        (Standing(begun=True, starts_on=None, due_on=day(20), finish=day(26)), Limits(None, 5), None),
        (Standing(begun=True, starts_on=None, due_on=FRIDAY, finish=None), Limits(None, 0), None),  # in time
    ],
)
def test_not_started_and_severely_late_are_said_by_entered_limits_alone(
    standing: Standing, limits: Limits, late: Late | None
) -> None:
    assert verdict(standing, FRIDAY, limits, PLAIN) == late


def test_how_late_counts_working_days() -> None:
    assert behind_due(FRIDAY, day(10), PLAIN) == 2
    assert (
        behind_due(FRIDAY, day(3), PLAIN)
        == behind_due(None, FRIDAY, PLAIN)
        == behind_due(FRIDAY, None, PLAIN)
        == 0
    )
    assert not Limits().entered and Limits(severe=3).entered
