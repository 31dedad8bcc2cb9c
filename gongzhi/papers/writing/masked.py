"""The public version of a report: places, people and organisations replaced by `* *`, figures kept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from gongzhi.ground.chinese.masking import PLACE
from gongzhi.ground.official.paper import Block, Figure, Heading, Paper, Paragraph, Run, Table

# A two-character name is often spaced out (张　三), and the dot of a long one is typed in many ways.
_GAP = r"[\s\u200b\u2060\ufeff]*"
_DOTS = "·•・‧∙⋅•．"


def mask(paper: Paper, names: Iterable[str]) -> Paper:
    """The paper without the names, the longest first, also where a name runs across figures or a line break.

    A figure keeps its number and its day but loses its address: an address carries codes of places.
    """
    wanted = sorted({"".join(name.split()) for name in names}, key=lambda name: (-len(name), name))
    pattern = "|".join(_spelt(name) for name in wanted if name.strip("*＊"))
    return _paper(paper, re.compile(pattern, re.IGNORECASE)) if pattern else paper


def _spelt(name: str) -> str:
    return _GAP.join(f"[{_DOTS}]" if sign in _DOTS else re.escape(sign) for sign in name)


def _paper(paper: Paper, names: re.Pattern[str]) -> Paper:
    def maybe(text: str | None) -> str | None:
        return text and names.sub(PLACE, text)

    return replace(
        paper,
        title=names.sub(PLACE, paper.title),
        blocks=tuple(_block(block, names) for block in paper.blocks),
        issuer=names.sub(PLACE, paper.issuer),
        addressee=maybe(paper.addressee),
        note=maybe(paper.note),
        draft_mark=maybe(paper.draft_mark),
        attachments=tuple(names.sub(PLACE, name) for name in paper.attachments),
        signer=maybe(paper.signer),
        number=maybe(paper.number),
        serial=maybe(paper.serial),
    )


def _block(block: Block, names: re.Pattern[str]) -> Block:
    match block:
        case Heading():
            return replace(block, text=names.sub(PLACE, block.text))
        case Paragraph():
            lead, label, *runs = _runs((Run(block.lead or ""), Run(block.label), *block.runs), names)
            return replace(block, lead=block.lead and lead.text, label=label.text, runs=tuple(runs))
        case Table():
            return _table(block, names)


def _table(table: Table, names: re.Pattern[str]) -> Table:
    def cells(row: tuple[Run, ...]) -> tuple[Run, ...]:
        return tuple(masked for cell in row for masked in _runs((cell,), names))

    return Table(
        head=tuple(names.sub(PLACE, text) for text in table.head),
        rows=tuple(cells(row) for row in table.rows),
        caption=table.caption and names.sub(PLACE, table.caption),
        total_row=table.total_row and cells(table.total_row),
    )


@dataclass(frozen=True)
class _Hidden:
    """The part of a name that lies in one run: whether the name begins here, and whether it ends here too."""

    start: int
    end: int
    begins: bool
    whole: bool


def _runs(runs: tuple[Run, ...], names: re.Pattern[str]) -> list[Run]:
    """The runs are read as one text, so that a name cut in two by a run's edge is found."""
    found = [match.span() for match in names.finditer("".join(run.text for run in runs))]
    masked, first = [], 0
    for run in runs:
        last = first + len(run.text)
        hidden = [
            _Hidden(max(a, first) - first, min(b, last) - first, first <= a, first <= a and b <= last)
            for a, b in found
            if a < last and b > first
        ]
        masked.append(_run(run, hidden, names))
        first = last
    return masked


def _run(run: Run, hidden: list[_Hidden], names: re.Pattern[str]) -> Run:
    said, at = "", 0
    for part in hidden:
        said += run.text[at : part.start] + _instead(run, part)
        at = part.end
    return Run(said + run.text[at:], run.figure and _unaddressed(run.figure, names))


def _instead(run: Run, part: _Hidden) -> str:
    """The mask where a name begins. In a figure, digits that a name runs across or consists of are the figure's."""
    text = run.text[part.start : part.end]
    lettered = any(map(str.isalpha, text))
    if run.figure and not lettered:
        return text
    kept = "".join(sign for sign in text if not sign.isalpha()) if run.figure and not part.whole else ""
    return (PLACE if part.begins else "") + kept


def _unaddressed(figure: Figure, names: re.Pattern[str]) -> Figure:
    return replace(figure, key=names.sub(PLACE, figure.key), address=None)
