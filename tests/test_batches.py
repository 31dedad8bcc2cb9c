"""One act on many rows: only those one may act on, each by itself, and what was refused is said."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.notices.models import Notice
from gongzhi.ground.web.keys import FIELD
from gongzhi.tasks.models import Problem, Task

COUNTY, STREET, COMMUNITY, SIBLING, OTHER = (
    "990101000000",
    "990101001000",
    "990101001001",
    "990101002001",
    "990102000000",
)
TASKS, PROBLEMS = reverse("tasks:tasks"), reverse("tasks:problems")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places() -> None:
    for code in (COUNTY, STREET, COMMUNITY, SIBLING, OTHER):
        put_division(code, f"地{code}")


def enter(role: str, division: str) -> Client:
    user, _ = User.objects.get_or_create(username=role, full_name=role)
    Post.objects.get_or_create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


def task(title: str = "任务", division: str = COMMUNITY, **fields: Any) -> Task:
    return Task.objects.create(division=division, title=title, **fields)


def ask(client: Client, rows: list[Any], batch: str, url: str = TASKS, **fields: str) -> Any:
    return client.post(url, {"batch": batch, "pick": [str(r.pk) for r in rows], **fields})


def do(client: Client, rows: list[Any], batch: str, url: str = TASKS, **fields: str) -> list[str]:
    named = [f"{r.pk}:{r.version}" for r in rows]
    answer = client.post(url, {"batch": batch, "sure": "1", "row": named, **fields}, follow=True)
    return [str(m) for m in answer.context["messages"]]


def test_it_is_said_what_and_how_many_before_anything_is_done() -> None:
    rows = [task("甲"), task("乙")]
    page = ask(enter("office", COUNTY), rows, "due").context["page"]
    assert (page["count"], page["others"], page["names"]) == (2, 0, ["甲", "乙"])
    assert Entry.objects.filter(event="tasks.task.changed").count() == 0


def test_due_days_change_and_each_row_has_its_entry() -> None:
    rows = [task("甲"), task("乙")]
    told = do(enter("office", COUNTY), rows, "due", due_on="2026-12-01")
    assert told == ["改期限：办成 2 条。"]
    assert {str(t.due_on) for t in Task.objects.all()} == {"2026-12-01"}
    assert Entry.objects.filter(event="tasks.task.changed").count() == 2


def test_a_task_is_passed_on_and_pressed_for() -> None:
    rows = [task("甲")]
    office = enter("office", COUNTY)
    assert do(office, rows, "urge", note="请尽快") == ["催办：办成 1 条。"]
    assert Entry.objects.get(event="tasks.task.urged").facts == {"note": "请尽快"}
    assert do(office, rows, "lead", lead_words="县民政局") == ["转办：办成 1 条。"]
    assert Task.objects.get().lead_words == "县民政局"


def test_who_is_pressed_for_hears_of_it_once_however_often_the_form_is_sent() -> None:
    own, office = enter("community", COMMUNITY), enter("office", COMMUNITY)
    rows = [task("甲"), task("乙")]
    shown = ask(office, rows, "urge").content.decode()
    key = re.findall(rf'name="{FIELD}" value="([^"]+)"', shown)[
        -1
    ]  # the form stands below those of the frame
    named = [f"{row.pk}:{row.version}" for row in rows]
    sent = {"batch": "urge", "sure": "1", "row": named, "note": "请尽快", FIELD: key}
    assert [office.post(TASKS, sent).status_code for _ in range(3)] == [302] * 3
    assert "催办：办成 2 条。" in office.get(TASKS).content.decode()
    assert Entry.objects.filter(event="tasks.task.urged").count() == 2
    told = Notice.objects.filter(user__username="community")
    assert [(n.said, n.text, n.times) for n in told.order_by("title")] == [
        ("任务催办：乙", "请尽快", 1),
        ("任务催办：甲", "请尽快", 1),
    ]
    assert "任务催办：甲" in own.get(reverse("web:notices")).content.decode()


def test_the_right_is_asked_row_by_row() -> None:
    own, sibling, elsewhere = task("甲"), task("乙", SIBLING), task("丙", OTHER)
    street = enter("street", STREET)
    told = do(street, [own, sibling, elsewhere], "due", due_on="2026-12-01")
    assert told == ["改期限：办成 1 条。", "另有 2 条不在您的办理范围内，没有改动。"]
    assert [t.due_on is not None for t in Task.objects.order_by("pk")] == [True, False, False]


def test_who_may_only_see_is_offered_no_act_and_finds_none() -> None:
    row = task()
    city = enter("evaluator", COUNTY)
    assert b'name="pick"' not in city.get(TASKS).content
    assert ask(city, [row], "due").status_code == 404
    assert ask(enter("street", STREET), [row], "close").status_code == 404
    assert ask(enter("office", COUNTY), [row], "nosuch").status_code == 404


def test_what_is_refused_is_told_and_does_not_hold_up_the_others() -> None:
    ready = task("可销", status="submitted")
    early = task("太早", status="todo")
    told = do(enter("office", COUNTY), [early, ready], "close")
    assert told[0] == "销号：办成 1 条。" and told[1].startswith("没有办成：太早。")
    assert [t.status for t in Task.objects.order_by("pk")] == ["done", "todo"]


def test_a_row_that_somebody_changed_meanwhile_is_left_alone() -> None:
    row = task("甲")
    Task.objects.filter(pk=row.pk).update(version=5, due_on=date(2026, 1, 1))
    told = do(enter("office", COUNTY), [row], "due", due_on="2026-12-01")
    assert any("刚才有人改过" in words for words in told)
    assert str(Task.objects.get().due_on) == "2026-01-01"


def test_all_means_all_that_the_filters_find() -> None:
    for n in range(45):
        task(f"任务{n}", status="todo" if n < 30 else "done")
    page = ask(enter("office", COUNTY), [], "due", TASKS + "?status=todo", all="1").context["page"]
    assert (page["count"], len(page["rows"])) == (30, 30)


def test_a_wrong_field_is_said_and_nothing_done() -> None:
    row = task()
    answer = enter("office", COUNTY).post(
        TASKS, {"batch": "due", "sure": "1", "row": [f"{row.pk}:1"], "due_on": "明天"}
    )
    assert answer.status_code == 422 and b"error-summary" in answer.content
    assert Task.objects.get().due_on is None


@pytest.mark.parametrize("word", ["x", "1:x", "9" * 30, "-1:1", ""])
def test_keys_that_are_none_are_a_bad_request(word: str) -> None:
    office = enter("office", COUNTY)
    assert office.post(TASKS, {"batch": "due", "sure": "1", "row": [word]}).status_code == 400


def test_nothing_ticked_goes_back_with_a_word() -> None:
    answer = ask(enter("office", COUNTY), [], "due")
    assert answer.status_code == 302


def test_problems_are_closed_with_their_measure_only() -> None:
    put = [
        Problem.objects.create(division=COMMUNITY, title=t, measure=m, status="solving")
        for t, m in (("甲", "已修"), ("乙", ""))
    ]
    told = do(enter("office", COUNTY), put, "close", PROBLEMS)
    assert told[0] == "销号：办成 1 条。" and "还没有登记措施" in told[1]
