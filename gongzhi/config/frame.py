"""What stands around every page: menu, waiting count, places, ribbon."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from gongzhi.config.menu import MENU, STARTS
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import Level, level
from gongzhi.ground.web.addresses import page_address
from gongzhi.ground.web.cells import escaped
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


def _menu(viewer: Viewer, path: str) -> SafeString:
    """The groups that hold something for this viewer. Put together here: a template took a tenth of every page."""
    shown = []
    near = _nearest(path)
    for title, entries in MENU:
        items = "".join(
            _item(words, address, ("page" if address == path else "true") if address == near else "")
            for words, name, act in entries
            if act == "-" or viewer.may(act)
            for address in [page_address(name)]
        )
        if items:
            shown.append(f"<h2>{escaped(title)}</h2><ul>{items}</ul>")
    return mark_safe("".join(shown))  # noqa: S308 - own words, escaped


def _nearest(path: str) -> str:
    """The entry a page stands under: its own, or the register its record is of."""
    home, *others = (page_address(name) for _, entries in MENU for _, name, _ in entries)
    return max(
        (each for each in others if path.startswith(each)), key=len, default=home if path == home else ""
    )


def _item(words: object, address: str, here: str) -> str:
    current = f' aria-current="{here}"' if here else ""
    return f'<li><a href="{escaped(address)}"{current}>{escaped(words)}</a></li>'


def _starts(viewer: Viewer) -> list[dict[str, object]]:
    """The first four places that this viewer may open."""
    mine = [row for row in STARTS if viewer.may(row[2])][:4]
    return [{"title": words, "url": reverse(name), "why": why} for words, name, _, why in mine]


def _places(request: HttpRequest, viewer: Viewer) -> str:
    """The communities to choose among, as options; a county has hundreds."""
    home, chosen = viewer.home(), str(request.session.get("place", ""))
    if home is None or level(home) not in {Level.COUNTY, Level.STREET}:
        return ""
    found = [(code, name) for code, name in places_of(viewer) if not code.endswith("000")]
    return options_html(found, chosen)
