"""Plain text: its encoding found by strict decoding, and the refusal of what only pretends to be text."""

import re

from gongzhi.papers.intake import limits
from gongzhi.papers.intake.faults import Fault, Unreadable

# GB18030, not GBK: names such as 𠅤 have four bytes. It decodes nearly anything, so it comes last.
_MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_UNMARKED = ("utf-8", "gb18030")

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_WEB = re.compile(
    r"\s*(?:<\?xml|<!doctype|<!--|<html|<head|<body|<svg|<script|<iframe|mime-version:)", re.IGNORECASE
)


def decoded(data: bytes) -> str:
    """The text with newlines as \\n. Raises Unreadable for binary data, web pages and unknown encodings."""
    if len(data) > limits.TEXT:
        raise Unreadable(Fault.LONG)
    return checked(_decode(data))


def checked(text: str) -> str:
    """The text, if it is one. Raises Unreadable when it is empty, holds control characters or is a web page."""
    if _CONTROL.search(text):
        raise Unreadable(Fault.BINARY)
    if _WEB.match(text):
        raise Unreadable(Fault.WEB)
    if not text.strip():
        raise Unreadable(Fault.EMPTY)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> str:
    named = [coding for mark, coding in _MARKED if data.startswith(mark)]
    if not named and b"\0" in data:
        raise Unreadable(Fault.BINARY)
    for coding in named or _UNMARKED:
        try:
            return data.decode(coding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(Fault.CODING)
