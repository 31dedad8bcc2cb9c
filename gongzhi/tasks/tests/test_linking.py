"""Which task waits for which, who may say so, and what the pages show of it."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.refusal import Refused
from gongzhi.programmes.models import Rule
from gongzhi.programmes.services import change_rule, enter_default_rules
from gongzhi.tasks.linking import put_before, take_away
from gongzhi.tasks.models import Dependency, Task
from gongzhi.tasks.networks import network_of
from gongzhi.tasks.rules import Status
from gongzhi.tasks.services import add_task, change_task

TODAY = date(2026, 3, 6)  # a Friday
COUNTY, STREET, OTHER_COUNTY = "990101000000", "990101001000", "990102000000"
COMMUNITY, SIBLING = "990101001001", "990101001002"

pytestmark = pytest.mark.django_db


def viewer(role: str, division: str = COUNTY) -> Viewer:
    return holding([Held(role, division)], user_id=0, name="试", today=TODAY)


OFFICE, STREET_CLERK = viewer("office"), viewer("street", STREET)
PLANTER = viewer("office", "990000000000")


def a_task(title: str, first: int = 2, last: int = 6, **fields: object) -> Task:
    """Planned from a day to a day of March 2026."""
    days = {"starts_on": date(2026, 3, first), "due_on": date(2026, 3, last)}
    return add_task(Task(**{"division": COMMUNITY, "title": title, **days, **fields}), by=PLANTER)


@pytest.fixture
def client(client: Client) -> Client:
    """Signed in as the office of the county, today."""
    for code in (COUNTY, STREET, COMMUNITY, SIBLING):
        put_division(code, f"地{code[-4:]}", fictional=True)
    enter("office", COUNTY, client)
    return client


def enter(role: str, division: str, client: Client) -> None:
    user = User.objects.create_user(role, full_name=role)
    Post.objects.create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
    client.force_login(user)


def test_a_task_waits_for_another_until_that_is_taken_away_and_both_are_recorded() -> None:
    survey, design = a_task("测绘"), a_task("设计")
    link = put_before(survey, design, lag=3, by=OFFICE)
    assert (link.division, link.lag, str(link)) == (COMMUNITY, 3, "测绘 → 设计")
    with pytest.raises(Refused, match="已经登记过"):
        put_before(survey, design, by=OFFICE)
    assert take_away(link, by=OFFICE) == design
    assert not Dependency.objects.exists()
    told = Entry.objects.filter(event__startswith="tasks.dependency").order_by("seq")
    assert [entry.event for entry in told] == ["tasks.dependency.added", "tasks.dependency.removed"]
    last_known = {"division": COMMUNITY, "before": survey.pk, "after": design.pk, "lag": 3}
    assert told[1].facts["before"] == last_known


def test_what_may_not_wait_for_what() -> None:
    task, far = a_task("设计"), a_task("别县的事", division=OTHER_COUNTY)
    county_task = a_task("全县的事", division=COUNTY)
    with pytest.raises(Refused, match="自己的前置"):
        put_before(task, task, by=OFFICE)
    with pytest.raises(Refused, match="同一个县"):
        put_before(far, task, by=PLANTER)
    for lag in (-1, 251):
        with pytest.raises(Refused, match="间隔"):
            put_before(county_task, task, lag=lag, by=OFFICE)
    with pytest.raises(Refused, match="岗位"):
        put_before(county_task, task, by=STREET_CLERK)  # sees nothing of the county's own
    with pytest.raises(Refused, match="岗位"):
        put_before(task, a_task("又一项"), by=viewer("community", COMMUNITY))  # sees, and gives out nothing
    assert not Dependency.objects.exists()


def test_a_circle_is_refused_with_its_tasks_by_name_and_those_out_of_sight_without() -> None:
    first, middle, last = (a_task(title) for title in ("测绘", "设计", "施工"))
    put_before(first, middle, by=OFFICE)
    put_before(middle, last, by=OFFICE)
    with pytest.raises(Refused, match="绕成一圈") as why:
        put_before(last, first, by=OFFICE)
    assert all(title in str(why.value) for title in ("测绘", "设计", "施工"))
    assert Dependency.objects.count() == 2
    secret = a_task("全县的事", division=COUNTY)
    put_before(secret, middle, by=OFFICE)
    Dependency.objects.create(division=COMMUNITY, before=middle, after=secret)
    with pytest.raises(Refused, match="不在您范围内的一项任务") as why:
        put_before(a_task("培训"), last, by=STREET_CLERK)
    assert "全县的事" not in str(why.value)


def test_a_link_goes_along_with_its_task_and_keeps_it_in_the_county() -> None:
    first, then = a_task("测绘"), a_task("设计")
    put_before(first, then, by=OFFICE)
    change_task(then, by=OFFICE, division=SIBLING)
    assert Dependency.objects.get().division == SIBLING
    for task in (first, then):
        with pytest.raises(Refused, match="别的县"):
            change_task(task, by=PLANTER, division=OTHER_COUNTY)


def test_the_network_is_reckoned_the_same_where_it_leaves_the_place() -> None:
    """The middle one lies in another community; the days of the last come through it."""
    first, last = a_task("测绘", progress=100), a_task("施工", 2, 3, progress=0)
    middle = a_task("设计", 2, 4, division=SIBLING, progress=0)
    alone = a_task("培训", progress=0)
    put_before(first, middle, by=OFFICE)
    put_before(middle, last, lag=1, by=OFFICE)
    network = network_of([last, alone], COMMUNITY, TODAY)
    assert network.forecasts[last.pk].finish == date(2026, 3, 13)  # 9 to 11 March, a day between, two days
    assert (network.linked(last.pk), network.linked(alone.pk)) == (True, False)
    assert network.timings[last.pk].critical
    change_task(middle, by=OFFICE, due_on=None)
    network = network_of([last, alone], COMMUNITY, TODAY)
    assert network.forecasts[last.pk].finish is None and network.timings[last.pk].slack is None
    assert network.forecasts[alone.pk].finish == date(2026, 3, 12)


def test_nothing_waits_for_a_cancelled_task() -> None:
    first, then = a_task("测绘", progress=None, status=Status.CANCELLED.value), a_task("设计", progress=0)
    put_before(first, then, by=OFFICE)
    network = network_of([first, then], COMMUNITY, TODAY)
    assert network.forecasts[then.pk].finish == date(2026, 3, 12)
    assert len(network.before(then.pk)) == 1 and not network.linked(then.pk)


def test_the_page_of_a_task_shows_both_ways_and_the_form_adds_and_takes_away(client: Client) -> None:
    first, then = a_task("测绘", progress=50), a_task("设计", progress=0)
    asks = reverse("tasks:dependency-new", args=[then.pk])
    shown = client.get(reverse("tasks:task", args=[then.pk])).content.decode()
    assert asks in shown and "没有前置任务：不用等别的任务。" in shown
    assert "请选择一项前置任务" in client.post(asks, {"lag": "0"}).content.decode()
    both = {"before": first.pk, "number": first.pk, "lag": "0"}
    assert "只填一处" in client.post(asks, both).content.decode()
    assert "没有这个编号的任务" in client.post(asks, {"number": "999999", "lag": "0"}).content.decode()
    client.post(asks, {"number": first.pk, "lag": "2"})
    link = Dependency.objects.get()
    assert (link.before, link.after, link.lag) == (first, then, 2)
    shown = client.get(reverse("tasks:task", args=[then.pk])).content.decode()
    takes = reverse("tasks:dependency-remove", args=[link.pk])
    assert takes in shown and reverse("tasks:task", args=[first.pk]) in shown and "在关键路径上" in shown
    other_way = client.get(reverse("tasks:task", args=[first.pk])).content.decode()
    assert "后续任务" in other_way and reverse("tasks:task", args=[then.pk]) in other_way
    assert "移除前置任务：测绘" in client.get(takes).content.decode()
    client.post(takes, {"version": link.version})
    assert not Dependency.objects.exists()


def test_a_community_reads_that_it_waits_for_something_and_not_what(client: Client) -> None:
    secret, task = a_task("县里的秘密安排", division=COUNTY), a_task("设计")
    put_before(secret, task, by=OFFICE)
    client.logout()
    enter("community", COMMUNITY, client)
    pages = [reverse("tasks:task", args=[task.pk]), f"{reverse('tasks:gantt')}?place={COMMUNITY}"]
    for words, url in zip(("不在您范围内的一项任务", "另有 1 项不在您的范围内"), pages, strict=True):
        shown = client.get(url).content.decode()
        assert words in shown and "秘密" not in shown
    assert "秘密" not in client.get(f"{reverse('tasks:gantt')}?place={COUNTY}").content.decode()


@pytest.mark.parametrize(
    ("values", "words"),
    [((None, None), "规则未录入"), ((3, 9), "未开工"), ((9999, 2), "严重滞后"), ((9999, 9999), "没有")],
)
def test_not_started_and_severely_late_come_of_the_county_s_rule(
    client: Client, values: tuple[int | None, int | None], words: str
) -> None:
    enter_default_rules(COUNTY, by=OFFICE)
    for key, value in zip(("not_started_workdays", "severe_workdays"), values, strict=True):
        change_rule(Rule.objects.get(ruleset__code="lateness", key=key), by=OFFICE, value=value)
    task = a_task("设计", progress=0)
    shown = client.get(reverse("tasks:task", args=[task.pk])).content.decode()
    said = shown.partition("<dt>未开工或严重滞后</dt>")[2].partition("</dd>")[0]
    assert words in said


def asked(client: Client, place: str) -> tuple[int, str]:
    client.get(reverse("tasks:gantt"), {"place": place})
    with CaptureQueriesContext(connection) as questions:
        page = client.get(reverse("tasks:gantt"), {"place": place})
    return len(questions), page.content.decode()


def test_the_gantt_chart_asks_the_same_questions_for_many_tasks_and_draws_three_hundred(
    client: Client,
) -> None:
    tasks = [a_task(f"第{n}件事", progress=n) for n in range(4)]
    put_before(tasks[0], tasks[1], by=OFFICE)
    few, _page = asked(client, COMMUNITY)
    for n in range(4, 40):
        tasks.append(a_task(f"第{n}件事", progress=n))
        put_before(tasks[n - 2], tasks[n], by=OFFICE)
    many, page = asked(client, COMMUNITY)
    assert few == many <= 12
    assert page.count("<tr>") == 41 and "只画前" not in page
    Task.objects.bulk_create(Task(division=COMMUNITY, title="又一件", due_on=TODAY) for _n in range(270))
    more, page = asked(client, COMMUNITY)
    assert page.count("<tr>") == 301 and "共 310 项" in page and "只画前 300 项" in page
    assert more <= many + 1  # how many there are


def test_the_gantt_chart_says_in_words_what_it_draws(client: Client) -> None:
    done = a_task("测绘", 2, 4, progress=100, status=Status.DONE.value, done_on=date(2026, 3, 4))
    then, undated = a_task("设计", 5, 9, progress=50), a_task("培训", starts_on=None, due_on=None)
    one_day = a_task("公示", starts_on=None)
    put_before(done, then, lag=1, by=OFFICE)
    _n, page = asked(client, COMMUNITY)
    assert "测绘（间隔 1 个工作日）" in page and "在关键路径上" in page
    assert page.count('class="plan critical"') == 3  # two bars and the key
    assert page.count('class="only"') == 1 and page.count('class="plan') == 2 + 2
    for task in (done, then, undated, one_day):
        assert page.count(f'href="{reverse("tasks:task", args=[task.pk])}"') == 2
        assert reverse("tasks:task-dates", args=[task.pk]) in page
    assert "style=" not in page.partition("<main")[2] and "<script" not in page.partition("<main")[2]
    open_only = client.get(reverse("tasks:gantt"), {"place": COMMUNITY, "open": "1"}).content.decode()
    assert "测绘</a></th>" not in open_only and "设计</a></th>" in open_only


@pytest.mark.parametrize("place", ["", "x", "990101001099", "\x00", "999999999999"])
def test_the_gantt_chart_opens_for_any_address(client: Client, place: str) -> None:
    a_task("全县的事", division=COUNTY, starts_on=date(1900, 1, 1), due_on=date(2100, 12, 31))
    page = client.get(reverse("tasks:gantt"), {"place": place})
    assert page.status_code == 200
    assert ("全县的事" in page.content.decode()) is (len(place) < 12)
