"""The API shows what the pages show: every register × every role × own, sibling, parent and other county."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gongzhi.api.catalogue import REGISTERS
from gongzhi.api.services import make_token, revoke_token
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.refusal import Refused
from tests.planting import Planted
from tests.test_scope import PLACES, RAW, ROLES, STAND, TODAY, expected, planted, world

__all__ = ["planted", "world"]
USERS = RAW["resource"]["tokens"]["acts"]["hold"].split()


def registers(at: URLResolver, space: str = "") -> Iterator[tuple[str, Any]]:
    """Each register that has a page, with the name of its address."""
    for step in at.url_patterns:
        if isinstance(step, URLResolver):
            yield from registers(step, f"{step.namespace}:" if step.namespace else space)
        elif isinstance(step, URLPattern) and getattr(step.callback, "register", None):
            yield f"{space}{step.name}", step.callback.register


PAGES = dict(registers(get_resolver()))


def holder(role: str) -> User:
    user = User.objects.create_user(f"api-{role}", full_name=role)
    stand = STAND[RAW["role"][role]["level"]]
    Post.objects.create(user=user, role=role, division=stand, starts_on=date(2020, 1, 1))
    return user


@pytest.fixture
def reader(db: None, time_machine_today: None) -> Any:
    def enter(role: str) -> Client:
        viewer = viewer_for(holder(role), TODAY)
        _token, words = make_token("对接", TODAY + timedelta(days=30), by=viewer)
        return Client(headers={"authorization": f"Bearer {words}"})

    return enter


@pytest.fixture
def time_machine_today() -> Iterator[None]:
    import time_machine

    with time_machine.travel(f"{TODAY.isoformat()}T09:00:00+08:00", tick=False):
        yield


def test_every_register_that_has_a_page_is_in_the_api() -> None:
    offered = list(REGISTERS.values())
    left_out = {
        name
        for name, register in PAGES.items()
        if not any(register.columns is one.columns for one in offered)
    }
    assert left_out == {"api:tokens"}  # what opens the API is not read through it


@pytest.mark.parametrize("role", USERS)
def test_a_register_gives_what_the_matrix_says(
    world: dict[str, list[Planted]], reader: Any, role: str
) -> None:
    client, wrong = reader(role), []
    shown = {name: client.get(reverse(f"api-v1:{name}"), {"size": "200"}) for name in REGISTERS}
    marked = [PAGES[n] for p in world["own"] for n in p.lists]  # lists that show the planted mark
    for name, register in REGISTERS.items():
        verb_roles = RAW["resource"][register.act.split(".")[0]]["acts"]["see"].split()
        if shown[name].status_code != (200 if role in verb_roles else 404):
            wrong.append(f"{name}: {shown[name].status_code}")
        if not any(register.columns is one.columns for one in marked):
            continue
        for place, code in PLACES.items():
            right = expected(role, register.act, code)
            seen = f"记号{place}号" in shown[name].content.decode()
            if seen != right:
                wrong.append(f"{name} {place}: {seen}, matrix {right}")
    assert wrong == []


@pytest.mark.parametrize("role", USERS)
def test_one_row_is_there_for_whom_the_matrix_says(
    world: dict[str, list[Planted]], reader: Any, role: str
) -> None:
    client, wrong = reader(role), []
    for name, register in REGISTERS.items():
        for place, code in PLACES.items():
            rows = [r for r in _everything(register) if getattr(r, "division", None) == code][:1]
            for row in rows:
                status = client.get(reverse(f"api-v1:{name}-row", args=[row.pk])).status_code
                right = 200 if expected(role, register.act, code) else 404
                if status != right:
                    wrong.append(f"{name} {place}: {status}, matrix {right}")
    assert wrong == []


def _everything(register: Any) -> Any:
    from tests.test_scope import planter

    return register.rows(planter())


@pytest.mark.parametrize("role", sorted(set(ROLES) - set(USERS)))
def test_who_may_not_use_tokens_gets_none(db: None, role: str) -> None:
    with pytest.raises(Refused, match="岗位"):
        make_token("对接", TODAY, by=viewer_for(holder(role), TODAY))


def test_without_a_token_the_answer_is_401_in_words(client: Client, db: None) -> None:
    for headers in ({}, {"authorization": "Bearer gz_wrong"}, {"authorization": "Basic eDp5"}):
        for name in REGISTERS:
            answer = client.get(reverse(f"api-v1:{name}"), headers=headers)
            assert answer.status_code == 401 and "令牌" in answer.json()["title"]


def test_a_signed_in_browser_is_no_token(world: dict[str, list[Planted]], client: Client) -> None:
    client.force_login(holder("office"))
    assert client.get(reverse("api-v1:tasks")).status_code == 401


def test_a_revoked_an_ended_and_a_closed_person_s_token_open_nothing(
    db: None, reader: Any, time_machine_today: None
) -> None:
    client = reader("office")
    user = User.objects.get(username="api-office")
    viewer = viewer_for(user, TODAY)
    assert client.get(reverse("api-v1:tasks")).status_code == 200

    token, words = make_token("第二个", TODAY, by=viewer)
    second = Client(headers={"authorization": f"Bearer {words}"})
    assert second.get(reverse("api-v1:tasks")).status_code == 200
    revoke_token(token, by=viewer)
    assert second.get(reverse("api-v1:tasks")).status_code == 401

    Post.objects.filter(user=user).update(ends_on=TODAY - timedelta(days=1))
    assert client.get(reverse("api-v1:tasks")).status_code == 401
    Post.objects.filter(user=user).update(ends_on=None)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(reverse("api-v1:tasks")).status_code == 401


def test_a_list_asks_the_same_questions_for_many_rows(world: dict[str, list[Planted]], reader: Any) -> None:
    client, too_many = reader("office"), []
    for name in REGISTERS:
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(f"api-v1:{name}"), {"size": "200"})
        if len(asked) > 12:
            too_many.append(f"{name}: {len(asked)}")
    assert too_many == []


def test_what_is_not_on_offer_is_refused_by_name(reader: Any) -> None:
    client = reader("office")
    for query, named in (
        ({"status": "zzz"}, "status"),
        ({"colour": "red"}, "colour"),
        ({"size": "0"}, "size"),
        ({"size": "201"}, "size"),
        ({"page": "1.5"}, "page"),
        ({"sort": "nothing"}, "sort"),
        ({"place": "51"}, "place"),
        ({"q": "a\x00b"}, "q"),
    ):
        answer = client.get(reverse("api-v1:tasks"), query)
        assert answer.status_code == 422 and named in answer.json()["fields"], query


def test_a_choice_that_is_not_offered_matches_no_row(world: dict[str, list[Planted]], reader: Any) -> None:
    client = reader("office")
    assert client.get(reverse("api-v1:allocations")).json()["count"] > 0
    assert client.get(reverse("api-v1:allocations"), {"source": "nobody"}).json()["count"] == 0


def test_unsafe_methods_find_no_door(reader: Any) -> None:
    client = reader("office")
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(reverse("api-v1:tasks")).status_code == 405
