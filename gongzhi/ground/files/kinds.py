"""Which files are taken in: by what they contain, and only under a name that says the same. Plain Python.

A kind that browsers show safely inside a sandbox may be shown; everything else is sent as a download.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath


class Sort(StrEnum):
    PHOTO = "photo"  # rewritten without what the camera added
    PDF = "pdf"
    PACKAGE = "package"  # a zip archive with a document in it
    OLD = "old"  # a compound file of before 2007
    TEXT = "text"


@dataclass(frozen=True)
class Kind:
    mime: str
    sort: Sort
    shown: bool = False  # inside the browser


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
KINDS: Mapping[str, Kind] = {
    ".jpg": Kind("image/jpeg", Sort.PHOTO, shown=True),
    ".jpeg": Kind("image/jpeg", Sort.PHOTO, shown=True),
    ".png": Kind("image/png", Sort.PHOTO, shown=True),
    ".webp": Kind("image/webp", Sort.PHOTO, shown=True),
    ".pdf": Kind("application/pdf", Sort.PDF),  # a viewer does not work inside a sandbox
    ".docx": Kind(_OFFICE + "wordprocessingml.document", Sort.PACKAGE),
    ".xlsx": Kind(_OFFICE + "spreadsheetml.sheet", Sort.PACKAGE),
    ".pptx": Kind(_OFFICE + "presentationml.presentation", Sort.PACKAGE),
    ".odt": Kind(_OPEN + "text", Sort.PACKAGE),
    ".ods": Kind(_OPEN + "spreadsheet", Sort.PACKAGE),
    ".odp": Kind(_OPEN + "presentation", Sort.PACKAGE),
    ".ofd": Kind("application/ofd", Sort.PACKAGE),
    ".doc": Kind("application/msword", Sort.OLD),
    ".xls": Kind("application/vnd.ms-excel", Sort.OLD),
    ".ppt": Kind("application/vnd.ms-powerpoint", Sort.OLD),
    ".wps": Kind("application/vnd.ms-works", Sort.OLD),
    ".et": Kind("application/vnd.ms-excel", Sort.OLD),
    ".dps": Kind("application/vnd.ms-powerpoint", Sort.OLD),
    ".txt": Kind("text/plain", Sort.TEXT),
    ".csv": Kind("text/csv", Sort.TEXT),
}
ACCEPT = ",".join(KINDS)

# The part that makes an archive the document its name promises.
HEARTS: Mapping[str, str] = {
    ".docx": "word/document.xml",
    ".xlsx": "xl/workbook.xml",
    ".pptx": "ppt/presentation.xml",
    ".odt": "content.xml",
    ".ods": "content.xml",
    ".odp": "content.xml",
    ".ofd": "OFD.xml",
}
DOWNLOAD = Kind("application/octet-stream", Sort.TEXT)


def suffix_of(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def kind_of(name: str) -> Kind | None:
    """What a name promises; None for what is not taken in."""
    return KINDS.get(suffix_of(name))


def plain_name(name: str) -> str:
    """The name without folders, control signs and signs that turn the direction of writing; at most 120 long."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*')
    stem, dot, suffix = kept.strip(" .").rpartition(".")
    return f"{stem[-100:]}{dot}{suffix[:19]}" if dot else kept[-120:]
