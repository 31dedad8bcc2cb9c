"""The way in for bytes from outside: measured, named for what they are, looked into apart. Out comes what is kept."""

import puremagic

from gongzhi.ground.confined.parent import Bounds, Gone, answer_apart
from gongzhi.ground.files import limits
from gongzhi.ground.files.faults import Fault, Unfit
from gongzhi.ground.files.kinds import Kind, Sort, kind_of, suffix_of
from gongzhi.ground.files.looking import look_into_text

ENTRY = "gongzhi.ground.files.child"
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
_BEGINS = {Sort.PACKAGE: _ZIP, Sort.OLD: _OLE, Sort.PDF: _PDF}
_PHOTOS = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n", "image/webp": b"RIFF"}
_NO_TEXT = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"#!", b"%pdf-", b"{\\rtf", b"mz")
_WHY = {
    Gone.BUSY: Fault.BUSY,
    Gone.SLOW: Fault.SLOW,
    Gone.HEAVY: Fault.SWOLLEN,
    Gone.BROKEN: Fault.DAMAGED,
    Gone.LONG: Fault.SWOLLEN,
}


def fit(data: bytes, name: str) -> tuple[bytes, Kind]:
    """The bytes to keep and what they are. Raises Unfit, whose message says in Chinese how to mend it.

    A photo comes back rewritten, without what the camera added; everything else as it was.
    """
    if not data:
        raise Unfit(Fault.EMPTY)
    if len(data) > limits.UPLOAD:
        raise Unfit(Fault.LARGE)
    kind = kind_of(name)
    if kind is None:
        raise Unfit(Fault.SUFFIX)
    if not _agrees(data, kind):
        raise Unfit(Fault.MISMATCH)
    if kind.sort is Sort.TEXT:  # decoded and nothing more: there is no parser to protect against
        look_into_text(data)
        return data, kind
    return _looked_into(data, name, kind), kind


def _looked_into(data: bytes, name: str, kind: Kind) -> bytes:
    """The bytes to keep, by a process of its own."""
    said = answer_apart(ENTRY, [suffix_of(name)], data, Bounds(limits.SECONDS, limits.ANSWER))
    if isinstance(said, Gone):
        raise Unfit(_WHY[said])
    word, _, copy = said.partition(b"\n")
    if word != b"fit":
        raise Unfit(Fault.__members__.get(word.decode("ascii", "replace"), Fault.DAMAGED))
    kept = copy if kind.sort is Sort.PHOTO else data
    if not kept or not _agrees(kept, kind):
        raise Unfit(Fault.DAMAGED)
    return kept


def _agrees(data: bytes, kind: Kind) -> bool:
    """Whether the first bytes are those of the kind. Text has none of its own, and none of any other."""
    if kind.sort is Sort.PHOTO:
        return data.startswith(_PHOTOS[kind.mime]) and (kind.mime != "image/webp" or data[8:12] == b"WEBP")
    begins = _BEGINS.get(kind.sort)
    return data.startswith(begins) if begins else not _foreign(data)


def _foreign(data: bytes) -> bool:
    """Whether something that claims to be text is another format by its content, a page or a drawing included."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_NO_TEXT):
        return True
    try:
        found = puremagic.magic_string(data[:4096])
    except (puremagic.PureError, ValueError):
        return False
    return any(each.confidence >= 0.7 and not each.mime_type.startswith("text/") for each in found)
