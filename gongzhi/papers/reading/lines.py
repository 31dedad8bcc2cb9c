"""Lines as given: which blanks are noise, which set table cells apart, and which line ends are only the paper's edge."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

Cells = list[tuple[str, int, int]]

HAN = "\u3400-\u9fff"
NUMERAL = "一二三四五六七八九十"
# How a heading or a list item announces itself.
HEAD = re.compile(
    rf"第[{NUMERAL}\d]{{1,3}}[部章节]|[{NUMERAL}]{{1,3}}[、.]|\([{NUMERAL}]{{1,3}}\)|[{NUMERAL}]是"
    r"|\d{1,2}[.、)](?!\d)|\(\d{1,2}\)|[①-⑳]|[【●■◆▶※★◇□▲·-]"
)
_PAGE_NUMBER = re.compile(r"[-—–·]\s*\d{1,3}\s*[-—–·]|第\s*\d{1,3}\s*页.{0,10}")
# A heading with its text in the same line, set apart by a blank only.
_HEADING_WORDS = re.compile(rf"(?:[{NUMERAL}]{{1,3}}、|\([{NUMERAL}]{{1,3}}\))[{HAN}]{{3,14}}")
_STOPS = "。;:!?"
_PAUSES = "，、"
_PUNCTUATED = re.compile(r"[。;，]")
# A single blank parts table cells only in a line that lists nothing: 荷花社 区、竹林社区 is a scanner's blank.
_SET_APART = re.compile(r"[ ]{2}|[\t|]")
_LISTED = re.compile(r"[。;，、]")
_RUN = re.compile(r"[ \t|]+")
# 1 县里配套不到位: a number and a blank head an item, if no measure follows.
_BLANK_NUMBERED = re.compile(
    rf"\d{{1,2}}(?=[ \t]+(?![名个家户位人月日号项条次万亿元场处间平米多余届批期份台]|年(?!轻))[{HAN}])"
)
# A number torn in two by a scanner, where its measure stands right behind: 投资2 2万元.
_TORN = re.compile(
    rf"(?<=[{HAN}])\d{{1,3}} \d{{1,3}}(?=(?:\.\d+)?(?:[万亿户人名]|元(?!月)|平方|余?[户人名元]))"
)
_TITLE = re.compile(r"(?:报告|汇报|总结|说明|方案|材料|情况)$")
# A line shorter than this that carries no punctuation is a heading, a title or a table cell, not a torn sentence.
_SHORT = 14
# How much narrower than the paper a full line may be, in half characters.
_RAGGED = 4


@dataclass(frozen=True)
class Line:
    """`apart` where a blank line stands before it; `width` as set, in half characters."""

    cells: Cells
    end: int
    apart: bool = False
    width: int = 0

    @property
    def text(self) -> str:
        return "".join(sign for sign, _, _ in self.cells)


def lines_of(cells: Cells) -> Iterator[Line]:
    """The lines that say something, without their noise; page numbers are left out."""
    begin = 0
    apart = False
    for at in range(len(cells) + 1):
        if at == len(cells) or cells[at][0] == "\n":
            line = _line(cells[begin:at])
            if line.cells and not _PAGE_NUMBER.fullmatch(line.text):
                yield replace(line, apart=apart, width=_width(cells[begin:at]))
            apart = not line.cells
            begin = at + 1


def _line(cells: Cells) -> Line:
    text = "".join(sign for sign, _, _ in cells)
    cut = text.strip(" \t|")
    first = text.find(cut)
    cells = cells[first : first + len(cut)]
    runs = list(_RUN.finditer(cut))
    fate = _fates(cut, runs)
    kept: Cells = []
    at = 0
    for run, sign in zip(runs, fate, strict=True):
        kept.extend(cells[at : run.start()])
        # An empty cell is a cell: as many tabs stay as were set.
        kept.extend((each, cells[run.start()][1], cells[run.end() - 1][2]) for each in sign)
        at = run.end()
    kept.extend(cells[at:])
    return Line(kept, kept[-1][2] if kept else 0)


def _fates(text: str, runs: list[re.Match[str]]) -> list[str]:
    """What stays of each run of blanks: a tab between table cells, a blank between words or figures, or nothing."""
    pieces = [piece for piece in _RUN.split(text) if piece]
    headed = HEAD.match("".join(pieces)) is not None
    apart = any(len(run[0]) > 1 for run in runs)
    spaced = not apart and len(pieces) >= 4 and _short(pieces) >= 0.5 * len(pieces)
    row = (
        not spaced
        and not headed
        and len(pieces) > 1
        and not (_PUNCTUATED if apart else _LISTED).search(text)
        and (apart or text[-1] not in _STOPS)
        and len(pieces[0]) > 1
    )
    torn = [] if row else [found.span() for found in _TORN.finditer(text)]
    fates = [
        ""
        if any(low < run.start() < high for low, high in torn)
        else _fate(text, run, row=row, spaced=spaced)
        for run in runs
    ]
    if not row and not spaced and runs and _blank_numbered(text, runs[0].start()):
        fates[0] = "、"
    if headed and not spaced and runs and _HEADING_WORDS.fullmatch(text, 0, runs[0].start()):
        fates[0] = "\n"
    return fates


def _short(pieces: list[str]) -> int:
    """How many are words torn apart; dashes stand for empty cells."""
    return sum(len(piece) <= 2 and piece not in "—–-" for piece in pieces)


def _blank_numbered(text: str, end: int) -> bool:
    found = _BLANK_NUMBERED.match(text)
    return found is not None and found.end() == end and not _SET_APART.search(text, end + 1)


def _fate(text: str, run: re.Match[str], *, row: bool, spaced: bool) -> str:
    if row or "|" in run[0] or "\t" in run[0]:
        return "\t" * max(1, run[0].count("\t"), run[0].count("|"))
    before, after = text[run.start() - 1], text[run.end()]
    if not spaced and before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        return " "
    return ""


def spaced_out(lines: list[Line]) -> bool:
    """Blank lines between so many lines that they part nothing."""
    return 2 * sum(line.apart for line in lines) > len(lines)


def full_width(lines: list[Line]) -> int:
    """The width that the widest few lines share, where the paper's edge has broken them; 0 where none do."""
    widths = sorted((line.width for line in lines), reverse=True)
    return next((one for one, third in zip(widths, widths[2:], strict=False) if one - third <= _RAGGED), 0)


