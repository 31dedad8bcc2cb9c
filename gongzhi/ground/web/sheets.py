"""A register as .xlsx that opens unharmed: text stays text, dates are dates, no cell is a formula."""

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from typing import Any
from urllib.parse import quote

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.cells import Cell, Kind, Value, chinese_date, words
from gongzhi.ground.web.registers import Column, Register

WIDTHS = {Kind.TEXT: 24, Kind.LINES: 40, Kind.INT: 12, Kind.MONEY: 18, Kind.DATE: 14, Kind.LIGHT: 12}
SHEETS_BEGIN = 1900  # a sheet counts days from here and has them wrong until March: such days are words
Write = Callable[[int, int, Any], None]


def _writers(sheet: Any, book: Any) -> dict[Kind, Write]:
    date_form = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    money_form = book.add_format({"num_format": "#,##0.00"})
    return {
        Kind.MONEY: lambda r, c, fen: sheet.write_number(r, c, fen / 100, money_form),
        Kind.INT: lambda r, c, n: sheet.write_number(r, c, n),
        Kind.DATE: lambda r, c, day: sheet.write_datetime(r, c, _naive(day), date_form),
    }


def _naive(day: date | datetime) -> datetime:
    if isinstance(day, datetime):
        return timezone.localtime(day).replace(tzinfo=None)
    return datetime.combine(day, time.min)


def _put(sheet: Any, writers: dict[Kind, Write], at: tuple[int, int], column: Column, value: Value) -> None:
    kind = column.kind
    typed = {Kind.MONEY: int, Kind.INT: int, Kind.DATE: date}.get(kind)
    too_old = isinstance(value, date) and value.year <= SHEETS_BEGIN
    if typed and isinstance(value, typed) and not isinstance(value, bool) and not too_old:
        writers[kind](*at, value)
    elif kind == Kind.LINES and isinstance(value, list | tuple):
        sheet.write_string(*at, "；".join(str(v) for v in value))
    else:
        sheet.write_string(*at, words(kind, value))


def register_sheet(
    reg: Register, viewer: Viewer, chunks: Iterable[Sequence[Any]], totals: Sequence[Cell] | None
) -> tuple[str, bytes]:
    """The file's quoted name and its bytes; `chunks` are read and written one after the other."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    _head(book, sheet, reg, viewer)
    writers, at = _writers(sheet, book), 3
    for chunk in chunks:
        for row in chunk:
            for i, column in enumerate(reg.columns):
                _put(sheet, writers, (at, i), column, column.value(row))
            at += 1
    for i, total in enumerate(totals or ()):
        sheet.write_string(at, i, total.text if i else _("合计"), bold)
    sheet.print_area(0, 0, at, len(reg.columns) - 1)
    book.close()
    return quote(f"{reg.title}-{viewer.today.isoformat()}.xlsx"), out.getvalue()


def _head(book: Any, sheet: Any, reg: Register, viewer: Viewer) -> None:
    """Title, unit and maker, the column heads, and how the sheet is printed."""
    head = book.add_format({"bold": True, "bg_color": "#E8EEF5", "border": 1, "text_wrap": True})
    made = _("单位：%(unit)s　制表人：%(who)s　制表日期：%(day)s") % {
        "unit": reg.unit or _("元"),
        "who": viewer.name,
        "day": chinese_date(viewer.today),
    }
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C— &P / &N —")
    sheet.freeze_panes(3, 1)
    sheet.repeat_rows(2)
    for i, column in enumerate(reg.columns):
        sheet.set_column(i, i, WIDTHS.get(column.kind, 18))
    sheet.write_string(0, 0, str(reg.title), book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, made)
    for i, column in enumerate(reg.columns):
        unit = column.unit or (_("元") if column.kind == Kind.MONEY else "")
        sheet.write_string(2, i, f"{column.label}（{unit}）" if unit else str(column.label), head)
