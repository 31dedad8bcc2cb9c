"""Passwords in both profiles, and codes on slips, through HTTP."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.rules import PROFILES, Fault, faults, is_due
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.staffing.entering import issue_code
from gongzhi.ground.web.tests.people import ADMIN, HOME, NEW, WORD, change, enter, inside, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_county")]


def test_the_two_profiles_contradict_each_other_and_each_is_kept() -> None:
    long, mixed = "brown horse under seven bridges", "Wei3-bei2!x"
    assert faults(long, PROFILES["asvs"], []) == [] != faults(long, PROFILES["dengbao"], [])
    assert faults(mixed, PROFILES["dengbao"], []) == [] != faults(mixed, PROFILES["asvs"], [])
    assert faults("Wang-2026-xxxx", PROFILES["asvs"], ["wang"]) == [Fault.NAMED]
    now = timezone.now()
    for age, due in ((90, False), (91, True)):
        assert is_due(now - timedelta(days=age), now, PROFILES["dengbao"]) is due
        assert not is_due(now - timedelta(days=age), now, PROFILES["asvs"])
    assert is_due(None, now, PROFILES["dengbao"]) and not is_due(None, now, PROFILES["asvs"])


@pytest.mark.parametrize(
    ("profile", "word", "words"),
    [
        ("asvs", "Ab3!Ab3!Ab3", "至少 12 位"),
        ("asvs", "passwordpassword", None),
        ("asvs", "my-name-is-wang-here", "不要出现账号"),
        ("asvs", "shuishang-gongzhi-9", "不要出现账号"),
        ("dengbao", "all small letters here", "至少 3 类"),
        ("dengbao", "Ab3!Ab3!x", "至少 10 位"),
    ],
)
def test_a_weak_password_is_refused_in_words(
    client: Client, profile: str, word: str, words: str | None
) -> None:
    person()
    with override_settings(PASSWORD_PROFILE=profile):
        enter(client)
        answer = change(client, WORD, word)
        if words is None:
            assert answer.status_code == 302
        else:
            assert answer.status_code == 422 and words in answer.content.decode()
            assert User.objects.get().check_password(WORD)


@pytest.mark.parametrize(("profile", "word"), [("asvs", "123456qwerty"), ("dengbao", "Password1234")])
def test_a_common_password_is_refused_in_both(client: Client, profile: str, word: str) -> None:
    person()
    enter(client)
    with override_settings(PASSWORD_PROFILE=profile):
        assert change(client, WORD, word).status_code == 422


def test_dengbao_wants_a_new_one_after_90_days_and_remembers_five(client: Client) -> None:
    person()
    later = timezone.now() + timedelta(days=91)
    with override_settings(PASSWORD_PROFILE="dengbao"), time_machine.travel(later):
        enter(client)
        assert client.get(HOME)["Location"] == reverse("password")
        word = WORD
        for n in range(6):
            new = f"Quartz-lantern-{n}"
            assert change(client, word, new).status_code == 302
            word = new
        assert inside(client)
        assert "最近 5 次" in change(client, word, "Quartz-lantern-1").content.decode()
        assert change(client, word, "Quartz-lantern-0").status_code == 302
    with (
        override_settings(PASSWORD_PROFILE="asvs"),
        time_machine.travel(timezone.now() + timedelta(days=400)),
    ):
        other = Client()
        enter(other, word="Quartz-lantern-0")
        assert inside(other)


def test_a_slip_opens_once_leads_to_a_new_password_and_grows_old(client: Client) -> None:
    user = person()
    code = issue_code(user, timezone.now(), by=ADMIN)
    assert len(code.replace("-", "")) == 16 and not {*"0O1IL"} & {*code}
    assert code not in str(list(Entry.objects.values_list("facts", flat=True)))
    assert enter(Client()).status_code == 200  # the old password is gone
    enter(client, word=code)
    for page in ("home", "web:matrix", "account", "registry:people"):
        assert client.get(reverse(page))["Location"] == reverse("password")
    assert "一次性口令" in client.get(reverse("password")).content.decode()
    assert change(client, code, NEW).status_code == 302 and inside(client)
    assert enter(Client(), word=code).status_code == 200
    later = issue_code(User.objects.get(), timezone.now() - timedelta(hours=73), by=ADMIN)
    assert enter(Client(), word=later).status_code == 200


def test_a_new_password_ends_the_other_places_and_renames_this_one(client: Client) -> None:
    person()
    other = Client()
    enter(client)
    enter(other)
    before = client.session.session_key
    assert change(client, WORD, NEW).status_code == 302
    assert inside(client) and not inside(other) and client.session.session_key != before
    assert [s.session_key for s in UserSession.objects.all()] == [client.session.session_key]


def test_the_old_password_is_asked(client: Client) -> None:
    person()
    enter(client)
    assert "原密码" in change(client, "wrong", NEW).content.decode()
    assert User.objects.get().check_password(WORD)
