"""What django-allauth asks us: how a password is tried, what follows a sign-in, how its secrets are kept."""

from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.accounts.viewer import stranger
from gongzhi.ground.secrets.keys import keyring
from gongzhi.ground.staffing.entering import code_is_over, note
from gongzhi.ground.staffing.sessions import keep_few
from gongzhi.ground.web.signing.known import browser_known_as, make_known
from gongzhi.ground.web.signing.limits import begin

# One answer whatever was wrong: nobody learns from it which names exist or which are held back.
NOT_LET_IN = _(
    "账号或密码不对，或尝试过于频繁。请核对后再试；连续输错 10 次要等 15 分钟，忘记密码请找系统管理员。"
)
WRONG_CODE = _("验证码不对或已经用过。请等下一个验证码再试；手机时间要准。")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": NOT_LET_IN,
        "too_many_login_attempts": NOT_LET_IN,
        "incorrect_password": _("密码不对，请再输入一次。"),
    }

    def get_login_stages(self) -> list[str]:
        return ["allauth.mfa.stages.AuthenticateStage"]

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """The same work for an unknown name, a wrong password and a name that is held back: one hash, one entry."""
        name = str(credentials.get("username", ""))
        tries = self._tries(request, name)
        user = authenticate(request, **credentials)
        if all(tries) and isinstance(user, User) and not code_is_over(user, timezone.now()):
            for each in tries:
                each.rollback()
            return user
        note(
            "accounts.sign_in.failed",
            name,
            by=stranger(timezone.localdate()),
            ip=self.get_client_ip(request),
        )
        return None

    def _tries(self, request: HttpRequest, name: str) -> list[Any]:
        """What this try counts against; None for a count that is full. A full one costs the same writing."""
        browser = browser_known_as(request, name)
        key = f"{name.strip().lower()}|{browser}"
        counts = ("known_failed",) if browser else ("login_failed", "address_failed")
        tries = [ratelimit.consume(request, app="allauth.account", action=count, key=key) for count in counts]
        for _full in filter(lambda each: each is None, tries):
            cache.set(f"full:{key}", 1, timeout=1)
        return tries

    def post_login(self, request: HttpRequest, user: User, **hooks: Any) -> HttpResponse:
        answer: HttpResponse = super().post_login(request, user, **hooks)
        viewer = viewer_for(user, timezone.localdate())
        begin(request, viewer)
        keep_few(user, settings.SESSIONS_AT_MOST, newest=request.session.session_key)
        note("accounts.signed_in", user.username, by=viewer, ip=self.get_client_ip(request))
        make_known(answer, user.username)
        return answer

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """The pages say what happened in our own words."""

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        return redirect("sign-in")


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}
    PLACE = "mfa_authenticator.data"

    def get_totp_issuer(self) -> str:
        return "共治 Gongzhi"

    def get_totp_label(self, user: User) -> str:
        return user.username

    def build_totp_svg(self, url: str) -> str:
        """An SVG of any size, without style attributes: the content security policy allows none."""
        code = segno.make(url, error="m")
        return str(code.svg_inline(border=4, light="#fff", dark="#000", omitsize=True))

    def encrypt(self, text: str) -> str:
        return keyring().seal(text, self.PLACE)

    def decrypt(self, encrypted_text: str) -> str:
        return keyring().open(encrypted_text, self.PLACE)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Where a second factor is required it is replaced by administrators and not put away."""
        return settings.SECOND_FACTOR != "required"
