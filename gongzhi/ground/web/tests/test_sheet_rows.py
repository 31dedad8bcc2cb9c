"""The quicker sheet writes the same bytes as the library's own."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from gongzhi.ground.web.sheet_rows import Rows

WORDS = [
    "青禾县",
    "",
    " 前有空格",
    "后有空格\t",
    "两\n行",
    "a & b <i>\"'",
    "_x0041_",
    "_x",
    "\x00\x07\x1f",
    "\x7f\x85\u2028",
    "\ufffe\uffff",
    "=1+1",
    "<r>rich</r>",
    "110101199001011234",
    "𠅤" * 20_000,
]
NUMBERS = [0, -1, 10**15, 370_000_000.01, 0.1, 1e-9]


def written(kind: type[Worksheet], *, styled: bool) -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False})
    sheet: Any = book.add_worksheet(worksheet_class=kind)
    day, money = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "#,##0.00"})
    if styled:
        sheet.set_column(1, 1, 20, money)
        sheet.set_row(3, 30, day)
    for at, word in enumerate(WORDS):
        sheet.write_string(at, 0, word)
        sheet.write_string(at, 1, word, money)
        sheet.write_number(at, 2, NUMBERS[at % len(NUMBERS)])
        sheet.write_number(at, 3, NUMBERS[at % len(NUMBERS)], money)
        sheet.write_datetime(at, 30, date(2026, 1, 1 + at), day)
        sheet.write_blank(at, 31, None, day)
        sheet.write_boolean(at, 32, at % 2 == 0)
        sheet.write_string(at, 1, "anew")
    book.close()
    return ZipFile(out).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("styled", [False, True])
def test_the_same_bytes_as_the_library(*, styled: bool) -> None:
    assert written(Rows, styled=styled) == written(Worksheet, styled=styled)


def test_what_is_plain_goes_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[str] = []
    monkeypatch.setattr(Worksheet, "_write_cell", lambda self, row, col, cell: left.append(str(cell)))
    sheet = written(Rows, styled=False).decode()
    assert "青禾县" in sheet and "110101199001011234" in sheet
    assert not any("青禾县" in each or each.startswith("Number") for each in left)
