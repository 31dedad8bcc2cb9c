"""Amounts of money in running text, exact to the 分, with the words that make them a floor or a ceiling."""

import re
from dataclasses import dataclass
from fractions import Fraction

from gongzhi.ground.chinese.capitals import capitals, parse_capitals
from gongzhi.ground.chinese.masking import MASK
from gongzhi.ground.chinese.numerals import HAN_DIGIT, NUMBER, VAGUE, parse_number, plain
from gongzhi.ground.chinese.round_sums import ROUND, figure

__all__ = ["AmountSpan", "capitals", "find_amounts", "parse_capitals"]


@dataclass(frozen=True)
class AmountSpan:
    """An amount where it stands. `fen` is None when masked or vague; `high` ends a range (50-60万元)."""

    start: int
    end: int
    text: str
    fen: int | None
    floor: bool
    ceiling: bool = False
    high: int | None = None


# 万 or 亿 without 元 is money unless it counts something or names another currency.
_COUNTED = (
    r"[人户名个平㎡亩吨米公次件条家份册余多只头株棵字套张辆台度千居群职村粉小时步点盏枚座处间项场"
    r"美港欧日英卢A-Za-z²³%]|立方|百姓|老[年人]|儿童|学生|党员|志愿"
)
_SCALE = r"[十百千]?[万亿]"
_YUAN = r"(?:元(?![旦月素件宵化老气])|圆(?![桌满形圈])|块钱|(?<=[百千万])块(?![地头面钱])|(?<=\d{3})块(?=[，。;；、！!?？)）]|$))"
_CENT = rf"\ ?零?[{HAN_DIGIT}\d]\ ?"
_CENTS = rf"(?:{_CENT}角(?!色|度|落))?(?:{_CENT}分(?!之|钟|别|批))?整?"
_BODY = rf"""
    (?P<num>{NUMBER}|{MASK.pattern}|{VAGUE})
    \ ?(?P<more>[余多来])?\ ?(?P<scale>{_SCALE})?\ ?(?P<still_more>[余多])?
    \ ?(?:(?P<yuan>{_YUAN})(?P<cents>{_CENTS})
        |(?<=[万亿])(?P<tail>[1-9{HAN_DIGIT[2:]}](?P<thousand>千)?)(?:(?=[，。;；、！？!?)）的\s])|$)
        |(?:(?<=[万亿])|(?<=[万亿][余多]))(?!\ ?(?:{_COUNTED}|[\d{HAN_DIGIT}]))
        |(?(coin)(?<=\d)(?![\d.,%万亿余多])|(?!)))
"""
_AMOUNT = re.compile(
    rf"""
    (?:(?<=(?:RMB|CNY))|(?<![A-Za-z\d.第{HAN_DIGIT}十百千]))
    (?P<coin>(?<=¥)|(?<=¥\ ))?(?P<sign>(?<![\w-])-|负)?
    (?:(?P<low>{NUMBER})\ ?(?P<low_yuan>{_YUAN})?\ ?(?:-|—|–|~|至|到)+\ ?)?
    {_BODY}
    """,
    re.VERBOSE,
)

# Words before and after an amount. The negated ones come first: 不超过 ends with 超过.
_LINK = r"(?:人民币|[:：约为 ¥])*$"
_BEFORE = [
    (re.compile(rf"(?:不得?|不能)(?:少于|低于|小于){_LINK}"), "floor"),
    (re.compile(rf"(?:不得?|不能|未)(?:超过|超出|高于|多于|大于){_LINK}|≤\ ?$"), "ceiling"),
    (re.compile(rf"(?:至少|超过|高于|多于|大于|逾|(?<![^上])超){_LINK}|[≥>]\ ?$"), "floor"),
    (re.compile(rf"(?:最多|至多|上限|不足|不到|低于|少于|小于|(?<![最附就将])近){_LINK}|<\ ?$"), "ceiling"),
]
_AFTER = [
    (re.compile(r"\ ?(?:\(含\))?(?:及?以上|余(?!额|款|下)|多(?![元个种次方]))"), "floor"),
    (re.compile(r"\ ?(?:\(含\))?(?:及?以下|[之以]内)"), "ceiling"),
]
_LOOK_BACK = 12
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d ")


