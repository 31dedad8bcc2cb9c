"""A contradiction on the page, before it is pointed at in the original."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Clash:
    code: str
    places: tuple[tuple[int, int], ...]
    words: str
