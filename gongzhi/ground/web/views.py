from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gongzhi.ground.accounts.matrix import matrix
from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.queries import demo_accounts
from gongzhi.ground.divisions.rules import is_code
from gongzhi.ground.web.doors import ANYONE_SIGNED_IN, opens
from gongzhi.ground.web.matrix_words import verb_words, words_of
from gongzhi.ground.web.search import find
from gongzhi.ground.web.todo import waiting_for
from gongzhi.ground.web.viewers import Request
from gongzhi.ground.web.warnings import CHANGES, WARNINGS


@opens(ANYONE_SIGNED_IN)
def home(request: Request) -> HttpResponse:
    waiting = waiting_for(request.viewer, 10)
    context = {
        "todos": waiting.first,
        "todo_total": waiting.count,
        "next_three": waiting.first[:3],
        "warnings": [w for ask in WARNINGS for w in ask(request.viewer)],
        "changes": [c for ask in CHANGES for c in ask(request.viewer)][:10],
    }
    return render(request, "web/home.html", context)


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    """User name and password; in demo mode also one button a role."""

    template_name = "web/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        roles = matrix().roles
        offered = demo_accounts() if settings.DEMO_MODE else []
        shown = [
            {"role": words_of(roles[p.role]), "name": str(p.user), "username": p.user.username}
            for p in offered
        ]
        return super().get_context_data(demo_accounts=shown, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.POST.get("demo", "")
        if settings.DEMO_MODE and asked:
            user = get_object_or_404(User, username=asked, is_demo=True, is_active=True)
            login(request, user, backend="django.contrib.auth.backends.ModelBackend")
            return redirect("home")
        return super().post(request, *args, **kwargs)


sign_in = SignIn.as_view()
sign_out = LogoutView.as_view()


@opens(ANYONE_SIGNED_IN)
def search(request: Request) -> HttpResponse:
    asked = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    return render(request, "web/search.html", {"asked": asked, "hits": find(request.viewer, asked)})


@login_not_required
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "web/help.html", {})


@require_POST
def choose_place(request: HttpRequest) -> HttpResponse:
    """Remember the community a person works on; registers then open filtered to it."""
    code = request.POST.get("place", "")
    request.session["place"] = code if is_code(code) else ""
    back = request.POST.get("next", "")
    here = back.startswith("/") and url_has_allowed_host_and_scheme(back, {request.get_host()})
    return redirect(back.split("?")[0] if here else "home")


@opens("matrix.see")
def matrix_page(request: Request) -> HttpResponse:
    known = matrix()
    rows = [
        {
            "words": words_of(resource),
            "acts": [
                {"words": verb_words().get(verb, verb), "cells": [code in who for code in known.roles]}
                for verb, who in resource.acts.items()
            ],
        }
        for resource in known.resources.values()
    ]
    mine = {post.role for post in request.viewer.posts}
    roles = [{"words": words_of(r), "mine": r.code in mine} for r in known.roles.values()]
    return render(request, "web/matrix.html", {"matrix": {"roles": roles, "rows": rows}})
