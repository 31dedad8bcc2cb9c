"""How the pilot will be judged: aspects, things checked, and what follows from the result."""

import re
from collections.abc import Iterator

from gongzhi.ground.chinese.numerals import parse_number
from gongzhi.papers.reading import lexicon
from gongzhi.papers.reading.amounts import percent
from gongzhi.papers.reading.folio import Folio, Mark, Sentence
from gongzhi.papers.reading.lines import HAN
from gongzhi.papers.reading.model import Kind

_ITEM = rf"[{HAN}“”]{{2,12}}"
_LIST = rf"{_ITEM}(?:[、和及与]{_ITEM}){{1,7}}"
_ASPECT = re.compile(rf"(?P<list>{_LIST}?)等?(?:[二两三四五六七八\d]个?)?(?:大)?(?:方面|维度|板块)")
_CHECKED = re.compile(rf"(?:对|就|检查|核查|查看)(?P<list>{_LIST}?)(?:等(?:情况|内容|方面)?)?(?:进行|开展|实施|予以)?(?:考核|检查|核查|考评|评分|督查)")
_JUDGED = re.compile(r"评估|评价|考核|考评|绩效|验收")
_SPLIT = re.compile(r"[、]|以及|和|及|与")
_LEAD = re.compile(r"^(?:.*(?:关注|围绕|针对|突出|考量|从|包括|涵盖|分为|的|对|就|聚焦))")


def recognise(folio: Folio) -> Iterator[Mark]:
    for sentence in folio.sentences:
        if _JUDGED.search(sentence.text):
            yield from _listed(sentence, _ASPECT, Kind.ASPECT)
            yield from _listed(sentence, _CHECKED, Kind.CHECKED)
        yield from _rules(folio, sentence)


def _listed(sentence: Sentence, pattern: re.Pattern[str], kind: Kind) -> Iterator[Mark]:
    for found in pattern.finditer(sentence.text):
        at, end = found.span("list")
        body = sentence.text[at:end]
        if lead := _LEAD.match(body.split("、")[0]):
            at += lead.end()
            body = body[lead.end() :]
        for start, item in _items(body):
            yield Mark(kind, item, sentence.start + at + start, sentence.start + at + start + len(item), 0.85)


def _items(body: str) -> Iterator[tuple[int, str]]:
    at = 0
    for cut in [*_SPLIT.finditer(body), None]:
        stop = cut.start() if cut else len(body)
        if body[at:stop]:
            yield at, body[at:stop]
        at = cut.end() if cut else stop


def _rules(folio: Folio, sentence: Sentence) -> Iterator[Mark]:
    for value, pattern in lexicon.RULES:
        for found in pattern.finditer(sentence.text):
            start, end = folio.clause(sentence.start + found.start(), sentence.start + found.end())
            yield Mark(Kind.RULE, value, start, end, 0.85)
    yield from _deductions(folio, sentence)


def _deductions(folio: Folio, sentence: Sentence) -> Iterator[Mark]:
    if not lexicon.DEDUCTION.search(sentence.text):
        return
    for ratio in folio.ratios:
        if not sentence.start <= ratio.start < sentence.end or ratio.value is None:
            continue
        start, end = folio.clause(ratio.start, ratio.end)
        tiers = lexicon.TIERS.search(folio.text, start, end)
        number = parse_number(tiers[1]) if tiers else None
        value = f"deduct:{percent(ratio.value)}" + (f":{int(number)}" if number is not None else "")
        yield Mark(Kind.RULE, value, start, end, 0.9, {"tiers": "unknown"})
