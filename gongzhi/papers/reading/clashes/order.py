"""Steps with dates that run backwards: accepted before it was finished, opened before it was announced."""

import re
from collections.abc import Iterator
from datetime import date

from gongzhi.papers.reading.clashes.found import Clash
from gongzhi.papers.reading.folio import Folio, Mark

# In the order they must come; a clause is of the first step it names.
STEPS = (
    ("公告", re.compile(r"(?:招标|采购|磋商|比选|询价)?公告")),
    ("评标", re.compile(r"评标|开标|评审|磋商|比选")),
    ("中标", re.compile(r"中标|成交|定标")),
    ("签约", re.compile(r"签订|签约|签署")),
    ("开工", re.compile(r"开工|动工|进场施工|启动(?:建设|施工|改造)")),
    ("完工", re.compile(r"完工|竣工(?!验收)|建成|全面完成|主体完成|改造完成|建设完成")),
    ("验收", re.compile(r"验收")),
    ("结算", re.compile(r"结算|决算|审计|投入使用|投用|交付使用")),
)
_PLACE = re.compile(r"[一-鿿*]{2,6}社区")
_REACH = 22
_BUILDING = 3

Step = tuple[int, str, date, date, tuple[int, int]]


def out_of_order(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """Two dated steps of one matter, the later one wholly before the earlier. Steps of one sentence are of one
    matter, and those of the next where it names no other community."""
    steps = [*_steps(folio)]
    for at, first in enumerate(steps):
        for second in steps[at + 1 : at + 4]:
            if not _one_matter(folio, first[4][0], second[4][0]):
                continue
            early, late = sorted((first, second), key=lambda step: step[0])
            if early[0] != late[0] and late[3] < early[2]:
                words = f"{late[1]}（{late[2]:%Y-%m-%d}）早于{early[1]}（{early[2]:%Y-%m-%d}）。"
                yield Clash("date_order", (first[4], second[4]), words)


def _steps(folio: Folio) -> Iterator[Step]:
    for found in folio.dates:
        when = found.when
        if (
            not when.earliest
            or not when.latest
            or ("/" in when.canonical() and (when.latest - when.earliest).days > 15)
        ):
            continue
        _, high = folio.clause(found.start, found.end, _REACH)
        after = folio.text[found.end : high]
        rank = next((n for n, (_, cue) in enumerate(STEPS) if cue.search(after)), None)
        if rank is not None:
            yield rank, STEPS[rank][0], when.earliest, when.latest, (found.start, high)


def _one_matter(folio: Folio, first: int, second: int) -> bool:
    own, other = folio.sentence(first), folio.sentence(second)
    if own.start == other.start:
        return True
    if folio.path_at(first) != folio.path_at(second):
        return False
    place = _PLACE.search(other.text)
    return _same_thing(own.text, other.text, place) if place else other.start - own.end <= 2


def _same_thing(own: str, other: str, place: re.Match[str]) -> bool:
    """The same community, and the same building of it: 长虹社区综合服务楼 both times."""
    said = other[place.start() : place.end() + _BUILDING]
    return len(said) == place.end() - place.start() + _BUILDING and said in own
