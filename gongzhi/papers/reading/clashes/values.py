"""The same thing with two values: the grant, the number of pilot communities, the end of the term."""

import re
from collections.abc import Iterator
from datetime import date

from gongzhi.papers.reading.clashes.found import Clash
from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Kind

_PROVINCE = r"(?:省级|省财政|省里|省民政厅|自治区)(?:财政)?(?:下达|安排|给予|专项|试点|奖)*(?:补助|奖补)(?:资金|经费|款)?"
_GRANT = re.compile(rf"{_PROVINCE}(?:共|合计|总额|总共)?(?:为|计|是|达)?$")
_GRANT_AFTER = re.compile(rf"的?{_PROVINCE}")
_ALL_ARRIVED = re.compile(
    r"[，]?(?:已|均已|目前已)?(?:全部|全额|足额|悉数)(?:到位|到账|下达|拨付|支付)|和[^，。;]{2,8}(?:全部|全额|足额)"
)
_OF_SOME = re.compile(r"社区|街道|[镇乡站]|每|各|首批|剩余|尚有|余|已|追加|新增|拨付|到位|扣")
_PILOT = re.compile(r"首批|试点|示范|创建")
_TAKES_PART = re.compile(r"(?:参加|开展|承担|纳入|列入|进行)(?:了)?(?:[省市县区]级)?(?:试点|示范|创建)")
_TERM = re.compile(r"试点期|实施期|建设期|创建期|试点周期|项目期|服务期")
_OVER = re.compile(rf"(?:{_TERM.pattern})(?:届?满|结束|到期|截止|终了)")
_WHOLE_OF = {"social_worker": "社工", "certified": "持证社工", "volunteer": "志愿者", "staff": "社区工作者"}
_ALL = re.compile(r"全[县区市镇乡旗州]|街道(?:现|共)有|(?:现有|共有)[^，。;]{0,2}$")
_NOT_ALL = re.compile(
    r"其中|新增|每|各|增加|达到|力争|流失|离职|减少|社区|去年|上年|此前|原有|培训|\d(?![.、])"
)
_REACH = 16


def two_grants(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """The provincial grant, said of the whole both times, with two sums."""
    grants = [m for m in marks if m.kind == Kind.AMOUNT and _granted(folio, m) and _whole(folio, m)]
    known = [m for m in grants if m.value.partition(":")[2].isdigit()]
    other = next((m for m in known if _sum(m) != _sum(known[0])), None)
    if other:
        words = "省级补助写了两个不同的数，请核对是否为同一笔。"
        yield Clash("two_values", ((known[0].start, known[0].end), (other.start, other.end)), words)


def _granted(folio: Folio, mark: Mark) -> bool:
    """省级补助260万元已全部到位 speaks of the whole grant, too."""
    role = mark.value.partition(":")[0]
    return role == "grant" or (role == "arrived" and bool(_ALL_ARRIVED.match(folio.text, mark.end)))


def _sum(mark: Mark) -> str:
    return mark.value.partition(":")[2]


def _whole(folio: Folio, mark: Mark) -> bool:
    low, high = folio.clause(mark.start, mark.end, _REACH)
    before, after = folio.text[low : mark.start], folio.text[mark.end : high]
    named = _GRANT.search(before) or _GRANT_AFTER.match(after)
    return bool(named) and not _OF_SOME.search(before)


def two_counts(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """确定6个试点社区 in one place, 7个首批社区 in another."""
    counts = [
        m
        for m in marks
        if m.kind == Kind.COUNT
        and m.value.startswith("community:")
        and m.value[-1] != "*"
        and _pilot(folio, m)
    ]
    other = next((m for m in counts if m.value != counts[0].value), None)
    if other:
        first, second = (m.value.partition(":")[2] for m in (counts[0], other))
        words = f"试点社区的个数前后不同：{first} 个与 {second} 个。"
        yield Clash("two_values", ((counts[0].start, counts[0].end), (other.start, other.end)), words)


def two_totals(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """全镇社工12名 and 现有9名社工: the whole of one thing, twice."""
    first: dict[str, Mark] = {}
    for mark in marks:
        what, _, said = mark.value.partition(":")
        if mark.kind != Kind.COUNT or what not in _WHOLE_OF or not said.isdigit() or not _of_all(folio, mark):
            continue
        one = first.setdefault(what, mark)
        turned = sorted(one.value) == sorted(mark.value)
        if one.value != mark.value and not turned:
            words = f"{_WHOLE_OF[what]}的总数前后不同：{one.value.partition(':')[2]} 与 {said}。"
            yield Clash("two_values", ((one.start, one.end), (mark.start, mark.end)), words)
            return


def _of_all(folio: Folio, mark: Mark) -> bool:
    low, _ = folio.clause(mark.start, mark.end, _REACH)
    before = folio.text[low : mark.start]
    return _ALL.search(before) is not None and not _NOT_ALL.search(before)


def turned_digits(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """志愿者3260名 and 3620名志愿者: the same digits in another order are the same number, once mistyped."""
    figures = [
        m
        for m in marks
        if m.kind == Kind.COUNT and len(m.value.partition(":")[2]) > 2 and not m.value.startswith("area:")
    ]
    for at, one in enumerate(figures):
        what, _, said = one.value.partition(":")
        for other in figures[at + 1 :]:
            kind, _, again = other.value.partition(":")
            if kind == what and again != said and sorted(again) == sorted(said):
                words = f"同一项数据前后不同：{said} 与 {again}，可能是数字写颠倒了。"
                yield Clash("two_values", ((one.start, one.end), (other.start, other.end)), words)


def _pilot(folio: Folio, mark: Mark) -> bool:
    """Said of the pilot as a whole: the words of being chosen stand in the number's own clause, and no 其中."""
    low, _ = folio.clause(mark.start, mark.end, _REACH)
    before = folio.text[low : mark.start]
    after = _TAKES_PART.match(folio.text, mark.end)
    return bool(after or _PILOT.search(before + folio.text[mark.start : mark.end])) and not re.search(
        r"其中|其余|另|有$|^剩", before
    )


def two_terms(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """The same term with two ends."""
    ends: list[tuple[str, date, tuple[int, int]]] = []
    for when in folio.dates:
        low, high = folio.clause(when.start, when.end, _REACH)
        named = _TERM.search(folio.text[low : when.start])
        named = named or (_TERM.match(folio.text, when.end) if _OVER.match(folio.text, when.end) else None)
        if named and when.when.latest:
            ends.append(
                (named[0], when.when.latest, (min(low + named.start(), when.start), min(high, when.end)))
            )
    for at, (term, end, place) in enumerate(ends):
        other = next((e for e in ends[at + 1 :] if e[0] == term and e[1] != end), None)
        if other:
            words = f"{term}的截止时间前后不同：{end:%Y-%m-%d} 与 {other[1]:%Y-%m-%d}。"
            yield Clash("two_values", (place, other[2]), words)
            return
