"""What a session may do and for how long: idle and absolute ends, first steps that cannot be passed, one key a right."""

import hashlib
import time
from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.matrix import matrix
from gongzhi.ground.accounts.passwords import profile
from gongzhi.ground.accounts.queries import has_second_factor
from gongzhi.ground.accounts.rules import is_due
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.staffing.sessions import renamed
from gongzhi.ground.web.viewers import Request

BEGAN, SEEN, RIGHTS, FACTOR = "began", "seen", "rights", "second_factor"
SEEN_EVERY = 60  # seconds between two notes of the last visit: not a write for every page
ALWAYS = frozenset({"sign-out", "set_language", "web:help"})
CONFIRMING = frozenset({"account_reauthenticate", "mfa_reauthenticate"})
PASSWORD_PAGES = ALWAYS | {"password"}
FACTOR_PAGES = ALWAYS | CONFIRMING | {"password", "mfa_activate_totp", "mfa_view_recovery_codes"}


def begin(request: HttpRequest, viewer: Viewer) -> None:
    request.session[BEGAN] = request.session[SEEN] = int(time.time())
    request.session[RIGHTS] = _rights(viewer)


def _rights(viewer: Viewer) -> str:
    held = sorted(f"{p.role}@{p.division}/{p.body}" for p in viewer.posts)
    return hashlib.sha256("|".join(held).encode()).hexdigest()[:16]


class keep_sessions_short:  # noqa: N801
    """Stands behind the viewer: ends what is over, sends to what comes first, and lets no cache keep a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if not answer.has_header("Cache-Control"):
            answer["Cache-Control"] = "no-store"
        return answer

    def process_view(self, asked: HttpRequest, *view: object) -> HttpResponse | None:
        request = cast(Request, asked)
        if not request.user.is_authenticated:
            return None
        if _is_over(request):
            logout(request)
            messages.info(request, _("太久没有操作或登录已满时限，为了安全已退出，请重新登录。"))
            return redirect("sign-in")
        _renew(request)
        here = request.resolver_match.view_name if request.resolver_match else ""
        first = (page for needed, page, pages in FIRST_STEPS if here not in pages and needed(request))
        page = next(first, None)
        return redirect(page) if page else None


def _is_over(request: Request) -> bool:
    now, session = int(time.time()), request.session
    began, seen = session.get(BEGAN), session.get(SEEN)
    if began is None or seen is None:
        begin(request, request.viewer)
        return False
    return bool(now - seen > settings.IDLE_MINUTES * 60 or now - began > settings.SESSION_HOURS * 3600)


def _renew(request: Request) -> None:
    """Note the visit; where the posts have changed, the session goes on under another key."""
    session, now, rights = request.session, int(time.time()), _rights(request.viewer)
    if session.get(RIGHTS) != rights:
        old = session.session_key
        session.cycle_key()
        renamed(old, session.session_key or "")
        session[RIGHTS] = rights
    if now - session[SEEN] >= SEEN_EVERY:
        session[SEEN] = now


def _password_is_due(request: Request) -> bool:
    user = request.user
    if user.must_change_password:
        return True
    return user.has_usable_password() and is_due(user.password_set_at, timezone.now(), profile())


def _factor_is_missing(request: Request) -> bool:
    roles = matrix().roles
    needed = settings.SECOND_FACTOR == "required" and any(
        not roles[post.role].one_factor for post in request.viewer.posts if post.role in roles
    )
    if not needed or request.session.get(FACTOR):
        return False
    if has_second_factor(request.user):
        request.session[FACTOR] = True
        return False
    return True


# What must be done before anything else, the page for it, and the pages that stay open meanwhile.
FIRST_STEPS = (
    (_password_is_due, "password", PASSWORD_PAGES),
    (_factor_is_missing, "mfa_activate_totp", FACTOR_PAGES),
)
