"""Tables as counties really hand them in are read rightly, or refused with the cell and what to do (R-18, R-19)."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook

from gongzhi.funds.models import Source
from gongzhi.ground.divisions.models import Division
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.imports.models import ImportRun
from gongzhi.registry.models import Observation, Organisation, Person
from gongzhi.tasks.models import Task
from tests.tables import COMMUNITY, COUNTY, commit, page, signed_in, table, upload, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(db: None) -> Client:
    put_division(COUNTY, "青禾县")
    put_division(COMMUNITY, "梧桐里社区")
    return signed_in("office", COUNTY)


def drawn(draw: Callable[[Any, Any], None], **options: Any) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, options)
    draw(book, book.add_worksheet("台账"))
    book.close()
    return out.getvalue()


def taken(client: Client, data: bytes, kind: str = "tasks", name: str = "表.xlsx") -> ImportRun:
    run = upload(client, data, kind, name)
    commit(client, run)
    run.refresh_from_db()
    assert run.status == "done", page(client, run)
    return run


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_csv_of_any_coding_keeps_rare_characters(client: Client, coding: str, ends: str) -> None:
    rows = ["名称,区划,类别", "𠅤山社,青禾县,社会组织", "𬱖队,青禾县,社会组织", ",,"]
    taken(client, ends.join(rows).encode(coding), "organisations", "a.csv")
    assert set(Organisation.objects.values_list("name", flat=True)) == {"𠅤山社", "𬱖队"}


SAVED = Path(__file__).parent / "tables_as_saved"  # by LibreOffice; WPS keeps an .et in the form of an .xls
ENDINGS = {"groups.xls": ".xls", "groups.ods": ".ods", "groups.xlsx": ".xlsx", "groups.xls as et": ".et"}


@pytest.mark.parametrize("file", ENDINGS)
def test_a_table_saved_by_another_program_is_the_same_table(client: Client, file: str) -> None:
    rows = [["𠅤山社", "青禾县", "社会组织", "按实际"], ["乙社", "青禾县", "企业", "20260301"]]
    taken(client, workbook(["名称", "区划", "类别", "说明"], *rows), "organisations", "甲.xlsx")
    data = (SAVED / file.split()[0]).read_bytes()
    run = taken(client, data, "organisations", f"乙{ENDINGS[file]}")
    assert run.counts == {"new": 0, "changed": 0, "same": 2} and run.head == 1
    assert set(Organisation.objects.values_list("name", "note")) == {
        ("𠅤山社", "按实际"),
        ("乙社", "20260301"),
    }


@pytest.mark.parametrize("file", ["groups.xls", "groups.ods", "groups.xlsx"])
def test_errors_of_any_program_come_back_with_their_cells(client: Client, file: str) -> None:
    Division.objects.filter(code=COUNTY).update(name="别的县")
    run = upload(client, (SAVED / file).read_bytes(), "organisations", file)
    back = load_workbook(io.BytesIO(client.get(reverse("web:import-errors", args=[run.pk])).content)).active
    assert back is not None
    assert [cell.value for cell in back[2]] == ["名称", "区划", "类别", "说明", "错误原因"]
    assert str(back["E3"].value).startswith("B3：") and back["A3"].value == "𠅤山社"
    assert back["B4"].fill.fgColor.rgb == "FFF8D7DA" and back["E5"].value is None


def test_titles_a_head_in_two_rows_totals_and_notes_are_told_from_records(client: Client) -> None:
    def draw(book: Any, sheet: Any) -> None:
        bold = book.add_format({"bold": True, "align": "center"})
        sheet.merge_range("A1:F1", "青禾县试点任务清单", bold)
        sheet.merge_range("A2:F2", "填报单位：县民政局　　填报日期：2026年3月", bold)
        sheet.merge_range("A3:A4", "任务", bold)
        sheet.merge_range("B3:B4", "区划", bold)
        sheet.merge_range("C3:C4", "类别", bold)
        sheet.merge_range("D3:E3", "时间", bold)
        sheet.write_row("D4", ["开始日期", "完成期限"])
        sheet.write_row("A5", ["制作门牌", "青禾县", "阵地建设", "2026-01-01", "2026-06-30"])
        sheet.write_row("A7", ["合计", "", "", "", "1项"])
        sheet.write_row("A8", ["填表人：张三", "", "", "审核人：李四", ""])

    run = taken(client, drawn(draw))
    assert (run.head, run.columns[:5]) == (3, ["title", "division", "category", "starts_on", "due_on"])
    assert [(t.title, t.starts_on, t.due_on) for t in Task.objects.all()] == [
        ("制作门牌", date(2026, 1, 1), date(2026, 6, 30))
    ]


@pytest.mark.parametrize(
    "said",
    ["2026-06-30", "2026/6/30", "2026.6.30", "2026年6月30日", "２０２６年６月３０日", "46203", 46203],
)
def test_a_day_is_read_however_it_is_written(client: Client, said: Any) -> None:
    taken(client, workbook(["任务", "区划", "类别", "完成期限"], ["选址", "青禾县", "阵地建设", said]))
    assert Task.objects.get().due_on == date(2026, 6, 30)


@pytest.mark.parametrize("epoch", ["1900", "1904"])
def test_a_cell_that_is_a_date_is_that_date_in_both_calendars(client: Client, epoch: str) -> None:
    def draw(book: Any, sheet: Any) -> None:
        sheet.write_row("A1", ["任务", "区划", "类别", "完成期限"])
        sheet.write_row("A2", ["选址", "青禾县", "阵地建设"])
        sheet.write_datetime("D2", date(2026, 6, 30), book.add_format({"num_format": "yyyy/m/d"}))

    taken(client, drawn(draw, date_1904=epoch == "1904"))
    assert Task.objects.get().due_on == date(2026, 6, 30)


@pytest.mark.parametrize("said", ["2026年7月", "六月底", "2026-02-30", "待定"])
def test_what_names_no_day_is_refused_with_its_cell_and_never_guessed(client: Client, said: str) -> None:
    run = upload(client, workbook(["任务", "区划", "类别", "完成期限"], ["选址", "青禾县", "阵地建设", said]))
    shown = page(client, run)
    assert "D2：" in shown and "要写到日" in shown
    commit(client, run)
    assert not Task.objects.exists()


@pytest.mark.parametrize(
    ("head", "cell", "fen"),
    [
        ("计划金额（万元）", "370", 370_000_000),
        ("计划金额(万元)", "３７０.５", 370_500_000),
        ("计划金额（元）", "3,700,000.00", 370_000_000),
        ("计划金额", "370万元", 370_000_000),
        ("计划金额（万元）", "370万元", 370_000_000),
        ("计划金额（万元）", 370.5, 370_500_000),
    ],
)
def test_the_unit_in_a_head_is_the_unit_of_its_sums(client: Client, head: str, cell: Any, fen: int) -> None:
    taken(
        client, workbook(["名称", "区划", "类别", head], ["省级补助", "青禾县", "省级补助", cell]), "sources"
    )
    assert Source.objects.get().planned_fen == fen


def test_what_a_sum_was_before_is_shown_in_yuan(client: Client) -> None:
    head = ["名称", "区划", "类别", "计划金额（万元）"]
    taken(client, workbook(head, ["省级补助", "青禾县", "省级补助", 370]), "sources")
    run = upload(client, workbook(head, ["省级补助", "青禾县", "省级补助", 380]), "sources", "b.xlsx")
    assert "<del>3,700,000.00</del> → <strong>380</strong>" in page(client, run)


def test_a_head_in_another_unit_is_not_taken_for_the_field(client: Client) -> None:
    run = upload(
        client,
        workbook(["名称", "区划", "类别", "配套比例（万分之）"], ["县级配套", "青禾县", "县级配套", 8000]),
        "sources",
    )
    assert run.columns == ["name", "division", "kind", ""]


@pytest.mark.parametrize("cell", [80, "80", "80%", "８０％", "八成"])
def test_a_share_is_percent_however_it_is_written(client: Client, cell: Any) -> None:
    head = ["名称", "区划", "类别", "配套比例（%）"]
    taken(client, workbook(head, ["县级配套", "青禾县", "县级配套", cell]), "sources")
    assert Source.objects.get().match_bp == 8000
    again = taken(client, workbook(head, ["县级配套", "青禾县", "县级配套", "80.0"]), "sources", "b.xlsx")
    assert again.counts == {"new": 0, "changed": 0, "same": 1}


@pytest.mark.parametrize("cell", [0.8, 1, 1.5])  # what a cell that shows 80%, 100%, 150% hands on
def test_a_cell_shown_as_percent_is_asked_after_and_not_guessed(client: Client, cell: float) -> None:
    head = ["名称", "区划", "类别", "配套比例（%）"]
    run = upload(client, workbook(head, ["县级配套", "青禾县", "县级配套", cell]), "sources")
    assert "D2：看不出是不是百分数" in page(client, run)
    commit(client, run)
    assert not Source.objects.exists()


def test_numbers_are_read_in_full_width_and_with_commas(client: Client) -> None:
    rows = [["梧桐里社区", "户数", "１，２３４", "台账"], ["梧桐里社区", "常住人口", "3,456", "台账"]]
    taken(client, workbook(["区划", "项目", "数值", "来源"], *rows), "profiles")
    assert dict(Observation.objects.values_list("measured", "value")) == {
        "households": 1234,
        "residents": 3456,
    }


def test_a_code_that_the_sheet_has_cut_is_refused_and_one_kept_as_text_is_taken(client: Client) -> None:
    head = ["名称", "区划", "类别", "统一社会信用代码"]
    cut = upload(client, workbook(head, ["甲", "青禾县", "社会组织", 511325194502301234]), "organisations")
    assert "D2：数字太长" in page(client, cut)
    wide = "５１５１０１００ＭＪＱ２０００００１"
    right = "91350100M000100Y43"
    run = upload(client, workbook(head, ["甲", "青禾县", "社会组织", right]), "organisations", "b.xlsx")
    commit(client, run)
    assert Organisation.objects.get().uscc == right
    wrong = upload(client, workbook(head, ["乙", "青禾县", "社会组织", wide]), "organisations", "c.xlsx")
    assert "校验位不对" in page(client, wrong)


def test_a_hidden_sheet_is_passed_over_and_other_sheets_are_named(client: Client) -> None:
    def draw(book: Any, sheet: Any) -> None:
        sheet.hide()
        sheet.write_row("A1", ["任务", "不要读我"])
        shown = book.add_worksheet("清单")
        shown.activate()
        shown.write_row("A1", ["任务", "区划", "类别"])
        shown.write_row("A2", ["选址", "青禾县", "阵地建设"])
        book.add_worksheet("说明").write("A1", "另一张")

    run = upload(client, drawn(draw))
    assert "没有读：说明" in page(client, run)
    commit(client, run)
    assert [t.title for t in Task.objects.all()] == ["选址"]


def test_two_places_of_one_name_are_not_guessed_between(client: Client) -> None:
    put_division("990101002001", "梧桐里社区")
    run = upload(client, table("名称,区划,类别", "甲社,梧桐里社区,社会组织"), "organisations", "a.csv")
    shown = page(client, run)
    assert "B2：叫“梧桐里社区”的有 2 个" in shown and "990101002001" in shown
    taken(client, table("名称,区划,类别", "甲社,990101002001,社会组织"), "organisations", "b.csv")
    assert Organisation.objects.get().division == "990101002001"


def test_what_our_own_csv_wrote_against_formulas_is_taken_off(client: Client) -> None:
    taken(client, table("名称,区划,类别,说明", "甲社,青禾县,社会组织,'=1+1"), "organisations", "a.csv")
    assert Organisation.objects.get().note == "=1+1"


@pytest.mark.parametrize(("said", "kept"), [("是", True), ("√", True), ("否", False), ("无", False)])
def test_yes_and_no_are_read_and_anything_else_is_asked_after(
    client: Client, said: str, kept: object
) -> None:
    taken(client, table("姓名,区划,是社工", f"张三,青禾县,{said}"), "people", "a.csv")
    assert Person.objects.get().is_social_worker is kept
    run = upload(client, table("姓名,区划,是社工", "李四,青禾县,也许"), "people", "b.csv")
    assert "C2：“也许”看不出是还是否" in page(client, run)


def test_a_csv_that_is_no_csv_is_refused_in_words(client: Client) -> None:
    broken = ("名称,区划\n" + "甲" * 140_000 + ",青禾县\n").encode()
    file = io.BytesIO(broken)
    file.name = "a.csv"
    answer = client.post(
        reverse("web:import-new", args=["organisations"]), {"division": COUNTY, "file": file}
    )
    assert answer.status_code == 422 and "可能已损坏" in answer.content.decode()


# --- the table of errors is the user's own file ---


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
