"""Coming in (R-44): one answer whatever was wrong, and so many tries. On both engines."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.auth import hashers
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gongzhi.ground.audit.models import Entry
from gongzhi.ground.web.tests.people import COUNTY, HOME, WORD, enter, inside, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_county")]


def test_a_right_password_opens_and_leaves_an_entry(client: Client) -> None:
    person()
    answer = enter(client)
    assert (answer.status_code, answer["Location"]) == (302, "/") and inside(client)
    entry = Entry.objects.get(event="accounts.signed_in")
    assert (entry.division, entry.facts) == (COUNTY, {"username": "wang", "ip": "127.0.0.1"})
    assert UserSession.objects.get().session_key == client.session.session_key


def test_the_page_that_was_asked_for_comes_next_and_no_foreign_one(client: Client) -> None:
    person()
    assert enter(client, next=HOME)["Location"] == HOME
    assert enter(Client(), next="https://elsewhere.example/")["Location"] == "/"


def told(answer: Any) -> tuple[int, str]:
    text = answer.content.decode()
    return answer.status_code, text[
        text.index('role="alert"') : text.index("</div>", text.index('role="alert"'))
    ]


def test_unknown_wrong_locked_and_held_back_get_one_answer_by_the_same_work(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No text tells who exists, and neither does time: one hash and the same statements each."""
    person("held")
    person("locked", is_active=False)
    person("late", must_change_password=True, code_expires_at=timezone.now() - timedelta(hours=1))
    for _ in range(10):
        enter(Client(), "held", "wrong")
    made: list[str] = []
    hasher = hashers.MD5PasswordHasher.encode

    def counted(self: Any, password: str, salt: str) -> str:
        made.append(password)
        return hasher(self, password, salt)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counted)
    person("wang")
    seen = {}
    cases = {"nobody": "x", "wang": "x", "locked": WORD, "late": WORD, "held": WORD}
    for name, word in cases.items():
        made.clear()
        with CaptureQueriesContext(connection) as asked:
            answer = enter(Client(), name, word)
        kinds = sorted(q["sql"].split()[0] for q in asked.captured_queries)
        seen[name] = (told(answer), len(made), kinds)
    assert len({str(value) for value in seen.values()}) == 1, seen
    assert seen["nobody"][1] == 1 and "账号或密码不对" in seen["nobody"][0][1]


def test_ten_wrong_tries_in_a_quarter_of_an_hour_and_no_more(client: Client) -> None:
    person()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(10):
            enter(Client(REMOTE_ADDR="10.0.0.1"), "wang", "wrong")
        assert (
            enter(Client(REMOTE_ADDR="10.0.0.2"), "WANG".lower()).status_code == 200
        )  # held back elsewhere too
        assert not inside(client)
        clock.shift(timedelta(minutes=15, seconds=1))
        assert enter(client).status_code == 302


def test_strangers_do_not_lock_the_owner_out_of_a_known_browser(client: Client) -> None:
    person()
    enter(client)
    client.post(reverse("sign-out"))
    for _ in range(30):
        enter(Client(), "wang", "wrong")
    assert enter(Client()).status_code == 200
    assert enter(client).status_code == 302 and inside(client)
    client.post(reverse("sign-out"))
    for _ in range(10):
        enter(client, "wang", "wrong")
    assert enter(client).status_code == 200  # a known browser has ten tries of its own, not more


def test_a_known_browser_is_known_for_one_name_and_not_by_a_forged_cookie(client: Client) -> None:
    person()
    person("li")
    enter(client)
    client.post(reverse("sign-out"))
    for _ in range(10):
        enter(Client(), "li", "wrong")
    assert enter(client, "li").status_code == 200
    forged = Client()
    forged.cookies["known"] = "eyJ9:forged:cookie"
    for _ in range(10):
        enter(Client(), "wang", "wrong")
    assert enter(forged).status_code == 200


def test_spraying_many_names_from_one_address_is_held_back() -> None:
    person()
    with override_settings(ACCOUNT_RATE_LIMITS={"login_failed": "10/15m/key", "address_failed": "20/15m/ip"}):
        for n in range(20):
            enter(Client(), f"nobody{n}", "Spring2026")
        assert enter(Client()).status_code == 200


def test_every_wrong_try_is_on_record_without_what_was_typed() -> None:
    person()
    enter(Client(), "wang", "my-secret-typo")
    enter(Client(), "my-password-in-the-wrong-box", "x")
    first, second = Entry.objects.filter(event="accounts.sign_in.failed").order_by("seq")
    assert first.facts["username"] == "wang" and second.facts["username"] == "未知账号"
    assert not [e for e in Entry.objects.all() if "my-" in str(e.facts)]


@override_settings(DEMO_MODE=False)
def test_no_demo_button_works_in_a_real_county(client: Client) -> None:
    person("demo-office", is_demo=True)
    assert client.post(reverse("sign-in"), {"demo": "demo-office"}).status_code == 200
    assert not inside(client)
