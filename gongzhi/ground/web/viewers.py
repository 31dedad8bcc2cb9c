"""Where the clock and the person enter: every request carries its viewer."""

from collections.abc import Callable
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.accounts.viewer import Viewer, stranger
from gongzhi.ground.web.keys import Key


class Request(HttpRequest):
    """Every request in this house: the person, and what their posts allow today."""

    user: User
    viewer: Viewer
    htmx: bool
    promised: tuple[Key, str] | None  # the form that is to be carried out once, and what it asks for


class know_the_viewer:  # noqa: N801
    """Attach the viewer; today's date is read here and passed down."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        today, user = localdate(), request.user
        viewer = stranger(today) if isinstance(user, AnonymousUser) else viewer_for(user, today)
        cast(Request, request).viewer = viewer
        return self.get_response(request)
