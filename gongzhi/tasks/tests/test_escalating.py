"""The ladder: steps are data, each is reached once with one due day, and who owes the task hears of it once a day."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.audit.queries import verify
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.halt.services import halt
from gongzhi.ground.jobs.kinds import JOBS, ROUNDS
from gongzhi.ground.jobs.models import Job
from gongzhi.ground.jobs.services import enqueue
from gongzhi.ground.jobs.tests.trial import drain
from gongzhi.ground.notices.models import Notice
from gongzhi.ground.refusal import Refused
from gongzhi.ground.workdays.rules import state_council_calendar
from gongzhi.programmes.models import Rule
from gongzhi.programmes.services import change_rule, enter_default_rules
from gongzhi.registry.models import Organisation
from gongzhi.tasks.escalating import climb
from gongzhi.tasks.ladders import climbed_on, on_step, steps_of, without_rule
from gongzhi.tasks.models import Escalation, Task
from gongzhi.tasks.rules import Rung, Status
from gongzhi.tasks.services import change_task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
COUNTY, STREET, COMMUNITY = "990101000000", "990101001000", "990101001001"
OTHER_COUNTY = "990102000000"
DEFAULTS = {"remind": -5, "yellow": -2, "red": 1, "talk": 10, "named": 20}


def system(today: date = TODAY) -> Viewer:
    return holding((), user_id=0, name="系统", today=today)


OFFICE = holding([Held("office", COUNTY)], user_id=0, name="试", today=TODAY)


@pytest.fixture
def ruled() -> None:
    enter_default_rules(COUNTY, by=OFFICE)


def a_task(workdays: int, status: Status = Status.DOING, **fields: object) -> Task:
    """Due so many working days ago; ahead where negative."""
    due = state_council_calendar().add_workdays(TODAY, -workdays)
    given = {"division": COMMUNITY, "title": "制作门牌", "due_on": due, "status": status.value}
    return Task.objects.create(**{**given, **fields})


def reached() -> dict[int, str]:
    return dict(Escalation.objects.values_list("task", "step"))


def test_the_steps_are_data_with_their_source_and_nobody_has_verified_them(ruled: None) -> None:
    rows = Rule.objects.filter(ruleset__code="escalation")
    assert {r.key: r.value for r in rows} == DEFAULTS and list(DEFAULTS) == list(Rung)
    assert {(r.source, r.status, r.unit) for r in rows} == {("系统默认，县里可改", "unverified", "工作日")}


@pytest.mark.parametrize(
    ("workdays", "step"),
    [
        (-6, None),
        (-5, "remind"),
        (-3, "remind"),
        (-2, "yellow"),
        (0, "yellow"),
        (1, "red"),
        (9, "red"),
        (10, "talk"),
        (19, "talk"),
        (20, "named"),
        (99, "named"),
    ],
)
def test_a_task_stands_on_the_highest_step_it_has_reached(
    ruled: None, workdays: int, step: str | None
) -> None:
    task = a_task(workdays)
    assert climb(system()) == (1 if step else 0)
    assert reached() == ({task.pk: step} if step else {})
    assert steps_of([task]) == ({task.pk: Rung(step)} if step else {})
    for rung in Rung:
        assert Task.objects.filter(on_step(rung)).exists() == (rung == step)


@pytest.mark.parametrize("status", Status)
def test_what_is_finished_or_handed_in_does_not_climb(ruled: None, status: Status) -> None:
    a_task(1, status)
    owed = status in (Status.TODO, Status.RECEIVED, Status.DOING)
    assert climb(system()) == (1 if owed else 0)


def test_a_second_round_writes_nothing_and_the_next_step_is_reached_on_its_day(ruled: None) -> None:
    task = a_task(1)
    assert climb(system()) == 1
    entries = Entry.objects.count()
    assert climb(system()) == 0 and Entry.objects.count() == entries
    day = state_council_calendar().add_workdays(TODAY, 9)
    assert climb(system(day - timedelta(days=1))) == 0
    assert climb(system(day)) == 1
    assert list(task.escalations.values_list("step", "on")) == [("red", TODAY), ("talk", day)]
    assert steps_of([task]) == {task.pk: Rung.TALK}
    assert Task.objects.filter(climbed_on(day)).get() == task
    said = Entry.objects.filter(about=f"tasks.Task:{task.pk}", event__startswith="tasks.task.rung")
    assert sorted(said.values_list("event", flat=True)) == ["tasks.task.rung.red", "tasks.task.rung.talk"]
    assert verify() is None


def test_a_later_due_day_begins_the_ladder_anew_and_keeps_what_was(ruled: None) -> None:
    task = a_task(20)
    climb(system())
    change_task(task, by=OFFICE, due_on=TODAY + timedelta(days=60))
    assert steps_of([task]) == {} and climb(system()) == 0
    change_task(task, by=OFFICE, due_on=state_council_calendar().add_workdays(TODAY, 2))
    assert climb(system()) == 1 and steps_of([task]) == {task.pk: Rung.YELLOW}
    assert list(task.escalations.values_list("step", flat=True)) == ["named", "yellow"]


def test_without_the_rule_nothing_is_done_and_it_says_so() -> None:
    a_task(20)
    assert climb(system()) == 0 and without_rule(TODAY) == 1
    enqueue("tasks.escalate", by=system())
    drain()
    job = Job.objects.get(name="tasks.escalate")
    assert job.state == "done" and "1 项任务所在的地方没有录入“任务升级规则”" in job.message
    assert not Escalation.objects.exists()


def test_a_step_without_a_value_is_passed_over(ruled: None) -> None:
    change_rule(Rule.objects.get(ruleset__code="escalation", key="named"), by=OFFICE, value=None)
    task = a_task(99)
    climb(system())
    assert reached() == {task.pk: "talk"} and without_rule(TODAY) == 0


def test_each_place_goes_by_the_nearest_rule(ruled: None) -> None:
    enter_default_rules(STREET, by=OFFICE)
    own = Rule.objects.get(ruleset__code="escalation", division=STREET, key="red")
    change_rule(own, by=OFFICE, value=4)
    below, beside = a_task(3), a_task(3, division="990101002001")
    a_task(3, division=OTHER_COUNTY)
    climb(system())
    assert reached() == {below.pk: "yellow", beside.pk: "red"}
    assert without_rule(TODAY) == 1


def test_owners_hear_once_of_all_their_tasks_and_deciders_from_the_talk_on(ruled: None) -> None:
    for code in (COUNTY, STREET, COMMUNITY):
        put_division(code, f"地{code}", fictional=True)
    body = Organisation.objects.create(division=COUNTY, name="县民政局", kind="government")
    posts = {
        "own": ("community", COMMUNITY, None),
        "led": ("department", COUNTY, body.pk),
        "office": ("office", COUNTY, None),
        "beside": ("community", "990101001002", None),
    }
    for name, (role, division, of) in posts.items():
        user = User.objects.create_user(name)
        Post.objects.create(user=user, role=role, division=division, body=of, starts_on=date(2020, 1, 1))
    a_task(1)
    a_task(2)
    talked = a_task(12, lead=body)
    climb(system())
    told = {n.user.username: (n.said, n.text) for n in Notice.objects.select_related("user")}
    assert told == {
        "own": ("任务升级：3 项", "约谈 1 项、红色预警 2 项"),
        "led": ("任务升级：1 项", "约谈 1 项"),
        "office": ("任务升级：1 项", "约谈 1 项"),
    }
    client = Client()
    client.force_login(User.objects.get(username="own"))
    page = client.get(reverse("tasks:tasks"), {"climbed_on": str(TODAY), "step": "talk"}).content.decode()
    assert page.count("约谈") >= 2 and "红色预警</td>" not in page
    shown = client.get(reverse("tasks:task", args=[talked.pk])).content.decode()
    assert "升级记录" in shown and "升级到约谈" in shown


def test_the_job_comes_round_every_morning_and_says_how_many(ruled: None) -> None:
    today = timezone.localdate()
    Task.objects.create(
        division=COMMUNITY, title="制作门牌", due_on=today - timedelta(days=90), status="todo"
    )
    assert "tasks.escalate" in JOBS and ROUNDS["tasks.escalate"].every == 24 * 60
    for n in (1, 0):
        enqueue("tasks.escalate", by=system(today))
        drain()
        job = Job.objects.filter(name="tasks.escalate").first()
        assert job is not None and (job.state, job.message) == ("done", f"{n} 项任务升级。")


def test_while_writing_is_halted_nobody_climbs(ruled: None) -> None:
    a_task(1)
    halt("升级", timezone.now())
    with pytest.raises(Refused, match="维护"):
        climb(system())
    assert not Escalation.objects.exists()
