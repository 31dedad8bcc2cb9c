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
# 20万元省级补助资金至今没有用: what lies idle is a part.
_IDLE = re.compile(r"闲置|至今|沉睡|滞留|躺|空着|结余|没有|尚?未(?!来)|剩")
_PILOT = re.compile(r"首批|试点|示范|创建")
_TAKES_PART = re.compile(r"(?:参加|开展|承担|纳入|列入|进行)(?:了)?(?:[省市县区]级)?(?:试点|示范|创建)")
_TERM = re.compile(r"试点期|实施期|建设期|创建期|试点周期")
# Words that set one sum, or one number, apart from another of its sort: its year, its batch, its height.
_APART = re.compile(
    r"(?:19|20)\d\d年度?|[首一二三四五六]批|[首一二三]期|[去上今本当明后次]年|追加|再|另|又|新增|申请|争取|拟|计划|力争|达到|扩大|省级|市级|县级|区级|旗级"
)
_SORT = re.compile(r"试点|示范|创建|首批")
_OVER = re.compile(rf"(?:{_TERM.pattern})(?:届?满|结束|到期|截止|终了)")
_WHOLE_OF = {"social_worker": "社工", "certified": "持证社工", "volunteer": "志愿者", "staff": "社区工作者"}
_ALL = re.compile(r"全[县区市镇乡旗州]|街道(?:现|共)有|(?:现有|共有)[^，。;]{0,2}$")
_NOT_ALL = re.compile(
    r"其中|新增|每|各|增加|达到|力争|流失|离职|减少|社区|去年|上年|此前|原有|培训|\d(?![.、])"
)
# 全县有社工97名，其中持证社工26名: all that there are.
_OF_ALL_OF_THEM = re.compile(r"全[县区市镇乡旗州][^。;]{0,20}社工\d+[名人]，其中\Z")
_REACH = 16


def two_grants(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """The provincial grant, said of the whole both times, with two sums."""
    grants = [m for m in marks if m.kind == Kind.AMOUNT and _granted(folio, m) and _whole(folio, m)]
    known = [m for m in grants if m.value.partition(":")[2].isdigit()]
    other = next((m for m in known if _sum(m) != _sum(known[0]) and not _set_apart(folio, known[0], m)), None)
    if other:
        words = "省级补助写了两个不同的数，请核对是否为同一笔。"
        yield Clash("two_values", ((known[0].start, known[0].end), (other.start, other.end)), words)


def _granted(folio: Folio, mark: Mark) -> bool:
    """省级补助260万元已全部到位 speaks of the whole grant, too."""
    role = mark.value.partition(":")[0]
    return role == "grant" or (role == "arrived" and bool(_ALL_ARRIVED.match(folio.text, mark.end)))


def _set_apart(folio: Folio, one: Mark, other: Mark) -> bool:
    """200万元 of 2022 and 150万元 of 2023 are two things."""
    said = [said_before(folio, m, _APART) for m in (one, other)]
    return said[0] != said[1] and all(said)


def said_before(folio: Folio, mark: Mark, cue: re.Pattern[str]) -> set[str]:
    low, _ = folio.clause(mark.start, mark.end, _REACH)
    return {found[0] for found in cue.finditer(folio.text, low, mark.end)}


def _sum(mark: Mark) -> str:
    return mark.value.partition(":")[2]


def _whole(folio: Folio, mark: Mark) -> bool:
    low, high = folio.clause(mark.start, mark.end, _REACH)
    before, after = folio.text[low : mark.start], folio.text[mark.end : high]
    named = _GRANT.search(before) or _GRANT_AFTER.match(after)
    return bool(named) and not _OF_SOME.search(before) and not _IDLE.search(after)


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
    other = next(
        (m for m in counts if m.value != counts[0].value and not _of_another_sort(folio, counts[0], m)), None
    )
    if other:
        first, second = (m.value.partition(":")[2] for m in (counts[0], other))
        words = f"试点社区的个数前后不同：{first} 个与 {second} 个。"
        yield Clash("two_values", ((counts[0].start, counts[0].end), (other.start, other.end)), words)


def _of_another_sort(folio: Folio, one: Mark, other: Mark) -> bool:
    """3个示范社区 are not 6个试点社区, nor those of the city those of the county."""
    sorts = [said_before(folio, m, _SORT) for m in (one, other)]
    return _set_apart(folio, one, other) or (all(sorts) and not sorts[0] & sorts[1])


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
    if mark.value.startswith("certified") and _OF_ALL_OF_THEM.search(
        folio.text, max(0, mark.start - 48), mark.start
    ):
        return True
    return _ALL.search(before) is not None and not _NOT_ALL.search(before)


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
