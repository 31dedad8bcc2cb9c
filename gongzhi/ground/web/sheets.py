"""A register as .xlsx that opens unharmed: text stays text, dates are dates, no cell is a formula."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import IO, Any

import xlsxwriter
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gongzhi.ground.web.cells import Cell, Kind, Light, Value, day_words, words
from gongzhi.ground.web.registers import Column, Words
from gongzhi.ground.web.said import for_many
from gongzhi.ground.web.sheet_rows import Rows

WIDTHS = {Kind.TEXT: 24, Kind.LINES: 40, Kind.INT: 12, Kind.MONEY: 18, Kind.DATE: 14, Kind.LIGHT: 12}
HEAD = 3  # title, maker, column heads
SHEETS_BEGIN = 1900  # a sheet counts days from here and has them wrong until March: such days are words
LONGEST = 32_767  # characters a cell holds
_FORMS = {
    Kind.MONEY: {"num_format": "#,##0.00"},
    Kind.DATE: {"num_format": "yyyy-mm-dd", "align": "left"},
}
Put = Callable[[int, int, Any], Any]


@dataclass(frozen=True)
class Leaf:
    """What a file of a register says beside its rows."""

    title: Words
    unit: Words
    maker: str
    day: date
    columns: Sequence[Column]
    totals: Sequence[Cell] | None

    @property
    def made(self) -> str:
        return _("单位：%(unit)s　制表人：%(who)s　制表日期：%(day)s") % {
            "unit": self.unit or _("元"),
            "who": self.maker,
            "day": day_words(self.day),
        }

    def head(self, column: Column) -> str:
        unit = column.unit or (_("元") if column.kind == Kind.MONEY else "")
        return f"{column.label}（{unit}）" if unit else str(column.label)


def write_sheet(out: IO[bytes], leaf: Leaf, chunks: Iterable[Sequence[Any]]) -> None:
    """Rows go to disk as they come: a row at a time is in memory."""
    book = xlsxwriter.Workbook(
        out,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    sheet = book.add_worksheet(worksheet_class=Rows)
    _head(book, sheet, leaf)
    puts = [_Putter(column.kind, sheet, book).put for column in leaf.columns]
    values = [for_many(column.value) for column in leaf.columns]
    each = list(zip(range(len(values)), values, puts, strict=True))
    at = HEAD
    for chunk in chunks:
        for row in chunk:
            for i, value, put in each:
                put(at, i, value(row))
            at += 1
    bold = book.add_format({"bold": True})
    for i, total in enumerate(leaf.totals or ()):
        sheet.write_string(at, i, total.text if i else _("合计"), bold)
    last = at if leaf.totals else max(at - 1, HEAD - 1)
    sheet.print_area(0, 0, last, len(leaf.columns) - 1)
    sheet.autofilter(HEAD - 1, 0, max(at - 1, HEAD - 1), len(leaf.columns) - 1)
    book.close()


class _Putter:
    """Writes the values of one column, by its kind; looked up once a column, not once a cell."""

    def __init__(self, kind: Kind, sheet: Any, book: Any) -> None:
        self.kind, self.unknown = kind, _("未知")
        self.string, self.number, self.moment = sheet.put_string, sheet.put_number, sheet.put_datetime
        self.form = book.add_format(_FORMS.get(kind, {}))
        self.moments = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})
        self.put: Put = {Kind.INT: self._count, Kind.MONEY: self._money, Kind.DATE: self._day}.get(
            kind, self._text
        )

    def _text(self, r: int, c: int, value: Value) -> None:
        self.string(r, c, self.unknown if value is None else plain(self.kind, value)[:LONGEST])

    def _count(self, r: int, c: int, value: Value) -> None:
        if isinstance(value, int) and not isinstance(value, bool):
            self.number(r, c, value)
        else:
            self._text(r, c, value)

    def _money(self, r: int, c: int, value: Value) -> None:
        if isinstance(value, int) and not isinstance(value, bool):
            self.number(r, c, value / 100, self.form)
        else:
            self._text(r, c, value)

    def _day(self, r: int, c: int, value: Value) -> None:
        if not isinstance(value, date) or value.year <= SHEETS_BEGIN:
            self._text(r, c, value)
        elif isinstance(value, datetime):
            self.moment(r, c, timezone.localtime(value).replace(tzinfo=None), self.moments)
        else:
            self.moment(r, c, datetime.combine(value, time.min), self.form)


def plain(kind: Kind, value: Value) -> str:
    """A value as the text of one cell."""
    if isinstance(value, str):
        return value
    if isinstance(value, Light):
        return value.word
    if kind == Kind.LINES and not isinstance(value, Promise | int | date | None):
        return "；".join(str(line) for line in value)
    return words(kind, value)


def _head(book: Any, sheet: Any, leaf: Leaf) -> None:
    """Title, unit and maker, the column heads, and how the sheet is printed."""
    head = book.add_format({"bold": True, "bg_color": "#E8EEF5", "border": 1, "text_wrap": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C— &P / &N —")
    sheet.freeze_panes(HEAD, 1)
    sheet.repeat_rows(HEAD - 1)
    for i, column in enumerate(leaf.columns):
        sheet.set_column(i, i, WIDTHS.get(column.kind, 18))
    sheet.write_string(0, 0, str(leaf.title), book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, leaf.made)
    for i, column in enumerate(leaf.columns):
        sheet.write_string(HEAD - 1, i, leaf.head(column), head)
