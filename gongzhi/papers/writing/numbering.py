"""Numbers of headings and tables: 一、 （一） 1. （1）, GB/T 9704-2012 clause 7.3.3."""

from collections.abc import Callable

_HAN = "零一二三四五六七八九"


def han(number: int) -> str:
    """1–99 as a Chinese ordinal: 3 → 三, 10 → 十, 24 → 二十四. Raises ValueError beyond."""
    if not 1 <= number <= 99:
        raise ValueError(f"标题序号只到九十九，不能是{number}，请把内容分成几个部分")
    tens, units = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{_HAN[tens]}十")
    return head + (_HAN[units] if units else "")


MARKS: dict[int, Callable[[int], str]] = {
    1: lambda n: f"{han(n)}、",
    2: lambda n: f"（{han(n)}）",
    3: lambda n: f"{n}.",
    4: lambda n: f"（{n}）",
}


class Numbering:
    """Counts headings as they come; a heading starts the levels below it anew. A level may be left out."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys(MARKS, 0)
        self._tables = 0

    def heading(self, level: int) -> str:
        self._counts[level] += 1
        self._counts.update({deeper: 0 for deeper in MARKS if deeper > level})
        return MARKS[level](self._counts[level])

    def table(self) -> str:
        self._tables += 1
        return f"表{self._tables}"
