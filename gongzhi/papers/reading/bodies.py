"""Bodies and posts: the leading group and what is under it, departments, organisations; each at its first mention."""

import re
from collections.abc import Iterator

from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.lines import HAN, NUMERAL
from gongzhi.papers.reading.model import Kind
from gongzhi.papers.reading.names import name_start
from gongzhi.papers.reading.page import MASKED
from gongzhi.papers.reading.words import named

_GROUP = re.compile(r"(?:领导|协调|推进)小组|指挥部")
_OFFICE = re.compile(r"(?:领导小组|联席会议|指挥部|协调小组)(?:下设)?办公室")
_OWN_OFFICE = re.compile(r"(?<=[，。;])办公室(?=设在|设于|安放|放在|下设|设)|(?<=下设)办公室")
_FORCES = re.compile(rf"(?:\*\*|[{NUMERAL}\d两]{{1,3}}|若干)个?(?:工作)?专班(?!组长)")
_ONE_FORCE = re.compile(
    r"(?<![各每个、])工作专班(?!组长)|(?<=组成)专班|(?<=组建)专班|(?<=成立)专班|(?<=抽调)专班"
)
_FORCE = re.compile(rf"[{HAN}]{{2,10}}专班(?!组长|办公室)")
# A county or a city, not the last sign of 社区, 小区, 门市.
_AREA = r"(?:(?<![社小片城园辖门])|(?<=[一-鿿]城)(?<![在大中新个型老]城))(?:[省市县区州旗盟]|自治区|(?<![一-鿿])地区)(?![^，。、局厅部委办会]{0,5}[为成])"
_OF_STATE = re.compile(
    rf"(?<=[、，由])(?:社会事务办|党建办|社会治理办|公共服务办|平安建设办|综治中心)|{_AREA}委?(?:{named.SHORT_OFFICES})|(?:{_AREA}(?:委|直)?|(?<=[局厅部委办会][、和与及，]))(?:{named.STEMS})(?:{named.STEM_ENDS})"
    rf"|{_AREA}(?![级里委内直])(?:(?![省市县区旗])[{HAN}]){{2,6}}(?:交易|监测|指导|保障|事务|信息|核算|救助|审批)中心|团[省市县区州旗盟]委|(?<=[县区市]上)目标(?:绩效|管理|考核)*办(?:公室)?|{_AREA}(?![级里委内直])(?:(?![省市县区旗])[{HAN}]){{2,12}}?局(?![长部限势面])"
)
# An office of a town or a street, a commission of whatever name, and the office that serves it.
_OF_TOWN = re.compile(rf"(?:镇|乡|街道|苏木)(?:{named.SHORT_OFFICES}|{named.TOWN_OFFICES})")
# 区委考评办, 县创建办: an office of a few signs, where the word ends there.
_SHORT_OFFICE = re.compile(
    rf"{_AREA}委?(?![级里委内直属])(?:(?![省市县区旗])[{HAN}]){{2,4}}(?<![承举主合协创开兴督交代补换联包经筹停自未已没])办(?=[、，。;每季牵负会及和与对按]|要(?!求)|$)"
)
_COMMISSION = re.compile(
    rf"{_AREA}委?(?:(?!居民|村民|业主|家长)[{HAN}]){{2,12}}?委员会(?:办公室)?(?![{HAN}]?主任)"
)
# The proper name of a county or city in front of its office, if the report's first lines have it.
_OWN_NAME = re.compile(rf"(?:(?<=[\n:，、。;(“])|^)[{HAN}]{{2,4}}\Z")
_FIRST_LINES = 200
_ORG = re.compile(rf"(?:{named.ORG_ENDS})(?![{HAN}]?(?:长|所在地)|式|化|制)")
_QUOTED = re.compile(
    rf"(?P<nick>“[{HAN}]{{2,8}}”(?!志愿)[{HAN}]{{0,4}}(?:队|社团|协会|工作室|艺术团|合作社))(?![伍员长])|“(?P<name>[{HAN}]{{2,10}}(?:{named.QUOTED_ENDS}))”"
)
_POST = re.compile(
    r"双组长|(?:专班)?(?:第一|常务)?副?组长|(?:联席会议)?(?:总|副)?召集人|办公室副?主任|(?<=任)副?主任|联络员|(?<=[为是作当任])成员(?:单位)?|成员(?=[:由为有是])|副?指挥长|副?总指挥"
)
_LONGEST_ORG = 14


def recognise(folio: Folio) -> Iterator[Mark]:
    yield from _first([*_groups(folio), *_forces(folio), *_departments(folio), *_organisations(folio)])
    yield from _first([*_posts(folio)])


