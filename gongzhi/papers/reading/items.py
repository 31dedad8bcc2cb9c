"""The sentences of problem and plan sections, one by one, and what sort of item each of them is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gongzhi.papers.reading import communities
from gongzhi.papers.reading.folio import Folio, Mark, Sentence, sentences_of
from gongzhi.papers.reading.item_details import details_of
from gongzhi.papers.reading.model import Kind
from gongzhi.papers.reading.sections import Part
from gongzhi.papers.reading.words import acts, parts

_LONGEST_HEADING = 26
_SHORTEST = 9
_FIGURE = re.compile(r"[\d*]")
_NUMBERING = re.compile(
    r"[一二三四五六七八九十]是(?:要)?|(?:首先|其次|再次|最后|此外|另外|同时|另一方面|一方面)[，:]?|[\t“” ·\-—●■◆▶◇○□※★]+|\d{1,2}[.、)]|\(\d{1,2}\)|[①-⑳]"
)
_COUNTED = re.compile(r"[一二三四五六七八九十]是(?:要)?|\d{1,2}[.、)]|\(\d{1,2}\)|[①-⑳]")
# Among problems these begin what is to be done, to the end of the part.
_FROM_NOW = re.compile(r"(?:下一?步|下一?阶段|接下来|今后)")
_CLOSING = "。;!?，\t "
# A part of a plan that does not say what it is about: who is told to do something in it has a task.
ORDERED = "ordered"
_WITH_WORKS = frozenset({"plans", "done", "mended", ORDERED, ""})
# Where a part tells how things are, or how they are judged, only what was plainly built is a work.
_MAYBE_WORKS = frozenset({"situation", "evaluation"})


@dataclass(frozen=True)
class Item:
    """One sentence or half-sentence of a part, without its number and closing sign."""

    start: int
    end: int
    text: str
    part: Part | None
    heading: str
    # What the report is about where a part does not say.
    usual: str = ""

    @property
    def role(self) -> str:
        """What the part is about."""
        return self.part.role or self.usual if self.part else ""


def items_of(folio: Folio) -> Iterator[Item]:
    """Every sentence of the report outside its title, its headings and its signature."""
    for begin, end, part in _stretches(folio):
        heading = ""
        if part is not None:
            begin, heading = _after_heading(folio, part, begin, end)
        usual = ORDERED if folio.planned else ""
        for sentence in _in_list(sentences_of(folio.text, begin, end)):
            if part is not None and part.role == "problems" and _FROM_NOW.match(sentence.text):
                part = replace(part, role="plans")
            item = replace(_item(sentence, part, heading), usual=usual)
            if item.text and not acts.CLOSING.match(item.text):
                yield item


def _stretches(folio: Folio) -> Iterator[tuple[int, int, Part | None]]:
    """The report cut where parts begin; each stretch belongs to the innermost part around it."""
    starts = [part.start for part in folio.parts]
    if not starts or starts[0] > folio.body:
        yield folio.body, starts[0] if starts else folio.close, None
    for part, end in zip(folio.parts, [*starts[1:], folio.close], strict=False):
        if part.start < folio.close:
            yield part.start, max(part.start, min(end, folio.close)), part


def _in_list(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Where a part counts 一是, 二是, what stands before leads in."""
    listed = [*sentences]
    first = next((at for at, sentence in enumerate(listed) if sentence.text.startswith("一是")), 0)
    return [sentence for at, sentence in enumerate(listed) if at >= first and not _leads_in(listed, at)]


def _leads_in(listed: list[Sentence], at: int) -> bool:
    """资金到位偏慢。县级配套…… : a few words and a full stop before the matter, at the head of their line."""
    words = _NUMBERING.sub("", listed[at].text.rstrip(_CLOSING))
    counted = _COUNTED.match(listed[at].text)
    heads = counted or at == 0 or listed[at - 1].end < listed[at].start
    followed = at + 1 < len(listed) and listed[at + 1].start == listed[at].end
    if followed and counted and _COUNTED.match(listed[at + 1].text):
        return False
    return bool(heads) and followed and len(words) <= _SHORTEST and not _FIGURE.search(words)


def _after_heading(folio: Folio, part: Part, start: int, end: int) -> tuple[int, str]:
    """Where the part's own words begin. A first sentence with nothing after it is no heading but the matter itself."""
    after = folio.text[part.body : end].strip(_CLOSING + "\n")
    after = "" if acts.CLOSING.match(after) else after
    broken = folio.text[part.body - 1 : part.body] in ("\n", ":")
    parent = (
        any(other.start == end and other.level > part.level for other in folio.parts) if not after else False
    )
    short = len(part.title) <= _LONGEST_HEADING and ";" not in part.title
    matter = part.role == "mended" and after and not broken and not acts.TOPIC.match(part.title)
    named = broken and (parts.HEADING.fullmatch(part.title) or parts.TROUBLED.fullmatch(part.title))
    if short and not matter and (after or parent or named):
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
    if (lead := acts.TELLS_OF.match(text)) and (part is None or part.role == "problems"):
        start += lead.end()
        text = text[lead.end() :]
    if (lead := acts.LEAD_IN.match(text)) and acts.ACTOR.match(text, lead.end()):
        start += lead.end()
        text = text[lead.end() :]
    text = text.rstrip(_CLOSING)
    return Item(start, start + len(text), text, part, heading)


