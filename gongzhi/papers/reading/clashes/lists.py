"""A number and the list beside it, and two lists of the same standards."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from gongzhi.ground.chinese.numerals import parse_number
from gongzhi.papers.reading.clashes.found import Clash
from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.lines import HAN
from gongzhi.papers.reading.model import Kind

_JOINTS = re.compile(r"[、,，\s]?(?:和|及|与|以及)?[\s]?")
_RUNS_ON = re.compile(r"(?P<more>等)?[这共计的，(]{0,2}")
_RUNS_INTO = re.compile(r"[^。;、]{0,6}?(?:[:为(即是][“(]?|——?)")
_NUMBERED = re.compile(r"[”\"]?(?:这|等)?(?P<number>[一二两三四五六七八九十\d]{1,2})(?:个?大|个|项|条)")
_NAMED_FORCES = re.compile(
    rf"[，:(]?(?:即|分别是|分别为|包括|为|由)?(?P<names>[{HAN}]{{2,9}}(?:组|专班)(?:[、和及][{HAN}]{{2,9}}(?:组|专班))+)"
)
_LISTED = {"community": (Kind.COMMUNITY, "个社区"), "department": (Kind.BODY, "个部门")}


def counted_and_listed(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """A number of communities or departments next to a list that has another number of them; or of standards."""
    for count in (m for m in marks if m.kind == Kind.COUNT):
        what, _, said = count.value.partition(":")
        if what not in _LISTED or not said.isdigit():
            continue
        kind, noun = _LISTED[what]
        listed = _beside(folio, [m for m in marks if m.kind == kind], count)
        if len(listed) > 1 and len(listed) != int(said):
            words = f"写明 {said} {noun}，列出的是 {len(listed)} 个。"
            yield Clash("count_vs_list", ((listed[0].start, listed[-1].end), (count.start, count.end)), words)
    yield from _numbered(folio, marks)
    yield from _forces(folio, marks)


def _forces(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """五个专班（综合组、资金组、项目组、宣传组）: five said, four named."""
    for count in (m for m in marks if m.kind == Kind.COUNT and m.value.startswith("task_force:")):
        said = count.value.partition(":")[2]
        named = _NAMED_FORCES.match(folio.text, count.end)
        names = re.split("[、和及]", named["names"]) if named else []
        if named and said.isdigit() and int(said) != len(names):
            words = f"写明 {said} 个专班，列出的是 {len(names)} 个。"
            yield Clash("count_vs_list", ((count.start, count.end), named.span("names")), words)


def _beside(folio: Folio, named: list[Mark], count: Mark) -> list[Mark]:
    """The unbroken list that ends right before the number, else the one that begins right after it."""
    before = [m for m in named if m.end <= count.start]
    if before and (joint := _RUNS_ON.fullmatch(folio.text, before[-1].end, count.start)):
        run = _run(folio, before)[-1]
        if folio.text[run[0].start - 1] == "、":
            return []
        # 县民政局、县财政局等14个部门 names some; with all but one named 等 leaves nothing to name.
        few = joint["more"] and len(run) < int(count.value.partition(":")[2]) - 1
        return [] if few else run
    after = [m for m in named if m.start >= count.end]
    if after and _RUNS_INTO.fullmatch(folio.text, count.end, after[0].start):
        run = _run(folio, after)[0]
        # 等 behind the last one leaves the list open.
        return [] if folio.text.startswith("等", run[-1].end) or _goes_on(folio, run[-1].end) else run
    return []


def _goes_on(folio: Folio, at: int) -> bool:
    """The list has more on that side than was understood, so that nobody can count it."""
    return folio.text[at : at + 1] in ("、", "和", "及", "与")


def _run(folio: Folio, marks: list[Mark]) -> list[list[Mark]]:
    """The marks cut into lists where more than a joint stands between two of them."""
    runs = [[marks[0]]]
    for earlier, later in pairwise(marks):
        joint = folio.text[earlier.end : later.start]
        if joint and _JOINTS.fullmatch(joint):
            runs[-1].append(later)
        else:
            runs.append([later])
    return runs


def _numbered(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """硬件提升、软件完善、服务亮点“四大”标准: three listed, four said."""
    for kind, noun in ((Kind.STANDARD, "标准"), (Kind.ASPECT, "方面"), (Kind.CHECKED, "内容")):
        listed = [m for m in marks if m.kind == kind]
        for run in _run(folio, listed) if listed else []:
            told = _NUMBERED.match(folio.text, run[-1].end)
            number = parse_number(told["number"]) if told else None
            joined = sum(len(re.findall("[和与及]", m.value)) for m in run)
            fits = number is not None and len(run) <= number <= len(run) + joined
            open_ = folio.text[run[0].start - 1] == "、"
            if told and number is not None and len(run) > 1 and not fits and not open_:
                words = f"写明 {int(number)} 个{noun}，列出的是 {len(run)} 个。"
                yield Clash("count_vs_list", ((run[0].start, run[-1].end), told.span("number")), words)


def swapped_standards(folio: Folio, marks: list[Mark]) -> Iterator[Clash]:
    """The same standard under two names: 硬件提升 in one list, 硬件完善 in another; told once for two lists."""
    listed = [m for m in marks if m.kind == Kind.STANDARD]
    runs = _run(folio, listed) if listed else []
    told: set[str] = set()
    first: dict[str, Mark] = {}
    for run in runs:
        pairs = [
            (first[m.value[:2]], m)
            for m in run
            if first.setdefault(m.value[:2], m).value != m.value and m.value[:2] not in told
        ]
        told |= {m.value[:2] for _, m in pairs}
        for _, same in groupby(pairs, key=lambda pair: folio.path_at(pair[0].start)):
            clash = [*same]
            said = "，".join(f"“{a.value}”与“{b.value}”" for a, b in clash)
            places = ((clash[0][0].start, clash[-1][0].end), (clash[0][1].start, clash[-1][1].end))
            yield Clash("swapped_standard", places, f"同一项标准前后写法不同：{said}。")
