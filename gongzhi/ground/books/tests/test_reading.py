"""Real tables open; hostile ones are refused with words that say what to do (R-18, R-52)."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from gongzhi.ground.books.faults import Fault, Unreadable
from gongzhi.ground.books.reading import read_book
from gongzhi.ground.books.taken import LOST, name_of


def workbook(*rows: list[object], hidden: bool = False) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"default_date_format": "yyyy-mm-dd"})
    if hidden:
        first = book.add_worksheet("底稿")
        first.write(0, 0, "不要读我")
        first.hide()
    sheet = book.add_worksheet("任务")
    if hidden:
        sheet.activate()
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(r, c, cell)
            else:
                sheet.write(r, c, cell)
    book.close()
    return out.getvalue()


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def test_cells_are_the_text_people_read() -> None:
    book = read_book(
        workbook(["任务", "进度", "期限"], [" 制作门牌 ", 60, date(2026, 3, 2)], ["选址", 0.5, ""]), "a.xlsx"
    )
    assert book.sheet == "任务"
    assert book.rows == (("任务", "进度", "期限"), ("制作门牌", "60", "2026-03-02"), ("选址", "0.5", ""))


def test_a_hidden_sheet_is_not_read() -> None:
    assert read_book(workbook(["任务"], hidden=True), "a.xlsx").rows == (("任务",),)


def test_a_number_that_lost_its_end_is_marked() -> None:
    text, number = "11010519491231002X", 110105194912310021
    kept, lost = read_book(workbook([text, number]), "a.xlsx").rows[0]
    assert kept == text
    assert lost.startswith(f"{LOST}110105194912310")


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_csv_opens_in_every_usual_coding(coding: str, separator: str) -> None:
    text = separator.join(["名称", "类别"]) + "\r\n" + separator.join(['"甲，协会"', "社会组织"]) + "\r\n"
    assert read_book(text.encode(coding), "a.csv").rows == (("名称", "类别"), ("甲，协会", "社会组织"))


WORKBOOK = {"xl__workbook_dot_xml": b"<workbook/>", "[Content_Types]_dot_xml": b"<Types/>"}
HOSTILE = [
    (b"", Fault.EMPTY),
    (b"  \n ", Fault.EMPTY),
    (b"\x89PNG\r\n", Fault.KIND),
    (b"<html><table></table></html>", Fault.KIND),
    (b"PK\x03\x04 broken", Fault.DAMAGED),
    (packed(**WORKBOOK), Fault.DAMAGED),
    (packed(word__document_dot_xml=b"<w/>"), Fault.KIND),
    (packed(**WORKBOOK, xl__vbaProject_dot_bin=b"x"), Fault.MACROS),
    (packed(**WORKBOOK, xl__externalLinks__externalLink1_dot_xml=b"x"), Fault.MACROS),
    (packed(**WORKBOOK, xl__embeddings__oleObject1_dot_bin=b"x"), Fault.MACROS),
    (packed(**WORKBOOK, xl__worksheets__sheet1_dot_xml=b" " * 151_000_000), Fault.HEAVY),
    (b"x" * 20_000_001, Fault.LARGE),
    ("名称\n\udcff".encode("utf-8", "surrogateescape") + b"\xff\xfe\xff", Fault.CODING),
]


@pytest.mark.parametrize(("data", "fault"), HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_table_is_refused(data: bytes, fault: Fault) -> None:
    with pytest.raises(Unreadable) as told:
        read_book(data, "a.csv" if fault == Fault.CODING else "a.xlsx")
    assert told.value.fault == fault
    assert "请" in str(told.value)


def test_one_cell_in_the_last_corner_is_no_bomb() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet().write(1_048_575, 16_383, "x")
    book.close()
    with pytest.raises(Unreadable) as told:
        read_book(out.getvalue(), "a.xlsx")
    assert told.value.fault in {Fault.LONG, Fault.HEAVY}


@pytest.mark.parametrize(
    ("place", "name"), [((0, 0), "A1"), ((25, 9), "Z10"), ((26, 0), "AA1"), ((701, 2), "ZZ3")]
)
def test_cells_have_the_names_people_know(place: tuple[int, int], name: str) -> None:
    assert name_of(*place) == name
