"""One box over everything: each capability appends a finder in AppConfig.ready()."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from gongzhi.ground.accounts.viewer import Viewer


@dataclass(frozen=True)
class Hit:
    kind: str | Promise
    title: str
    url: str


FINDERS: list[Callable[[Viewer, str, int], Sequence[Hit]]] = []


def find(viewer: Viewer, text: str, each: int = 10) -> list[Hit]:
    return [hit for finder in FINDERS for hit in finder(viewer, text, each)] if text else []