def _width(cells: Cells) -> int:
    """Figures and letters are half a character wide; marks were whole before their widths were folded."""
    text = "".join(sign for sign, _, _ in cells)
    indent = len(text) - len(text.lstrip(" "))
    narrow = sum(sign.isascii() and (sign.isalnum() or sign in ".% ") for sign in text[indent:])
    return 2 * len(text) - narrow


def joins(line: Line, following: Line, full: int = 0) -> bool:
    """The sentence runs on: the line was broken by the edge of the paper, not by the writer."""
    before, after = line.text, following.text
    if HEAD.match(after) and not before.endswith(tuple(_PAUSES)):
        return False
    if "\t" in before or "\t" in after:
        return False
    whole = bool(full) and line.width >= full - _RAGGED and len(before) > _SHORT
    if before[-1] in _STOPS:
        # A colon at the paper's edge stands inside a sentence.
        return before[-1] == ":" and whole
    if before[-1] in _PAUSES:
        return True
    if whole and not _TITLE.search(before):
        return True
    return not _stands_alone(before, len(after))


def _stands_alone(text: str, following: int) -> bool:
    """A heading, a title or a cell. A line the paper's edge has broken is full, so the next is hardly longer."""
    if _PUNCTUATED.search(text) or text.count("、") > 1:
        return False
    return (
        len(text) <= _SHORT
        or (HEAD.match(text) is not None and len(text) <= 2 * _SHORT)
        or _TITLE.search(text) is not None
        or following > 1.3 * len(text)
    )