def find_amounts(text: str) -> list[AmountSpan]:
    """Every amount of money in the text, in reading order; the span leaves the words around it out."""
    read = plain(text)
    exact = [_span(text, read, found) for found in _AMOUNT.finditer(read)]
    taken = {at for each in exact for at in range(each.start, each.end)}
    rough = [
        _rough(text, read, found) for found in ROUND.finditer(read) if taken.isdisjoint(range(*found.span()))
    ]
    return sorted([*exact, *rough], key=lambda each: each.start)


def _rough(text: str, read: str, found: re.Match[str]) -> AmountSpan:
    start, end = found.span()
    value = parse_number(figure(found))
    bound = _bound(read, start, end) if value is not None else ""
    return AmountSpan(
        start=start,
        end=end,
        text=text[start:end],
        fen=None if value is None else int(value * 100),
        floor=found["more"] is not None or bound == "floor",
        ceiling=bound == "ceiling",
    )


def _span(text: str, read: str, found: re.Match[str]) -> AmountSpan:
    start, end = found.span()
    bound = _bound(read, start, end)
    fen, low = _fen(found), _low_fen(found)
    if low is not None and fen is not None and low > fen:
        start, low = found.start("num"), None
    inside = found["more"] in ("余", "多") or found["still_more"] is not None
    return AmountSpan(
        start=start,
        end=end,
        text=text[start:end],
        fen=fen if low is None else low,
        floor=inside or bound == "floor",
        ceiling=bound == "ceiling",
        high=None if low is None else fen,
    )


def _bound(read: str, start: int, end: int) -> str:
    before = read[max(0, start - _LOOK_BACK) : start]
    return next(
        (side for pattern, side in _BEFORE if pattern.search(before)),
        next((side for pattern, side in _AFTER if pattern.match(read, end)), ""),
    )


def _fen(found: re.Match[str]) -> int | None:
    value = None if _torn(found) else parse_number(found["num"])
    scale = parse_number(f"一{found['scale']}") if found["scale"] else Fraction(1)
    if found["tail"]:
        value, scale = parse_number(_spoken(found)), Fraction(1)
    if value is None or scale is None:
        return None
    fen = value * scale * 100 + (parse_capitals(found["cents"]) or 0 if found["cents"] else 0)
    if fen.denominator != 1:
        return None
    return -int(fen) if found["sign"] else int(fen)


def _spoken(found: re.Match[str]) -> str:
    """4万8 is 四万八: what is left out behind the last digit is the next lower thousand."""
    digit = found["tail"][0]
    last = "零一二三四五六七八九"[int(digit)] if digit.isascii() else digit
    return f"{found['num']}{found['scale'] or ''}{last}"


def _torn(found: re.Match[str]) -> bool:
    """Digits pulled apart (3 70万元, 370 00元, 1,2345元) state no figure; a year before a blank is no part of one."""
    before = found.string[max(0, found.start() - 5) : found.start()]
    return re.search(r"\d[ ,]$", before) is not None and _YEAR_BEFORE.fullmatch(before) is None


def _low_fen(found: re.Match[str]) -> int | None:
    """The lower end of a range borrows 万 or 亿 from the upper one: 50-60万元."""
    value = parse_number(found["low"]) if found["low"] else None
    if value is None:
        return None
    borrowed = re.search(_SCALE, found["num"] + (found["scale"] or ""))
    own = found["low_yuan"] or re.search(_SCALE, found["low"])
    if borrowed and not own:
        value *= parse_number(f"一{borrowed[0][-1]}") or 1
    return int(value * 100) if (value * 100).denominator == 1 else None
