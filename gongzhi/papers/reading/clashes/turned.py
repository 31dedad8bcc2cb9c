"""The same figure with its digits in another order: mistyped once."""

import re
from collections.abc import Iterator

from gongzhi.papers.reading.clashes.found import Clash
from gongzhi.papers.reading.clashes.values import said_before
from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Kind

_OWN_MONEY = ("grant:", "match:", "fund:")
_CALLED = re.compile(r"欠配|应配|缺口|专项资金")
_WAN = "0" * 6
_PLACE = re.compile(r"[一-鿿*]{2,4}社区")


def turned_digits(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """志愿者3260名 and 3620名志愿者: the same digits in another order are the same number, once mistyped; 120 and
    210 are two round numbers."""
    figures = [
        m
        for m in marks
        if m.kind == Kind.COUNT and len(m.value.partition(":")[2].rstrip("0")) > 2 and m.value[:5] != "area:"
    ]
    for at, one in enumerate(figures):
        what, _, said = one.value.partition(":")
        for other in figures[at + 1 :]:
            kind, _, again = other.value.partition(":")
            turned = kind == what and again != said and sorted(again) == sorted(said)
            if turned and not _elsewhere(folio, one, other):
                words = f"同一项数据前后不同：{said} 与 {again}，可能是数字写颠倒了。"
                yield Clash("two_values", ((one.start, one.end), (other.start, other.end)), words)


def turned_sums(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """区财政安排专项资金320万元 and 区级专项资金302万元: the same money, once mistyped."""
    sums = [
        m
        for m in marks
        if m.kind == Kind.AMOUNT and m.value.startswith(_OWN_MONEY) and "column" not in m.details
    ]
    told = [(m, digits) for m in sums if len(set(digits := m.value.partition(":")[2].removesuffix(_WAN))) > 1]
    for at, (one, digits) in enumerate(told):
        for other, again in told[at + 1 :]:
            turned = digits != again and sorted(digits) == sorted(again)
            if turned and one.value.partition(":")[0] == other.value.partition(":")[0]:
                called = said_before(folio, one, _CALLED) & said_before(folio, other, _CALLED)
                if called and len(one.value) == len(other.value) and not _elsewhere(folio, one, other):
                    words = "同一笔资金前后不同，可能是数字写颠倒了。"
                    yield Clash("two_values", ((one.start, one.end), (other.start, other.end)), words)
                    return


def _elsewhere(folio: Folio, one: Mark, other: Mark) -> bool:
    """Told of two communities."""
    places = [set(_PLACE.findall(folio.text, folio.sentence(m.start).start, m.start)) for m in (one, other)]
    return all(places) and not places[0] & places[1]
