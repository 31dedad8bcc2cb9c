"""Paragraph styles of a Word file: which are headings, which are numbered, which make up a table of contents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongzhi.papers.intake.markup import Element, W, elements, value

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc\s*\d|目录\s*\d", re.IGNORECASE)
_DEEPEST = 20


@dataclass(frozen=True)
class Style:
    name: str = ""
    based_on: str | None = None
    outline: int | None = None  # 0 is the highest
    list_id: str | None = None
    list_level: int | None = None


class Styles:
    """Answers for a style with what it inherits."""

    def __init__(self, body: bytes | None) -> None:
        self._styles = {
            element.get(f"{W}styleId", ""): _style(element)
            for element in elements(body or b"<none/>", (f"{W}style",))
        }

    def heading(self, style_id: str | None) -> int | None:
        """1–9, or None for body text."""
        for style in self._line(style_id):
            if named := _HEADING.fullmatch(style.name):
                return int(named[1])
            if style.outline is not None:
                return style.outline + 1 if style.outline < 9 else None
        return None

    def numbered(self, style_id: str | None) -> tuple[str, int | None] | None:
        """The list a style puts its paragraphs in, and the level where the style says so."""
        for style in self._line(style_id):
            if style.list_id is not None:
                return style.list_id, style.list_level
        return None

    def is_contents(self, style_id: str | None) -> bool:
        return any(_CONTENTS.fullmatch(style.name) for style in self._line(style_id))

    def _line(self, style_id: str | None) -> Iterator[Style]:
        """The style and those it is based on; a circle ends by itself."""
        for _ in range(_DEEPEST):
            style = self._styles.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = style.based_on


def whole(text: str | None) -> int | None:
    """A small whole number from an attribute, or None."""
    return int(text) if text is not None and re.fullmatch(r"\d{1,9}", text) else None


def _style(element: Element) -> Style:
    return Style(
        name=(value(element, "name") or "").strip(),
        based_on=value(element, "basedOn"),
        outline=whole(value(element, "pPr/outlineLvl")),
        list_id=value(element, "pPr/numPr/numId"),
        list_level=whole(value(element, "pPr/numPr/ilvl")),
    )
