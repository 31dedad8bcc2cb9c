"""The scale of the Gantt chart."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.test import Client

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.ground.divisions.services import put_division
from gongzhi.tasks.gantt import LABEL, YEAR_LABEL, Scale
from gongzhi.tasks.models import Task
from gongzhi.tasks.services import add_task

COUNTY = "990101000000"


def test_months_are_named_where_their_names_find_room() -> None:
    """In a year every month is; over three years those that would touch are left out, and none overlap."""
    year = Scale(date(2026, 5, 1), date(2027, 6, 1)).months()
    assert [words for _, words in year] == [
        *(f"{n}月" for n in range(5, 13)),
        "2027年",
        *(f"{n}月" for n in range(2, 6)),
    ]
    named = [(x, words) for x, words in Scale(date(2026, 1, 1), date(2029, 1, 1)).months() if words]
    assert 6 < len(named) < 36
    for (x, words), (after, _) in pairwise(named):
        assert after - x >= (YEAR_LABEL if words.endswith("年") else LABEL)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "moved"),
    [("?days=7", 7), ("?days=-3", -3), ("", 0), ("?days=七", 0), ("?days=-", 0), ("?days=99999", 3660)],
)
def test_the_days_of_a_bar_that_was_drawn_are_shown_and_saved_as_any_other(
    client: Client, asked: str, moved: int
) -> None:
    put_division(COUNTY, "甲县")
    user = User.objects.create_user("甲")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))
    client.force_login(user)
    office = holding([Held("office", COUNTY)], user_id=user.pk, name="甲", today=date(2026, 3, 2))
    task = add_task(Task(division=COUNTY, title="门厅", due_on=date(2026, 5, 1)), by=office)
    page = client.get(f"/tasks/{task.pk}/dates/{asked}").content.decode()
    shown = date(2026, 5, 1) + timedelta(days=moved)
    assert f'value="{shown}"' in page and "现在是 未知 至 2026年5月1日" in page
    client.post(f"/tasks/{task.pk}/dates/", {"version": task.version, "due_on": str(shown)})
    task.refresh_from_db()
    assert (task.starts_on, task.due_on) == (None, shown)
