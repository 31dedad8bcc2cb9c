"""What the home page warns of and what changed lately; capabilities append in AppConfig.ready()."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.cells import Light


@dataclass(frozen=True)
class Warn:
    text: str | Promise
    url: str
    light: Light


@dataclass(frozen=True)
class Change:
    text: str | Promise
    url: str
    at: datetime


WARNINGS: list[Callable[[Viewer], Sequence[Warn]]] = []
CHANGES: list[Callable[[Viewer], Sequence[Change]]] = []
