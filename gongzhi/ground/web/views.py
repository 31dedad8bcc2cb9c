from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gongzhi.ground.accounts.matrix import matrix
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
                {
                    "name": f"{resource.code}.{verb}",
                    "words": verb_words().get(verb, verb),
                    "cells": [code in who for code in known.roles],
                }
                for verb, who in resource.acts.items()
            ],
        }
        for resource in known.resources.values()
    ]
    mine = {post.role for post in request.viewer.posts}
    roles = [{"words": words_of(r), "mine": r.code in mine} for r in known.roles.values()]
    return render(request, "web/matrix.html", {"matrix": {"roles": roles, "rows": rows}})
