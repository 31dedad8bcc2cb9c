from datetime import date, timedelta

import pytest

from gongzhi.ground.workdays.rules import state_council_calendar
from gongzhi.tasks import rules
from gongzhi.tasks.rules import Move, Plan, Status, Thresholds, Tone

TODAY = date(2026, 3, 2)
SOON = date(2026, 3, 9)


def days(n: int) -> date:
    return TODAY + timedelta(days=n)


def test_from_every_state_that_is_not_finished_somebody_can_go_on() -> None:
    for status in rules.Status:
        assert rules.moves(status), status
    assert [move for move, _ in rules.moves(Status.TODO)] == [Move.SIGN, Move.START, Move.CANCEL]
    assert [move for move, _ in rules.moves(Status.RECEIVED)] == [Move.START, Move.CANCEL]


@pytest.mark.parametrize("today", [date(2026, 9, 24) + timedelta(days=n) for n in range(20)])
@pytest.mark.parametrize("workdays", [-5, -2, 0, 1, 10])
def test_what_has_reached_a_step_is_due_on_the_last_such_day_or_before(today: date, workdays: int) -> None:
    """Around the National Day week, with its make-up days: compared with asking of each day in turn."""
    calendar = state_council_calendar()
    last = rules.latest_due(today, workdays, calendar)
    reached = [
        day
        for n in range(-40, 40)
        if calendar.add_workdays(day := today + timedelta(days=n), workdays) <= today
    ]
    assert last == max(reached)


@pytest.mark.parametrize(
    ("plan", "tone"),
    [
        (Plan(finished=True, starts_on=None, due_on=days(-9), progress=0), Tone.GREY),
        (Plan(finished=False, starts_on=None, due_on=None, progress=0), Tone.GREY),
        (Plan(finished=False, starts_on=None, due_on=days(-1), progress=99), Tone.RED),
        (
            Plan(finished=False, starts_on=None, due_on=days(0), progress=0),
            Tone.GREEN,
        ),  # no plan to lag behind
        (
            Plan(finished=False, starts_on=days(-10), due_on=days(5), progress=60),
            Tone.YELLOW,
        ),  # close by, behind
        (
            Plan(finished=False, starts_on=days(-10), due_on=days(5), progress=66),
            Tone.GREEN,
        ),  # close by, on plan
        (Plan(finished=False, starts_on=days(-50), due_on=days(50), progress=36), Tone.GREEN),  # 14 behind
        (Plan(finished=False, starts_on=days(-50), due_on=days(50), progress=35), Tone.YELLOW),  # 15 behind
        (
            Plan(finished=False, starts_on=days(-50), due_on=days(50), progress=None),
            Tone.GREEN,
        ),  # unknown is no lag
    ],
)
def test_light(plan: Plan, tone: Tone) -> None:
    assert rules.light(plan, TODAY, SOON, 15) == tone


def test_without_the_rule_there_is_no_yellow() -> None:
    far_behind = Plan(finished=False, starts_on=days(-50), due_on=days(5), progress=0)
    assert rules.light(far_behind, TODAY, None, None) == Tone.GREEN


def test_close_by_counts_working_days() -> None:
    """25 September 2026 is a Friday before the National Day week: five working days end on 30 September."""
    calendar = state_council_calendar()
    soon = rules.soon_by(date(2026, 9, 24), Thresholds(workdays=5, points=15), calendar)
    assert soon is not None
    assert (
        sum(
            calendar.is_workday(date(2026, 9, 24) + timedelta(days=n))
            for n in range(1, 30)
            if date(2026, 9, 24) + timedelta(days=n) <= soon
        )
        == 5
    )
