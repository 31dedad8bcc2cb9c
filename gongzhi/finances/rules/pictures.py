"""Where bars and bands of the two pictures stand, in pixels. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT, GAP, BAR = 240, 10, 14
LEAST = 1  # pixels: the smallest sum is still seen


@dataclass(frozen=True)
class Step:
    """One bar of a waterfall from `low` to `high`, in fen. `falls`: it takes away from what stood before."""

    low: int
    high: int
    falls: bool = False


def waterfall(steps: Sequence[Step]) -> list[tuple[int, int]]:
    """Top and height of each bar, on a scale that holds them all."""
    most = max((step.high for step in steps), default=0)
    least = min((step.low for step in steps), default=0)
    span = most - min(least, 0)
    if span <= 0:
        return [(HEIGHT, 0) for _ in steps]
    found = []
    for step in steps:
        top = HEIGHT * (most - step.high) // span
        tall = HEIGHT * (step.high - step.low) // span
        found.append((top, max(tall, LEAST if step.high > step.low else 0)))
    return found


@dataclass(frozen=True)
class Link:
    """Money that flows from one node to another, in fen."""

    start: str
    end: str
    fen: int


@dataclass(frozen=True)
class Node:
    name: str
    column: int
    top: int
    tall: int
    fen: int


@dataclass(frozen=True)
class Band:
    """A link as it is drawn: where it leaves, where it arrives, how wide it is."""

    link: Link
    leaves: int
    arrives: int
    wide: int


def sankey(columns: Sequence[Sequence[str]], links: Sequence[Link]) -> tuple[list[Node], list[Band], int]:
    """Nodes and bands of a drawing whose columns are given from left to right, and its height. Largest first in a column."""
    sums = {
        name: max(
            sum(link.fen for link in links if link.start == name),
            sum(link.fen for link in links if link.end == name),
        )
        for column in columns
        for name in column
    }
    whole = max((sum(sums[name] for name in column) for column in columns), default=0)
    if whole <= 0:
        return [], [], 0
    nodes, tops = [], {}
    for at, column in enumerate(columns):
        top = 0
        for name in sorted(column, key=lambda name: (-sums[name], name)):
            tall = max(HEIGHT * sums[name] // whole, LEAST)
            nodes.append(Node(name, at, top, tall, sums[name]))
            tops[name] = top
            top += tall + 2 * GAP
    out, into = dict(tops), dict(tops)
    bands = []
    for link in sorted(links, key=lambda link: (tops[link.start], tops[link.end])):
        wide = max(HEIGHT * link.fen // whole, LEAST)
        bands.append(Band(link, out[link.start], into[link.end], wide))
        out[link.start] += wide
        into[link.end] += wide
    return nodes, bands, max(node.top + node.tall for node in nodes) + 2 * GAP
