"""An uploaded table as rows of text. A workbook is parsed in a process of its own that the kernel holds to limits."""

import codecs
import csv
import io
import json
import re
import zipfile

from gongzhi.ground.books import limits
from gongzhi.ground.books.faults import Fault, Unreadable
from gongzhi.ground.books.quoting import unguarded
from gongzhi.ground.books.taken import Book
from gongzhi.ground.confined.parent import Bounds, Gone, answer_apart

ENTRY = "gongzhi.ground.books.child"
_WHY = {
    Gone.BUSY: Fault.BUSY,
    Gone.SLOW: Fault.SLOW,
    Gone.HEAVY: Fault.HEAVY,
    Gone.BROKEN: Fault.HEAVY,
    Gone.LONG: Fault.LONG,
}
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# Parts of a workbook that run, reach out or hide another file.
_UNWANTED = re.compile(
    r"vbaProject|/externalLinks/|/embeddings/|/activeX|/ctrlProps/|/macrosheets/|Basic/|Scripts/", re.I
)
_SEPARATORS = ",\t;"
_TOP = 20  # lines that tell the separator
_CODINGS = ("utf-8-sig", "utf-8", "gb18030")


def read_book(data: bytes, filename: str) -> Book:
    """Raises Unreadable, whose message says in Chinese how to mend it."""
    if not data.strip():
        raise Unreadable(Fault.EMPTY)
    if len(data) > limits.UPLOAD:
        raise Unreadable(Fault.LARGE)
    if data.startswith(_ZIP):
        _inspect(data)
        return _read_apart(data)
    if data.startswith(_OLE):
        return _read_apart(data)
    if filename.lower().endswith((".csv", ".txt", ".tsv")) and b"\x00" not in data[:4096]:
        return _read_csv(data)
    raise Unreadable(Fault.KIND)


def _inspect(data: bytes) -> None:
    """What the archive says of itself, before any of it is unpacked."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as broken:
        raise Unreadable(Fault.DAMAGED) from broken
    if len(parts) > limits.ENTRIES or sum(part.file_size for part in parts) > limits.UNPACKED:
        raise Unreadable(Fault.HEAVY)
    names = [part.filename for part in parts]
    if not any(name.startswith("xl/") or name == "content.xml" for name in names):
        raise Unreadable(Fault.KIND)
    if any(_UNWANTED.search(f"/{name}") for name in names):
        raise Unreadable(Fault.MACROS)


def csv_text(data: bytes) -> tuple[str, str, str]:
    """The text, the coding it was in, and what stands between its cells. Raises Unreadable."""
    for coding in _CODINGS if data.startswith(codecs.BOM_UTF8) else _CODINGS[1:]:
        text = _decoded(data, coding)
        if text is not None:
            top = "\n".join(text.split("\n", _TOP)[:_TOP])  # a title over the head has no separators
            return text, coding, max(_SEPARATORS, key=top.count)
    raise Unreadable(Fault.CODING)


def _read_csv(data: bytes) -> Book:
    text, _coding, separator = csv_text(data)
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(tuple(_bare(cell) for cell in row))
            if len(rows) > limits.ROWS or len(row) > limits.COLUMNS:
                raise Unreadable(Fault.LONG)
    except csv.Error as broken:
        raise Unreadable(Fault.DAMAGED) from broken
    if not any(any(row) for row in rows):
        raise Unreadable(Fault.EMPTY)
    return Book("", tuple(rows))


def _bare(cell: str) -> str:
    """Without the sign that our own .csv puts before what a sheet would take for a formula."""
    return unguarded(cell.strip()).strip()[: limits.CELL]


def _decoded(data: bytes, coding: str) -> str | None:
    try:
        return data.decode(coding)
    except UnicodeDecodeError:
        return None


def _read_apart(data: bytes) -> Book:
    said = answer_apart(ENTRY, [], data, Bounds(limits.SECONDS, limits.ANSWER))
    if isinstance(said, Gone):
        raise Unreadable(_WHY[said])
    return _understood(said)


def _understood(said: bytes) -> Book:
    """The book, if it is one: a child taken over by its file must not send the server something else."""
    try:
        told = json.loads(said)
        fault = Fault[told["fault"]] if "fault" in told else None
        rows = () if fault else tuple(tuple(map(_text, row)) for row in told["rows"])
        book = None if fault else Book(_text(told["sheet"]), rows, tuple(map(_text, told["others"])))
    except (KeyError, TypeError, ValueError, RecursionError) as broken:
        raise Unreadable(Fault.DAMAGED) from broken
    if book is None:
        raise Unreadable(fault or Fault.DAMAGED)
    return book


def _text(cell: object) -> str:
    if not isinstance(cell, str):
        raise TypeError("cell")
    return cell
