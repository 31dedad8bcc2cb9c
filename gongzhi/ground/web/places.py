"""The places a viewer may choose among, and the names of places on a page: asked once a request."""

from typing import Any

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions import queries as divisions


def places_of(viewer: Viewer) -> list[tuple[str, str]]:
    """Code and name of every division at or below the viewer's widest post."""
    if not viewer.places:
        home = viewer.home()
        viewer.places.extend(divisions.at_or_below(home) if home else [])
    return viewer.places


def name_places(rows: list[Any], viewer: Viewer) -> None:
    """Hang the division's name on each row of one page: at most one query."""
    names = dict(viewer.places)
    missing = {row.division for row in rows} - names.keys()
    names.update(divisions.names(missing) if missing else {})
    for row in rows:
        row.place = names[row.division]
