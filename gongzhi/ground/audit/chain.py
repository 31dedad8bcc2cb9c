"""The chain of audit entries: each is sealed together with the seal before it. Plain Python.

A seal is SHA-256 over one canonical JSON text: keys sorted, no blanks, characters as they are (UTF-8), whole numbers
only. A changed, deleted, inserted, swapped or moved entry breaks the chain at the first place that does not fit; a tail
that was cut, or a chain written anew, does not fit the anchors that are kept outside.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from json.encoder import encode_basestring as _quoted
from typing import Any

FIRST = "0" * 64  # what stands before the first entry
_FIELDS = ("seq", "at", "by", "event", "about", "division", "facts", "prev")


@dataclass(frozen=True)
class Link:
    """One entry as it is sealed. `at` is UTC in microseconds, 2026-03-02T01:02:03.000004Z; `by` None: the system."""

    seq: int
    at: str
    by: int | None
    event: str
    about: str
    division: str
    facts: Mapping[str, object]
    prev: str
    seal: str


@dataclass(frozen=True)
class Anchor:
    """What the chain had come to on some day, kept outside the database."""

    seq: int
    seal: str


@dataclass(frozen=True)
class Fault:
    """The first entry that does not fit, and why, in words for the auditor."""

    seq: int
    why: str


def canonical(value: object) -> str:
    """The one text of a value. Raises ValueError for fractions, which have no single text."""
    _whole(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _whole(value: object) -> None:
    if isinstance(value, float):
        raise ValueError("审计记录里只能是整数、文字、是非和它们的组合。")
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    for part in parts:
        _whole(part)


def seal_of(link: Link | Mapping[str, object]) -> str:
    fields = asdict(link) if isinstance(link, Link) else link
    text = canonical({name: fields[name] for name in _FIELDS})
    return hashlib.sha256(_bytes(text)).hexdigest()


# The text of an entry before its turn: what stands before its moment, and between moment and the seal before it.
Unsealed = tuple[bytes, bytes]


def unsealed(by: int | None, event: str, told: Iterable[tuple[str, str, str]]) -> Iterator[Unsealed]:
    """What can be made ready of many entries while others still write: all but moment, place and seal.

    Each is told as (about, division, facts), the facts as their canonical text.
    """
    place = f',"by":{canonical(by)},"division":'
    named = f',"event":{_quoted(event)},"facts":'
    for about, division, facts in told:
        head = f'{{"about":{_quoted(about)},"at":'
        tail = f'{place}{_quoted(division)}{named}{facts},"prev":"'
        yield _bytes(head), _bytes(tail)


def seal_many(last: tuple[int, str], at: str, entries: Iterable[Unsealed]) -> Iterator[bytes]:
    """The seals of many entries of one moment after the `last` (seq, seal): the same as one by one."""
    before, prev = last[0], last[1].encode()
    moment = _bytes(_quoted(at))
    sha256 = hashlib.sha256
    for seq, (head, tail) in enumerate(entries, before + 1):
        prev = sha256(b'%b%b%b%b","seq":%d}' % (head, moment, tail, prev, seq)).hexdigest().encode()
        yield prev


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def first_fault(links: Iterable[Link], anchors: Iterable[Anchor] = ()) -> Fault | None:
    """None where the whole chain holds from its first entry on and meets every anchor."""
    outside = {anchor.seq: anchor.seal for anchor in anchors}
    expected, prev = 1, FIRST
    for link in links:
        if link.seq != expected:
            why = "少了前面的记录" if link.seq > expected else "序号重复或倒退"
            return Fault(expected, f"第 {expected} 条：{why}。")
        if link.prev != prev:
            return Fault(link.seq, f"第 {link.seq} 条：与上一条接不上。")
        if link.seal != seal_of(link):
            return Fault(link.seq, f"第 {link.seq} 条：内容与封印不符，被改过。")
        if outside.get(link.seq, link.seal) != link.seal:
            return Fault(link.seq, f"第 {link.seq} 条：与库外留存的锚点不符，整段被重写过。")
        expected, prev = link.seq + 1, link.seal
    cut = [seq for seq in outside if seq >= expected]
    return Fault(expected, f"第 {expected} 条起被截掉：库外锚点到过第 {max(cut)} 条。") if cut else None


def to_line(link: Link) -> str:
    return canonical(asdict(link))


def from_lines(lines: Iterable[str]) -> Iterator[Link]:
    """Links of an exported chain, one canonical JSON text a line. Raises ValueError for any other text of it."""
    for number, line in enumerate(lines, 1):
        text = line.rstrip("\n")
        try:
            link = Link(**json.loads(text, parse_float=_no_fraction, parse_constant=_no_fraction))
        except (TypeError, ValueError, RecursionError) as why:
            raise ValueError(f"第 {number} 行不是审计记录。") from why
        if not _typed(link) or to_line(link) != text:
            raise ValueError(f"第 {number} 行不是规范写法，不予采信。")
        yield link


_TYPES: dict[str, Any] = {"seq": int, "by": (int, type(None)), "facts": dict}


def _typed(link: Link) -> bool:
    """Numbers where numbers stand and words elsewhere; true is not 1."""
    values = asdict(link)
    return all(
        isinstance(value, _TYPES.get(name, str)) and not isinstance(value, bool)
        for name, value in values.items()
    )


def _no_fraction(text: str) -> float:
    raise ValueError(text)
