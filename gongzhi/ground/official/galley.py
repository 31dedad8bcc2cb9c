"""A paper as numbered lines in reading order, each with its role: what the three renderers print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from unicodedata import east_asian_width

from gongzhi.ground.official.numbering import Numbering
from gongzhi.ground.official.paper import Block, Figure, Heading, Paper, Paragraph, Run, Table
from gongzhi.ground.official.titles import title_lines


class Role(StrEnum):
    """What a line is; a renderer keeps one table from role to look."""

    MASTHEAD = "masthead"
    SIGNER = "signer"
    TITLE = "title"
    SERIAL = "serial"
    DRAFT = "draft"
    BLANK = "blank"  # one empty line
    ADDRESSEE = "addressee"
    HEADING1 = "heading1"
    HEADING2 = "heading2"
    HEADING3 = "heading3"
    HEADING4 = "heading4"
    BODY = "body"
    CAPTION = "caption"
    ONLY_ATTACHMENT = "only_attachment"
    ATTACHMENT = "attachment"
    NEXT_ATTACHMENT = "next_attachment"
    ISSUER = "issuer"
    DATE = "date"
    IMPRINT = "imprint"
    NOTE = "note"
    ANNEX = "annex"


@dataclass(frozen=True)
class Span:
    """Clean text in one face; `role` is the heading whose face a run-in lead wears, else None."""

    text: str
    figure: Figure | None = None
    role: Role | None = None


@dataclass(frozen=True)
class Line:
    role: Role
    spans: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True)
class Grid:
    """A table ready to print: cells, whether the last row is the total, shares of the width in per mille."""

    head: tuple[str, ...]
    rows: tuple[tuple[Span, ...], ...]
    has_total: bool
    shares: tuple[int, ...]
    figures: tuple[bool, ...]


Piece = Line | Grid

# XML 1.0 forbids most control characters and lone surrogates; the direction marks could turn a figure round.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_BREAK = re.compile(r"[\t\r\n\x85\u2028\u2029]+")
_NUMERIC = re.compile(r"[-−+≥≤<>约]?[\d,.，]*\d(?:\.\d+)?\D{0,4}|\* \*|未知|不适用|—|-|")
_TABLE_SHARE = 1000


def clean(text: str) -> str:
    """Text that any of the formats can carry; a line break within a line becomes a space."""
    return _FORBIDDEN.sub("", _BREAK.sub(" ", text))


def em(text: str) -> float:
    """Width in full-width characters: a digit or a Latin letter takes half of one."""
    return sum(1.0 if east_asian_width(sign) in "WFA" else 0.5 for sign in text)


def chinese_date(day: date | None) -> str:
    """2026年7月1日, without leading zeros (GB/T 9704-2012, 7.3.5.4); without a day, the blank to fill in."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "\u3000\u3000年\u3000月\u3000日"


def galley(paper: Paper, *, sources: bool = False) -> tuple[Piece, ...]:
    """The whole paper; with `sources`, followed by the annex that names the rows behind each figure."""
    numbers = Numbering()
    pieces = [*_opening(paper)]
    for block in paper.blocks:
        pieces += _block(block, numbers)
    pieces += _closing(paper)
    return (*pieces, *_sources(paper)) if sources else tuple(pieces)


def _line(role: Role, text: str) -> Line:
    return Line(role, (Span(clean(text)),))


def _opening(paper: Paper) -> Iterator[Piece]:
    if paper.number or paper.signer:
        signer = (Span("签发人："), Span(clean(paper.signer), role=Role.SIGNER)) if paper.signer else ()
        yield Line(Role.MASTHEAD, (Span(clean(paper.number or "")), *signer))
        yield from (Line(Role.BLANK), Line(Role.BLANK))
    for line in title_lines(paper.title):
        yield _line(Role.TITLE, line)
    if paper.serial:
        yield _line(Role.SERIAL, paper.serial)
    if paper.draft_mark:
        yield _line(Role.DRAFT, bracketed(paper.draft_mark))
    yield Line(Role.BLANK)
    if paper.addressee:
        yield _line(Role.ADDRESSEE, paper.addressee.rstrip("：: ") + "：")


