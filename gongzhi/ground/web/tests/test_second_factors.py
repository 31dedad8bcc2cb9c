"""The second factor, through HTTP. On both engines."""

import time
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from gongzhi.ground.web.tests.people import (
    COUNTY,
    WORD,
    code_for,
    enter,
    inside,
    person,
    with_factor,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_county")]


def test_where_it_is_required_nothing_opens_before_it(client: Client) -> None:
    person()
    with override_settings(SECOND_FACTOR="required"):
        enter(client)
        for page in ("home", "web:matrix", "account", "mfa_index", "registry:people", "web:search"):
            answer = client.get(reverse(page))
            assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_activate_totp")), page
        assert client.post(reverse("web:place"), {"place": COUNTY})["Location"] == reverse(
            "mfa_activate_totp"
        )


@pytest.mark.parametrize(
    ("role", "passes"), [("resident", True), ("volunteer", True), ("social_worker", False)]
)
def test_residents_may_come_with_a_password_alone(client: Client, role: str, passes: bool) -> None:  # noqa: FBT001
    person(role=role)
    with override_settings(SECOND_FACTOR="required"):
        enter(client)
        assert inside(client) is passes


def test_setting_it_up_and_coming_in_with_it(client: Client) -> None:
    user = person()
    with override_settings(SECOND_FACTOR="required"):
        with_factor(client, user)
        answer = enter(client)
        assert answer["Location"] == reverse("mfa_authenticate") and not inside(client)
        assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
        assert client.post(reverse("mfa_authenticate"), {"code": code_for(user)}).status_code == 302
        assert inside(client)


def test_a_code_counts_once_even_while_its_time_lasts(client: Client) -> None:
    user = person()
    with_factor(client, user)
    code = code_for(user)
    enter(client)
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert inside(client)
    with time_machine.travel(timezone.now() + timedelta(seconds=31)):  # the library alone would take it again
        other = Client()
        enter(other)
        assert other.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200 and not inside(
            other
        )


def test_the_secret_is_sealed_and_the_page_carries_no_style(client: Client) -> None:
    user = person()
    enter(client)
    client.post(
        reverse("account_reauthenticate") + f"?next={reverse('mfa_activate_totp')}", {"password": WORD}
    )
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = client.session["mfa.totp.secret"]
    assert "<svg" in page and "style=" not in page and secret in page
    assert "viewBox=" in page  # scaled as a whole, never cut off
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    client.post(reverse("mfa_activate_totp"), {"code": code})
    held = Authenticator.objects.get(user=user, type="totp").data
    assert held["secret"].startswith("gz1:") and secret not in str(held)


def test_recovery_codes_are_shown_once_and_each_opens_once(client: Client) -> None:
    user = person()
    enter(client)
    client.post(
        reverse("account_reauthenticate") + f"?next={reverse('mfa_activate_totp')}", {"password": WORD}
    )
    client.get(reverse("mfa_activate_totp"))
    code = format_hotp_value(hotp_value(client.session["mfa.totp.secret"], int(time.time()) // 30))
    client.post(reverse("mfa_activate_totp"), {"code": code})
    first = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    codes = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()
    assert all(c in first for c in codes) and len(codes) == 10
    assert codes[0] not in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    for right in (True, False):
        other = Client()
        enter(other)
        other.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert inside(other) is right


def test_it_cannot_be_put_away_where_it_is_required(client: Client) -> None:
    user = person()
    with override_settings(SECOND_FACTOR="required"):
        with_factor(client, user)
        enter(client)
        client.post(reverse("mfa_authenticate"), {"code": code_for(user)})
        client.post(
            reverse("account_reauthenticate") + f"?next={reverse('mfa_deactivate_totp')}", {"password": WORD}
        )
        client.post(reverse("mfa_deactivate_totp"))
        assert Authenticator.objects.filter(user=user, type="totp").exists()
