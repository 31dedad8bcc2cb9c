"""How the pilot will be judged: aspects, things checked, and what follows from the result."""

import re
from collections.abc import Callable, Iterator

from gongzhi.ground.chinese.numerals import NumberSpan, parse_number
from gongzhi.papers.reading.amounts import percent
from gongzhi.papers.reading.enumerations import Enumeration, enumerations_in
from gongzhi.papers.reading.folio import Folio, Mark, Sentence
from gongzhi.papers.reading.model import Kind
from gongzhi.papers.reading.sections import Part
from gongzhi.papers.reading.words import judged, money


def recognise(folio: Folio) -> Iterator[Mark]:
    earlier = False
    for sentence in folio.sentences:
        part = folio.part_at(sentence.start)
        heading = part is not None and sentence.end <= part.body and len(part.title) <= _LONGEST_HEADING
        judging = not heading and _judging(sentence, part, earlier=earlier)
        # What stands behind a semicolon is still about the same judging.
        earlier = judging and sentence.text.endswith(";")
        if judging:
            for listed in enumerations_in(sentence):
                yield from _listed(listed)
            yield from _one_by_one(sentence)
        yield from _rules(folio, sentence)


def _judging(sentence: Sentence, part: Part | None, *, earlier: bool) -> bool:
    if part is not None and part.role in ("plans", "problems"):
        return judged.BY_OTHERS.search(sentence.text) is not None
    return (
        earlier
        or bool(judged.JUDGED.search(sentence.text))
        or (part is not None and part.role == "evaluation")
    )


def _listed(listed: Enumeration) -> Iterator[Mark]:
    kind = next((kind for kind, told in _TELLS if told(listed)), None)
    if kind and all(2 <= len(item) <= 12 and not _NO_ITEM.search(item) for _, _, item in listed.items):
        for start, end, item in listed.items:
            # 查合同、查票据: the verb is said again with each.
            said = len(item) > 2 and item[0] in "查看" and kind is Kind.CHECKED
            yield Mark(kind, item[said:], start + said, end, 0.85)


def _one_by_one(sentence: Sentence) -> Iterator[Mark]:
    """查台账，查记录，查口碑."""
    found = [*judged.EACH_CHECKED.finditer(sentence.text)]
    for each in [*(found if len(found) > 1 else []), *judged.ONE_CHECKED.finditer(sentence.text)]:
        start, end = each.span("what")
        yield Mark(Kind.CHECKED, each["what"], sentence.start + start, sentence.start + end, 0.8)


# 工作推进不力、示范作用不强的试点单位 are listed to be adjusted, not to be looked at.
_LONGEST_HEADING = 16
_NO_ITEM = re.compile(
    r"不|单位|[的了]$|[组书县区局镇会队所科]长|书记|(?:社区|街道|[局镇乡办]|小区|委员会|公司|居民|群众|代表|专家|干部|人员|党员|委员)$"
)
# What stands before or after a list says what is listed; the first that holds decides.
_TELLS: tuple[tuple[Kind, Callable[[Enumeration], object]], ...] = (
    (Kind.CHECKED, lambda listed: all(judged.PAPERS.search(item) for _, _, item in listed.items)),
    (Kind.CHECKED, lambda listed: judged.CHECK_TAIL.match(listed.tail)),
    (Kind.CHECKED, lambda listed: judged.CHECK_LEAD.search(listed.lead)),
    (Kind.ASPECT, lambda listed: judged.ASPECT_TAIL.match(listed.tail)),
    (Kind.CHECKED, lambda listed: listed.lead.endswith("对")),
    (Kind.ASPECT, lambda listed: judged.ASPECT_LEAD.search(listed.lead)),
)


def _rules(folio: Folio, sentence: Sentence) -> Iterator[Mark]:
    region = [("notice_province", judged.REGION_NOTICE)] if folio.in_region else []
    for value, pattern in [*judged.RULES, *region]:
        for found in pattern.finditer(sentence.text):
            start, end = folio.clause(sentence.start + found.start(), sentence.start + found.end())
            yield Mark(Kind.RULE, value, _with_subject(folio, start), end, 0.85)
    yield from _deductions(folio, sentence)


def _deductions(folio: Folio, sentence: Sentence) -> Iterator[Mark]:
    """A share taken off; `0` tiers where the text names none."""
    if not money.DEDUCTION.search(sentence.text):
        return
    for ratio in folio.ratios:
        if not sentence.start <= ratio.start < sentence.end or ratio.value is None:
            continue
        start, end = folio.clause(ratio.start, ratio.end)
        if judged.LIMIT.search(folio.text, start, end):
            end = folio.clause(end + 1, end + 1)[1]
        if not money.DEDUCTION.search(folio.text, start, end) or _threshold(folio, start, ratio):
            continue
        if judged.CEILING.match(folio.text, start):
            start, _ = folio.clause(start - 1, start - 1)
        if more := judged.TIERS_AFTER.match(folio.text, end):
            end = more.end()
        tiers = judged.TIERS.search(folio.text, ratio.end, end) or judged.TIERS.search(folio.text, start, end)
        number = parse_number(tiers[1]) if tiers else None
        value = f"deduct:{percent(ratio.value)}:{int(number or 0)}"
        yield Mark(Kind.RULE, value, _with_subject(folio, start), end, 0.9, {"tiers": "unknown"})


def _threshold(folio: Folio, start: int, ratio: NumberSpan) -> bool:
    """进度低于50%的社区扣减10%: the first share says who is meant."""
    around = f"{folio.text[start : ratio.start]}…{folio.text[ratio.end : ratio.end + 1]}"
    return money.THRESHOLD.search(around) is not None


def _with_subject(folio: Folio, start: int) -> int:
    """The clause before belongs to the rule where it only says whom the rule hits: 对未开工的，…"""
    if start == 0 or folio.text[start - 1] != "，":
        return start
    low, high = folio.clause(start - 1, start - 1)
    return low if judged.RULE_SUBJECT.search(folio.text[low:high]) else start
