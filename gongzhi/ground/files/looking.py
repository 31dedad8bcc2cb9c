"""Looking into a file whose name and first bytes agree: what it hides, and whether it is whole. Runs in the child, but for text."""

import io
import re
import stat
import zipfile
import zlib

from gongzhi.ground.files import limits
from gongzhi.ground.files.faults import Fault, Unfit
from gongzhi.ground.files.kinds import HEARTS

_ZIP, _END, _OLE, _PDF = b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"%PDF-"
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!")
_RUNS = re.compile(r"vbaproject|vbadata|/activex|/ctrlprops/|macrosheets/|(^|/)(basic|scripts)/", re.I)
_EMBEDS = re.compile(r"/embeddings/|oleobject|/externallinks/", re.I)
_FILE_TYPES = (0, stat.S_IFREG, stat.S_IFDIR)
_CHUNK = 1 << 16
# Relations that reach out when the document is opened; a hyperlink only does so when it is clicked.
_REACHES = re.compile(
    rb"<[^>]*?Relationship\b(?=[^>]*TargetMode\s*=\s*[\"']External)(?![^>]*/(?:hyperlink)[\"'])[^>]*>",
    re.I | re.S,
)
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_EXCHANGES = re.compile(
    rb"(?:instrText|fldSimple)[^>]*>?[^<]{0,40}?\bDDE(?:AUTO)?\b|<ddeLink\b|\bddeService=", re.I
)
# In a PDF: what acts by itself or carries another file. Names may be written with #xx.
_PDF_ACTS = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA|ImportData|SubmitForm)\b")
_PDF_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_PDF_STREAM = re.compile(rb"stream\r?\n")
_OLD_MACROS = ("_VBA_PROJECT".encode("utf-16-le"), "Macros".encode("utf-16-le"), b"Attribut\x00e VB_")
_OLD_LOCKED = "EncryptedPackage".encode("utf-16-le")
_TEXT_CODINGS = ("utf-8", "gb18030")


def look_into_package(data: bytes, suffix: str) -> None:
    """A zip archive with a document in it; every entry is read to its end, so that its checksum is known."""
    if _PDF in data[:1024] or not data.startswith(_ZIP):
        raise Unfit(Fault.POLYGLOT)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _measure(entries)
            _names(entries, suffix)
            for entry in entries:
                _entry(archive, entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as broken:
        raise Unfit(Fault.DAMAGED) from broken


def _measure(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > limits.ENTRIES or sum(entry.file_size for entry in entries) > limits.UNPACKED:
        raise Unfit(Fault.SWOLLEN)
    for entry in entries:
        if entry.file_size > max(limits.RATIO_FROM, limits.RATIO * max(entry.compress_size, 1)):
            raise Unfit(Fault.SWOLLEN)
        if entry.flag_bits & 0x1:
            raise Unfit(Fault.LOCKED)
        if stat.S_IFMT(entry.external_attr >> 16) not in _FILE_TYPES:
            raise Unfit(Fault.LINKED)


def _names(entries: list[zipfile.ZipInfo], suffix: str) -> None:
    names = [entry.orig_filename for entry in entries]
    folded = {name.casefold() for name in names}
    if len(folded) < len(names) or not all(map(_plain, names)):
        raise Unfit(Fault.DAMAGED)
    if any(_RUNS.search(f"/{name}") for name in names):
        raise Unfit(Fault.MACROS)
    if any(_EMBEDS.search(f"/{name}") for name in names):
        raise Unfit(Fault.LINKED)
    if HEARTS[suffix].casefold() not in folded:
        raise Unfit(Fault.MISMATCH)


def _plain(name: str) -> bool:
    return not (set(name) & set("\\:\0") or name.startswith("/") or ".." in name.split("/"))


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Counts what really comes out: the size in the directory may lie."""
    markup = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    body, size = bytearray(), 0
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            if size == 0 and chunk.startswith((_ZIP, _OLE, *_PROGRAMS)):
                raise Unfit(Fault.LINKED)
            size += len(chunk)
            if size > entry.file_size:
                raise Unfit(Fault.SWOLLEN)
            if markup:
                body += chunk
    if markup:
        _markup(bytes(body), entry.filename.lower())


def _markup(body: bytes, name: str) -> None:
    if b"\0" in body or _DECLARES.search(body):
        raise Unfit(Fault.DAMAGED)
    if _EXCHANGES.search(body) or b"macroenabled" in body[:100_000].lower():
        raise Unfit(Fault.MACROS)
    if name.endswith(".rels") and _REACHES.search(body):
        raise Unfit(Fault.LINKED)


def look_into_pdf(data: bytes) -> None:
    if _END in data[-66_000:] or _ZIP in data[:1024]:
        raise Unfit(Fault.POLYGLOT)
    if b"%%EOF" not in data[-2048:]:
        raise Unfit(Fault.DAMAGED)
    if b"/Encrypt" in data:
        raise Unfit(Fault.LOCKED)
    left = limits.UNPACKED
    for part in (data, *_streams(data)):
        left -= len(part)
        if left < 0:
            raise Unfit(Fault.SWOLLEN)
        if _PDF_ACTS.search(_PDF_HEX.sub(lambda found: bytes([int(found[1], 16)]), part)):
            raise Unfit(Fault.MACROS)


def _streams(data: bytes) -> "list[bytes]":
    """Objects may lie inside packed streams; pictures do not unpack this way and are passed over."""
    found = []
    for start in _PDF_STREAM.finditer(data):
        if b"/ObjStm" not in data[max(0, start.start() - 400) : start.start()]:
            continue
        opener = zlib.decompressobj()
        try:
            found.append(opener.decompress(data[start.end() :], limits.RATIO_FROM * 8))
        except zlib.error:
            continue
    return found


def look_into_old(data: bytes) -> None:
    if _OLD_LOCKED in data:
        raise Unfit(Fault.LOCKED)
    if any(mark in data for mark in _OLD_MACROS):
        raise Unfit(Fault.MACROS)


def look_into_text(data: bytes) -> None:
    if b"\0" in data:
        raise Unfit(Fault.MISMATCH)
    for coding in _TEXT_CODINGS:
        try:
            data.decode(coding)
        except UnicodeDecodeError:
            continue
        return
    raise Unfit(Fault.MISMATCH)


def rewritten_photo(data: bytes, mime: str) -> bytes:
    """The picture alone: turned upright, at most SIDE long, without place, camera and whatever else was in the file."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = limits.PIXELS
    form = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}[mime]
    try:
        with Image.open(io.BytesIO(data), formats=[form]) as found:
            if found.width * found.height > limits.PIXELS:
                raise Unfit(Fault.PIXELS)
            found.draft("RGB", (limits.SIDE, limits.SIDE))
            upright = ImageOps.exif_transpose(found)
            upright.thumbnail((limits.SIDE, limits.SIDE))
            clean = upright.convert("RGB" if form == "JPEG" or "A" not in upright.mode else "RGBA")
            clean.info.clear()
            out = io.BytesIO()
            clean.save(out, form, quality=88)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as broken:
        raise Unfit(Fault.DAMAGED) from broken
    return out.getvalue()
