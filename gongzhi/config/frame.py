"""What stands around every page: menu, waiting count, places, ribbon."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from gongzhi.config.menu import MENU, STARTS
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import Level, level
from gongzhi.ground.web.counts import counts
from gongzhi.ground.web.looks import look_of
from gongzhi.ground.web.markup import options_html
from gongzhi.ground.web.places import places_of
from gongzhi.ground.web.todo import badge


def frame(request: HttpRequest) -> dict[str, object]:
    viewer: Viewer | None = getattr(request, "viewer", None)
    shown: dict[str, object] = {
        "demo_mode": settings.DEMO_MODE,
        "help_url": reverse("web:help"),
        "look": look_of(request),
    }
    if viewer is None or not viewer.user_id:
        return shown
    return {
        **shown,
        "menu": _menu(viewer, request.path),
        "starts": _starts(viewer),
        "todo_count": badge(viewer),
        "places": _places(request, viewer),
        **counts(viewer),
    }


def _menu(viewer: Viewer, path: str) -> list[dict[str, object]]:
    groups = []
    for title, entries in MENU:
        items = [
            {"title": words, "url": url, "current": path == url}
            for words, name, act in entries
            if act == "-" or viewer.may(act)
            for url in [reverse(name)]
        ]
        if items:
            groups.append({"title": title, "items": items})
    return groups


def _starts(viewer: Viewer) -> list[dict[str, object]]:
    """The first four places that this viewer may open."""
    mine = [row for row in STARTS if viewer.may(row[2])][:4]
    return [{"title": words, "url": reverse(name), "why": why} for words, name, _, why in mine]


def _places(request: HttpRequest, viewer: Viewer) -> str:
    """The communities to choose among, as options; a county has hundreds."""
    home, chosen = viewer.home(), str(request.session.get("place", ""))
    if home is None or level(home) not in {Level.COUNTY, Level.STREET}:
        return ""
    found = [(d.code, d.name) for d in places_of(viewer) if level(d.code) == Level.COMMUNITY]
    return options_html(found, chosen)
