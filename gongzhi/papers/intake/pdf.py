"""A PDF's text, page by page. Pages are never drawn and scripts never run."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from zipfile import is_zipfile

import pypdfium2
import pypdfium2.raw as pdfium

from gongzhi.papers.intake import limits
from gongzhi.papers.intake.faults import Fault, Unreadable
from gongzhi.papers.intake.lines import Line, paragraphs
from gongzhi.papers.intake.pdf_lines import lines_of
from gongzhi.papers.intake.radicals import without_radicals
from gongzhi.papers.intake.taken import Draft

_END = b"%%EOF"
_END_WITHIN = 1024  # ISO 32000-1 annex H, note 18
_NO_SECURITY = -1
# A fifth of the signs without a character behind them: the font cannot be read.
_GARBLED_ONE_IN = 5


def opened(data: bytes) -> Callable[[], Draft]:
    """Checks the file; the callable reads it. Raises Unreadable."""
    if is_zipfile(BytesIO(data)):
        raise Unreadable(Fault.POLYGLOT)
    if _END not in data[-_END_WITHIN:]:
        raise Unreadable(Fault.DAMAGED)
    document = _document(data)
    _check(document)
    return partial(read, document)


def _document(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as broken:
        locked = broken.err_code == pdfium.FPDF_ERR_PASSWORD
        raise Unreadable(Fault.LOCKED if locked else Fault.DAMAGED) from broken


def _check(document: pypdfium2.PdfDocument) -> None:
    """A file that opens without a password may still be restricted by one; that is its owner's to lift."""
    if pdfium.FPDF_GetSecurityHandlerRevision(document) != _NO_SECURITY:
        raise Unreadable(Fault.LOCKED)
    if (
        pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0
        or pdfium.FPDFDoc_GetAttachmentCount(document) > 0
    ):
        raise Unreadable(Fault.ACTIVE_PDF)
    if len(document) > limits.PAGES:
        raise Unreadable(Fault.PAGES)


def read(document: pypdfium2.PdfDocument) -> Draft:
    """The text with the lines of a paragraph joined."""
    pages: list[list[Line]] = []
    length = 0
    for number in range(len(document)):
        pages.append(_page(document, number))
        length += sum(len(line.text) for line in pages[-1])
        if length > limits.TEXT:
            raise Unreadable(Fault.LONG)
    check_readable("".join(line.text for page in pages for line in page))
    text = "".join(f"{paragraph}\n" for paragraph in paragraphs(pages))
    return Draft(without_radicals(text), len(document))


def _page(document: pypdfium2.PdfDocument, number: int) -> list[Line]:
    try:
        page = document[number]
        lines = lines_of(page)
        page.close()
    except pypdfium2.PdfiumError as broken:
        raise Unreadable(Fault.DAMAGED) from broken
    return lines


def check_readable(text: str) -> None:
    """Raises Unreadable where there is no text, or the font gives signs without characters behind them."""
    if not text:
        raise Unreadable(Fault.SCAN)
    if sum(map(_unknown, text)) * _GARBLED_ONE_IN > len(text):
        raise Unreadable(Fault.GARBLED)


def _unknown(sign: str) -> bool:
    """Control and private-use signs, and the replacement character."""
    return sign < " " or "\ue000" <= sign <= "\uf8ff" or sign == "\ufffd"
