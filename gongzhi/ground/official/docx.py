"""A report as a Word file laid out to GB/T 9704-2012. Equal papers give equal bytes."""

from datetime import date
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gongzhi.ground.official import docx_parts as parts
from gongzhi.ground.official.docx_body import document
from gongzhi.ground.official.galley import clean, galley
from gongzhi.ground.official.paper import Paper

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Part → (kind of relation and of content); the order gives the relation ids, footers being rId4 and rId5.
_WORD_PARTS = {
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "footer1": "footer",
    "footer2": "footer",
}
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip entry can name: no clock enters the file


def to_docx(paper: Paper, *, sources: bool = False) -> bytes:
    """The Word file. With `sources`, an annex lists day, value and address of every figure."""
    texts = {
        **_frame(),
        "docProps/core.xml": _core(paper),
        "word/document.xml": document(galley(paper, sources=sources)),
    }
    held = BytesIO()
    with ZipFile(held, "w") as box:
        for name, text in texts.items():
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 3
            box.writestr(entry, text.encode())
    return held.getvalue()


@cache
def _frame() -> dict[str, str]:
    """The parts every report shares."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            f"{_OFFICE}/officeDocument word/document.xml",
            f"{_PACKAGE}/relationships/metadata/core-properties docProps/core.xml",
        ),
        "word/_rels/document.xml.rels": _relations(
            *(f"{_OFFICE}/{kind} {part}.xml" for part, kind in _WORD_PARTS.items())
        ),
        "word/styles.xml": parts.styles(),
        "word/settings.xml": parts.settings(),
        "word/fontTable.xml": parts.font_table(),
        "word/footer1.xml": parts.footer("right"),
        "word/footer2.xml": parts.footer("left"),
    }


def _content_types() -> str:
    kinds = {f"/word/{part}.xml": f"{_WORD}.{kind}+xml" for part, kind in _WORD_PARTS.items()}
    kinds["/word/document.xml"] = f"{_WORD}.document.main+xml"
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    named = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    return (
        f'{parts.HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _relations(*targets: str) -> str:
    drawn = "".join(
        '<Relationship Id="rId{}" Type="{}" Target="{}"/>'.format(place, *target.split())
        for place, target in enumerate(targets, 1)
    )
    return f'{parts.HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{drawn}</Relationships>'


def _core(paper: Paper) -> str:
    author = escape(clean(paper.issuer))
    return (
        f'{parts.HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(clean(''.join(paper.title.splitlines())))}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy><dc:language>zh-CN</dc:language>{_dated(paper.issued_on)}"
        "</cp:coreProperties>"
    )


def _dated(day: date | None) -> str:
    """Written on the day of issue; a paper not yet dated says nothing of when."""
    if day is None:
        return ""
    return "".join(
        f'<dcterms:{kind} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{kind}>'
        for kind in ("created", "modified")
    )
