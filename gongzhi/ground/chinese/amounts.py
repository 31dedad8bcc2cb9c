"""Amounts of money in running text, exact to the 分, with the words that make them a floor or a ceiling."""

import re
from dataclasses import dataclass
from fractions import Fraction

from gongzhi.ground.chinese.capitals import capitals, parse_capitals
from gongzhi.ground.chinese.masking import MASK
from gongzhi.ground.chinese.numerals import HAN_DIGIT, NUMBER, VAGUE, parse_number, plain

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
    r"[人户名个平㎡亩吨米公次件条家份册余多只头株棵字套张辆台度千居群职村粉小时步点吋盏枚座处间项场"
    r"美港欧日英卢A-Za-z²³%]|立方|百姓|左右的?人"
)
_SCALE = r"[十百千]?[万亿]"
_YUAN = r"(?:元(?!旦|月|素|件|宵|化|老|气)|圆(?!桌|满|形|圈))"
_CENTS = rf"(?:\ ?零?[{HAN_DIGIT}\d]\ ?角)?(?:\ ?零?[{HAN_DIGIT}\d]\ ?分(?!之|钟))?\ ?[整正]?"
_UNKNOWN = rf"(?:{MASK.pattern}|{VAGUE})"
_ONE = rf"(?:{NUMBER}|{_UNKNOWN})"

_AMOUNT = re.compile(
    rf"""
    (?:(?<=[\d元万亿])|(?P<sign>(?<!\w)-\ ?|负)?)
    (?<![A-Za-z\d.第{HAN_DIGIT}十百千])
    (?:(?P<low>{NUMBER})\ ?(?P<low_yuan>{_YUAN})?\ ?(?:-|—|–|~|～|至|到)+\ ?)?
    (?P<num>{_ONE})\ ?(?P<more>[余多])?\ ?(?P<scale>{_SCALE})?\ ?(?P<more_still>[余多])?\ ?
    (?:(?P<yuan>{_YUAN}(?P<cents>{_CENTS}))|(?<=[万亿])(?!\ ?(?:{_COUNTED})))
    """,
    re.VERBOSE,
)
