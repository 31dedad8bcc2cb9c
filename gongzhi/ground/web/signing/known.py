"""Which browser has come in under this name before: a stranger's guesses then do not lock the owner out.

A signed cookie is given after a full sign-in. Wrong passwords are counted by name for all strangers together, and by
name and browser for one that is known. Source: OWASP, Slow Down Online Guessing Attacks with Device Cookies.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

SALT = "gongzhi.known"
DAYS = 180


def _mark(username: str) -> str:
    return salted_hmac(SALT, username.lower(), algorithm="sha256").hexdigest()[:32]


def browser_known_as(request: HttpRequest, username: str) -> str:
    """The name of this browser among those that came in as this person; empty for a stranger."""
    try:
        mark, nonce = signing.loads(
            request.COOKIES.get(settings.KNOWN_COOKIE, ""), salt=SALT, max_age=DAYS * 24 * 3600
        )
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(nonce) if mark == _mark(username) else ""


def make_known(answer: HttpResponse, username: str) -> None:
    answer.set_cookie(
        settings.KNOWN_COOKIE,
        signing.dumps([_mark(username), secrets.token_urlsafe(9)], salt=SALT),
        max_age=DAYS * 24 * 3600,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
