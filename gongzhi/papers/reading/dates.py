"""Dates, each with the precision given and what it is the date of."""

import re
from collections.abc import Iterator

from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Kind
from gongzhi.papers.reading.page import MASKED
from gongzhi.papers.reading.words import pilot

# 上半年 and 年初 alone say when of no year; of lengths of time only 距…不到半年 says when something will be.
_NOT_A_DAY = re.compile(r"\*-[HQ]|[~>]P|P|<P(?!\d+M)")
_SHORT_OF = re.compile(r"不到|不足|不满|少于")
_UNTIL = re.compile(r"距|离|还有|剩|到期|期满|届满")
_BEFORE = re.compile(r"(?:[之以]前|前)$")


def recognise(folio: Folio) -> Iterator[Mark]:
    for found in folio.dates:
        said = folio.text[found.start : found.end]
        value = found.when.canonical()
        if (
            (value == "*" and MASKED not in said)
            or _NOT_A_DAY.match(value)
            or (value[0] == "<" and not (_SHORT_OF.search(said) and _until(folio, found.start, found.end)))
        ):
            continue
        end = found.end - len(tail[0]) if (tail := _BEFORE.search(said)) else found.end
        details = {"meaning": _meaning(folio, found.start, found.end, before=found.when.before)}
        yield Mark(Kind.DATE, value, found.start, end, 0.9, details)


def _until(folio: Folio, start: int, end: int) -> bool:
    """不到半年 is a date only where it is left until something."""
    here = folio.sentence(start)
    return _UNTIL.search(folio.text, here.start, max(end, here.end)) is not None


def _meaning(folio: Folio, start: int, end: int, *, before: bool) -> str:
    low, high = folio.clause(start, end, 20)
    if pilot.FOUNDED_BEFORE.search(folio.text[low:start]) or pilot.FOUNDED_AFTER.match(folio.text[end:high]):
        return "founded"
    return "deadline" if before else "other"
