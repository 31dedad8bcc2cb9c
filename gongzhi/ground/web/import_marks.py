"""The user's own file given back with a column 错误原因 and the wrong cells marked; all else stays as it was."""

import csv
import io
from collections.abc import Mapping, Sequence

import xlsxwriter
from django.utils.translation import gettext as _

from gongzhi.ground.books.patching import Unpatchable, patched
from gongzhi.ground.books.reading import csv_text
from gongzhi.ground.books.taken import LOST, Book
from gongzhi.ground.web.importing import Outcome

XLSX = ".xlsx"


def marked(data: bytes, name: str, book: Book, head: int, wrong: Sequence[Outcome]) -> tuple[bytes, str]:
    """The file and its ending. An .xlsx and a .csv are mended in place; of .xls, .et and .ods the cells are copied."""
    reasons = {head: _("错误原因"), **{out.place: "；".join(out.told) for out in wrong}}
    cells = {(out.place, f.column) for out in wrong for f in out.faults if f.column is not None}
    if name.lower().endswith((".csv", ".txt", ".tsv")):
        return _csv(data, reasons), ".csv"
    try:
        return patched(data, book, reasons, cells), XLSX
    except Unpatchable:
        return _copied(book, head, reasons, cells), XLSX


def _csv(data: bytes, reasons: Mapping[int, str]) -> bytes:
    text, coding, separator = csv_text(data)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    width = max(map(len, rows), default=0)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    for at, row in enumerate(rows):
        blank = [""] * (width - len(row))
        writer.writerow([*row, *blank, reasons[at]] if at in reasons else row)
    return out.getvalue().encode(coding)


def _copied(book: Book, head: int, reasons: Mapping[int, str], cells: set[tuple[int, int]]) -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = made.add_worksheet()
    wrong, bold = made.add_format({"bg_color": "#f8d7da"}), made.add_format({"bold": True})
    width = max(map(len, book.rows), default=0)
    for r, row in enumerate(book.rows):
        for c, cell in enumerate(row):
            sheet.write_string(r, c, cell.removeprefix(LOST), wrong if (r, c) in cells else None)
        if r in reasons:
            sheet.write_string(r, width, reasons[r], bold if r == head else wrong)
    sheet.set_column(width, width, 48)
    sheet.freeze_panes(head + 1, 0)
    made.close()
    return out.getvalue()
