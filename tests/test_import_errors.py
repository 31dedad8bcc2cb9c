"""The table of errors is the file of the user, with the wrong cells marked (R-19)."""

import csv
import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook

from gongzhi.ground.divisions.models import Division
from gongzhi.tasks.models import Task
from tests.tables import COUNTY, county_office, upload
from tests.tables_taken import SAVED, taken

pytestmark = [pytest.mark.django_db, pytest.mark.alike]


@pytest.fixture
def client(db: None) -> Client:
    return county_office()


@pytest.mark.parametrize("file", ["groups.xls", "groups.ods", "groups.xlsx"])
def test_errors_of_any_program_come_back_with_their_cells(client: Client, file: str) -> None:
    Division.objects.filter(code=COUNTY).update(name="别的县")
    run = upload(client, (SAVED / file).read_bytes(), "organisations", file)
    back = load_workbook(io.BytesIO(client.get(reverse("web:import-errors", args=[run.pk])).content)).active
    assert back is not None
    assert [cell.value for cell in back[2]] == ["名称", "区划", "类别", "说明", "错误原因"]
    assert str(back["E3"].value).startswith("B3：") and back["A3"].value == "𠅤山社"
    assert back["B4"].fill.fgColor.rgb == "FFF8D7DA" and back["E5"].value is None


def own_file() -> bytes:
    """A file with looks of its own: title, widths, colours, a note, a formula, a second sheet, a hidden column."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "任务"
    sheet.append(["青禾县任务清单"])
    sheet.append(["任务", "区划", "类别", "完成期限", "备注"])
    sheet.append(["制作门牌", "青禾县", "阵地建设", date(2026, 6, 30), "=1+1"])
    sheet.append(["选址", "没有的村", "别的", "六月底", None])
    sheet.append([None, "青禾县", "阵地建设", None, None])
    sheet.merge_cells("A1:E1")
    sheet["A1"].font = Font(bold=True, size=20)
    sheet["C4"].font = Font(bold=True, color="FF00AA00")
    sheet["B3"].fill = PatternFill("solid", fgColor="FFFFFF00")
    sheet["A3"].comment = Comment("催办过", "张三")
    sheet.column_dimensions["A"].width = 33
    sheet.column_dimensions["E"].hidden = True
    sheet.freeze_panes = "A3"
    book.create_sheet("说明")["A1"] = "别动"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_table_of_errors_is_the_users_own_file_with_a_column_more(client: Client) -> None:
    run = upload(client, own_file())
    answer = client.get(reverse("web:import-errors", args=[run.pk]))
    book = load_workbook(io.BytesIO(answer.content))
    sheet = book["任务"]
    assert [cell.value for cell in sheet[2]] == ["任务", "区划", "类别", "完成期限", "备注", "错误原因"]
    assert sheet["F3"].value is None
    for cell, words in (("B4", "没有的村"), ("C4", "可填"), ("D4", "要写到日")):
        assert f"{cell}：" in sheet["F4"].value and words in sheet["F4"].value
        assert sheet[cell].fill.fgColor.rgb == "FFF8D7DA"
    assert "A5：" in sheet["F5"].value and sheet["A5"].fill.fgColor.rgb == "FFF8D7DA"
    # What was not asked for is as it was.
    assert sheet["C4"].font.color.rgb == "FF00AA00" and sheet["C4"].font.bold and sheet["C4"].value == "别的"
    assert sheet["B3"].fill.fgColor.rgb == "FFFFFF00" and sheet["A1"].font.size == 20
    assert sheet["E3"].value == "=1+1" and sheet["D3"].value.date() == date(2026, 6, 30)
    assert sheet["A3"].comment.text == "催办过" and sheet.column_dimensions["A"].width == 33
    assert sheet.column_dimensions["E"].hidden and sheet.freeze_panes == "A3"
    assert "A1:E1" in [str(r) for r in sheet.merged_cells.ranges] and book["说明"]["A1"].value == "别动"


def test_every_planted_error_is_found_in_its_cell_and_mended_the_file_goes_in(client: Client) -> None:
    plants = {
        5: ("B", "没有的村"), 17: ("C", "别的"), 29: ("D", "六月底"), 41: ("A", None), 53: ("A", "选" * 201),
    }  # fmt: skip
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["任务", "区划", "类别", "完成期限"])
    for n in range(2, 62):
        sheet.append([f"任务{n}", "青禾县", "阵地建设", "2026-06-30"])
    for row, (letter, value) in plants.items():
        sheet[f"{letter}{row}"] = value
    out = io.BytesIO()
    book.save(out)
    run = upload(client, out.getvalue())
    answer = client.get(reverse("web:import-errors", args=[run.pk]))
    back = load_workbook(io.BytesIO(answer.content))
    marked = back.active
    assert marked is not None
    told = {row: str(marked[f"E{row}"].value) for row in range(2, 62) if marked[f"E{row}"].value}
    assert {row: told[row].split("：")[0] for row in told} == {r: f"{c}{r}" for r, (c, _v) in plants.items()}
    for row, (letter, _value) in plants.items():
        good = {"A": f"任务{row}", "B": "青禾县", "C": "阵地建设", "D": "2026-06-30"}
        marked[f"{letter}{row}"] = good[letter]
    mended = io.BytesIO()
    back.save(mended)
    taken(client, mended.getvalue(), name="改好.xlsx")
    assert Task.objects.count() == 60


@pytest.mark.parametrize("coding", ["utf-8-sig", "gb18030"])
def test_a_csv_comes_back_in_its_own_coding(client: Client, coding: str) -> None:
    rows = ["名称;区划;类别", "𠅤社;青禾县;社会组织", "乙社;青禾县;别的"]
    run = upload(client, "\n".join(rows).encode(coding), "organisations", "a.csv")
    answer = client.get(reverse("web:import-errors", args=[run.pk]))
    assert answer["Content-Disposition"].endswith(".csv")
    back = list(csv.reader(io.StringIO(answer.content.decode(coding)), delimiter=";"))
    assert back[0] == ["名称", "区划", "类别", "错误原因"] and back[1] == ["𠅤社", "青禾县", "社会组织"]
    assert back[2][3].startswith("C3：")
