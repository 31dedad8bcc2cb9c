"""An .xlsx with one column more and some cells marked, every other byte of its parts as it was.

The parts are mended as text, not parsed and written anew: widths, colours, formats, formulas, other sheets and whatever
this house knows nothing of stay. No part is unpacked that `reading` has not weighed before.
"""

import html
import io
import re
import zipfile
from collections.abc import Mapping, Sequence

from gongzhi.ground.books.taken import Book, name_of

_ROW = re.compile(r"<row\b([^>]*?)(/>|>(.*?)</row>)", re.S)
_CELL = re.compile(r"<c\b([^>]*?)(/>|>.*?</c>)", re.S)
_XF = re.compile(r"<xf\b[^>]*?(?:/>|>.*?</xf>)", re.S)
_SHEET = re.compile(r"<sheet\b[^>]*>")
_RELATION = re.compile(r"<Relationship\b[^>]*>")
_FILL = '<fill><patternFill patternType="solid"><fgColor rgb="FFF8D7DA"/><bgColor indexed="64"/></patternFill></fill>'
_WIDE = 60
STYLES, BOOK, RELATIONS = "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


class Unpatchable(Exception):
    """Not written in the way that nearly every program writes it."""


def patched(data: bytes, book: Book, reasons: Mapping[int, str], wrong: set[tuple[int, int]]) -> bytes:
    """`reasons` by row, `wrong` cells as (row, column), both counted from 0. Raises Unpatchable."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data))
        sheet = _sheet(parts, book.sheet)
        styles = _Styles(_text(parts, STYLES))
        changed = {sheet: _mended(_text(parts, sheet), reasons, wrong, styles), STYLES: styles.text()}
    except (KeyError, ValueError, zipfile.BadZipFile) as odd:
        raise Unpatchable from odd
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in parts.infolist():
            text = changed.get(part.filename)
            made.writestr(part, parts.read(part) if text is None else text.encode("utf-8"))
    return out.getvalue()


def _text(parts: zipfile.ZipFile, name: str) -> str:
    text = parts.read(name).decode("utf-8-sig")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unpatchable
    return text


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}\s*=\s*"([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""


def _sheet(parts: zipfile.ZipFile, title: str) -> str:
    """The part that holds the sheet of this name."""
    tags = _SHEET.findall(_text(parts, BOOK))
    ids = [_attribute(tag, r"\w+:id") for tag in tags if _attribute(tag, "name") == title]
    for tag in _RELATION.findall(_text(parts, RELATIONS)):
        if ids and _attribute(tag, "Id") == ids[0]:
            target = _attribute(tag, "Target")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise Unpatchable


class _Styles:
    """The looks of cells; a marked cell looks as before, on another ground."""

    def __init__(self, text: str) -> None:
        looks = re.search(r"<cellXfs\b[^>]*>(.*?)</cellXfs>", text, re.S)
        fills = re.search(r"<fills\b[^>]*>(.*?)</fills>", text, re.S)
        if looks is None or fills is None:
            raise Unpatchable
        self._before, self._looks, self._fills = text, looks, fills
        self.known: list[str] = _XF.findall(looks[1])
        self.fill = len(re.findall(r"<fill\b", fills[1]))
        self._marked: dict[int, int] = {}

    def marked(self, look: int) -> int:
        if look not in self._marked:
            if look >= len(self.known):
                raise Unpatchable
            bare = re.sub(r'\s(fillId|applyFill)="[^"]*"', "", self.known[look], count=0)
            self.known.append(bare.replace("<xf", f'<xf fillId="{self.fill}" applyFill="1"', 1))
            self._marked[look] = len(self.known) - 1
        return self._marked[look]

    def text(self) -> str:
        looks = f'<cellXfs count="{len(self.known)}">{"".join(self.known)}</cellXfs>'
        fills = f'<fills count="{self.fill + 1}">{self._fills[1]}{_FILL}</fills>'
        return self._before.replace(self._looks[0], looks, 1).replace(self._fills[0], fills, 1)


def _mended(text: str, reasons: Mapping[int, str], wrong: set[tuple[int, int]], styles: _Styles) -> str:
    rows = [(at, found) for at, found in _rows(text) if at in reasons]
    if {at for at, _found in rows} != set(reasons):
        raise Unpatchable
    last = max(
        max((_column(tag) for tag, _rest in _CELL.findall(found[3] or "")), default=0) for _at, found in rows
    )
    by_row: dict[int, list[int]] = {}
    for at, column in sorted(wrong):
        by_row.setdefault(at, []).append(column)
    pieces: list[str] = []
    end = 0
    for at, found in rows:
        inner = _marked_cells(found[3] or "", at, by_row.get(at, ()), styles)
        look = 0 if at in by_row or rows[0][0] != at else _look_of_the_last(found[3] or "")
        reason = _inline(at, last + 1, reasons[at], look)
        opening = re.sub(r'\sspans="[^"]*"', "", found[1])
        pieces += [text[end : found.start()], f"<row{opening}>{inner}{reason}</row>"]
        end = found.end()
    return _widened("".join([*pieces, text[end:]]), last + 2)


def _rows(text: str) -> list[tuple[int, re.Match[str]]]:
    at, found = -1, []
    for row in _ROW.finditer(text):
        said = _attribute(row[1], "r")
        at = int(said) - 1 if said else at + 1
        found.append((at, row))
    return found


def _column(tag: str) -> int:
    """The column of a cell, counted from 0."""
    name = _attribute(tag, "r")
    if not name:
        raise Unpatchable
    number = 0
    for letter in name.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return number - 1


def _marked_cells(inner: str, at: int, columns: Sequence[int], styles: _Styles) -> str:
    """The cells of one row, those of `columns` on the marking ground; a cell that is not there is put in its place."""
    cells = {_column(found[1]): found[0] for found in _CELL.finditer(inner)}
    for column in columns:
        cell = cells.get(column, f'<c r="{name_of(column, at)}"/>')
        tag = _CELL.match(cell)
        look = _attribute(tag[1], "s") if tag else ""
        bare = re.sub(r'(<c\b[^>]*?)\ss="[^"]*"', r"\1", cell, count=1)
        cells[column] = bare.replace("<c", f'<c s="{styles.marked(int(look or 0))}"', 1)
    return "".join(cells[column] for column in sorted(cells))


def _look_of_the_last(inner: str) -> int:
    tags = [tag for tag, _rest in _CELL.findall(inner)]
    return int(_attribute(tags[-1], "s") or 0) if tags else 0


def _inline(at: int, column: int, words: str, look: int) -> str:
    said = html.escape(words, quote=False)
    return f'<c r="{name_of(column, at)}" s="{look}" t="inlineStr"><is><t>{said}</t></is></c>'


def _widened(text: str, number: int) -> str:
    """Room for the new column; the used area is left for the program to find."""
    text = re.sub(r"<dimension\b[^>]*/>", "", text, count=1)
    column = f'<col min="{number}" max="{number}" width="{_WIDE}" customWidth="1"/>'
    if "</cols>" not in text:
        return text.replace("<sheetData", f"<cols>{column}</cols><sheetData", 1)
    reach = [int(_attribute(tag, "max") or 0) for tag in re.findall(r"<col\b[^>]*>", text)]
    return text if max(reach, default=0) >= number else text.replace("</cols>", f"{column}</cols>", 1)
