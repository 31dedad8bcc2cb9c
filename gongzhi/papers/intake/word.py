"""A Word file's text in reading order: paragraphs, tables, automatic numbers, text boxes.

Insertions under revision are text, deletions are not. Notes, headers, hidden text and the table of contents
(which repeats the headings) are left out.
"""

from collections.abc import Callable, Iterator
from functools import partial

from gongzhi.papers.intake import limits
from gongzhi.papers.intake.faults import Fault, Unreadable
from gongzhi.papers.intake.hazards import check_parts
from gongzhi.papers.intake.markup import Element, W, elements, value
from gongzhi.papers.intake.numbering import Numbering, spaced
from gongzhi.papers.intake.package import Parts, unpacked
from gongzhi.papers.intake.runs import Words, kept, words_of
from gongzhi.papers.intake.styles import Styles, whole
from gongzhi.papers.intake.taken import HEADINGS, Draft, Mark, What

_PARAGRAPH, _TABLE, _ROW, _CELL = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc"))
# What may stand around a paragraph of the body without being a table or a box.
_WRAPPERS = {
    f"{W}{name}" for name in ("document", "body", "sdt", "sdtContent", "customXml", "ins", "smartTag")
}
_WIDEST_SPAN = 64
_ONE_LINE = str.maketrans("\t\n", "  ")


def opened(data: bytes) -> Callable[[], Draft]:
    """Checks the file; the callable reads it. Raises Unreadable."""
    parts = unpacked(data)
    check_parts(parts)
    return partial(read, parts)


def read(parts: Parts) -> Draft:
    """The body's text with its headings and table rows marked."""
    reader = _Reader(parts)
    for element in elements(parts["word/document.xml"], (_PARAGRAPH, _TABLE)):
        if all(above.tag in _WRAPPERS for above in element.iterancestors()):
            reader.block(element)
            element.clear(keep_tail=True)
    return reader.draft()


class _Reader:
    def __init__(self, parts: Parts) -> None:
        self._styles = Styles(parts.get("word/styles.xml"))
        self._numbering = Numbering(parts.get("word/numbering.xml"))
        self._lines: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0
        self._held = ""  # the beginning of a paragraph whose end was deleted under revision

    def draft(self) -> Draft:
        self._line(self._held)
        return Draft("".join(self._lines), None, tuple(self._marks))

    def block(self, element: Element) -> None:
        if element.tag == _TABLE:
            for row in _rows(element):
                self._line("\t".join(self._cells(row)), What.TABLE_ROW)
            return
        style = value(element, "pPr/pStyle")
        words = words_of(element)
        if not self._styles.is_contents(style):
            self._paragraph(element, style, words)
        for box in words.boxes:
            for inner in _blocks(box):
                self.block(inner)

    def _paragraph(self, element: Element, style: str | None, words: Words) -> None:
        text = self._held + self._numbered(element, style, words.text)
        self._held = ""
        if element.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self._held = text
            return
        level = self._heading(element, style)
        self._line(text, HEADINGS[level - 1] if level and level <= len(HEADINGS) else None)

    def _heading(self, element: Element, style: str | None) -> int | None:
        own = whole(value(element, "pPr/outlineLvl"))
        if own is None:
            return self._styles.heading(style)
        return own + 1 if own < 9 else None

    def _numbered(self, element: Element, style: str | None, text: str) -> str:
        """An empty paragraph in a list is drawn with its number, but says nothing."""
        listed = value(element, "pPr/numPr/numId"), whole(value(element, "pPr/numPr/ilvl"))
        if listed[0] is None:
            listed = self._styles.numbered(style) or listed
        list_id, level = listed
        if list_id is None or not text.strip():
            return text
        if level is None:
            level = self._numbering.level_of(list_id, style)
        return spaced(self._numbering.label(list_id, level), text)

    def _line(self, text: str, what: What | None = None) -> None:
        """Closes a line; blank ones are dropped. Stops a text that grows beyond the limit."""
        text = text.strip("\n ")
        if not text.strip():
            return
        if what:
            self._marks.append(Mark(self._length, self._length + len(text), what))
        self._lines.append(text + "\n")
        self._length += len(text) + 1
        if self._length > limits.TEXT:
            raise Unreadable(Fault.LONG)

    def _cells(self, row: Element) -> Iterator[str]:
        """A merged cell keeps the places it covers, so that columns stay under their heads."""
        for cell in _inside(row, _CELL):
            yield " ".join(self._cell(cell))
            span = whole(value(cell, "tcPr/gridSpan")) or 1
            yield from [""] * (min(span, _WIDEST_SPAN) - 1)

    def _cell(self, cell: Element) -> Iterator[str]:
        for element in _blocks(cell):
            if element.tag == _TABLE:
                for row in _rows(element):
                    yield from self._cells(row)
                continue
            style, words = value(element, "pPr/pStyle"), words_of(element)
            text = self._numbered(element, style, words.text)
            if said := text.translate(_ONE_LINE).strip():
                yield said
            for box in words.boxes:
                yield from self._cell(box)


def _rows(table: Element) -> Iterator[Element]:
    for row in _inside(table, _ROW):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _blocks(container: Element) -> Iterator[Element]:
    return _inside(container, _PARAGRAPH, _TABLE)


def _inside(container: Element, *tags: str) -> Iterator[Element]:
    """The children with these tags, also through content controls and other wrappers."""
    for child in container:
        if child.tag in tags:
            yield child
        elif kept(child) and child.tag in _WRAPPERS:
            yield from _inside(child, *tags)
