"""Runs of text that stand for a figure, all of one day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import names
from gongzhi.ground.money.rules import wan
from gongzhi.ground.official.paper import Block, Figure, Paragraph, Run
from gongzhi.ground.unknowns.rules import Total
from gongzhi.spaces.models import Work

UNKNOWN = "（待补）"
MASK = "* *"
# At most so many of a kind are told one by one; the figure before them says how many there are in all.
MOST = 12

T = TypeVar("T")


class Figures:
    """Makes runs of figures of one day; what only the records of the day of reading tell carries that day."""

    def __init__(self, as_of: date, read_on: date) -> None:
        self.as_of, self.read_on = as_of, read_on

    def run(self, key: str, text: str | None, url: str) -> Run:
        known = text is not None
        return Run(text if text is not None else UNKNOWN, Figure(key, self.as_of, url, unknown=not known))

    def number(self, key: str, n: int | None, url: str) -> Run:
        return self.run(key, None if n is None else f"{n:,}" if n >= 10_000 else str(n), url)

    def on_file(self, key: str, n: int | None, url: str) -> Run:
        """A number of records as they stand today: what they were on an earlier day is not kept."""
        return Figures(self.read_on, self.read_on).number(key, n, url)

    def fen(self, key: str, n: int | None, url: str) -> Run:
        return self.run(key, None if n is None else wan(n), url)

    def money(self, key: str, found: Total, url: str) -> Run:
        return Run(in_words(found), Figure(key, self.as_of, url, unknown=not found.complete))


def in_words(found: Total) -> str:
    """A sum as an office writes it: what is known at least, and how many parts are still being checked."""
    if found.complete:
        return wan(found.known)
    if found.silent:
        return UNKNOWN
    return f"不少于{wan(found.known)}（另有{found.unknown}项金额待核）"


def said(*parts: Run | str | None) -> tuple[Run, ...]:
    """Runs of the parts that say something."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts if part)


def day_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def filled(words: str) -> str:
    """A masked value of an old report is something still to be filled in."""
    return words.replace(MASK, UNKNOWN)


def sentence(words: str) -> str:
    """One sentence with one closing sign."""
    return filled(words).strip().rstrip("。；;，") + "。"


def by_topic(rows: Iterable[tuple[str, T]]) -> Iterator[tuple[str, list[T]]]:
    """Rows under their topics, in the order in which topics first come."""
    listed = list(rows)
    order = {topic: at for at, topic in reversed([*enumerate(topic for topic, _ in listed)])}
    ranked = sorted(listed, key=lambda row: order[row[0]])
    for topic, group in groupby(ranked, key=itemgetter(0)):
        yield topic, [row for _, row in group]


def points(groups: Iterable[tuple[str, Sequence[Run]]]) -> list[Block]:
    """One paragraph a topic, led by its words; rows without a topic stand alone."""
    return [Paragraph(tuple(runs), lead=f"{topic}。" if topic else None) for topic, runs in groups]


def told_of_works(works: Sequence[Work], viewer: Viewer) -> list[str]:
    """Each of them led by its place, where that is not the county and its words do not name it."""
    where = names(work.division for work in works)
    home = viewer.home() or ""
    told = []
    for work in works:
        title = filled(work.title.rstrip("。；"))
        place = "" if work.division == home else where[work.division]
        told.append(title if place in title or UNKNOWN in title else place + title)
    return told
