"""Numbers of headings and tables: 一、 （一） 1. （1）, GB/T 9704-2012 clause 7.3.3."""

from collections.abc import Callable

from gongzhi.ground.chinese.ordinals import han

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
