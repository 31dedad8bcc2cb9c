"""Light, dark, or as the machine has it: remembered in a cookie, so that the first byte of a page knows."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

COOKIE = "look"
LOOKS = ("auto", "light", "dark")
YEAR = 365 * 24 * 3600


def look_of(request: HttpRequest) -> str:
    asked = request.COOKIES.get(COOKIE, "")
    return asked if asked in LOOKS else "auto"


@login_not_required
@require_POST
def choose_look(request: HttpRequest) -> HttpResponse:
    """Back to the page one was on. Keeps nothing but the word."""
    asked, back = request.POST.get("look", ""), request.POST.get("next", "")
    here = back.startswith("/") and url_has_allowed_host_and_scheme(back, {request.get_host()})
    answer = redirect(back if here else "home")
    answer.set_cookie(
        COOKIE, asked if asked in LOOKS else "auto", max_age=YEAR, samesite="Lax", httponly=True
    )
    return answer
