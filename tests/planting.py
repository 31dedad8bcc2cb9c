"""What a capability tells the scope test about its own addresses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Kwargs = Mapping[str, Any]


@dataclass(frozen=True)
class Planted:
    """Objects planted in one division, each carrying the same mark in what people read.

    `lists` are registers that show the mark to whoever may see it; `objects` and `posts` are addresses of
    the planted objects, asked by GET and POST; `forms` are pages without an object.
    """

    lists: Sequence[str] = ()
    objects: Mapping[str, Kwargs] = field(default_factory=dict)
    posts: Mapping[str, Kwargs] = field(default_factory=dict)
    forms: Sequence[str] = ()
