"""What a file is, by its first bytes and never by its name; a name that says otherwise is refused."""

from pathlib import PurePosixPath

from gongzhi.papers.intake.faults import Fault, Unreadable
from gongzhi.papers.intake.taken import Kind

ZIP = b"PK\x03\x04"
PDF = b"%PDF-"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_PICTURES = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"RIFF", b"\0\0\x01\0")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"PK\x05\x06")
_FOREIGN: tuple[tuple[tuple[bytes, ...], Fault], ...] = (
    (PROGRAMS, Fault.PROGRAM),
    (_PICTURES, Fault.PICTURE),
    (_ARCHIVES, Fault.ARCHIVE),
    ((b"{\\rtf",), Fault.RTF),
)

_SUFFIXES = {".docx": Kind.DOCX, ".txt": Kind.TXT, ".pdf": Kind.PDF}
_KNOWN_SUFFIXES = {
    ".doc": Fault.OLD_WORD,
    ".dot": Fault.OLD_WORD,
    ".wps": Fault.WPS,
    ".wpt": Fault.WPS,
    ".docm": Fault.MACROS,
    ".dotm": Fault.MACROS,
    ".rtf": Fault.RTF,
    ".htm": Fault.WEB,
    ".html": Fault.WEB,
    ".mht": Fault.WEB,
    ".svg": Fault.WEB,
}


def kind_of(data: bytes, filename: str) -> Kind:
    """The kind of an upload. Raises Unreadable when it is foreign, or when name and content disagree."""
    suffix = PurePosixPath(filename.replace("\\", "/")).suffix.lower()
    if data.startswith(OLE):
        raise Unreadable(_old_office(data, suffix))
    for beginnings, fault in _FOREIGN:
        if data.startswith(beginnings):
            raise Unreadable(fault)
    if suffix not in _SUFFIXES:
        raise Unreadable(_KNOWN_SUFFIXES.get(suffix, Fault.SUFFIX))
    kind = _by_content(data)
    if kind is not _SUFFIXES[suffix]:
        raise Unreadable(Fault.MISMATCH)
    return kind


def _old_office(data: bytes, suffix: str) -> Fault:
    if _ENCRYPTED in data:
        return Fault.LOCKED
    return _KNOWN_SUFFIXES.get(suffix, Fault.OLD_WORD)


def _by_content(data: bytes) -> Kind:
    if data.startswith(ZIP):
        return Kind.DOCX
    return Kind.PDF if data.startswith(PDF) else Kind.TXT
