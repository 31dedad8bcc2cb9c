"""The official list, packed to about 2 MB: plain Python, standard library only.

An .xz file of UTF-8 text. Its first line is JSON: what the list is, and `alphabet`. The first `steps` characters after
it are the codes in rising order, each as the way from the one before: the number of a community is one character, how far
on; a division above it is chr(0), its level, how far on, and everything below starts again at 0. The rest are the names.
Each of their characters stands for the piece of the alphabet at its own number: the pieces are in order of how often they
occur, so that most names are a few bytes, and a usual ending (村民委员会) is one.
"""

import json
import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

Rows = Sequence[tuple[str, str]]
PACKED = Path(__file__).parent / "data" / "divisions.xz"
_CUTS = ((0, 2), (2, 4), (4, 6), (6, 9), (9, 12))
_ENDINGS = [
    "嘎查村民委员会",
    "社区居民委员会",
    "村民委员会",
    "居民委员会",
    "嘎查委员会",
    "社区居委会",
    "村委会",
    "居委会",
    "生活区",
    "社区",
    "街道",
]
_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "pb": 0}]


@dataclass(frozen=True)
class List:
    """An official list: as of which day, where it comes from, and its (code, name) rows in order of code."""

    as_of: date
    source: str
    rows: Rows


def pack(what: List) -> bytes:
    """The file of a list. ValueError when rows are out of order or a row lacks the one above it."""
    pieces = [piece for _code, name in what.rows for piece in _pieces(name)]
    alphabet = [piece for piece, _often in Counter(pieces).most_common()]
    number = {piece: chr(n) for n, piece in enumerate(alphabet)}
    steps = "".join(_steps(code for code, _name in what.rows))
    head = {"as_of": what.as_of.isoformat(), "source": what.source, "steps": len(steps), "alphabet": alphabet}
    text = json.dumps(head, ensure_ascii=False) + "\n" + steps + "".join(number[piece] for piece in pieces)
    return lzma.compress(text.encode(), check=lzma.CHECK_CRC32, filters=_FILTERS)


def unpack(at: Path) -> List:
    line, _, body = lzma.decompress(at.read_bytes()).decode().partition("\n")
    head = json.loads(line)
    names = body[head["steps"] :].translate(dict(enumerate(head["alphabet"]))).split("\n")
    rows = list(
        zip(_codes(body[: head["steps"]]), names, strict=False)
    )  # after the last name stands an end, too
    return List(date.fromisoformat(head["as_of"]), head["source"], rows)


def _pieces(name: str) -> list[str]:
    ending = next((one for one in _ENDINGS if name.endswith(one)), "")
    return [*name.removesuffix(ending), ending + "\n"]


def _steps(codes: Iterator[str]) -> Iterator[str]:
    last = [0] * len(_CUTS)
    for code in codes:
        parts = [int(code[a:b]) for a, b in _CUTS]
        at = next((n for n, part in enumerate(parts) if part != last[n]), 0)
        if parts[at] <= last[at] or any(parts[at + 1 :]):
            raise ValueError(f"{code} does not follow the code before it")
        yield chr(parts[at] - last[at]) if at == 4 else f"\0{chr(at)}{chr(parts[at] - last[at])}"
        last = parts


def _codes(steps: str) -> Iterator[str]:
    parts, signs = [0] * len(_CUTS), iter(map(ord, steps))
    for sign in signs:
        at, on = (next(signs), next(signs)) if sign == 0 else (4, sign)
        parts[at] += on
        parts[at + 1 :] = [0] * (4 - at)
        yield "{:02}{:02}{:02}{:03}{:03}".format(*parts)
