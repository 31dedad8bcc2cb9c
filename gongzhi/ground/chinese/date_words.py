"""What a date in running text says, part by part, before any year is supplied. Reads text of plain numerals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongzhi.ground.chinese.fuzzy import Precision
from gongzhi.ground.chinese.masking import MASK
from gongzhi.ground.chinese.numerals import parse_number

JOINT = r"\ ?(?:[-—–~～]+|至|到)\ ?"

# 23年9月 is short for 2023年9月 where the month follows.
_YEAR4 = (
    r"(?:(?:19|20)\d\d|[一二][九〇零][一二三四五六七八九〇零]{2}|[0-3]\d(?=\ ?年\ ?\d{1,2}\ ?月(?!以|之?内)))"
)
_MONTH_HAN = r"十[一二]?|[一二三四五六七八九]"
_DAY_HAN = r"[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_NOT_INSIDE = r"(?<![\d.第零〇一二三四五六七八九十])"

# 今年 and the like, in years from the anchor. The look-behind keeps words such as 此前年度 and 说明年份 out.
OFFSETS = {"今": 0, "本": 0, "当": 0, "明": 1, "后": 2, "去": -1, "上": -1, "前": -2}
_YEAR_WORD = rf"(?<![今此以之最目说样日])(?P<year_word>[{''.join(OFFSETS)}])年(?!龄|纪|轻)"

_YEAR = rf"""
    {_NOT_INSIDE}(?P<year>{_YEAR4})\ ?(?:年度?|(?={JOINT}{_YEAR4}\ ?年))
    | (?P<year_mask>{MASK.pattern})\ ?年(?!级)度?
    | {_YEAR_WORD}度?
"""
_DAY = rf"(?P<day>\d{{1,2}}|{_DAY_HAN})\ ?[日号]|(?P<day_mask>{MASK.pattern})\ ?[日号]"
_PART_OF_MONTH = r"(?P<ten>上旬|中旬|下旬|底|末|初(?![步中级一二三次始]))"
_MONTH = rf"""
    {_NOT_INSIDE}(?:(?P<month>\d{{1,2}}|{_MONTH_HAN})\ ?(?:月份?|(?={JOINT}\d{{1,2}}\ ?月))|(?P<month_mask>{MASK.pattern})\ ?月份?)
    \ ?(?:{_DAY}|{_PART_OF_MONTH})?
"""
_SEASON = r"""
    (?P<half>[上下])半年
    | (?P<three>前三个?季度)
    | 第?(?P<quarter>[一二三四1-4])\ ?季度(?P<quarter_end>[初末底])?
    | Q(?P<quarter_en>[1-4])
"""
_BEFORE = r"\ ?(?:[之以]前|前(?![后期台往来者景列端瞻沿述半提年旬三]))"

_SAID = re.compile(
    rf"""
    (?:
        (?P<iso>(?<![\d.])(?P<y>(?:19|20)\d\d)(?P<cut>[-./])(?P<m>\d{{1,2}})
            (?:(?P=cut)(?P<d>\d{{1,2}})(?![\d]|[-./]\d) | (?<=\d)(?![\d]|[-./]\d|\ ?[万亿元%年号个人户])))
      | (?:{_YEAR})\ ?(?:{_SEASON}|{_MONTH}|(?P<year_part>底|末|初(?![步中级一二三次始])|内))?
      | (?<!每年)(?:{_SEASON.replace("?P<", "?P<bare_")})
      | (?<!每年)(?:{_MONTH.replace("?P<", "?P<bare_")})
      | (?<![\d\w]年)(?<![\d青少老中成童多周每往历几数近半个零〇一二两三四五六七八九十])年(?P<bare_year_part>底|末|内|初(?![步中级]))
      | (?<=[-—–~至到])\ ?(?P<only_day>\d{{1,2}}|{_DAY_HAN})\ ?[日号]
    )
    (?P<before>{_BEFORE})?
    """,
    re.VERBOSE,
)
_DUE = re.compile(r"(?:不[晚迟]于|[最至][迟晚]于?|截止(?:日期|时间)?[为到至:]?)\ ?$")
_LOOK_BACK = 8

_TEN_BEGIN = {"上旬": 1, "初": 1, "中旬": 11, "下旬": 21, "底": 21, "末": 21}
_YEAR_PARTS = {
    "底": (Precision.MONTH, 12),
    "末": (Precision.MONTH, 12),
    "初": (Precision.QUARTER, 1),
    "内": (Precision.YEAR, 1),
}
_QUARTER_ENDS = {"初": -2, "末": 0, "底": 0}


@dataclass(frozen=True)
class Said:
    """One date as said. `number` counts months, quarters or halves by `precision`; `through` ends a run of them.

    `year` is None where it is unstated (`hidden` False) or masked (`hidden` True); `offset` counts from the anchor.
    """

    start: int
    end: int
    precision: Precision
    year: int | None = None
    hidden: bool = False
    offset: int | None = None
    number: int = 1
    through: int | None = None
    day: int | None = None
    before: bool = False
    only_day: bool = False


def find_said(read: str) -> Iterator[Said]:
    for found in _SAID.finditer(read):
        yield _said(read, found)


def _said(read: str, found: re.Match[str]) -> Said:
    parts = {name.removeprefix("bare_"): text for name, text in found.groupdict().items() if text is not None}
    due = _DUE.search(read[max(0, found.start() - _LOOK_BACK) : found.start()]) is not None
    precision, number, through, day = _what(parts)
    word = parts.get("year_word")
    return Said(
        start=found.start(),
        end=found.end(),
        precision=precision,
        year=_year(parts.get("year") or parts.get("y")),
        hidden="year_mask" in parts,
        offset=OFFSETS[word] if word else None,
        number=number,
        through=through,
        day=day,
        before=due or "before" in parts or parts.get("year_part") == "内",
        only_day="only_day" in parts,
    )


def _what(parts: dict[str, str]) -> tuple[Precision, int, int | None, int | None]:
    """Precision, number, last number of a run, and day; a masked month leaves only the year."""
    if month := parts.get("month") or parts.get("m"):
        return _month(parts, _number(month) or 0)
    if only := parts.get("only_day"):
        return Precision.DAY, 0, None, _number(only)
    if "three" in parts:
        return Precision.QUARTER, 1, 3, None
    if half := parts.get("half"):
        return Precision.HALF, "上下".index(half) + 1, None, None
    if quarter := parts.get("quarter") or parts.get("quarter_en"):
        return _quarter(_number(quarter) or 0, parts.get("quarter_end"))
    return *_YEAR_PARTS.get(parts.get("year_part", ""), (Precision.YEAR, 1)), None, None


def _month(parts: dict[str, str], month: int) -> tuple[Precision, int, int | None, int | None]:
    if day := parts.get("day") or parts.get("d"):
        return Precision.DAY, month, None, _number(day)
    if ten := parts.get("ten"):
        return Precision.TEN_DAYS, month, None, _TEN_BEGIN[ten]
    return Precision.MONTH, month, None, None


def _quarter(number: int, end: str | None) -> tuple[Precision, int, int | None, int | None]:
    if end is None:
        return Precision.QUARTER, number, None, None
    return Precision.MONTH, number * 3 + _QUARTER_ENDS[end], None, None


def _year(text: str | None) -> int | None:
    year = _number(text)
    return year + 2000 if year is not None and year < 100 else year


def _number(text: str | None) -> int | None:
    value = parse_number(text) if text else None
    return None if value is None else int(value)