def _first(marks: list[Mark]) -> Iterator[Mark]:
    seen: set[str] = set()
    for mark in sorted(marks, key=lambda mark: mark.start):
        key = mark.details.get("key", mark.value)
        if key not in seen:
            seen.add(key)
            yield Mark(
                mark.kind, mark.value, mark.start, mark.end, mark.confidence, _without_key(mark.details)
            )


def _without_key(details: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in details.items() if name != "key"}


def _groups(folio: Folio) -> Iterator[Mark]:
    offices = [found.span() for found in _OFFICE.finditer(folio.text)]
    for start, end in offices:
        yield Mark(Kind.BODY, folio.text[start:end].replace("下设", ""), start, end)
    for found in _OWN_OFFICE.finditer(folio.text):
        yield Mark(Kind.BODY, "领导小组办公室", *found.span())
    for found in _GROUP.finditer(folio.text):
        if any(start <= found.start() < end for start, end in offices):
            continue
        low, _ = folio.clause(found.start(), found.end(), 30)
        yield Mark(Kind.BODY, found[0], _group_start(folio.text, low, found.start()), found.end())


def _group_start(text: str, low: int, end: int) -> int:
    cuts = [cut.end() for cut in named.SET_UP.finditer(text, low, end)]
    return max([low, *cuts])


def _forces(folio: Folio) -> Iterator[Mark]:
    """专班 by name where they have one, else the number of them."""
    named = [*_named_forces(folio)]
    yield from named
    if not named:
        counted = [found.span() for found in _FORCES.finditer(folio.text)]
        for span in counted or [found.span() for found in _ONE_FORCE.finditer(folio.text)]:
            yield Mark(Kind.BODY, "专班", *span)


def _named_forces(folio: Folio) -> Iterator[Mark]:
    for found in _FORCE.finditer(folio.text):
        cuts = [cut.end() for cut in named.SET_UP.finditer(folio.text, found.start(), found.end() - 2)]
        start = max([found.start(), *cuts])
        name = folio.text[start : found.end()]
        if len(name) >= 5 and not named.NOT_A_FORCE.search(name):
            yield Mark(Kind.BODY, name, start, found.end())


def _departments(folio: Folio) -> Iterator[Mark]:
    offices = [
        *_OF_STATE.finditer(folio.text),
        *_OF_TOWN.finditer(folio.text),
        *_COMMISSION.finditer(folio.text),
        *_SHORT_OFFICE.finditer(folio.text),
    ]
    for found in offices:
        start = _with_name(folio.text, found.start())
        yield Mark(Kind.BODY, folio.page.said(start, found.end()), start, found.end(), 0.9, {"key": found[0]})


def _with_name(text: str, start: int) -> int:
    """Where the name of the place begins, or its mask."""
    if text[max(0, start - 2) : start] == MASKED:
        return start - 2
    own = _OWN_NAME.search(text, max(0, start - 5), start)
    if own is None:
        return start
    name = f"{own[0]}{text[start]}"
    titled = text.find(name, 0, _FIRST_LINES) not in (-1, own.start())
    return own.start() if titled or _stands_alone(text, name) else start


def _stands_alone(text: str, name: str) -> bool:
    """Whether a place is named elsewhere by itself: 北岭县应配套, 平川区、北岭县."""
    return any(text[found.end() : found.end() + 1] in "、，。应和与" for found in re.finditer(name, text))


def _organisations(folio: Folio) -> Iterator[Mark]:
    for found in _QUOTED.finditer(folio.text):
        group = found.lastgroup or ""
        yield Mark(Kind.BODY, found[group].replace("“", "").replace("”", ""), *found.span(group))
    for found in _ORG.finditer(folio.text):
        start, _ = name_start(folio.text, max(0, found.start() - _LONGEST_ORG), found.start(), "organisation")
        start += len(lead[0]) if (lead := named.ORG_LEAD.match(folio.text, start, found.start())) else 0
        name = folio.text[start : found.end()]
        if found.start() - start >= 2 and not named.NOT_AN_ORG.fullmatch(name):
            yield Mark(Kind.BODY, folio.page.said(start, found.end()), start, found.end(), 0.8)


def _posts(folio: Folio) -> Iterator[Mark]:
    for found in _POST.finditer(folio.text):
        holder = _holder(folio, found.start(), found.end())
        yield Mark(Kind.POST, found[0], *found.span(), 0.9, {"holder": holder} if holder else {})


def _holder(folio: Folio, start: int, end: int) -> str:
    low, high = folio.clause(start, end)
    after = named.HELD_BY.match(folio.text, end, high)
    if after:
        return folio.page.said(*after.span("holder"))
    before = named.HOLDS.search(folio.text, low, start)
    return folio.page.said(*before.span("holder")) if before else ""
