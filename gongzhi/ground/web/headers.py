"""What every answer tells the browser, whoever gave it: a page, a refusal, an error, a file."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Nothing here needs a sensor; a phone's camera is opened by the file chooser, which asks no permission.
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
}


class close_the_windows:  # noqa: N801
    """Stands outermost, so that not even an error escapes without its headers.

    Nothing but the static files may be kept by a browser: after signing out, Back shows nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.static = f"/{settings.STATIC_URL.lstrip('/')}"

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, words in ALWAYS.items():
            response.headers.setdefault(name, words)
        if not request.path.startswith(self.static):
            response.headers["Cache-Control"] = "no-store, private"
        if request.method == "POST" and request.path == reverse("sign-out"):
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response
