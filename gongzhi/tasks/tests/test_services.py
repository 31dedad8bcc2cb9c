from datetime import date, timedelta
from itertools import product

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.refusal import Refused
from gongzhi.programmes.models import Rule
from gongzhi.programmes.services import change_rule, enter_default_rules
from gongzhi.tasks.models import Problem, Task
from gongzhi.tasks.queries import by_owner, light_rules, tasks_seen_by, with_tone
from gongzhi.tasks.rules import Move, ProblemMove, Status, Tone
from gongzhi.tasks.services import (
    add_problem,
    add_task,
    change_task,
    move_problem,
    move_task,
    report_progress,
)

TODAY = date(2026, 3, 2)
COUNTY, STREET, COMMUNITY = "990101000000", "990101001000", "990101001001"

pytestmark = pytest.mark.django_db


def viewer(*roles: str, division: str = COUNTY) -> Viewer:
    return holding([Held(role, division) for role in roles], user_id=0, name="试", today=TODAY)


OFFICE, FORCE = viewer("office"), viewer("task_force")
PROVINCE = viewer("province", division="990000000000")


def a_task(**fields: object) -> Task:
    return add_task(Task(**{"division": COMMUNITY, "title": "制作门牌", **fields}), by=OFFICE)


def test_a_task_walks_from_start_to_close_and_each_step_is_recorded() -> None:
    task = a_task()
    move_task(task, Move.START, by=FORCE)
    report_progress(task, 60, by=FORCE, note="已下单")
    move_task(task, Move.SUBMIT, by=FORCE)
    move_task(task, Move.CLOSE, by=OFFICE)
    assert (task.status, task.progress, task.done_on) == (Status.DONE, 100, TODAY)
    assert [e.event for e in Entry.objects.order_by("pk")] == [
        "tasks.task.added",
        "tasks.task.moved",
        "tasks.task.reported",
        "tasks.task.moved",
        "tasks.task.moved",
    ]


def test_a_task_is_cancelled_after_a_question_and_taken_up_again(client: Client) -> None:
    put_division(COMMUNITY, "甲社区", fictional=True)
    user = User.objects.create_user("office", full_name="office")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))
    client.force_login(user)
    task = a_task()
    asks = reverse("tasks:task-cancel", args=[task.pk])
    shown = client.get(reverse("tasks:task", args=[task.pk])).content.decode()
    assert f'href="{asks}"' in shown and 'value="cancel"' not in shown
    question = client.get(asks).content.decode()
    assert "取消任务：制作门牌" in question and "重新办理" in question
    assert Task.objects.get().status == Status.TODO
    answer = client.post(asks, {"version": task.version}, follow=True)
    assert "任务已取消" in answer.content.decode() and Task.objects.get().status == Status.CANCELLED
    assert asks not in answer.content.decode()
    late = client.get(asks, follow=True)
    assert "现在的状态不能这样办理" in late.content.decode()
    task = Task.objects.get()
    move_task(task, Move.REOPEN, by=OFFICE)
    stale = client.post(asks, {"version": 1})
    assert stale.status_code == 409 and Task.objects.get().status == Status.TODO


def test_who_hands_in_does_not_close() -> None:
    task = a_task()
    move_task(task, Move.START, by=FORCE)
    move_task(task, Move.SUBMIT, by=FORCE)
    with pytest.raises(Refused, match="岗位"):
        move_task(task, Move.CLOSE, by=FORCE)


def test_sending_back_needs_a_reason() -> None:
    task = a_task(status=Status.SUBMITTED.value)
    with pytest.raises(Refused, match="原因"):
        move_task(task, Move.RETURN, by=OFFICE)


def test_two_hands_on_one_task() -> None:
    task = a_task()
    stale = Task.objects.get(pk=task.pk)
    change_task(task, by=OFFICE, title="制作新门牌")
    with pytest.raises(Refused, match="刚才有人改过"):
        change_task(stale, by=OFFICE, title="另一个名字")
    assert Task.objects.get(pk=task.pk).title == "制作新门牌"


def test_the_same_key_is_entered_once() -> None:
    assert a_task(key="k") == a_task(key="k", title="别的")


def test_a_problem_without_a_measure_is_not_closed() -> None:
    problem = add_problem(Problem(division=COMMUNITY, title="选址未定"), by=OFFICE)
    move_problem(problem, ProblemMove.TAKE_UP, by=OFFICE)
    with pytest.raises(Refused, match="措施"):
        move_problem(problem, ProblemMove.CLOSE, by=OFFICE)


def test_a_task_that_ends_before_it_begins_is_refused_whether_new_or_changed() -> None:
    with pytest.raises(Refused, match="早于开始日期"):
        a_task(starts_on=TODAY, due_on=TODAY - timedelta(days=1))
    task = a_task(starts_on=TODAY, due_on=TODAY)
    with pytest.raises(Refused, match="早于开始日期"):
        change_task(task, by=OFFICE, due_on=TODAY - timedelta(days=1))
    assert change_task(task, by=OFFICE, due_on=None).due_on is None


def test_the_database_and_the_rule_agree_on_every_light() -> None:
    enter_default_rules(COUNTY, by=OFFICE)
    for start, due, progress, status in product(
        (None, -50, -7, 0, 3),
        (None, -3, 0, 1, 7, 8, 50),
        (None, 0, 1, 35, 36, 60, 85, 100),
        ("doing", "done"),
    ):
        Task.objects.create(  # days in the wrong order too: such rows may be on file from before
            division=COMMUNITY,
            title="制作门牌",
            starts_on=None if start is None else TODAY + timedelta(days=start),
            due_on=None if due is None else TODAY + timedelta(days=due),
            progress=progress,
            status=status,
        )
    for viewer in (OFFICE, PROVINCE):
        lights = light_rules(viewer)
        in_force = lights.below.get(COUNTY, lights.top)
        assert in_force.soon is not None and in_force.points == 15
        for tone in Tone:
            by_rule = {t.pk for t in tasks_seen_by(viewer) if lights.tone(t) == tone}
            found = tasks_seen_by(viewer).filter(with_tone(lights, tone))
            assert set(found.values_list("pk", flat=True)) == by_rule, (viewer.name, tone)
    assert by_rule


def test_a_street_with_a_rule_of_its_own_keeps_it_whoever_looks() -> None:
    enter_default_rules(COUNTY, by=OFFICE)
    enter_default_rules(STREET, by=OFFICE)
    points = Rule.objects.get(ruleset__code="lights", division=STREET, key="yellow_points_behind")
    change_rule(points, by=OFFICE, value=60)
    a_task(starts_on=TODAY - timedelta(days=50), due_on=TODAY + timedelta(days=50), progress=20)
    for viewer in (OFFICE, PROVINCE):
        lights = light_rules(viewer)
        (task,) = tasks_seen_by(viewer)
        assert (
            lights.tone(task) == Tone.GREEN
        )  # 30 points behind: yellow by the county's 15, not by its own 60
        assert tasks_seen_by(viewer).filter(with_tone(lights, Tone.GREEN)).exists()


def test_owners_are_units_with_what_is_open_and_late() -> None:
    a_task(lead_words="县住建局", due_on=TODAY - timedelta(days=1))
    a_task(lead_words="县住建局")
    a_task(lead_words="县民政局", status=Status.DONE.value)
    assert [(o.lead, o.open, o.overdue) for o in by_owner(OFFICE)] == [("县住建局", 2, 1)]
