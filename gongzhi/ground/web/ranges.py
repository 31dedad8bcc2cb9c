"""One part of a file, as RFC 9110 section 14 asks for it."""

import re
from pathlib import Path

from django.http import HttpResponse

_ONE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
MOST = 8_000_000  # bytes in one answer: the rest is asked for next


def part_of(at: Path, header: str) -> HttpResponse | None:
    """206 with the part, 416 where there is none; None: send it whole. Several ranges at once are not taken up."""
    asked = _ONE.fullmatch(header.strip())
    if asked is None or asked[1] == asked[2] == "":
        return None
    size = at.stat().st_size
    first, last = _bounds(asked[1], asked[2], size)
    if first >= size or last < first:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    last = min(last, first + MOST - 1)
    with at.open("rb") as file:
        file.seek(first)
        body = file.read(last - first + 1)
    return HttpResponse(body, status=206, headers={"Content-Range": f"bytes {first}-{last}/{size}"})


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if first == "":
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1
