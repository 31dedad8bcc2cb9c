"""The standards to be met: short phrases listed side by side, by their usual words or by being called standards."""

import re
from collections.abc import Iterator

from gongzhi.papers.reading.folio import Folio, Mark, Sentence
from gongzhi.papers.reading.lines import HAN
from gongzhi.papers.reading.model import Kind

_PAIR = "(?:硬件|软件|服务|场景|环境|功能|机制|队伍|治理|设施|制度|管理|成效|特色|活动)[有能]?(?:提升|完善|亮点|呈现|优化|达标|齐全|过硬|升级|健全|提质|规范|丰富|创新|多元|出彩|落地|增效|显著|鲜明|突出|提档|提效|提亮)"
_STANDARDS = re.compile(rf"{_PAIR}(?:[、，]?{_PAIR})+")
# A list of short phrases as long as one another, with or without quotation marks.
_LISTED = re.compile(
    "|".join(
        rf"[“\"]?(?P<of{size}>[{HAN}]{{{size}}}(?:(?:[”\"]?[、，和][“\"]?|[”\"][“\"])[{HAN}]{{{size}}}){{2,5}})(?![{HAN}]{{2}}[、，])[”\"]?"
        for size in (4, 3, 5, 6)
    )
)
_JOINT = re.compile(r"[”\"]?[、，和][“\"]?|[”\"][“\"]")
_COUNTED = re.compile(r"^[一二三四五六]是")
_LED = re.compile(
    r"标准，?(?:分别)?(?:为|是|即|也就是|包括|要求)?[:：]?[“\"]?$|(?:达到|实现|对照|按照|围绕|做到|符合)[“\"]?$"
)
# 对照“设施齐全、服务精细、运转顺畅”: what one holds things against is a standard, whatever it is called.
_QUOTED_LED = re.compile(r"(?:对照|对标|按照|达到|符合|比照)[“\"]$")
_CALLED = re.compile(
    r"(?:这|等|的)?(?:[三四五六\d](?:大|项|个方面|方面|个|条|类|有|化|好|型|强|优|可|新)?)?的?(?:试点|示范|建设|创建|验收|达标|省级|省定)*(?:标准|目标|要求|标尺|准绳|尺度)|[”\"]?(?:的(?:示范|样板|标杆|精品|幸福|和谐|美好|新型|现代化?)*(?:试点)?社区|[这的]?[三四五六]个?[有化好型])|[”\"]?为(?:尺子?|标尺|准绳|目标|标准|牵引|导向)"
)
# Two of the standards again, with their adjectives changed.
_QUOTED_PAIR = re.compile(rf"“([{HAN}]{{4}})、([{HAN}]{{4}})”")
_STANDARD = re.compile(_PAIR)


Spans = list[tuple[int, int]]


def recognise(folio: Folio) -> Iterator[Mark]:
    own: set[str] = set()
    for sentence in folio.sentences:
        listed = [*_called(sentence, own), *_changed(sentence, own)]
        for start, end in [*listed, *_usual(sentence, listed)]:
            yield Mark(Kind.STANDARD, sentence.text[start:end], sentence.start + start, sentence.start + end)


def _called(sentence: Sentence, own: set[str]) -> Iterator[tuple[int, int]]:
    """A list that says it is one of standards, or that holds the standards named before; `own` remembers them."""
    for row in _LISTED.finditer(sentence.text):
        group = row.lastgroup or ""
        names = [_COUNTED.sub("", name) for name in _JOINT.split(row[group])]
        called = (
            _CALLED.match(sentence.text, row.end())
            or (row[0].endswith("”") and _QUOTED_LED.search(sentence.text[: row.start() + 1]))
            or ("标准" in sentence.text and _LED.search(sentence.text[: row.start()]))
        )
        if not (called or own.issuperset(names)) or _STANDARDS.fullmatch(row[group]):
            continue
        own.update(names)
        at = row.start(group)
        for name in names:
            at = sentence.text.index(name, at)
            yield at, at + len(name)
            at += len(name)


def _changed(sentence: Sentence, own: set[str]) -> Iterator[tuple[int, int]]:
    """Two of the standards again, in quotation marks and with other adjectives."""
    heads = {name[:2] for name in own}
    for row in _QUOTED_PAIR.finditer(sentence.text):
        if {row[1][:2], row[2][:2]} <= heads and not _STANDARDS.search(row[0]):
            yield row.span(1)
            yield row.span(2)


def _usual(sentence: Sentence, taken: Spans) -> Iterator[tuple[int, int]]:
    for row in _STANDARDS.finditer(sentence.text):
        if not any(start < row.end() and row.start() < end for start, end in taken):
            yield from (found.span() for found in _STANDARD.finditer(sentence.text, row.start(), row.end()))
