"""Files good and hostile, made here: nothing is taken from outside."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

from PIL import Image

from gongzhi.ground.files.faults import Fault

GPS_MARK = b"SECRETPLACE"


def photo(form: str = "JPEG", size: tuple[int, int] = (40, 30), *, exif: bool = True) -> bytes:
    picture = Image.new("RGB", size, (30, 90, 160))
    out = io.BytesIO()
    given = Image.Exif()
    given[0x010F] = GPS_MARK.decode()  # Make
    given[0x0112] = 6  # turned a quarter
    given.get_ifd(0x8825)[1] = "N"
    given.get_ifd(0x8825)[2] = (30.0, 40.0, 12.0)
    picture.save(out, form, **({"exif": given.tobytes()} if exif else {}))
    return out.getvalue()


def packed(parts: Mapping[str, bytes], *, attributes: Mapping[str, int] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, body in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (attributes or {}).get(name, 0)
            book.writestr(info, body)
    return out.getvalue()


TYPES = {"[Content_Types].xml": b"<Types/>"}


def word(extra: Mapping[str, bytes] | None = None, **more: object) -> bytes:
    return packed({**TYPES, "word/document.xml": b"<w:document/>", **(extra or {})}, **more)  # type: ignore[arg-type]


def sheet(extra: Mapping[str, bytes] | None = None) -> bytes:
    return packed({**TYPES, "xl/workbook.xml": b"<workbook/>", **(extra or {})})


def pdf(inside: bytes = b"") -> bytes:
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog" + inside + b">>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def pdf_with_packed(inside: bytes) -> bytes:
    body = zlib.compress(inside)
    head = b"2 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(body)
    return b"%PDF-1.5\n" + head + body + b"\nendstream endobj\n%%EOF\n"


def lying_sizes() -> bytes:
    """The directory says one byte, ten megabytes come out."""
    book = bytearray(packed({**TYPES, "word/document.xml": b"<w/>", "word/media/a.bin": b"\0" * 10_000_000}))
    at = 0
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = book.rfind(mark, 0, len(book)) if mark == b"PK\x01\x02" else book.find(b"word/media") - 30
        book[at + offset : at + offset + 4] = struct.pack("<I", 1)
    return bytes(book)


def wrong_checksum() -> bytes:
    book = bytearray(word({"word/media/a.bin": b"12345678" * 100}))
    at = book.rfind(b"PK\x01\x02")
    book[at + 16 : at + 20] = b"\xde\xad\xbe\xef"
    return bytes(book)


def locked() -> bytes:
    book = bytearray(word())
    book[6] |= 1
    at = -1
    while (at := book.find(b"PK\x01\x02", at + 1)) >= 0:
        book[at + 8] |= 1
    return bytes(book)


def huge_picture() -> bytes:
    """60,000 × 60,000 in a few bytes of header."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


EXTERNAL = (
    b'<Relationships><Relationship Id="r1" TargetMode="External" Target="https://x.example/t.dotm" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
)
HYPERLINK = (
    b'<Relationships><Relationship Id="r1" TargetMode="External" Target="https://x.example/" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/></Relationships>'
)
XXE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
DDE = b'<w:instrText>DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"</w:instrText>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

