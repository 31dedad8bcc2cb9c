"""What the pilot is: its batch, mechanism and themes, the places visited to learn, and the standards to be met."""

import re
from collections.abc import Iterator

from gongzhi.ground.chinese.numerals import parse_number
from gongzhi.papers.reading.folio import Folio, Mark, Sentence
from gongzhi.papers.reading.lines import HAN
from gongzhi.papers.reading.model import Kind
from gongzhi.papers.reading.names import name_start
from gongzhi.papers.reading.words import pilot

_BATCH = re.compile(r"第([一二三四五六七八九十\d]{1,3})批次?")
_MECHANISM = re.compile(r"[三四五六]社联动")
_PLACE = re.compile(r"(?:[县市区州旗镇]|(?<!城)乡|街道)(?![级委政直域内里长财民镇])")
_PAIR = "(?:硬件|软件|服务|场景|环境|功能|机制|队伍|治理|设施|制度|管理|成效|特色|活动)(?:提升|完善|亮点|呈现|优化|达标|齐全|过硬|升级|健全|提质|规范|丰富|创新|多元|出彩|落地|增效|显著|鲜明|突出|有亮点)"
_STANDARDS = re.compile(rf"{_PAIR}(?:[、，]{_PAIR})+")
# A list of short phrases as long as one another, with or without quotation marks.
_LISTED = re.compile(
    "|".join(
        rf"[“\"]?(?P<of{size}>[{HAN}]{{{size}}}(?:[”\"]?[、，和][“\"]?[{HAN}]{{{size}}}){{2,5}})(?![{HAN}]{{2}}[、，])[”\"]?"
        for size in (4, 3, 5, 6)
    )
)
_JOINT = re.compile(r"[”\"]?[、，和][“\"]?")
_LED = re.compile(r"标准(?:为|是|即|包括|要求)?[:：]?[“\"]?$|(?:达到|实现|对照|按照|围绕|做到|符合)[“\"]?$")
_CALLED = re.compile(
    r"(?:这|等|的)?(?:[三四五六\d](?:大|项|个方面|方面|个|条|类|有|化|好|型|强|优|可|新)?)?的?(?:试点|示范|建设|创建|验收|达标|省级|省定)*(?:标准|目标|要求|标尺)"
)
_STANDARD = re.compile(_PAIR)


def recognise(folio: Folio) -> Iterator[Mark]:
    yield from _themes(folio)
    yield from _mechanism(folio)
    own: set[str] = set()
    for sentence in folio.sentences:
        yield from _batch(sentence)
        yield from _standards(sentence, own)
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
    return cell or pilot.THEME_TAIL.match(text, found.end()) is not None


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
            if pilot.CITY_OF_MORE.match(folio.text, end):
                continue
            yield Mark(Kind.VISITED, folio.page.said(start, end), start, end)
            floor = end


def _standards(sentence: Sentence, own: set[str]) -> Iterator[Mark]:
    """Standards by their usual words; others where a quoted list of them says that it is one, and again later."""
    taken: list[tuple[int, int]] = []
    for row in _LISTED.finditer(sentence.text):
        listed = row.lastgroup or ""
        names = _JOINT.split(row[listed])
        called = _CALLED.match(sentence.text, row.end()) or (
            "标准" in sentence.text and _LED.search(sentence.text[: row.start()])
        )
        if not (called or own.issuperset(names)) or _STANDARDS.fullmatch(row[listed]):
            continue
        own.update(names)
        taken.append(row.span(listed))
        at = row.start(listed)
        for name in names:
            at = sentence.text.index(name, at)
            yield Mark(Kind.STANDARD, name, sentence.start + at, sentence.start + at + len(name))
            at += len(name)
    for row in _STANDARDS.finditer(sentence.text):
        if any(start <= row.start() < end for start, end in taken):
            continue
        for found in _STANDARD.finditer(sentence.text, row.start(), row.end()):
            start = sentence.start + found.start()
            yield Mark(Kind.STANDARD, found[0], start, start + len(found[0]))
