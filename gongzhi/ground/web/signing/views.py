"""Coming in, going out, and one's own account."""

from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.models import Login
from allauth.account.views import LoginView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from gongzhi.ground.accounts.matrix import matrix
from gongzhi.ground.accounts.passwords import profile
from gongzhi.ground.accounts.queries import demo_accounts, has_second_factor
from gongzhi.ground.refusal import Refused
from gongzhi.ground.staffing.entering import change_password, note
from gongzhi.ground.staffing.sessions import end_one, end_sessions, renamed, sessions_of
from gongzhi.ground.web.doors import ANYONE_SIGNED_IN, opens
from gongzhi.ground.web.flashes import Flashes
from gongzhi.ground.web.matrix_words import words_of
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.signing.browsers import browser_words
from gongzhi.ground.web.signing.forms import PasswordForm, SignInForm
from gongzhi.ground.web.viewers import Request


class SignIn(LoginView):  # type: ignore[misc]
    """User name and password, then perhaps a code; in demo mode also one button a role."""

    form_class = SignInForm
    template_name = "web/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        roles = matrix().roles
        offered = demo_accounts() if settings.DEMO_MODE else []
        shown = [
            {"role": words_of(roles[p.role]), "name": str(p.user), "username": p.user.username}
            for p in offered
        ]
        return dict(super().get_context_data(demo_accounts=shown, **kwargs))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.POST.get("demo", "")
        if settings.DEMO_MODE and asked:
            post = get_object_or_404(demo_accounts(), user__username=asked)
            answer: HttpResponse = perform_login(request, Login(user=post.user))
        else:
            answer = super().post(request, *args, **kwargs)
        return answer


sign_in = SignIn.as_view()


@login_not_required
@require_POST
def sign_out(request: Request) -> HttpResponse:
    """The session ends on the server; the browser is told to forget what it kept."""
    if request.user.is_authenticated:
        ip = request.META.get("REMOTE_ADDR", "")
        note("accounts.signed_out", request.user.username, by=request.viewer, ip=ip)
        for session in sessions_of(request.user):
            if session.session_key == request.session.session_key:
                session.end()
    logout(request)
    answer = redirect("sign-in")
    answer.delete_cookie(Flashes.cookie)
    answer["Clear-Site-Data"] = '"cache"'
    return answer


@opens(ANYONE_SIGNED_IN)
def account(request: Request) -> HttpResponse:
    """Who I am here: posts, password, second factor, and where I am signed in."""
    roles, posts = matrix().roles, list(request.user.posts.order_by("pk"))
    name_places(posts, request.viewer)
    shown = {
        "posts": [
            {"role": words_of(roles[p.role]) if p.role in roles else p.role, "post": p, "place": p.place}  # type: ignore[attr-defined]
            for p in posts
        ],
        "has_password": request.user.has_usable_password(),
        "password_days": profile().days,
        "has_factor": has_second_factor(request.user),
        "sessions": [(each, browser_words(each.user_agent)) for each in sessions_of(request.user)],
        "here": request.session.session_key,
        "idle_minutes": settings.IDLE_MINUTES,
        "hours": settings.SESSION_HOURS,
    }
    trail = [{"title": _("我的账号"), "url": ""}]
    return render(request, "web/account.html", {"page": shown, "trail": trail})


@opens(ANYONE_SIGNED_IN)
@require_POST
def end_session(request: Request) -> HttpResponse:
    """End one of one's own sessions, or all the others."""
    asked = request.POST.get("session", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 19:
        end_one(request.user, int(asked))
    else:
        end_sessions(request.user, but=request.session.session_key)
    messages.success(request, _("已退出所选的登录。"))
    return redirect("account")


@sensitive_post_parameters("old_password", "new_password", "again_password")
def _password(request: Request) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given, key = form.cleaned_data, request.session.session_key
        try:
            change_password(
                request.user,
                given["old_password"],
                given["new_password"],
                timezone.now(),
                by=request.viewer,
                session=key,
            )
        except Refused as why:
            form.add_error(None, str(why))
        else:
            update_session_auth_hash(request, request.user)
            renamed(key, request.session.session_key or "")
            reauthenticate_by_password(request)
            messages.success(request, _("密码已修改，其他地方的登录都已退出。"))
            return redirect("account")
    page = {
        "title": _("修改密码"),
        "intro": _password_intro(request),
        "submit": _("修改密码"),
        "cancel_url": "/",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "web/form.html", {"page": page, "form": form}, status=status)


password = opens(ANYONE_SIGNED_IN, kept=False)(_password)


def _password_intro(request: Request) -> str:
    if request.user.must_change_password:
        return _("您用的是一次性口令，请先设置自己的密码，然后才能办理业务。")
    return ""
