"""The sentences of problem and plan sections, one by one, and what sort of item each of them is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongzhi.papers.reading import lexicon
from gongzhi.papers.reading.folio import Folio, Mark, Sentence, sentences_of
from gongzhi.papers.reading.model import Kind
from gongzhi.papers.reading.sections import Part

_LONGEST_HEADING = 26
_NUMBERING = re.compile(
    r"[一二三四五六七八九十]是(?:要)?|(?:首先|其次|再次|最后|此外|另外|同时|另一方面|一方面)[，:]?|[\t“” ·\-●■]+|\d{1,2}[.、)]|\(\d{1,2}\)|[①-⑳]"
)
_CLOSING = "。;!?，\t "


@dataclass(frozen=True)
class Item:
    """One sentence or half-sentence of a part, without its number and closing sign."""

    start: int
    end: int
    text: str
    part: Part | None
    heading: str


def items_of(folio: Folio) -> Iterator[Item]:
    """Every sentence of the report outside its headings."""
    for begin, end, part in _stretches(folio):
        heading = ""
        if part is not None:
            begin, heading = _after_heading(folio, part, begin, end)
        for sentence in sentences_of(folio.text, begin, end):
            item = _item(sentence, part, heading)
            if item.text:
                yield item


def _stretches(folio: Folio) -> Iterator[tuple[int, int, Part | None]]:
    """The report cut where parts begin; each stretch belongs to the innermost part around it."""
    starts = [part.start for part in folio.parts]
    if not starts or starts[0] > 0:
        yield 0, starts[0] if starts else len(folio.text), None
    for part, end in zip(folio.parts, [*starts[1:], len(folio.text)], strict=False):
        yield part.start, end, part


def _after_heading(folio: Folio, part: Part, start: int, end: int) -> tuple[int, str]:
    """Where the part's own words begin. A first sentence with nothing after it is no heading but the matter itself."""
    after = folio.text[part.body : end].strip(_CLOSING + "\n")
    broken = folio.text[part.body - 1 : part.body] in ("\n", ":")
    parent = (
        any(other.start == end and other.level > part.level for other in folio.parts) if not after else False
    )
    short = len(part.title) <= _LONGEST_HEADING and ";" not in part.title
    if short and (after or parent or (broken and lexicon.HEADING.fullmatch(part.title))):
        return part.body, part.title
    return part.body - len(_own_title(folio, part)), ""


def _own_title(folio: Folio, part: Part) -> str:
    at = folio.text.find(part.title, part.start, part.body + len(part.title))
    return folio.text[at : part.body]


def _item(sentence: Sentence, part: Part | None, heading: str) -> Item:
    start, text = sentence.start, sentence.text
    while lead := _NUMBERING.match(text):
        start += lead.end()
        text = text[lead.end() :]
    text = text.rstrip(_CLOSING)
    return Item(start, start + len(text), text, part, heading)


def recognise(folio: Folio) -> Iterator[Mark]:
    for item in items_of(folio):
        for kind, start, end in _sorted_out(item):
            yield Mark(kind, "", start, end, 0.8, _details(folio, kind, item, start, end))


def _sorted_out(item: Item) -> Iterator[tuple[Kind, int, int]]:
    role = item.part.role if item.part else ""
    if role == "problems":
        yield from _trouble(item)
    elif (
        role in ("plans", "done", "")
        and lexicon.WORK.match(item.text)
        and lexicon.WORK_OBJECT.search(item.text)
    ):
        yield Kind.WORK, item.start, item.end
    elif (role == "plans" and _is_task(item.text)) or (
        role == "evaluation" and lexicon.ORDER.match(item.text)
    ):
        yield Kind.TASK, item.start, item.end


def _trouble(item: Item) -> Iterator[tuple[Kind, int, int]]:
    """A problem, its remedy, or a problem that turns into its remedy at a clause."""
    if lexicon.REMEDY.match(item.text):
        yield Kind.TASK, item.start, item.end
        return
    turn = lexicon.TURN.search(item.text)
    cut = item.start + turn.start() if turn else item.end
    yield Kind.PROBLEM, item.start, cut
    if turn:
        yield Kind.TASK, cut + 1, item.end


def _is_task(text: str) -> bool:
    if lexicon.SETTING.search(text) and not lexicon.ACTOR.match(text):
        return False
    return bool(lexicon.ACTOR.match(text) or lexicon.MODAL.search(text) or lexicon.DOING.match(text))


def _details(folio: Folio, kind: Kind, item: Item, start: int, end: int) -> dict[str, str]:
    text = folio.text[start:end]
    wanted = lexicon.ITEM_DETAILS[kind.value]
    details = {name: found[1].replace("**", "* *") for name, cue in wanted if (found := cue.search(text))}
    if item.heading and kind in (Kind.PROBLEM, Kind.TASK):
        details["heading"] = item.heading.replace("**", "* *")
    if kind is Kind.WORK and lexicon.FALLBACK.search(text):
        details["fallback"] = "yes"
    if kind is Kind.TASK:
        due = next((span for span in folio.dates if start <= span.start < end and span.when.before), None)
        if due:
            details["due"] = due.when.canonical()
    return details
