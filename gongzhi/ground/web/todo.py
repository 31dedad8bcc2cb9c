"""What waits for a person. Capabilities append a provider in AppConfig.ready(); the ground only asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.cells import Light


@dataclass(frozen=True)
class Todo:
    title: str
    url: str
    due: date | None = None
    light: Light | None = None
    why: str | Promise = ""


@dataclass(frozen=True)
class Waiting:
    """What one capability has waiting: how many in all, and the first few."""

    count: int
    first: Sequence[Todo]


PROVIDERS: list[Callable[[Viewer, int], Waiting]] = []


def waiting_for(viewer: Viewer, at_most: int = 10) -> Waiting:
    asked = [provider(viewer, at_most) for provider in PROVIDERS]
    listed = (t for w in asked for t in w.first)
    first = sorted(listed, key=lambda t: (t.due is None, t.due or viewer.today, t.light is None))
    return Waiting(sum(w.count for w in asked), first[:at_most])
