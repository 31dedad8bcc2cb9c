"""Views are kept by a person, perhaps shown to colleagues of the same division, and to nobody else."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.funds.registers.sources import SOURCES
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.lists.models import Layout, SavedView
from gongzhi.tasks.models import Task

COUNTY, COMMUNITY, OTHER = "990101000000", "990101001001", "990102000000"
LIST = reverse("tasks:tasks")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places() -> None:
    for code in (COUNTY, COMMUNITY, OTHER):
        put_division(code, f"地{code}")


def enter(name: str, division: str = COUNTY, role: str = "office") -> Client:
    user, _ = User.objects.get_or_create(username=name, full_name=name)
    Post.objects.get_or_create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


def save(client: Client, name: str = "逾期", query: str = "overdue=1", **fields: str) -> Any:
    given = {"register": "tasks:tasks", "name": name, "query": query, **fields}
    return client.post(reverse("web:view-save"), given)


def offered(client: Client) -> list[str]:
    return [view["name"] for view in client.get(LIST + "?status=todo").context["tools"]["views"]]


def change(client: Client, view: SavedView, **fields: str) -> int:
    return client.post(reverse("web:view-change", args=[view.pk]), fields).status_code


def test_a_view_is_kept_by_name_and_opens_what_it_says() -> None:
    me = enter("甲")
    assert (
        save(me, query="page=3&overdue=1&sort=-title&print=a4")["Location"] == f"{LIST}?overdue=1&sort=-title"
    )
    page = me.get(f"{LIST}?sort=-title&overdue=1")
    [view] = page.context["tools"]["views"]
    assert (view["name"], view["current"]) == ("逾期", True)
    assert Entry.objects.filter(event="lists.view.kept").count() == 1


def test_what_is_not_shared_is_not_there_for_others() -> None:
    save(enter("甲"))
    view = SavedView.objects.get()
    for other in (enter("乙"), enter("丙", COMMUNITY, "community"), enter("丁", OTHER)):
        assert offered(other) == []
        for act in ("rename", "share", "drop", "default", "plain"):
            assert change(other, view, act=act, name="偷") == 404
    view.refresh_from_db()
    assert (view.name, view.shared) == ("逾期", False)


def test_a_shared_view_is_for_the_same_division_and_only_its_maker_changes_it() -> None:
    save(enter("甲"), shared="1")
    view = SavedView.objects.get()
    assert offered(enter("乙")) == ["逾期"]
    assert offered(enter("丙", COMMUNITY, "community")) == []
    assert offered(enter("丁", OTHER)) == []
    assert [change(enter("乙"), view, act=act, name="偷") for act in ("rename", "hide", "drop")] == [404] * 3
    assert change(enter("乙"), view, act="default") == 302
    assert enter("乙").get(LIST)["Location"] == f"{LIST}?overdue=1"


def test_a_view_is_renamed_shared_hidden_and_deleted_by_its_maker() -> None:
    me = enter("甲")
    save(me)
    view = SavedView.objects.get()
    assert [change(me, view, act=act, name="新名") for act in ("rename", "share", "hide")] == [302] * 3
    view.refresh_from_db()
    assert (view.name, view.shared) == ("新名", False)
    assert change(me, view, act="default") == 302
    assert change(me, view, act="drop") == 302
    assert not SavedView.objects.exists()
    assert Layout.objects.get().opens is None
    assert me.get(LIST).status_code == 200


def test_the_page_of_views_shows_ones_own_and_what_is_shared() -> None:
    me, other = enter("甲"), enter("乙")
    save(me, "我的")
    save(other, "给大家", shared="1")
    save(other, "别人的")
    page = me.get(reverse("web:views")).content.decode()
    assert "我的" in page and "给大家" in page and "别人的" not in page


def test_a_view_of_a_register_that_is_not_open_cannot_be_kept() -> None:
    assert save(enter("居民", COMMUNITY, "resident")).status_code == 404
    assert enter("甲").post(reverse("web:view-save"), {"register": "home", "name": "x"}).status_code == 404
    assert enter("甲").post(reverse("web:layout"), {"register": "no:such"}).status_code == 404


def test_the_default_view_opens_a_bare_register_and_the_chosen_place_joins_it() -> None:
    me = enter("甲")
    save(me, default="1")
    assert me.get(LIST)["Location"] == f"{LIST}?overdue=1"
    me.post(reverse("web:place"), {"place": COMMUNITY, "next": "/"})
    assert me.get(LIST)["Location"] == f"{LIST}?overdue=1&place={COMMUNITY}"
    assert me.get(LIST + "?place=").status_code == 200


def test_one_name_once_and_a_name_is_needed() -> None:
    me = enter("甲")
    save(me)
    for name in ("逾期", "  "):
        save(me, name)
    assert SavedView.objects.count() == 1


def layout(client: Client, *keys: str, **fields: str) -> Any:
    given = {f"on-{key}": "1" for key in keys} | {f"at-{key}": str(n) for n, key in enumerate(keys, 1)}
    return client.post(reverse("web:layout"), {"register": "tasks:tasks", **given, **fields})


def heads(client: Client, query: str = "?status=todo") -> list[str]:
    return [column["key"] for column in client.get(LIST + query).context["page"]["columns"]]


def test_columns_are_kept_for_the_person_and_stand_in_the_address() -> None:
    me = enter("甲")
    answer = layout(me, "due_on", "title", query="status=todo", density="compact", size="50")
    assert answer["Location"] == f"{LIST}?status=todo&cols=due_on%2Ctitle"
    page = me.get(LIST + "?status=todo").context["page"]
    assert ([c["key"] for c in page["columns"]], page["density"]) == (["due_on", "title"], "compact")
    assert "cols=due_on%2Ctitle" in page["columns"][1]["sort_url"]
    assert heads(enter("乙")) != ["due_on", "title"]
    assert heads(enter("乙"), "?cols=due_on,title") == ["due_on", "title"]
    layout(me, act="reset")
    assert len(heads(me)) == 9


def test_a_column_that_stands_in_the_way_is_shown_to_whoever_asks_and_stays() -> None:
    sources = reverse("funds:sources")
    me = enter("甲", role="finance")

    def shown(query: str = "?kind=other") -> list[str]:
        return [column["key"] for column in me.get(sources + query).context["page"]["columns"]]

    every = [column["key"] for column in me.get(sources + "?kind=other").context["tools"]["columns"]]
    asked = {column.key for column in SOURCES.columns if column.asked}
    assert set(every) - set(shown()) == asked >= {"how"} and "how" in shown("?cols=name,how")
    in_order = [c.key for c in SOURCES.columns]
    layout(me, *in_order, register="funds:sources")
    assert shown() == in_order
    layout(me, *[key for key in in_order if key not in asked], register="funds:sources")
    assert Layout.objects.get().columns == "" and "how" not in shown()


def test_columns_that_are_unknown_are_passed_over_and_none_at_all_is_refused() -> None:
    me = enter("甲")
    assert heads(me, "?cols=no,title,title,<b>") == ["title"]
    assert len(heads(me, "?cols=no")) == 9
    layout(me)
    assert not Layout.objects.exists()


def test_an_address_shows_the_same_rows_to_a_colleague() -> None:
    for n in range(30):
        Task.objects.create(division=COUNTY, title=f"任务{n:02d}", status="todo" if n % 2 else "done")
    me, other = enter("甲"), enter("乙")
    layout(other, "lead", "title", size="100", density="compact")
    page = me.get(LIST + "?status=todo&sort=-title&size=50&cols=title,status")
    url = page.context["tools"]["sizes"][1]["url"]
    bodies = [who.get(LIST + url).context["page"]["body"] for who in (me, other)]
    assert bodies[0] == bodies[1] and bodies[0].count("<tr>") == 15
