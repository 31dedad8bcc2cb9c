"""What the intake hands on: plain text, where it came from and what its structure was."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    DOCX = "docx"
    TXT = "txt"
    PDF = "pdf"


class What(StrEnum):
    HEADING1 = "heading1"
    HEADING2 = "heading2"
    HEADING3 = "heading3"
    HEADING4 = "heading4"
    TABLE_ROW = "table_row"


HEADINGS = (What.HEADING1, What.HEADING2, What.HEADING3, What.HEADING4)


@dataclass(frozen=True)
class Mark:
    """`text[start:end]` was a heading or a table row in the original."""

    start: int
    end: int
    what: What


@dataclass(frozen=True)
class Draft:
    """Text as a reader of one format gives it; `pages` where the format has pages."""

    text: str
    pages: int | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Taken:
    """`sha256` is of the bytes as they came; paragraphs and rows end with a newline, cells with a tab."""

    text: str
    kind: Kind
    sha256: str
    pages: int | None
    marks: tuple[Mark, ...] = ()
