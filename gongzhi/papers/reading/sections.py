"""The parts of a report, from the numbers and headings it was written with, whatever their order of signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongzhi.ground.chinese.numerals import parse_number
from gongzhi.papers.reading.lines import HAN, NUMERAL
from gongzhi.papers.reading.words import parts

# How a part may be numbered, from the widest to the narrowest. `glued` may follow a full stop in the same line.
_STYLES = [
    re.compile(rf"(?:第(?P<part>[{NUMERAL}\d]{{1,3}})[部章节]分?[、.:\t ]?)"),
    re.compile(rf"(?P<chapter>[{NUMERAL}]{{1,3}})[、.]|第(?P<order>[{NUMERAL}])，"),
    re.compile(rf"(?P<clause>\([{NUMERAL}]{{1,3}}\)|第[{NUMERAL}]{{1,3}}条)[、.，:]?"),
    re.compile(r"(?P<item>\d{1,2})(?:[.、](?!\d)|、(?=\d+[名个家户位]))"),
    re.compile(r"(?P<point>\(\d{1,2}\)|\d{1,2}\))[、.]?"),
    re.compile(r"(?P<round>[①-⑳])[、.]?"),
]
_HEADING = 1
_GLUED = re.compile(
    rf"(?:(?<=[。;:])|(?<=[情概景况作果度题难足短算划安排施求标构想虑]))(?P<item>\d{{1,2}})[.、](?=[{HAN}*])|(?<=[。;])(?P<chapter>[{NUMERAL}]{{1,2}})、(?=[{HAN}]{{2,14}}[。:])|(?<=[。;])(?P<clause>\([{NUMERAL}]{{1,3}}\))(?=[{HAN}*])"
)
_TITLE_END = re.compile(r"[。:\n]")
_LONGEST_TITLE = 40
_LONGEST_HEADING = 16
_LONGEST_TELLING = 28
_LONGEST_NAMED = 9
_OPENING = re.compile(rf"(?:[{HAN}]|，(?=[{HAN}]{{2,8}}[。?!:])){{4,16}}[。?!:]")
_PLAIN = re.compile(rf"[{HAN}]+")


@dataclass(frozen=True)
class Part:
    """A section on the page. `body` is where the text after the heading begins."""

    path: str
    title: str
    level: int
    start: int
    body: int
    end: int
    role: str


@dataclass(frozen=True)
class _Mark:
    start: int
    text: int
    rank: int
    name: str
    glued: bool = False


def parts_of(text: str) -> tuple[Part, ...]:
    marks = _in_sequence(sorted([*_line_marks(text), *_glued_marks(text)], key=lambda mark: mark.start))
    stack: list[_Mark] = []
    roles: list[str] = []
    found: list[Part] = []
    for at, mark in enumerate(marks):
        while stack and stack[-1].rank >= mark.rank:
            stack.pop()
            roles.pop()
        stack.append(mark)
        title, body = _title(text, mark)
        # A whole sentence behind a number says nothing of what the others are about.
        telling = title if len(title) <= _LONGEST_TELLING else title.partition("，")[0]
        role = parts.role_of(telling if len(telling) <= _LONGEST_TELLING else "", roles[-1] if roles else "")
        roles.append(role)
        end = next((later.start for later in marks[at + 1 :] if later.rank <= mark.rank), len(text))
        path = ".".join(above.name for above in stack)
        found.append(Part(path, title, len(stack), mark.start, body, end, role))
    return tuple(found)


def _line_marks(text: str) -> Iterator[_Mark]:
    at = 0
    for line in text.split("\n"):
        yield from _numbered(line, at) or _headed(line, at) or _opened(line, at)
        at += len(line) + 1


def _numbered(line: str, at: int) -> list[_Mark]:
    for rank, style in enumerate(_STYLES):
        found = style.match(line)
        if found and found.end() < len(line):
            name = found[found.lastgroup or 0]
            return [_Mark(at, at + found.end(), rank, name)]
    return []


def _headed(line: str, at: int) -> list[_Mark]:
    """A heading without a number: short, unpunctuated, and made of the words headings are made of."""
    name = line.strip("【】[]<>《》:■●◆※★◇□▲▶# ")
    if 2 <= len(name) <= _LONGEST_HEADING and (
        parts.HEADING.fullmatch(name) or _named(name) or _announced(line, name)
    ):
        return [_Mark(at, at + line.find(name), _HEADING, name)]
    return []


def _opened(line: str, at: int) -> list[_Mark]:
    """问题我也不回避。有的同志…… : a paragraph of a speech that says first what it is about."""
    found = _OPENING.match(line)
    told = found and found.end() < len(line) and parts.role_of(found[0], "") in ("problems", "plans")
    return [_Mark(at, at, _HEADING, found[0][:-1])] if found and told else []


def _announced(line: str, name: str) -> bool:
    """Set off by a colon behind it or an ornament before it, and saying what the part is about."""
    set_off = line.endswith(":") or (line[0] in "【■●◆※★◇□▲▶#" and _PLAIN.fullmatch(name))
    return bool(set_off) and len(line) <= parts.COLON_LONGEST and bool(parts.role_of(line, ""))


def _named(name: str) -> bool:
    plain = len(name) <= _LONGEST_NAMED and _PLAIN.fullmatch(name)
    return bool(plain and (parts.HEADING_END.fullmatch(name) or parts.SPOKEN_HEADING.fullmatch(name)))


def _glued_marks(text: str) -> Iterator[_Mark]:
    ranks = {"chapter": 1, "clause": 2, "item": 3}
    for found in _GLUED.finditer(text):
        style = found.lastgroup or ""
        yield _Mark(found.start(), found.end(), ranks[style], found[style], glued=True)


def _in_sequence(marks: list[_Mark]) -> list[_Mark]:
    """A number inside a line is a heading only where it goes on from the one before: 2. … 。3.…"""
    kept: list[_Mark] = []
    last: dict[int, int] = {}
    for mark in marks:
        number = _number(mark.name)
        if mark.glued and number != last.get(mark.rank, 0) + 1:
            continue
        last = {rank: seen for rank, seen in last.items() if rank < mark.rank} | {mark.rank: number}
        kept.append(mark)
    return kept


def _number(name: str) -> int:
    value = parse_number(name.strip("()第条"))
    return int(value) if value is not None else 0


def _title(text: str, mark: _Mark) -> tuple[str, int]:
    """The heading's words and where the text after them begins."""
    stop = _TITLE_END.search(text, mark.text, mark.text + _LONGEST_TITLE + 1)
    if stop is None:
        return text[mark.text : mark.text + _LONGEST_TITLE], mark.text
    return text[mark.text : stop.start()].rstrip(":"), stop.end()
