"""Word's automatic numbers as text: 一、 （一） 1. 1.1 ①. They stand in no paragraph, yet readers cite them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from gongzhi.papers.intake.markup import Element, W, elements, value
from gongzhi.papers.intake.styles import whole

_HAN = "零一二三四五六七八九"
_HEAVENLY = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LEVELS = 9


def han(number: int) -> str:
    """1–999 in Chinese: 10 is 十, 101 is 一百零一; beyond, the digits as they are."""
    if not 1 <= number <= 999:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    head = f"{_HAN[hundreds]}百" if hundreds else ""
    middle = (
        "十" if tens == 1 and not hundreds else f"{_HAN[tens]}十" if tens else "零" if head and units else ""
    )
    return head + middle + (_HAN[units] if units else "")


def _circled(number: int) -> str:
    return chr(0x245F + number) if 1 <= number <= 20 else f"({number})"


def _letter(number: int) -> str:
    return chr(0x60 + number) if 1 <= number <= 26 else str(number)


def _roman(number: int) -> str:
    if not 1 <= number < 400:
        return str(number)
    written = ""
    for size, sign in _ROMAN:
        times, number = divmod(number, size)
        written += sign * times
    return written


def _heavenly(number: int) -> str:
    return _HEAVENLY[number - 1] if 1 <= number <= 10 else str(number)


# By w:numFmt (ECMA-376 part 1, clause 17.18.59). A format not listed is written in digits; a bullet is no number.
_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": han,
    "chineseCountingThousand": han,
    "japaneseCounting": han,
    "taiwaneseCountingThousand": han,
    "ideographTraditional": _heavenly,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalZero": "{:02d}".format,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "bullet": lambda number: "",
    "none": lambda number: "",
}


@dataclass(frozen=True)
class _Level:
    start: int
    style: str
    pattern: str
    all_digits: bool
    paragraph_style: str | None


@dataclass
class _List:
    """A list under way; the lists Word makes by copying share their counts unless one is told to restart."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts paragraphs as they come, as Word does when it draws the page."""

    def __init__(self, body: bytes | None) -> None:
        self._lists: dict[str, _List] = {}
        self._starts: dict[str, dict[int, int]] = {}
        abstracts: dict[str, _List] = {}
        for element in elements(body or b"<none/>", (f"{W}abstractNum", f"{W}num")):
            if element.tag == f"{W}abstractNum":
                abstracts[element.get(f"{W}abstractNumId", "")] = _List(_levels(element))
            elif (known := abstracts.get(value(element, "abstractNumId") or "")) is not None:
                number_id = element.get(f"{W}numId", "")
                self._lists[number_id] = known
                self._starts[number_id] = _restarts(element)

    def level_of(self, list_id: str, style_id: str | None) -> int:
        """The level a heading style stands for in its list."""
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        return next((at for at, level in levels.items() if style_id and level.paragraph_style == style_id), 0)

    def label(self, list_id: str, level: int) -> str:
        """The number of the next paragraph at this level (0–8), counted on; empty where there is none."""
        listed = self._lists.get(list_id)
        if listed is None or level not in listed.levels:
            return ""
        self._count(listed, level, self._starts[list_id].pop(level, None))
        shape = listed.levels[level]
        if not _FORMATS.get(shape.style, str)(1):
            return ""
        return re.sub(r"%([1-9])", lambda place: _written(listed, int(place[1]) - 1, shape), shape.pattern)

    @staticmethod
    def _count(listed: _List, level: int, restart: int | None) -> None:
        following = listed.counts.get(level, listed.levels[level].start - 1) + 1
        listed.counts[level] = following if restart is None else restart
        for below in range(level + 1, _LEVELS):
            listed.counts.pop(below, None)


def spaced(label: str, text: str) -> str:
    """The label before its text. `1.` before a figure keeps a blank: 1. 5个社区 is not 1.5个社区."""
    runs_on = label[-1:].isascii() and (label[-1:].isalnum() or text[:1].isdigit())
    return f"{label} {text}" if runs_on and text else label + text


def _written(listed: _List, level: int, shape: _Level) -> str:
    """A level that has not come yet shows its start, without being counted."""
    if level not in listed.levels:
        return ""
    style = "decimal" if shape.all_digits else listed.levels[level].style
    return _FORMATS.get(style, str)(listed.counts.get(level, listed.levels[level].start))


def _levels(abstract: Element) -> dict[int, _Level]:
    levels = {whole(element.get(f"{W}ilvl")): _level(element) for element in abstract.findall(f"{W}lvl")}
    return {at: level for at, level in levels.items() if at is not None and at < _LEVELS}


def _level(element: Element) -> _Level:
    start = whole(value(element, "start"))
    return _Level(
        start=1 if start is None else start,
        style=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText") or "",
        all_digits=element.find(f"{W}isLgl") is not None,
        paragraph_style=value(element, "pStyle"),
    )


def _restarts(num: Element) -> dict[int, int]:
    restarts: dict[int, int] = {}
    for override in num.findall(f"{W}lvlOverride"):
        level, start = whole(override.get(f"{W}ilvl")), whole(value(override, "startOverride"))
        if level is not None and start is not None:
            restarts[level] = start
    return restarts
