"""How often a group meets: months, the day it is due, and the same rule in the database."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.leadership import labels, rules
from gongzhi.leadership.models import Group, Meeting
from gongzhi.leadership.queries import groups_seen_by, last_meetings, overdue
from gongzhi.leadership.registers import GROUPS
from gongzhi.leadership.rules import Rhythm
from gongzhi.leadership.services import add_group, add_meeting
from gongzhi.leadership.todo import overdue_meetings

TODAY = date(2026, 3, 2)
COUNTY = "990101000000"
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
MONTHS = st.sampled_from(rules.MONTHS)


def viewer(role: str, today: date = TODAY) -> Viewer:
    return holding([Held(role, COUNTY)], user_id=0, name="试", today=today)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 12, 2), 3, date(2026, 3, 2)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
    ],
)
def test_months_are_counted_as_people_count_them(day: date, months: int, then: date) -> None:
    assert rules.months_later(day, months) == then


@pytest.mark.parametrize(
    ("since", "every", "found"),
    [
        (date(2025, 12, 2), 3, Rhythm.ON_TIME),  # due today: not late yet
        (date(2025, 12, 1), 3, Rhythm.OVERDUE),
        (date(2020, 1, 1), None, Rhythm.MISSING),  # not laid down is never late
        (None, None, Rhythm.MISSING),
        (None, 3, Rhythm.UNKNOWN),
    ],
)
def test_a_group_is_late_only_where_the_rhythm_and_the_day_are_known(
    since: date | None, every: int | None, found: Rhythm
) -> None:
    assert rules.rhythm(since, every, TODAY) == found


@given(DAYS, MONTHS, st.integers(-40, 40))
def test_the_earliest_day_on_time_is_the_rule_itself(today: date, every: int, away: int) -> None:
    edge = rules.still_on_time(every, today)
    since = edge + timedelta(days=away)
    assert (since < edge) == (rules.rhythm(since, every, today) == Rhythm.OVERDUE)


def test_every_rhythm_and_every_lack_has_its_words() -> None:
    assert set(labels.rhythm()) == set(labels.why()) == set(Rhythm)
    assert set(labels.lack()) == set(rules.Lack)


@pytest.mark.django_db
def test_the_database_the_register_and_the_todo_agree_with_the_rule() -> None:
    office = viewer("office")
    for at, (every, set_up, met) in enumerate(
        [
            (every, set_up, met)
            for every in (None, 1, 3, 12)
            for set_up in (None, date(2025, 12, 1), date(2026, 2, 20))
            for met in (None, date(2025, 12, 1), date(2025, 12, 2), date(2026, 2, 2), date(2026, 4, 1))
        ]
    ):
        group = add_group(
            Group(division=COUNTY, name=f"组{at}", kind="task_force", meets_every=every, set_up_on=set_up),
            by=office,
        )
        if met:
            add_meeting(Meeting(group=group, title="例会", held_on=met), by=office)
    groups: list[Any] = list(groups_seen_by(office))
    last = last_meetings(groups, office)
    late = {
        g.pk
        for g in groups
        if rules.rhythm(last.get(g.pk) or g.set_up_on, g.meets_every, TODAY) == Rhythm.OVERDUE
    }
    assert late and {g.pk for g in overdue(groups_seen_by(office), office)} == late
    GROUPS.prepare(groups, office)
    words = {g.pk: g.rhythm.word for g in groups}
    assert {pk for pk, word in words.items() if word == "超期未开会"} == late
    assert {words[g.pk] for g in groups if g.meets_every is None} == {"未录入"}
    waiting = overdue_meetings(office, 5)
    assert not isinstance(waiting.all, int) and waiting.all.count() == len(late)
    assert len(waiting.first) == 5 and all(t.due and t.due < TODAY for t in waiting.first)
    assert overdue_meetings(viewer("community"), 5).all == 0


@pytest.mark.django_db
def test_a_meeting_that_is_still_to_come_is_not_the_last_one() -> None:
    office = viewer("office")
    group = add_group(Group(division=COUNTY, name="组", kind="office"), by=office)
    add_meeting(Meeting(group=group, title="明天的会", held_on=TODAY + timedelta(days=1)), by=office)
    assert last_meetings([group], office) == {}
    assert last_meetings([group], viewer("office", TODAY + timedelta(days=1))) == {
        group.pk: TODAY + timedelta(days=1)
    }
