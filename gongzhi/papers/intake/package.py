"""The zip archive around a Word file: measured, compared with its own directory and unpacked once, within limits."""

import stat
import struct
import zlib
from collections.abc import Callable, Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from gongzhi.papers.intake import limits
from gongzhi.papers.intake.faults import Fault, Unreadable
from gongzhi.papers.intake.sniff import OLE, PDF, PROGRAMS, ZIP

_END = struct.Struct("<4s4H2LH")
_END_SIGNATURE = b"PK\x05\x06"
_LOCAL_HEADER = 30
_FILE_TYPES = (0, stat.S_IFREG, stat.S_IFDIR)
_PDF_READERS_LOOK = 1024
_CHUNK = 1 << 16
_MARKUP_NAMES = (".xml", ".rels", ".vml")
_MACRO_NAMES = ("vbaproject.bin", "vbadata.xml", "activex")
_EMBEDDED_NAMES = ("/embeddings/", "oleobject")

Parts = dict[str, bytes]


def unpacked(data: bytes) -> Parts:
    """The markup parts by name, every entry of the archive having been checked. Raises Unreadable."""
    _check_directory(data)
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            for check in _CHECKS:
                check(entries)
            return _parts(archive, entries)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error) as broken:
        raise Unreadable(Fault.DAMAGED) from broken


def _check_directory(data: bytes) -> None:
    """The directory ends the file, with nothing behind it and nothing hidden before it (APPNOTE 4.3.16)."""
    if PDF in data[:_PDF_READERS_LOOK]:
        raise Unreadable(Fault.POLYGLOT)
    if len(data) < _END.size or not data.endswith(b"\0\0"):
        raise Unreadable(Fault.DAMAGED)
    signature, _, _, _count_here, count, size, start, _ = _END.unpack(data[-_END.size :])
    if signature != _END_SIGNATURE:
        raise Unreadable(Fault.DAMAGED)
    if count > limits.ENTRIES or size > limits.DIRECTORY:
        raise Unreadable(Fault.SWOLLEN)
    if start + size != len(data) - _END.size:
        raise Unreadable(Fault.ENTRY)


def _check_count(entries: list[ZipInfo]) -> None:
    if len(entries) > limits.ENTRIES:
        raise Unreadable(Fault.SWOLLEN)


def _check_sizes(entries: list[ZipInfo]) -> None:
    if sum(entry.file_size for entry in entries) > limits.UNPACKED:
        raise Unreadable(Fault.SWOLLEN)
    for entry in entries:
        large = entry.file_size > limits.RATIO_FROM
        if large and entry.file_size > limits.RATIO * max(entry.compress_size, 1):
            raise Unreadable(Fault.SWOLLEN)


def _check_names(entries: list[ZipInfo]) -> None:
    """Relative, plain, each once: Word takes part names without regard to case (ECMA-376 part 2)."""
    names = [entry.orig_filename.casefold() for entry in entries]
    if len(set(names)) < len(names) or not all(map(_plain, names)):
        raise Unreadable(Fault.ENTRY)


def _plain(name: str) -> bool:
    odd = any(sign in name for sign in "\\:\0")
    return not odd and not name.startswith("/") and ".." not in name.split("/")


def _check_kinds(entries: list[ZipInfo]) -> None:
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise Unreadable(Fault.LOCKED)
        if stat.S_IFMT(entry.external_attr >> 16) not in _FILE_TYPES:
            raise Unreadable(Fault.ENTRY)
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Unreadable(Fault.ENTRY)


def _check_places(entries: list[ZipInfo]) -> None:
    """Entries follow one another from the first byte: none is read twice, nothing stands before them."""
    free = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < free or (free == 0 and entry.header_offset):
            raise Unreadable(Fault.ENTRY)
        free = entry.header_offset + _LOCAL_HEADER + entry.compress_size


def _check_contents(entries: list[ZipInfo]) -> None:
    names = [entry.filename.lower() for entry in entries]
    if _any(names, _MACRO_NAMES):
        raise Unreadable(Fault.MACROS)
    if _any(names, _EMBEDDED_NAMES):
        raise Unreadable(Fault.EMBEDDED)
    if "word/document.xml" not in names:
        raise Unreadable(Fault.ARCHIVE)


def _any(names: Iterable[str], pieces: tuple[str, ...]) -> bool:
    return any(piece in name for name in names for piece in pieces)


_CHECKS: tuple[Callable[[list[ZipInfo]], None], ...] = (
    _check_count,
    _check_sizes,
    _check_names,
    _check_kinds,
    _check_places,
    _check_contents,
)


def _parts(archive: ZipFile, entries: list[ZipInfo]) -> Parts:
    """Every entry is read to its end, because only the end shows whether its checksum is right."""
    parts: Parts = {}
    for entry in entries:
        kept = entry.filename.lower().endswith(_MARKUP_NAMES)
        if kept and entry.file_size > limits.MARKUP_PART:
            raise Unreadable(Fault.SWOLLEN)
        body = bytearray()
        with archive.open(entry) as stream:
            head = stream.read(_CHUNK)
            if head.startswith((ZIP, OLE, *PROGRAMS)):
                raise Unreadable(Fault.EMBEDDED)
            chunk = head
            while chunk:
                if kept:
                    body += chunk
                chunk = stream.read(_CHUNK)
        if kept:
            parts[entry.filename] = bytes(body)
    return parts
