"""The lines of PDF pages put together again into paragraphs, by where they stand on the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_CLOSED = re.compile(r"""[。；：！？;:!?]["'”’）)》」』]*\Z""")
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十百\d]{1,4}[编章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[.．、](?!\d)|[①-⑳]|附件"
)
_FOLIO = re.compile(
    r"[—–－\-]\s?\d{1,4}\s?[—–－\-]|第\s?\d{1,4}\s?页(?:\s?[，,/]?\s?共\s?\d{1,4}\s?页)?|(\d{1,4})"
)
# pdfium's signs for a hyphen at the end of a line and for what has no character.
_NOISE = str.maketrans(dict.fromkeys("\x02\ufffe\x00\ufeff", ""))
# In characters: what a full line may lack when a word or a closing sign was moved down; how far a
# first line is indented (GB/T 9704-2012 clause 7.3.3: two) and how exactly.
_SHORTFALL = 2.2
_SHORTEST = 12  # a line this short is full in no report
_INDENT = 2
_INDENT_WITHIN = 0.6
_SIZES_WITHIN = 0.15
# An edge counts as the page's own when this many lines reach it.
_SUPPORT = 3


@dataclass(frozen=True)
class Line:
    """One line as set: edges and character size in points; a tab in its text parts table cells."""

    text: str
    left: float
    right: float
    size: float


def paragraphs(pages: list[list[Line]]) -> list[str]:
    """Lines joined where a full line goes on in the next, across pages too; page numbers are left out."""
    lines = [line for number, page in enumerate(pages, 1) for line in _without_folio(page, number)]
    left, right = -_edge([-line.left for line in lines]), _edge([line.right for line in lines])
    joined: list[str] = []
    before: Line | None = None
    for line in lines:
        if before and _open(before, right) and _alike(before, line) and not _begins(line, left):
            joined[-1] += _gap(joined[-1], line.text) + line.text
        else:
            joined.append(line.text)
        before = line
    return joined


def _open(line: Line, right: float) -> bool:
    """The line reaches the right edge and its sentence has not ended."""
    long = line.right - line.left >= _SHORTEST * line.size
    full = long and line.right >= right - _SHORTFALL * line.size
    return full and "\t" not in line.text and not _CLOSED.search(line.text)


def _alike(one: Line, other: Line) -> bool:
    """Set in the same size; a title does not run on into its subtitle."""
    return abs(one.size - other.size) <= _SIZES_WITHIN * max(one.size, other.size)


def _begins(line: Line, left: float) -> bool:
    """The line can only be the first of its paragraph."""
    indent = (line.left - left) / line.size if line.size else 0
    return (
        "\t" in line.text or abs(indent - _INDENT) < _INDENT_WITHIN or _NUMBERED.match(line.text) is not None
    )


def _without_folio(page: list[Line], number: int) -> Iterator[Line]:
    """A bare figure is a page number only where it stands first or last and says this page."""
    for at, line in enumerate(page):
        text = line.text.translate(_NOISE).strip()
        folio = _FOLIO.fullmatch(text) if at in (0, len(page) - 1) else None
        if text and not (folio and folio[1] in (None, str(number))):
            yield replace(line, text=text)


def _edge(places: list[float]) -> float:
    """The farthest edge that several lines reach; one wide table or stamp does not move it."""
    far = sorted(places, reverse=True)
    near = far[_SUPPORT - 1 :]
    return next((one for one, also in zip(far, near, strict=False) if one - also < 2), max(far, default=0.0))


def _gap(before: str, after: str) -> str:
    """Words of an alphabet are parted by a blank, Chinese is not."""
    words = before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalpha()
    return " " if words else ""
