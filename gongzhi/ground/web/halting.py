"""While writing is halted every page can be read, and a form that was sent says so and keeps what was typed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongzhi.ground.halt.queries import halted, words_of

SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}
# Signing in and out and looking in another language or place is not writing.
OPEN = {"sign-in", "sign-out", "set_language", "web:place"}
RETRY_AFTER = "60"  # seconds


class only_look_while_halted:  # noqa: N801
    """Answer whatever would write with 503 and the reason."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        found = request.resolver_match
        if request.method in SAFE or (found and found.view_name in OPEN):
            return None
        halt = halted()
        if halt is None:
            return None
        template = "web/_refusal.html" if getattr(request, "htmx", False) else "web/halted.html"
        page = render(request, template, {"why": words_of(halt)}, status=503)
        page["Retry-After"] = RETRY_AFTER
        if getattr(request, "htmx", False):
            page["HX-Retarget"], page["HX-Reswap"] = "#flash", "innerHTML"
        return page
