"""What the pilot is: its batch, mechanism and themes, and the places visited to learn."""

import re
from collections.abc import Iterator

from gongzhi.ground.chinese.numerals import parse_number
from gongzhi.papers.reading.folio import Folio, Mark, Sentence
from gongzhi.papers.reading.model import Kind
from gongzhi.papers.reading.names import name_start
from gongzhi.papers.reading.words import pilot

_BATCH = re.compile(r"第([一二三四五六七八九十\d]{1,3})批次?")
_MECHANISM = re.compile(r"[三四五六]社联动")
_PLACE = re.compile(r"(?:[县市区旗镇]|州(?!市)|(?<!城)乡|街道)(?![级委政直域内里长财民镇])")


def recognise(folio: Folio) -> Iterator[Mark]:
    yield from _themes(folio)
    yield from _mechanism(folio)
    for sentence in folio.sentences:
        yield from _batch(sentence)
        part = folio.part_at(sentence.start)
        heading = part.title if part and part.title not in sentence.text else ""
        if pilot.VISIT.search(sentence.text) or pilot.VISIT.search(heading):
            yield from _visited(folio, sentence)


def _themes(folio: Folio) -> Iterator[Mark]:
    seen: set[str] = set()
    for sentence in folio.sentences:
        hits = [
            (name, found)
            for name, words in pilot.THEME.items()
            for found in words.finditer(sentence.text)
            if name not in seen
        ]
        enough = len({name for name, _ in hits}) >= 2
        for name, found in hits:
            if name not in seen and (enough or _assigned(sentence.text, found)):
                seen.add(name)
                yield Mark(Kind.THEME, name, sentence.start + found.start(), sentence.start + found.end())


def _assigned(text: str, found: re.Match[str]) -> bool:
    """One theme alone is assigned where it is called a type, or fills a cell of its own."""
    cell = text[: found.start()].endswith("\t") and text[found.end() : found.end() + 1] in ("\t", "")
    led = pilot.THEME_LEAD.search(text, 0, found.start()) and not text[found.end() : found.end() + 1].strip(
        "，。;、\n"
    )
    return bool(cell or led or pilot.THEME_TAIL.match(text, found.end()))


def _batch(sentence: Sentence) -> Iterator[Mark]:
    for found in _BATCH.finditer(sentence.text):
        number = parse_number(found[1])
        if number is not None:
            start = sentence.start + found.start()
            yield Mark(Kind.BATCH, str(int(number)), start, start + len(found[0]))


def _mechanism(folio: Folio) -> Iterator[Mark]:
    seen: set[str] = set()
    for found in _MECHANISM.finditer(folio.text):
        if found[0] not in seen:
            seen.add(found[0])
            yield Mark(Kind.MECHANISM, found[0], *found.span())


def _visited(folio: Folio, sentence: Sentence) -> Iterator[Mark]:
    """The county or town that was visited, with the city it lies in where that is said."""
    floor = sentence.start
    for found in _PLACE.finditer(sentence.text):
        end = sentence.start + found.end()
        start, sure = name_start(folio.text, max(floor, end - 9), end - 1, "journey")
        if folio.text[start] in "省市县区" and end - start > 2:
            start += 1
        name = folio.text[start:end]
        if (
            sure
            and 2 <= len(name.removesuffix("街道")) <= 8
            and not pilot.OWN_PLACE.fullmatch(name)
            and folio.text[end : end + 1] != "区"
        ):
            if pilot.CITY_OF_MORE.match(folio.text, end) or pilot.GOES.match(folio.text, end):
                continue
            yield Mark(Kind.VISITED, folio.page.said(start, end), start, end)
            floor = end
