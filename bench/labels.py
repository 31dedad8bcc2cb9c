"""The labelled reports of bench/reports: texts, labels placed by quote and occurrence, planted contradictions.

The rules of labelling are in bench/reports/LABELLING.md.
"""

import json
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from bench.scoring import Clash, Mark

REPORTS = Path(__file__).parent / "reports"
SPLITS = ("train", "heldout")


class Misplaced(Exception):
    """A quote that its report does not hold, or not so many times."""


@dataclass(frozen=True)
class Report:
    """`name` is split/file; marks and clashes are offsets into `text`."""

    name: str
    title: str
    text: str
    marks: tuple[Mark, ...]
    clashes: tuple[Clash, ...]


def reports(split: str) -> list[Report]:
    """Every report of a split in the order of their file names. Raises Misplaced."""
    return [read_report(path) for path in texts(split)]


def texts(split: str) -> list[Path]:
    return sorted((REPORTS / split).glob("*.txt"))


def read_report(path: Path) -> Report:
    """The report at `path` (.txt) with the labels of the .json beside it. Raises Misplaced."""
    text = path.read_text("utf-8")
    sheet = json.loads(path.with_suffix(".json").read_text("utf-8"))
    marks = [
        Mark(label["kind"], label["value"], *place(text, label["quote"], label["nth"]))
        for label in sheet["labels"]
    ]
    clashes = [
        Clash(clash["code"], tuple(map(place, repeat(text), clash["quotes"], clash["nths"])))
        for clash in sheet["contradictions"]
    ]
    return Report(f"{path.parent.name}/{path.stem}", sheet["title"], text, tuple(marks), tuple(clashes))


def place(text: str, quote: str, nth: int) -> tuple[int, int]:
    """Start and end of the occurrence that has `nth` others before it; occurrences may overlap."""
    start = -1
    for _ in range(nth + 1):
        start = text.find(quote, start + 1)
        if start < 0 or not quote:
            raise Misplaced(f"“{quote}” does not occur {nth + 1} times")
    return start, start + len(quote)
