"""The text as a reader sees it: widths folded, scanner's blanks and broken lines mended, every mask alike.

The page keeps, for each of its characters, where that character stands in the text as given, so that whatever is
found on the page can be pointed at in the original.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongzhi.ground.chinese.masking import MASK as GROUND_MASK
from gongzhi.ground.chinese.widths import fold
from gongzhi.papers.reading.lines import Cells, Line, full_width, joins, lines_of, spaced_out

# One mask on the page, whatever signs the writer took.
MASKED = "**"

# Beyond the ground's masks: stars pulled apart by a scanner, a lone X, dots and 某 before a place or a unit.
_OWN_MASK = r"""
      [*]+(?:[\ \t]{0,3}\n?[\ \t]{0,3}[*]+)*(?<=[*].[*]|.[*][*])
    | [×✕╳](?:[\ ]{0,2}\n?[\ ]{0,2}[×✕╳])+
    | (?<![A-Za-z0-9])[Xx](?:[\ ]{0,2}[Xx])*(?=[\ ]{0,2}[县市区镇乡街社村年月日名万个人户路])
    | [_](?:[\ ]{0,1}[_])+
    | 某某?(?=[县市区镇乡街社村局公])
"""
_MASK = re.compile(rf"(?:{_OWN_MASK}|{GROUND_MASK.pattern})", re.VERBOSE)

# A letter that a scanner made of a digit, next to a digit that came through.
_MISREAD = re.compile(
    r"(?<=\d)[OoQ〇lI]+(?![A-Za-z])|(?<![A-Za-z])[OlI]+(?=\d)|(?<![A-Za-z])[lI](?=[月日号人名个万场户元位家])"
    r"|(?<![A-Za-z])[OlI](?=\.[\dOlI])|(?<=\d[.:])[OlI]+(?![A-Za-z])|(?<![A-Za-z])[OlI]{2,}(?=%|万?元|[人名个户场月日号])|(?<![A-Za-z])[lI](?=:\d)|(?<=\d:)[lI](?![A-Za-z])|(?<=[:.])O(?=\.\d)"
)
_DIGIT_OF = str.maketrans("OoQ〇lI", "000011")
# 3.15名社工 at the head of a line is item 3, fifteen social workers, and 2.2024年 is item 2: there are no hundredths of
# people or of years.
_ITEM_NUMBER = re.compile(r"(?:(?<=^\d)|(?<=^\d\d))\.(?=\d+[名个家户位]|(?:19|20)\d\d年)", re.MULTILINE)
_WIDE_COMMA = re.compile(r"(?<!\d),|,(?!\d{3})")
_SIGNS = str.maketrans({"︰": ":", "﹕": ":", "﹔": ";", "‧": "·", "•": "·"})


@dataclass(frozen=True)
class Page:
    """`text` is what recognisers read; `starts[i]`, `ends[i]` bound character i in `given`."""

    given: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def said(self, start: int, end: int) -> str:
        """The words as mended, with every mask as the writer wrote it."""
        words: list[str] = []
        for at in range(start, end):
            twin = at > start and self.starts[at] == self.starts[at - 1]
            mask = self.text[at] == MASKED[0]
            if not twin:
                words.append(self.given[self.starts[at] : self.ends[at]] if mask else self.text[at])
        return "".join(words)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters start to end of the page stand in the text as given; end must exceed start."""
        return self.starts[start], self.ends[end - 1]


def page_of(given: str) -> Page:
    cells = [*_mended(list(lines_of(_cells(given))))]
    text = "".join(sign for sign, _, _ in cells)
    text = _MISREAD.sub(lambda found: found[0].translate(_DIGIT_OF), text)
    text = _WIDE_COMMA.sub("，", text)
    text = _ITEM_NUMBER.sub("、", text)
    return Page(given, text, tuple(start for _, start, _ in cells), tuple(end for _, _, end in cells))


def _cells(given: str) -> Cells:
    """Each character with its bounds; a mask of any length becomes two stars that share the bounds of the mask."""
    folded = fold(given).translate(_SIGNS).replace("\r", "\n")
    cells: Cells = []
    at = 0
    for found in _MASK.finditer(folded):
        cells.extend((folded[i], i, i + 1) for i in range(at, found.start()))
        cells.extend((star, found.start(), found.end()) for star in MASKED)
        at = found.end()
    cells.extend((folded[i], i, i + 1) for i in range(at, len(folded)))
    return cells


def _mended(lines: list[Line]) -> Iterator[tuple[str, int, int]]:
    parted = not spaced_out(lines)
    full = full_width(lines)
    for at, line in enumerate(lines):
        yield from line.cells
        if at + 1 < len(lines) and ((parted and lines[at + 1].apart) or not joins(line, lines[at + 1], full)):
            yield "\n", line.end, line.end + 1
