"""The places a viewer may choose among, asked once a request."""

from django.http import HttpRequest

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions import queries as divisions
from gongzhi.ground.divisions.models import Division


def places_of(request: HttpRequest, viewer: Viewer) -> list[Division]:
    """Every division at or below the viewer's widest post."""
    known: dict[str, list[Division]] = request.META.setdefault("gongzhi.places", {})
    home = viewer.home()
    if home is None:
        return []
    if home not in known:
        known[home] = divisions.at_or_below(home)
    return known[home]
