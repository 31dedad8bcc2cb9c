"""Files as counties really hand them in are read rightly, or refused with what to do (R-18, R-19)."""

import io
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.registry.models import Organisation
from gongzhi.tasks.models import Task
from tests.tables import COUNTY, commit, county_office, page, table, upload, workbook
from tests.tables_taken import SAVED, drawn, taken

pytestmark = [pytest.mark.django_db, pytest.mark.alike]


@pytest.fixture
def client(db: None) -> Client:
    return county_office()


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_csv_of_any_coding_keeps_rare_characters(client: Client, coding: str, ends: str) -> None:
    rows = ["名称,区划,类别", "𠅤山社,青禾县,社会组织", "𬱖队,青禾县,社会组织", ",,"]
    taken(client, ends.join(rows).encode(coding), "organisations", "a.csv")
    assert set(Organisation.objects.values_list("name", flat=True)) == {"𠅤山社", "𬱖队"}


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


def test_what_our_own_csv_wrote_against_formulas_is_taken_off(client: Client) -> None:
    taken(client, table("名称,区划,类别,说明", "甲社,青禾县,社会组织,'=1+1"), "organisations", "a.csv")
    assert Organisation.objects.get().note == "=1+1"


def test_a_csv_that_is_no_csv_is_refused_in_words(client: Client) -> None:
    broken = ("名称,区划\n" + "甲" * 140_000 + ",青禾县\n").encode()
    file = io.BytesIO(broken)
    file.name = "a.csv"
    answer = client.post(
        reverse("web:import-new", args=["organisations"]), {"division": COUNTY, "file": file}
    )
    assert answer.status_code == 422 and "可能已损坏" in answer.content.decode()
