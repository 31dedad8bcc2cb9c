"""A PDF page as lines with their places, from pdfium's characters."""

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from gongzhi.papers.intake import limits
from gongzhi.papers.intake.faults import Fault, Unreadable
from gongzhi.papers.intake.lines import Line

_BREAKS = (0x0A, 0x0D)
_BLANK = 0x20
_ASCII = 0x80
# In characters: wider than any blank between words; as wide as the padding of two cells, unless single signs are
# spaced out like that; narrower than any blank, a quarter being usual.
_CELL_GAP = 1.5
_PADDING_GAP = 0.8
_PADDING = "\v"
_HAIR = 0.3

Span = list[tuple[int, int]]  # character, its index on the page


def lines_of(page: pypdfium2.PdfPage) -> list[Line]:
    """In reading order. Raises Unreadable when the page holds more text than a file may."""
    words = page.get_textpage()
    count = words.count_chars()
    if count > limits.TEXT:
        raise Unreadable(Fault.LONG)
    found = [_line(words, span) for span in _spans(words, count)]
    words.close()
    return found


def _spans(words: pypdfium2.PdfTextPage, count: int) -> Iterator[Span]:
    """Runs of characters between line breaks, without the blanks at either end."""
    span: Span = []
    for at in range(count):
        sign = pdfium.FPDFText_GetUnicode(words, at)
        if sign in _BREAKS:
            yield from _trimmed(span)
            span = []
        elif span or sign != _BLANK:
            span.append((sign, at))
    yield from _trimmed(span)


def _trimmed(span: Span) -> Iterator[Span]:
    while span and span[-1][0] == _BLANK:
        span.pop()
    if span:
        yield span


def _line(words: pypdfium2.PdfTextPage, span: Span) -> Line:
    left, bottom, _, top = words.get_charbox(span[0][1], loose=True)
    right = words.get_charbox(span[-1][1], loose=True)[2]
    size = top - bottom
    blanks = {after: _blank(words, before, after, size) for before, after in _beside_blanks(span)}
    signs = (blanks.get(at + 1, " ") if sign == _BLANK else chr(sign) for sign, at in span)
    text = _cells_parted("".join(signs))
    # pdfium may give a rare character as the two halves of UTF-16.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Line(text, left, right, size)


def _cells_parted(text: str) -> str:
    """Gaps like the padding of cells part words, not the signs of a title set wide."""
    pieces = text.split(_PADDING)
    words = sum(len(piece) > 1 or piece.isascii() for piece in pieces)
    return text.replace(_PADDING, "\t" if 2 * words > len(pieces) else " ")


def _beside_blanks(span: Span) -> Iterator[tuple[int, int]]:
    """The places of the signs on either side of each single blank."""
    for (_, before), (sign, at), (_, after) in zip(span, span[1:], span[2:], strict=False):
        if sign == _BLANK and after == at + 1:
            yield before, after


def _blank(words: pypdfium2.PdfTextPage, before: int, after: int, size: float) -> str:
    """A wide gap parts table cells; a hair between Chinese and figures is the setter's, not the author's."""
    gap = words.get_charbox(after, loose=True)[0] - words.get_charbox(before, loose=True)[2]
    if gap > _CELL_GAP * size:
        return "\t"
    if gap > _PADDING_GAP * size:
        return _PADDING
    mixed = (pdfium.FPDFText_GetUnicode(words, before) < _ASCII) != (
        pdfium.FPDFText_GetUnicode(words, after) < _ASCII
    )
    return "" if mixed and gap < _HAIR * size else " "
