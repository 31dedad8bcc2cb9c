"""What waits for a person. Capabilities append a provider in AppConfig.ready(); the ground only asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Value
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.cells import Light
from gongzhi.ground.web.standing import standing


@dataclass(frozen=True)
class Todo:
    title: str
    url: str
    due: date | None = None
    light: Light | None = None
    why: str | Promise = ""


def late_light() -> Light:
    """Of what is past its day, whatever state it is in: a red 施工中 would tell two things."""
    return Light(_("逾期"), "red", _("已过完成期限"))


@dataclass(frozen=True)
class Waiting:
    """What one capability has waiting: all of it, as rows to be counted or as a number, and the first few."""

    all: QuerySet[Any] | int
    first: Sequence[Todo]


@dataclass(frozen=True)
class Desk:
    """What waits for one person: how many in all, and the first few."""

    count: int
    first: Sequence[Todo]


PROVIDERS: list[Callable[[Viewer, int], Waiting]] = []


def waiting_for(viewer: Viewer, at_most: int = 10) -> Desk:
    asked = [provider(viewer, at_most) for provider in PROVIDERS]
    listed = (t for w in asked for t in w.first)
    first = sorted(listed, key=lambda t: (t.due is None, t.due or viewer.today, t.light is None))
    return Desk(number_of(asked), first[:at_most])


def number_of(asked: Sequence[Waiting]) -> int:
    """All together: one question, whoever asks and however many capabilities there are."""
    counted = sum(w.all for w in asked if isinstance(w.all, int))
    rows = [
        w.all.order_by().annotate(one=Value(1)).values_list("one")
        for w in asked
        if isinstance(w.all, QuerySet)
    ]
    if not rows:
        return counted
    together: int = rows[0].union(*rows[1:], all=True).count()
    return counted + together


def badge(viewer: Viewer) -> int:
    """How many wait, for the head of every page: counted anew only when something was written."""
    return standing(viewer, "todo", lambda: waiting_for(viewer, 0).count)
