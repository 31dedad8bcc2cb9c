"""Lists inside a sentence: 组织保障、项目管理和项目效益三个方面, taken apart into their items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongzhi.papers.reading.folio import Sentence
from gongzhi.papers.reading.lines import HAN
from gongzhi.papers.reading.words import judged

_ITEM = rf"[{HAN}]{{2,14}}"
_LIST = re.compile(rf"{_ITEM}(?:、{_ITEM})*、[{HAN}]{{2,26}}")
_PAIR = re.compile(rf"{_ITEM}(?:和|及|与|以及)[{HAN}]{{2,10}}")
_JOINT = re.compile(r"(?<=..)(?:以及|和|及|与)(?=..)")


@dataclass(frozen=True)
class Enumeration:
    """Items with their places on the page, and the words before and after the list within its clause."""

    items: tuple[tuple[int, int, str], ...]
    lead: str
    tail: str


def enumerations_in(sentence: Sentence) -> Iterator[Enumeration]:
    for clause in re.finditer(r"[^，:“”]+", sentence.text):
        found = _LIST.search(clause[0]) or (
            _PAIR.search(clause[0]) if judged.LIST_LEAD.search(clause[0]) else None
        )
        if found:
            before = _words_before(sentence.text, clause.start())
            after = sentence.text[clause.end() : clause.end() + 20]
            yield _taken_apart(clause[0], found, sentence.start + clause.start(), before, after)


def _words_before(text: str, at: int) -> str:
    return text[max(0, at - 8) : at]


def _taken_apart(clause: str, found: re.Match[str], base: int, before: str, after: str) -> Enumeration:
    start, end = found.span()
    first_end = clause.find("、", start) if "、" in found[0] else end
    for cue in judged.LIST_LEAD.finditer(clause, start, first_end):
        start = cue.end() if cue.end() < first_end else start
    if (lead := judged.LIST_JOINT.match(clause[start:first_end])) is not None:
        start += lead.end()
    last_start = clause.rfind("、", start, end) + 1 or start
    tail = judged.LIST_TAIL.search(clause, last_start + 2, end)
    end = tail.start() if tail else end
    items: list[tuple[int, int, str]] = []
    for piece in re.finditer(r"[^、]+", clause[start:end]):
        at = start + piece.start()
        cuts = [*_JOINT.finditer(piece[0])] if piece.end() == end - start else []
        for begin, stop in _between(piece[0], cuts):
            items.append((base + at + begin, base + at + stop, piece[0][begin:stop]))
    return Enumeration(tuple(items), before + clause[:start], clause[end:] + after)


def _between(text: str, cuts: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    at = 0
    for cut in cuts[-1:]:
        yield at, cut.start()
        at = cut.end()
    yield at, len(text)