def recognise(folio: Folio) -> Iterator[Mark]:
    places = {mark.value for mark in communities.recognise(folio)} - {"*"}
    seen: set[Part] = set()
    for item in items_of(folio):
        first = item.part is None or (item.part not in seen and not _told_before(folio, item.part))
        seen |= {item.part} if item.part else set()
        for kind, start, end in _sorted_out(item, first=first):
            yield Mark(
                kind,
                "",
                start,
                end,
                0.8,
                details_of(folio, kind, item.heading, item.role, (start, end), places),
            )


def _told_before(folio: Folio, part: Part) -> bool:
    """What was wrong stands in a part of its own; those behind it tell what was done about it."""
    return any(each.role == "problems" and each.start < part.start for each in folio.parts)


def _cells(item: Item) -> Iterator[Item]:
    """A row of a table is as many items as it has cells."""
    at = item.start
    for text in item.text.split("\t"):
        yield replace(item, start=at, end=at + len(text), text=text)
        at += len(text) + 1


def _sorted_out(item: Item, *, first: bool) -> Iterator[tuple[Kind, int, int]]:
    role = item.role
    if "\t" in item.text:
        yield from (found for cell in _cells(item) if acts.BUILDS.match(cell.text) for found in _works(cell))
        return
    if role == "problems":
        yield from _trouble(item)
        return
    plain = role in _MAYBE_WORKS and acts.PLAINLY_BUILT.search(item.text)
    works = [*_works(item)] if plain or role in _WITH_WORKS else []
    told = (
        acts.TOPIC.match(item.heading) and item.heading.endswith("问题") and not acts.MENDING.match(item.text)
    )
    if role == "mended" and first and (told or not works) and _was_wrong(item):
        yield Kind.PROBLEM, item.start, item.end
    elif works:
        yield from works
        charge = acts.CHARGE.search(item.text)
        if charge and role == "plans":
            yield Kind.TASK, item.start + charge.end(), item.end
    elif (role == "plans" and _is_task(item.text)) or (role != "plans" and _ordered(item.text, role)):
        yield Kind.TASK, item.start, item.end


def _ordered(text: str, role: str) -> bool:
    """Somebody is told to do something; outside plans and rules only in so many words: 须, 务必."""
    if role not in ("evaluation", ORDERED):
        return bool(acts.ACTOR.match(text) and acts.BIDDEN.match(text) and not acts.TOLD.search(text))
    return acts.ORDER.match(text) is not None


def _was_wrong(item: Item) -> bool:
    """Behind 关于……的问题 the first sentence says what was wrong, unless it begins with what was done."""
    topic = acts.TOPIC.match(item.heading) and not acts.MENDING.match(item.text)
    return bool(topic or (acts.TROUBLE.search(item.text) and not acts.ANSWER.match(item.text)))


def _works(item: Item) -> Iterator[tuple[Kind, int, int]]:
    """The clauses of a sentence that each build something at some place."""
    at = 0
    charge = acts.CHARGE.search(item.text)
    close = charge.start() if charge and item.role == "plans" else len(item.text)
    for cut in [*(found.start() for found in acts.NEXT_WORK.finditer(item.text, 0, close)), close]:
        clause = item.text[at:cut]
        if acts.WORK.match(clause) and acts.WORK_OBJECT.search(clause) and not acts.NOT_A_WORK.search(clause):
            aside = acts.ASIDE.search(item.text, at, cut)
            yield Kind.WORK, item.start + at, item.start + (aside.start() if aside else cut)
        at = cut + 1


def _trouble(item: Item) -> Iterator[tuple[Kind, int, int]]:
    """A problem, its remedy, or a problem that turns into its remedy at a clause."""
    if acts.THREAT.search(item.text):
        return
    if acts.REMEDY.match(item.text) or _ordered(item.text, item.role):
        yield Kind.TASK, item.start, item.end
        return
    turn = acts.TURN.search(item.text)
    cut = item.start + turn.start() if turn else item.end
    yield Kind.PROBLEM, item.start, cut
    if turn:
        yield Kind.TASK, cut + 1, item.end


def _is_task(text: str) -> bool:
    """In a part about plans every sentence is one, unless it only says how things stand."""
    if acts.ACTOR.match(text) or acts.MODAL.search(text) or acts.DOING.match(text):
        return not acts.SETTING.search(text) or acts.ACTOR.match(text) is not None
    return len(text) >= _SHORTEST and not acts.SETTING.search(text) and not acts.TALK.search(text)
