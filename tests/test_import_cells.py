"""Cells as people write them: days, sums, shares, numbers, names; never guessed (R-18)."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from gongzhi.funds.models import Source
from gongzhi.ground.divisions.services import put_division
from gongzhi.registry.models import Observation, Organisation, Person
from gongzhi.tasks.models import Task
from tests.tables import commit, county_office, page, table, upload, workbook
from tests.tables_taken import drawn, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(db: None) -> Client:
    return county_office()


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
    taken(client, workbook(["区划", "数据项", "数值", "来源"], *rows), "profiles")
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


def test_two_places_of_one_name_are_not_guessed_between(client: Client) -> None:
    put_division("990101002001", "梧桐里社区")
    run = upload(client, table("名称,区划,类别", "甲社,梧桐里社区,社会组织"), "organisations", "a.csv")
    shown = page(client, run)
    assert "B2：叫“梧桐里社区”的有 2 个" in shown and "990101002001" in shown
    taken(client, table("名称,区划,类别", "甲社,990101002001,社会组织"), "organisations", "b.csv")
    assert Organisation.objects.get().division == "990101002001"


@pytest.mark.parametrize(("said", "kept"), [("是", True), ("√", True), ("否", False), ("无", False)])
def test_yes_and_no_are_read_and_anything_else_is_asked_after(
    client: Client, said: str, kept: object
) -> None:
    taken(client, table("姓名,区划,是社工", f"张三,青禾县,{said}"), "people", "a.csv")
    assert Person.objects.get().is_social_worker is kept
    run = upload(client, table("姓名,区划,是社工", "李四,青禾县,也许"), "people", "b.csv")
    assert "C2：“也许”看不出是还是否" in page(client, run)
