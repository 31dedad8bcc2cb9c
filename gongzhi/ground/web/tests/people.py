"""A county with people who sign in, for the tests of this room."""

import time
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, holding

COUNTY = "990101000000"
ADMIN = holding([Held("system_admin", COUNTY)], user_id=0, name="试", today=date(2026, 3, 2))
WORD, NEW = "玉兰-台阶-九月-墨水瓶", "Quartz-lantern-orchard-77"
HOME = reverse("web:matrix")


def person(name: str = "wang", role: str = "office", **fields: Any) -> User:
    given = {"full_name": "王晓岚", "division": COUNTY, "password_set_at": timezone.now(), **fields}
    user = User.objects.create_user(name, password=WORD, **given)
    Post.objects.create(user=user, role=role, division=COUNTY, starts_on=date(2020, 1, 1))
    return user


def enter(client: Client, name: str = "wang", word: str = WORD, **more: Any) -> Any:
    return client.post(reverse("sign-in"), {"login": name, "password": word, **more})


def inside(client: Client) -> bool:
    return bool(client.get(HOME).status_code == 200)


def code_for(user: User, step: int = 1) -> str:
    secret = Authenticator.objects.get(user=user, type="totp").wrap()
    from allauth.mfa.utils import decrypt

    return str(
        format_hotp_value(hotp_value(decrypt(secret.instance.data["secret"]), int(time.time()) // 30 + step))
    )


def with_factor(client: Client, user: User) -> None:
    """Set up the second factor as a person does, and leave again."""
    enter(client, user.username)
    client.post(
        reverse("account_reauthenticate") + f"?next={reverse('mfa_activate_totp')}", {"password": WORD}
    )
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    assert client.post(reverse("mfa_activate_totp"), {"code": code}).status_code == 302
    client.post(reverse("sign-out"))


def change(client: Client, old: str, new: str) -> Any:
    return client.post(reverse("password"), {"old_password": old, "new_password": new, "again_password": new})
