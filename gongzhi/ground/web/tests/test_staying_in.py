"""Sessions (R-43, R-45, R-48): short, few, renamed, ended on the server. On both engines."""

from datetime import date, timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongzhi.ground.staffing.entering import lock
from gongzhi.ground.staffing.services import end_post
from gongzhi.ground.web.tests.people import (
    ADMIN,
    enter,
    inside,
    person,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_county")]


def test_the_key_changes_at_sign_in(client: Client) -> None:
    person()
    client.get(reverse("sign-in"))
    client.session["planted"] = 1
    session = client.session
    session.save()
    client.cookies["sessionid"] = before = session.session_key or ""
    enter(client)
    assert client.session.session_key != before and not Session.objects.filter(session_key=before).exists()


@pytest.mark.parametrize(("minutes", "stays"), [(29, True), (31, False)])
def test_idle(client: Client, minutes: int, stays: bool) -> None:  # noqa: FBT001
    person()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        enter(client)
        key = client.session.session_key
        clock.shift(timedelta(minutes=minutes))
        assert inside(client) is stays
        assert Session.objects.filter(session_key=key).exists() is stays


def test_twelve_hours_end_it_however_busy(client: Client) -> None:
    person()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        enter(client)
        for _ in range(12 * 3):
            assert inside(client)
            clock.shift(timedelta(minutes=20))
        clock.shift(timedelta(seconds=1))
        assert not inside(client)


def test_signing_out_ends_it_on_the_server(client: Client) -> None:
    person()
    enter(client)
    kept = client.cookies["sessionid"].value
    answer = client.post(reverse("sign-out"))
    assert answer["Location"] == reverse("sign-in") and "Clear-Site-Data" in answer.headers
    thief = Client()
    thief.cookies["sessionid"] = kept
    assert not inside(thief) and not UserSession.objects.exists()
    assert Client().get(reverse("sign-out")).status_code == 405


def test_a_lock_ends_every_session_at_the_next_request(client: Client) -> None:
    user = person()
    other = Client()
    enter(client)
    enter(other)
    lock(user, "离职", by=ADMIN)
    assert not inside(client) and not inside(other) and not UserSession.objects.exists()
    assert enter(Client()).status_code == 200


def test_an_ended_post_closes_its_pages_at_the_next_request_under_a_new_key(client: Client) -> None:
    user = person()
    enter(client)
    key, page = client.session.session_key, reverse("registry:people")
    assert client.get(page).status_code == 200
    end_post(user.posts.get(), date.today() - timedelta(days=1), by=ADMIN)  # noqa: DTZ011 - the real day of the request
    assert client.get(page).status_code == 404
    assert client.get(page, {"export": "xlsx"}).status_code == 404
    assert client.session.session_key != key and not Session.objects.filter(session_key=key).exists()
    assert UserSession.objects.get().session_key == client.session.session_key


def test_one_place_is_ended_from_another_and_only_ones_own(client: Client) -> None:
    person()
    person("li")
    one, two, stranger = Client(HTTP_USER_AGENT="one"), Client(HTTP_USER_AGENT="two"), Client()
    for each in (client, one, two):
        enter(each)
    enter(stranger, "li")
    assert "one" in client.get(reverse("account")).content.decode()
    pk = UserSession.objects.get(user_agent="one").pk
    stranger.post(reverse("end-session"), {"session": pk})
    assert inside(one)
    client.post(reverse("end-session"), {"session": pk})
    assert not inside(one) and inside(two)
    client.post(reverse("end-session"))
    assert not inside(two) and inside(client) and inside(stranger)


def test_the_sixth_place_ends_the_oldest() -> None:
    person()
    places = [Client() for _ in range(6)]
    for place in places:
        enter(place)
    assert [inside(place) for place in places] == [False, True, True, True, True, True]


def test_no_page_is_kept_by_a_cache(client: Client) -> None:
    person()
    assert "no-store" in client.get(reverse("sign-in"))["Cache-Control"]
    enter(client)
    for page in ("home", "web:matrix", "account", "registry:people", "web:help", "password", "mfa_index"):
        assert "no-store" in client.get(reverse(page))["Cache-Control"], page
    assert "no-store" in client.get("/nowhere/")["Cache-Control"]


def test_cookies_of_a_real_county_are_bound_to_it() -> None:
    import subprocess
    import sys

    ask = (
        "import json, gongzhi.config.settings.production as s;"
        "print(json.dumps([[getattr(s, n) for n in dir(s) if n.endswith('COOKIE_NAME') or n == 'KNOWN_COOKIE'],"
        " [getattr(s, n) for n in dir(s) if n.endswith(('COOKIE_SECURE', 'COOKIE_HTTPONLY'))], s.SECOND_FACTOR]))"
    )
    import base64
    import json
    import os

    env = {
        **os.environ,
        "GONGZHI_SECRET_KEY": "correct-horse-battery-staple-0123456789-QWERTZUIOP!",
        "GONGZHI_HOSTS": "gz.example",
        "GONGZHI_FIELD_KEYS": "k1:" + base64.b64encode(bytes(range(32))).decode(),
    }
    told = subprocess.run(
        [sys.executable, "-c", ask], env=env, capture_output=True, check=True, encoding="utf-8"
    )
    names, flags, factor = json.loads(told.stdout)
    assert len(names) == 4 and all(name.startswith("__Host-") for name in names)
    assert len(flags) == 6 and all(flags) and factor == "required"
    del env["GONGZHI_FIELD_KEYS"]
    assert (
        subprocess.run([sys.executable, "-c", ask], env=env, capture_output=True, check=False).returncode != 0
    )
