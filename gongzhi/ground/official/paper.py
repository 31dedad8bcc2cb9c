"""An official paper as data: what it says, where each figure comes from, and nothing about how it looks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# A path on this site. A scheme, a host (//) or a backslash would lead a reader somewhere else.
_PATH = re.compile(r"/(?![/\\])[^\s\\\x00-\x1f]*")


@dataclass(frozen=True)
class Figure:
    """Where a figure comes from: its name, the day it was true, and the path of the rows behind it.

    Raises ValueError when the address is not a path on this site.
    """

    key: str
    as_of: date
    address: str | None = None
    unknown: bool = False

    def __post_init__(self) -> None:
        if self.address is not None and not _PATH.fullmatch(self.address):
            raise ValueError(f"数据“{self.key}”的明细地址应为本站路径，以“/”开头：{self.address!r}")


@dataclass(frozen=True)
class Run:
    """A stretch of text; with a figure, the text is that figure as printed."""

    text: str
    figure: Figure | None = None


@dataclass(frozen=True)
class Heading:
    """A heading without its number: level 1 prints 一、 2（一） 3 1. 4（1）."""

    level: int
    text: str

    def __post_init__(self) -> None:
        _checked(self.level)


@dataclass(frozen=True)
class Paragraph:
    """Body text. `lead` is a numbered heading of level 3 or 4 that the text follows on the same line; `label`
    is what stands before it without a number, as 出席：."""

    runs: tuple[Run, ...]
    lead: str | None = None
    lead_level: int = 3
    label: str = ""

    def __post_init__(self) -> None:
        _checked(self.lead_level)


@dataclass(frozen=True)
class Table:
    """Rows as wide as the head; `caption` is printed as 表1, 表2 … in order of appearance."""

    head: tuple[str, ...]
    rows: tuple[tuple[Run, ...], ...]
    caption: str | None = None
    total_row: tuple[Run, ...] | None = None

    def __post_init__(self) -> None:
        if not self.head:
            raise ValueError("表格没有表头，请至少给出一栏")
        for place, row in enumerate(self.body, 1):
            if len(row) != len(self.head):
                raise ValueError(f"表格第{place}行有{len(row)}格，表头有{len(self.head)}栏，请补齐或删去")

    @property
    def body(self) -> tuple[tuple[Run, ...], ...]:
        """The rows and, last, the total row when there is one."""
        return self.rows if self.total_row is None else (*self.rows, self.total_row)


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class Paper:
    """One paper. A line feed in `title` breaks the line there; `issued_on` None prints an open date.

    `draft_mark` stands in brackets under the title (征求意见稿), `note` in brackets under the date (附注),
    `number` is the 文号, `signer` the 签发人 of a paper sent upward. Minutes and bulletins carry `serial` under
    the title, and with `imprint` end in the printing line (版记) instead of a signature.
    """

    title: str
    blocks: tuple[Block, ...]
    issuer: str
    addressee: str | None = None
    issued_on: date | None = None
    note: str | None = None
    draft_mark: str | None = None
    attachments: tuple[str, ...] = ()
    signer: str | None = None
    number: str | None = None
    serial: str | None = None
    imprint: bool = False

    def figures(self) -> Iterator[tuple[Figure, str]]:
        """Every figure with its printed text, in reading order."""
        for block in self.blocks:
            for run in _runs(block):
                if run.figure is not None:
                    yield run.figure, run.text

    def values(self) -> dict[str, str]:
        """Key → printed text. A figure printed two ways keeps both, joined by ；, so that it shows."""
        said: dict[str, dict[str, None]] = {}
        for figure, text in self.figures():
            said.setdefault(figure.key, {})[text] = None
        return {key: "；".join(texts) for key, texts in said.items()}


def _runs(block: Block) -> tuple[Run, ...]:
    match block:
        case Paragraph(runs=runs):
            return runs
        case Table():
            return tuple(run for row in block.body for run in row)
        case _:
            return ()


def _checked(level: int) -> None:
    if level not in (1, 2, 3, 4):
        raise ValueError(f"标题只有一至四级，不能是{level}级")