def _block(block: Block, numbers: Numbering) -> Iterator[Piece]:
    match block:
        case Heading(level=level, text=text):
            yield _line(Role(f"heading{level}"), numbers.heading(level) + text)
        case Paragraph():
            yield Line(Role.BODY, (*_lead(block, numbers), *_label(block), *map(_span, block.runs)))
        case Table():
            if block.caption:
                yield _line(Role.CAPTION, f"{numbers.table()}\u3000{block.caption}")
            yield grid(block)


def _lead(block: Paragraph, numbers: Numbering) -> Iterator[Span]:
    if block.lead:
        words = numbers.heading(block.lead_level) + clean(block.lead)
        stop = "" if words[-1] in "。！？；：" else "。"
        yield Span(words + stop, role=Role(f"heading{block.lead_level}"))


def _label(block: Paragraph) -> Iterator[Span]:
    if block.label:
        yield Span(clean(block.label), role=Role.HEADING1)


def _span(run: Run) -> Span:
    return Span(clean(run.text), run.figure)


def grid(table: Table) -> Grid:
    rows = tuple(tuple(map(_span, row)) for row in table.body)
    columns = tuple(zip(*rows, strict=True)) or ((),) * len(table.head)
    head = tuple(map(clean, table.head))
    return Grid(
        head=head,
        rows=rows,
        has_total=table.total_row is not None,
        shares=_shares([_breadth(name, column) for name, column in zip(head, columns, strict=True)]),
        figures=tuple(_is_numeric(column) for column in columns),
    )


def _breadth(name: str, column: tuple[Span, ...]) -> float:
    """Between 4 and 16 characters: a long remark wraps rather than starve the other columns."""
    return min(16.0, max([4.0, em(name) + 1, *(em(cell.text) + 1 for cell in column)]))


def _shares(breadths: list[float]) -> tuple[int, ...]:
    shares = [int(_TABLE_SHARE * breadth / sum(breadths)) for breadth in breadths]
    return (*shares[:-1], _TABLE_SHARE - sum(shares[:-1]))


def _is_numeric(column: tuple[Span, ...]) -> bool:
    return bool(column) and all(cell.figure or _NUMERIC.fullmatch(cell.text) for cell in column)


def _closing(paper: Paper) -> Iterator[Piece]:
    if paper.attachments:
        yield Line(Role.BLANK)
        yield from _attachments(paper.attachments)
    yield Line(Role.BLANK)
    if paper.imprint:
        yield Line(Role.IMPRINT, (Span(clean(paper.issuer)), Span(f"{chinese_date(paper.issued_on)}印发")))
    else:
        yield _line(Role.ISSUER, paper.issuer)
        yield _line(Role.DATE, chinese_date(paper.issued_on))
    if paper.note:
        yield _line(Role.NOTE, bracketed(paper.note))


def _attachments(names: tuple[str, ...]) -> Iterator[Line]:
    """附件：1.… one below the other, no full stop (7.3.4); a single one carries no number."""
    first, *others = (name.rstrip("。；; ") for name in names)
    yield (
        _line(Role.ATTACHMENT, f"附件：1.{first}")
        if others
        else _line(Role.ONLY_ATTACHMENT, f"附件：{first}")
    )
    for place, name in enumerate(others, 2):
        yield _line(Role.NEXT_ATTACHMENT, f"{place}.{name}")


def bracketed(text: str) -> str:
    """（征求意见稿）, whether or not the brackets were typed."""
    return f"（{text.strip().removeprefix('（').removesuffix('）')}）"


def _sources(paper: Paper) -> Iterator[Piece]:
    """Where all figures are of one day, the heading says so once; else each row does."""
    rows = dict.fromkeys(
        (figure.key, text, chinese_date(figure.as_of), figure.address or "—")
        for figure, text in paper.figures()
    )
    if not rows:
        return
    days = {day for _, _, day, _ in rows}
    head = ["序号", "数据", "数值", "截至", "明细地址"]
    told: list[tuple[str, ...]] = list(rows)
    if len(days) == 1:
        head.remove("截至")
        told = [(key, text, address) for key, text, _, address in rows]
    yield _line(Role.ANNEX, f"附：数据来源（截至{days.pop()}）" if len(days) == 1 else "附：数据来源")
    yield grid(Table(tuple(head), tuple(_numbered(row, n) for n, row in enumerate(told, 1))))


def _numbered(row: tuple[str, ...], place: int) -> tuple[Run, ...]:
    return (Run(str(place)), *map(Run, row))
