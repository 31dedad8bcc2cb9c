"""How the business says no."""

from collections.abc import Mapping, Sequence

# Of a move that the table of arrows does not have: the record has moved on since the page was shown.
NOT_NOW = "现在的状态不能这样办理，请刷新页面后再试。"


class Refused(Exception):
    """The business says no, in words meant for the person who asked.

    `beside` holds the same words by field, for a form that has those fields.
    """

    def __init__(self, words: str = "", beside: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__(words)
        self.beside = beside or {}


class Overtaken(Refused):
    """Somebody else changed the record since it was looked at."""
