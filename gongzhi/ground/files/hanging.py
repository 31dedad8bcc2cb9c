"""What a file can hang on: a plain list that capabilities append to in AppConfig.ready().

A file is seen by whoever sees the record it hangs on, and by nobody else: the record's own door is asked each time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from gongzhi.ground.accounts.viewer import Viewer


@dataclass(frozen=True)
class Hanger:
    """One kind of record. `rows` is its door; any of `acts` lets a person add and remove; `url` is its page. `closed` says
    why the files of a record may not be touched any more, "" while they may."""

    label: str
    rows: Callable[[Viewer], QuerySet[Any]]
    acts: tuple[str, ...]
    url: Callable[[Any], str]
    closed: Callable[[Any], str] = lambda row: ""


HANGERS: dict[str, Hanger] = {}


def tell(*hangers: Hanger) -> None:
    HANGERS.update({each.label: each for each in hangers})


def hanger_of(row: Model) -> Hanger | None:
    return HANGERS.get(row._meta.label)


def record_at(about: str, viewer: Viewer) -> tuple[Hanger, Any] | None:
    """The record behind an address, where the viewer may see it today."""
    label, _, pk = about.partition(":")
    hanger = HANGERS.get(label)
    if hanger is None or not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return None
    row = hanger.rows(viewer).filter(pk=int(pk)).first()
    return (hanger, row) if row is not None else None


def act_for(hanger: Hanger, row: Any, viewer: Viewer) -> str | None:
    """The act by which this viewer may add a file to this record; None: may not."""
    if hanger.closed(row):
        return None
    return next((act for act in hanger.acts if viewer.may(act, row.division)), None)
