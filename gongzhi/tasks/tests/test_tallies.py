"""按单位统计: the counts, the weighted progress, and that each number opens exactly what it counts."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.unknowns.rules import Total
from gongzhi.tasks.models import Task
from gongzhi.tasks.tallies import tallies
from gongzhi.tasks.tests.test_services import COMMUNITY, COUNTY, OFFICE, STREET, TODAY
from gongzhi.tasks.weighing import Weighed


@pytest.mark.parametrize(
    ("weighed", "percent"),
    [
        (Weighed(100, 6_250, 0, 0), Total(62, 0, any_known=True)),
        (Weighed(30, 1_000, 0, 1), Total(33, 1, any_known=True)),  # at least so much
        (Weighed(30, 0, 0, 2), Total(0, 2, any_known=False)),  # nothing is known
        (Weighed(30, 0, 0, 0), Total(0, 0, any_known=False)),  # nothing is done
        (Weighed(30, 1_000, 1, 0), None),
        (Weighed(0, 0, 0, 0), None),
    ],
)
def test_progress_by_weight(weighed: Weighed, percent: Total | None) -> None:
    assert weighed.percent == percent


def day(n: int) -> date:
    return TODAY + timedelta(days=n)


# Leading unit, place, status, due, done on, progress, weight.
ROWS = [
    ("县住建局", COUNTY, "todo", day(5), None, 0, 10),
    ("县住建局", COMMUNITY, "doing", day(-5), None, 50, 20),
    ("县住建局", COMMUNITY, "done", day(-9), day(-9), None, 10),
    ("县住建局", COMMUNITY, "done", day(-9), day(-6), 100, 10),
    ("县住建局", STREET, "done", day(-9), day(-4), 100, 10),
    ("县住建局", STREET, "cancelled", day(-9), None, None, None),
    ("县民政局", COUNTY, "received", None, None, None, 5),
    ("县民政局", COUNTY, "doing", day(1), None, 40, 5),
    ("", COMMUNITY, "submitted", day(-1), None, 90, None),
]


@pytest.mark.django_db
def test_units_and_places_and_each_number_opens_what_it_counts(client: Client) -> None:
    for code in (COUNTY, STREET, COMMUNITY):
        put_division(code, f"地{code}", fictional=True)
    for n, (lead, place, status, due, done, progress, weight) in enumerate(ROWS):
        Task.objects.create(
            title=f"任务{n}号",
            lead_words=lead,
            division=place,
            status=status,
            due_on=due,
            done_on=done,
            progress=progress,
            weight=weight,
        )
    found = {t.key: t for t in tallies(OFFICE, "", by_place=False)}
    assert list(found) == ["", "县住建局", "县民政局"]
    works = found["县住建局"]
    counts = (works.total, works.unsigned, works.doing, works.overdue, works.in_time, works.done_late)
    assert (counts, works.days_late) == ((5, 1, 1, 1, 1, 2), 4)
    assert works.weighed.percent == Total(66, 0, any_known=True)  # 4000 of 6000
    assert found["县民政局"].weighed.percent == Total(20, 1, any_known=True)
    assert found[""].weighed.percent is None
    assert [t.key for t in tallies(OFFICE, STREET, by_place=True)] == [STREET, COMMUNITY]

    user = User.objects.create_user("office")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))
    client.force_login(user)
    Task.objects.filter(due_on__gt=TODAY).update(due_on=date(2100, 1, 1))  # the page's today is the real one
    for query in ("", "?by=place", f"?place={STREET}"):
        page = client.get(f"/tasks/units/{query}").content.decode()
        opened = re.findall(r'data-label="([^"]+)"><a href="([^"]+)"[^>]*>([^<]+)</a>', page)
        assert len(opened) > 8 and "≥ 20%（另有 1 项未知）" in client.get("/tasks/units/").content.decode()
        for label, url, number in opened:
            if label not in {"晚几天（中位数）", "加权进度"}:
                rows = client.get(unescape(url)).content.decode()
                assert len(set(re.findall(r"任务\d号", rows))) == int(number), (label, url)