Make = Callable[[], bytes]
HOSTILE: dict[str, tuple[Fault, str, Make]] = {
    "nothing": (Fault.EMPTY, "a.pdf", lambda: b""),
    "too large": (Fault.LARGE, "a.txt", lambda: b"x" * 20_000_001),
    "a program": (Fault.SUFFIX, "a.exe", lambda: b"MZ" + b"\0" * 100),
    "no suffix": (Fault.SUFFIX, "passwd", lambda: b"root:x"),
    "a page": (Fault.SUFFIX, "a.html", lambda: b"<html><script>alert(1)</script>"),
    "a drawing with script": (Fault.SUFFIX, "a.svg", lambda: b"<svg><script>alert(1)</script></svg>"),
    "macros by name": (Fault.SUFFIX, "a.docm", word),
    "a program called photo": (Fault.MISMATCH, "a.jpg", lambda: b"MZ" + b"\0" * 100),
    "a page called photo": (Fault.MISMATCH, "a.png", lambda: b"<html><script>alert(1)</script>"),
    "a page called text": (Fault.MISMATCH, "a.txt", lambda: b"\n <!DOCTYPE html><script>alert(1)</script>"),
    "a drawing called text": (Fault.MISMATCH, "a.csv", lambda: b"<svg onload=alert(1)>"),
    "a program called text": (Fault.MISMATCH, "a.txt", lambda: b"\x7fELF\x02\x01\x01" + b"\0" * 60),
    "a PDF called text": (Fault.MISMATCH, "a.txt", pdf),
    "double suffix": (Fault.SUFFIX, "a.jpg.exe", photo),
    "a page behind the picture's mark": (Fault.DAMAGED, "a.png", lambda: b"\x89PNG\r\n\x1a\n<html><script>"),
    "a picture cut short": (Fault.DAMAGED, "a.jpg", lambda: photo(size=(400, 400))[:600]),
    "a picture of 3.6 thousand million points": (Fault.DAMAGED, "a.png", huge_picture),
    "zip bomb": (Fault.SWOLLEN, "a.docx", lambda: word({"word/media/a.bin": b"\0" * 30_000_000})),
    "zip bomb, false sizes": (Fault.DAMAGED, "a.docx", lying_sizes),
    "too many parts": (
        Fault.SWOLLEN,
        "a.xlsx",
        lambda: sheet({f"xl/worksheets/sheet{n}.xml": b"<s/>" for n in range(3_001)}),
    ),
    "macros": (Fault.MACROS, "a.xlsx", lambda: sheet({"xl/vbaProject.bin": b"x"})),
    "open document macros": (
        Fault.MACROS,
        "a.odt",
        lambda: packed({"content.xml": b"<x/>", "Basic/Standard/Module1.xml": b"<x/>"}),
    ),
    "data exchange": (Fault.MACROS, "a.docx", lambda: word({"word/document2.xml": DDE})),
    "template elsewhere": (Fault.LINKED, "a.docx", lambda: word({"word/_rels/settings.xml.rels": EXTERNAL})),
    "external workbook": (
        Fault.LINKED,
        "a.xlsx",
        lambda: sheet({"xl/externalLinks/externalLink1.xml": b"<x/>"}),
    ),
    "embedded object": (Fault.LINKED, "a.docx", lambda: word({"word/embeddings/oleObject1.bin": OLE})),
    "zip in a zip": (Fault.LINKED, "a.docx", lambda: word({"word/media/a.png": word()})),
    "a program in a zip": (Fault.LINKED, "a.docx", lambda: word({"word/media/a.png": b"MZ" + b"\0" * 50})),
    "a link to elsewhere in the system": (
        Fault.LINKED,
        "a.docx",
        lambda: word({"word/media/a": b"/etc/passwd"}, attributes={"word/media/a": 0o120777 << 16}),
    ),
    "entities": (Fault.DAMAGED, "a.docx", lambda: word({"word/styles.xml": XXE})),
    "a name that climbs": (Fault.DAMAGED, "a.docx", lambda: word({"../../etc/cron.d/x": b"x"})),
    "a name from the root": (Fault.DAMAGED, "a.docx", lambda: word({"/etc/cron.d/x": b"x"})),
    "wrong checksum": (Fault.DAMAGED, "a.docx", wrong_checksum),
    "password": (Fault.LOCKED, "a.docx", locked),
    "another document": (Fault.MISMATCH, "a.docx", sheet),
    "a PDF before the zip": (Fault.MISMATCH, "a.docx", lambda: pdf() + word()),
    "a zip behind the PDF": (Fault.POLYGLOT, "a.pdf", lambda: pdf() + word()),
    "PDF with script": (Fault.MACROS, "a.pdf", lambda: pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>")),
    "PDF with spelled script": (Fault.MACROS, "a.pdf", lambda: pdf(b"/OpenAction<</S/J#61vaScript>>")),
    "PDF with packed script": (
        Fault.MACROS,
        "a.pdf",
        lambda: pdf_with_packed(b"1 0 <</S/JavaScript/JS(x)>>"),
    ),
    "PDF that launches": (Fault.MACROS, "a.pdf", lambda: pdf(b"/OpenAction<</S/Launch/F(cmd.exe)>>")),
    "PDF with a file in it": (Fault.MACROS, "a.pdf", lambda: pdf(b"/Names<</EmbeddedFile 2 0 R>>")),
    "PDF with password": (Fault.LOCKED, "a.pdf", lambda: pdf(b"/Encrypt 3 0 R")),
    "PDF cut short": (Fault.DAMAGED, "a.pdf", lambda: b"%PDF-1.4\n" + b"x" * 5_000),
    "old file with macros": (Fault.MACROS, "a.doc", lambda: OLE + "_VBA_PROJECT".encode("utf-16-le")),
    "old file with password": (Fault.LOCKED, "a.xls", lambda: OLE + "EncryptedPackage".encode("utf-16-le")),
}
GOOD: dict[str, tuple[str, Make]] = {
    "JPEG": ("照片.JPG", photo),
    "PNG": ("图.png", lambda: photo("PNG")),
    "WebP": ("图.webp", lambda: photo("WEBP")),
    "PDF": ("文件.pdf", pdf),
    "Word": ("纪要.docx", lambda: word({"word/_rels/document.xml.rels": HYPERLINK})),
    "Excel": ("表.xlsx", sheet),
    "OFD": ("公文.ofd", lambda: packed({"OFD.xml": b"<ofd/>", "Doc_0/Document.xml": b"<d/>"})),
    "old Word": ("旧.doc", lambda: OLE),
    "text": ("说明.txt", lambda: "会议在三楼召开。".encode()),
    "text in GBK": ("说明.txt", lambda: "会议在三楼召开。".encode("gb18030")),
    "table": ("表.csv", lambda: "名称,人数\n甲,3\n".encode()),
}
