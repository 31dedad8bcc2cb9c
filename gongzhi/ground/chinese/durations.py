"""Stretches of time that stand for a date nobody gave: 不到半年, 近三年, 30日内."""

import re
from collections.abc import Iterator

from gongzhi.ground.chinese.fuzzy import FuzzyDate, Precision
from gongzhi.ground.chinese.numerals import ARABIC, HAN_DIGIT, parse_number

_NUMBER = rf"{ARABIC}|[{HAN_DIGIT}十]+"
# ISO 8601 designators; a half year is six months.
_UNITS = {"年": ("Y", 1), "个月": ("M", 1), "周": ("D", 7), "天": ("D", 1), "日": ("D", 1)}
_STRETCH = rf"(?P<half>半年)|(?P<year_half>一年半)|(?P<number>{_NUMBER})\ ?(?P<unit>{'|'.join(_UNITS)})"

# The word before or after decides the sign: shorter than, longer than, about.
_BEFORE = {
    "<": r"不到|不足|不满|少于|不超过",
    ">": r"超过|逾|不少于|至少",
    "~": r"(?<![最附就将])近|约|大约|大概|将近",
}
_AFTER = {"<": r"[以之]?内", ">": r"以上|多(?!家|个|名|方)|有余", "~": r"左右"}
_SIGNS = "<>~"

_LED = re.compile(
    "(?:"
    + "|".join(f"(?P<{'abc'[at]}>{_BEFORE[sign]})" for at, sign in enumerate(_SIGNS))
    + rf")\ ?(?:{_STRETCH})"
)
_TRAILED = re.compile(
    rf"(?<![\d月年第{HAN_DIGIT}十])(?:{_STRETCH})\ ?(?:"
    + "|".join(f"(?P<{'abc'[at]}>{_AFTER[sign]})" for at, sign in enumerate(_SIGNS))
    + ")"
)


def find_durations(read: str) -> Iterator[tuple[int, int, FuzzyDate]]:
    """Each qualified stretch in a text of plain numerals; a bare one (三年) says nothing about a date."""
    for pattern in (_LED, _TRAILED):
        for found in pattern.finditer(read):
            form = _canonical(found)
            if form:
                when = FuzzyDate(None, None, Precision.RELATIVE, found[0], found[0].endswith("内"), form)
                yield found.start(), found.end(), when


def _canonical(found: re.Match[str]) -> str:
    sign = _SIGNS["abc".index(next(name for name in "abc" if found[name]))]
    if found["half"]:
        return f"{sign}P6M"
    if found["year_half"]:
        return f"{sign}P18M"
    number = parse_number(found["number"])
    letter, size = _UNITS[found["unit"]]
    if number is None or number.denominator != 1 or number > 999:
        return ""
    return f"{sign}P{int(number) * size}{letter}"
