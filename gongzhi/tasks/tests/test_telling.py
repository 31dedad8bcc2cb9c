"""Who hears of a task, and whose lists it is on."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.notices.models import Notice
from gongzhi.ground.notices.queries import unread_of
from gongzhi.ground.notices.services import mark_read
from gongzhi.ground.refusal import Refused
from gongzhi.ground.todo.queries import involvements_of
from gongzhi.ground.todo.rules import Part
from gongzhi.registry.models import Organisation
from gongzhi.tasks.labels import MOVED
from gongzhi.tasks.models import Task
from gongzhi.tasks.rules import TOLD, Move
from gongzhi.tasks.services import add_task, move_task, report_progress, urge_task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
COUNTY, STREET, COMMUNITY, SIBLING = "990101000000", "990101001000", "990101001001", "990101001002"


def person(name: str, role: str, division: str, body: int | None = None) -> Viewer:
    user = User.objects.create_user(name, full_name=name)
    Post.objects.create(user=user, role=role, division=division, body=body, starts_on=date(2020, 1, 1))
    return viewer_for(user, TODAY)


@pytest.fixture
def people() -> dict[str, Viewer]:
    for code in (COUNTY, STREET, COMMUNITY, SIBLING):
        put_division(code, f"地{code}", fictional=True)
    return {
        "office": person("office", "office", COUNTY),
        "office2": person("office2", "office", COUNTY),
        "street": person("street", "street", STREET),
        "community": person("community", "community", COMMUNITY),
        "sibling": person("sibling", "community", SIBLING),
    }


def news(who: Viewer) -> list[str]:
    found = [row.said for row in unread_of(who)]
    mark_read(who)
    return found


def lists(who: Viewer) -> dict[str, list[str]]:
    return {part.value: [row.words for row in involvements_of(who, part)] for part in Part}


def test_a_task_walks_from_hand_to_hand_and_each_hears_of_it(people: dict[str, Viewer]) -> None:
    office, own = people["office"], people["community"]
    task = add_task(Task(division=COMMUNITY, title="制作门牌"), by=office)
    assert news(own) == ["新任务：制作门牌"]
    move_task(task, Move.START, by=own)
    move_task(task, Move.SUBMIT, by=own)
    assert news(office) == news(people["office2"]) == ["待审核销号：制作门牌"]
    move_task(task, Move.RETURN, by=people["office2"], note="缺照片")
    assert news(own) == ["任务被退回：制作门牌"]
    assert Notice.objects.get(user_id=own.user_id).text == "缺照片"
    move_task(task, Move.SUBMIT, by=own)
    move_task(task, Move.CLOSE, by=office)
    assert news(own) == ["任务已销号：制作门牌"]
    assert news(office) == ["待审核销号：制作门牌"]  # told of the second hand-in, not of the own closing
    assert news(people["sibling"]) == news(people["street"]) == []
    assert Notice.objects.filter(user_id=own.user_id).count() == 1  # one notice a task
    assert lists(office) == {"done": ["任务已销号"], "started": ["下达任务"], "copied": []}
    assert lists(own) == {"done": ["待审核销号"], "started": [], "copied": []}
    assert lists(people["street"]) == {"done": [], "started": [], "copied": ["下达任务"]}


def test_the_people_of_the_leading_body_are_owners_too(people: dict[str, Viewer]) -> None:
    body = Organisation.objects.create(division=COUNTY, name="县民政局", kind="government")
    led = person("led", "department", COUNTY, body=body.pk)
    other = person("other", "department", COUNTY, body=body.pk + 1)
    add_task(Task(division=COMMUNITY, title="制作门牌", lead=body), by=people["office"])
    assert news(led) == ["新任务：制作门牌"]
    assert news(other) == []


def test_nobody_hears_of_what_is_not_in_force(people: dict[str, Viewer]) -> None:
    Post.objects.filter(user__username="community").update(ends_on=date(2026, 3, 1))
    add_task(Task(division=COMMUNITY, title="制作门牌"), by=people["office"])
    assert not Notice.objects.filter(user__username="community").exists()


def test_a_refused_move_tells_nobody(people: dict[str, Viewer]) -> None:
    task = add_task(Task(division=COMMUNITY, title="制作门牌"), by=people["office"])
    news(people["community"])
    with pytest.raises(Exception, match="状态"):
        move_task(task, Move.CLOSE, by=people["office"])
    assert news(people["community"]) == []
    report_progress(task, 30, by=people["community"])
    assert lists(people["community"])["done"] == ["报进度 30%"]


def test_who_is_pressed_for_hears_of_it_in_the_words_of_whoever_presses(people: dict[str, Viewer]) -> None:
    office, own = people["office"], people["community"]
    task = add_task(Task(division=COMMUNITY, title="制作门牌", note="尚缺照片"), by=office)
    news(own)
    urge_task(task, by=office, note=" 请在周五前报送 ")
    assert Notice.objects.get(user_id=own.user_id).text == "请在周五前报送"
    assert news(own) == ["任务催办：制作门牌"]
    assert news(office) == news(people["office2"]) == news(people["street"]) == news(people["sibling"]) == []
    assert lists(office)["done"] == ["任务催办"]
    urge_task(task, by=office)  # without words of one's own, none are put into one's mouth
    assert Notice.objects.get(user_id=own.user_id).text == ""
    for move in (Move.START, Move.SUBMIT, Move.CLOSE):
        move_task(task, move, by=office)
    news(own)
    with pytest.raises(Refused, match="已经办结"):
        urge_task(task, by=office)
    assert news(own) == []


def test_a_message_and_a_list_speak_the_language_of_the_reader(people: dict[str, Viewer]) -> None:
    task = add_task(Task(division=COMMUNITY, title="制作门牌"), by=people["office"])
    urge_task(task, by=people["office"])
    for who, url, said in (
        ("community", "web:notices", "Reminder: 制作门牌"),
        ("office", "web:todo", "Reminder"),
    ):
        client = Client()
        client.force_login(User.objects.get(username=who))
        chinese = client.get(reverse(url), {"list": "done"}).content.decode()
        assert "任务催办" in chinese and said not in chinese
        client.cookies["django_language"] = "en"
        english = client.get(reverse(url), {"list": "done"}).content.decode()
        assert said in english and "任务催办" not in english


def test_a_message_leads_to_the_task(people: dict[str, Viewer]) -> None:
    task = add_task(Task(division=COMMUNITY, title="制作门牌"), by=people["office"])
    client = Client()
    client.force_login(User.objects.get(username="community"))
    row = Notice.objects.get(user__username="community")
    answer = client.get(reverse("web:notice", args=[row.pk]), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("tasks:task", args=[task.pk])
    assert "制作门牌" in answer.content.decode()


def test_every_move_has_its_words() -> None:
    assert set(TOLD) == set(MOVED) == set(Move)
