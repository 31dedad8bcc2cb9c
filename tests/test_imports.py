"""A county's own table becomes records: seen first, written whole or not at all, taken back within a day (R-15 – R-19)."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.imports.models import ImportRun
from gongzhi.ground.imports.services import keep_upload
from gongzhi.ground.lookup.models import Sound
from gongzhi.registry.models import Organisation
from gongzhi.registry.services import add_organisation, change_organisation
from gongzhi.tasks.models import Task
from tests.tables import (
    COMMUNITY,
    COUNTY,
    OFFICE,
    TODAY,
    commit,
    county_office,
    page,
    send,
    signed_in,
    take_back,
    upload,
    workbook,
)

pytestmark = pytest.mark.django_db
HEAD = ["任务*", "区划", "类别", "牵头单位", "完成期限", "要求"]


@pytest.fixture
def client(db: None) -> Client:
    return county_office()


GOOD = [
    ["制作门牌", "梧桐里社区", "阵地建设", "县民政局", "2026年6月30日", ""],
    ["完成测绘", "青禾县", "阵地建设", "", "2026/7/1", "按户型"],
]


def test_a_table_is_seen_first_and_written_on_a_second_word(client: Client) -> None:
    Organisation.objects.create(division=COUNTY, name="县民政局", kind="government")
    run = upload(client, workbook(HEAD, *GOOD, ["合计", "", "", "", "", ""], title="试点任务清单"))
    assert run.head == 1 and run.columns == ["title", "division", "category", "lead", "due_on", "detail"]
    assert "制作门牌" in page(client, run) and not Task.objects.exists()
    commit(client, run)
    run.refresh_from_db()
    assert (run.status, run.counts) == ("done", {"new": 2, "changed": 0, "same": 0})
    plate = Task.objects.get(title="制作门牌")
    assert (plate.division, plate.due_on, plate.category) == (COMMUNITY, date(2026, 6, 30), "space")
    assert plate.lead is not None and plate.lead.name == "县民政局"
    assert Entry.objects.filter(event="tasks.task.added").count() == 2


@pytest.mark.parametrize("at", [0, 20, 39])
def test_one_bad_row_leaves_nothing(client: Client, at: int) -> None:
    rows = [[f"任务{n}", "青禾县", "阵地建设", "", "2026-06-30", ""] for n in range(40)]
    rows[at][4] = "2026-02-30"
    run = upload(client, workbook(HEAD, *rows))
    before = Entry.objects.count()
    assert f"E{at + 2}" in page(client, run)
    answer = commit(client, run)
    assert "一行也没有导入" in answer.content.decode()
    assert not Task.objects.exists() and Entry.objects.count() == before


def test_a_failure_half_way_leaves_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    run = upload(client, workbook(HEAD, *GOOD[1:], ["第二件", "青禾县", "阵地建设", "", "", ""]))
    before, heard = Entry.objects.count(), Sound.objects.count()

    def no_room_for_entries(*told: Any, **given: Any) -> None:
        assert Task.objects.count() == 2, "the records are written already"
        raise DatabaseError("the disk is full")

    monkeypatch.setattr("gongzhi.ground.audit.services.Entries.record", no_room_for_entries)
    with pytest.raises(DatabaseError):
        commit(client, run)
    assert not Task.objects.exists() and Entry.objects.count() == before
    assert Sound.objects.count() == heard, "nothing of a name stays behind"


def test_the_same_bytes_again_change_nothing(client: Client) -> None:
    data = workbook(HEAD, GOOD[1])
    commit(client, upload(client, data))
    answer = send(client, data, "tasks", "again.xlsx")
    assert answer.status_code == 422 and "导入过" in answer.content.decode()
    assert Task.objects.count() == 1


def test_saved_anew_with_columns_turned_only_the_changed_row_is_touched(client: Client) -> None:
    commit(
        client,
        upload(client, workbook(HEAD, *([n, "青禾县", "阵地建设", "", "2026-06-30", ""] for n in "甲乙丙"))),
    )
    turned = [["2026-06-30", "青禾县", "甲"], ["2026-08-31", "青禾县", "乙"], ["2026-06-30", "青禾县", "丙"]]
    run = upload(client, workbook(["完成期限", "区划", "任务"], *turned), name="again.xlsx")
    commit(client, run)
    run.refresh_from_db()
    assert run.counts == {"new": 0, "changed": 1, "same": 2}
    assert list(Task.objects.order_by("pk").values_list("version", flat=True)) == [1, 2, 1]


def test_a_blank_or_masked_cell_overwrites_nothing(client: Client) -> None:
    row = add_organisation(
        Organisation(division=COUNTY, name="甲协会", kind="social_org", contact="张三"), by=OFFICE
    )
    run = upload(
        client, "名称,区划,类别,联系人,说明\n甲协会,青禾县,,* *,新说明\n".encode(), "organisations", "a.csv"
    )
    commit(client, run)
    row.refresh_from_db()
    assert (row.contact, row.kind, row.note) == ("张三", "social_org", "新说明")


def test_what_was_made_is_taken_back_and_what_was_changed_is_put_back(client: Client) -> None:
    old = add_organisation(
        Organisation(division=COUNTY, name="甲协会", kind="social_org", note="旧"), by=OFFICE
    )
    run = upload(
        client,
        "名称,区划,类别,说明\n甲协会,青禾县,社会组织,新\n乙协会,青禾县,社会组织,\n".encode(),
        "organisations",
        "a.csv",
    )
    commit(client, run)
    assert Organisation.objects.count() == 2
    take_back(client, run)
    old.refresh_from_db()
    assert [o.name for o in Organisation.objects.all()] == ["甲协会"] and old.note == "旧"


def test_nothing_is_taken_back_once_a_record_has_moved_on(client: Client) -> None:
    run = upload(
        client,
        "名称,区划,类别\n乙协会,青禾县,社会组织\n丙协会,青禾县,社会组织\n".encode(),
        "organisations",
        "a.csv",
    )
    commit(client, run)
    change_organisation(Organisation.objects.get(name="乙协会"), by=OFFICE, note="人工补充")
    answer = take_back(client, run)
    assert "乙协会" in answer.content.decode() and Organisation.objects.count() == 2


def test_after_a_day_an_import_stays(client: Client) -> None:
    run = upload(client, "名称,区划,类别\n乙协会,青禾县,社会组织\n".encode(), "organisations", "a.csv")
    commit(client, run)
    ImportRun.objects.update(done_at=timezone.now() - timedelta(hours=25))
    assert "24 小时" in take_back(client, run).content.decode()
    assert Organisation.objects.count() == 1


BAD = [
    (["选址", "不存在的社区", "阵地建设", "", "", ""], "B2", "不在清单里"),
    (["选址", "青禾县", "别的", "", "", ""], "C2", "可填：组织保障"),
    (["选址", "青禾县", "阵地建设", "没有的局", "", ""], "D2", "请先登记"),
    (["选址", "青禾县", "阵地建设", "", "六月底", ""], "E2", ""),
    (["", "青禾县", "阵地建设", "", "2026-06-30", ""], "A2", "必填"),
    (["选" * 201, "青禾县", "阵地建设", "", "", ""], "A2", "200"),
]


@pytest.mark.parametrize(("row", "cell", "words"), BAD)
def test_each_wrong_cell_is_named_with_what_to_do(
    client: Client, row: list[str], cell: str, words: str
) -> None:
    run = upload(client, workbook(HEAD, row))
    shown = page(client, run)
    assert cell in shown and words in shown


def test_two_rows_of_one_record_are_told_by_their_numbers(client: Client) -> None:
    run = upload(client, workbook(HEAD, GOOD[1], GOOD[1]))
    assert "与第 2 行是同一条记录" in page(client, run)


def test_the_template_comes_back_as_it_went_out(client: Client) -> None:
    book = load_workbook(io.BytesIO(client.get(reverse("web:import-template", args=["tasks"])).content))
    sheet = book.active
    assert sheet is not None
    heads = [str(cell.value) for cell in sheet[1]]
    assert heads[:2] == ["区划*", "任务*"]
    assert all(str(cell.value).startswith("例：") for cell in sheet[2])
    assert (
        "必填" in sheet["A1"].comment.text
        and "7月1日" in sheet.cell(1, 1 + heads.index("完成期限")).comment.text
    )
    lists = {str(v.sqref).split(":")[0]: v.formula1 for v in sheet.data_validations.dataValidation}
    assert lists["A3"] == '"青禾县,梧桐里社区"' and "E3" in lists
    given = {"区划*": "青禾县", "任务*": "制作门牌", "类别*": "阵地建设"}
    example = [cell.value for cell in sheet[2]]
    run = upload(client, workbook(heads, example, [given.get(head, "") for head in heads]))
    assert run.columns == [name for name in run.columns if name]
    commit(client, run)
    assert [task.title for task in Task.objects.all()] == ["制作门牌"]


def test_a_community_is_offered_only_its_own_place_in_the_template(client: Client) -> None:
    other = signed_in("community", COMMUNITY)
    book = load_workbook(io.BytesIO(other.get(reverse("web:import-template", args=["spaces"])).content))
    sheet = book.active
    assert sheet is not None
    assert {str(v.formula1) for v in sheet.data_validations.dataValidation if "A3" in str(v.sqref)} == {
        '"梧桐里社区"'
    }


def test_a_column_is_given_by_hand_where_its_head_is_strange(client: Client) -> None:
    run = upload(client, workbook(["干什么", "区划", "类别"], ["制作门牌", "青禾县", "阵地建设"]))
    assert "没有“任务”这一列" in page(client, run)
    columns = {"column-0": "title", "column-1": "division", "column-2": "category"}
    client.post(reverse("web:import-columns", args=[run.pk]), columns)
    commit(client, run)
    assert Task.objects.get().title == "制作门牌"
    again = upload(
        client, workbook(["干什么", "区划", "类别"], ["选定地点", "青禾县", "阵地建设"]), name="b.xlsx"
    )
    assert again.columns == ["title", "division", "category"], "the heads are remembered"
    other = signed_in("street", "990101001000")
    put_division("990101001000", "和平街道")
    theirs = io.BytesIO(workbook(["干什么", "区划", "类别"], ["选定地点", "和平街道", "阵地建设"]))
    theirs.name = "c.xlsx"
    other.post(reverse("web:import-new", args=["tasks"]), {"division": "990101001000", "file": theirs})
    assert ImportRun.objects.latest("pk").columns == ["", "division", "category"], "each person has their own"


def test_a_hostile_or_unreadable_file_is_refused_in_words(client: Client) -> None:
    answer = send(client, b"MZ\x90\x00", "tasks", "任务.xlsx")
    assert answer.status_code == 422 and "请在 WPS 或 Excel 里另存为" in answer.content.decode()
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"), [("office", 200), ("community", 404), ("leader", 404), ("resident", 404)]
)
def test_only_who_may_edit_a_register_may_import_into_it(db: None, role: str, status: int) -> None:
    put_division(COMMUNITY, "梧桐里社区")
    other = signed_in(role, COUNTY if role in ("office", "leader") else COMMUNITY)
    for name in ("web:import-new", "web:import-template"):
        assert other.get(reverse(name, args=["tasks"])).status_code == status
    assert other.get(reverse("web:import-new", args=["nothing"])).status_code == 404


KINDS = {
    "tasks": ["office", "street"],
    "people": ["office", "street", "community"],
    "sources": ["office", "finance"],
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "role", ["office", "street", "community", "finance", "supervisor", "leader", "resident"]
)
def test_the_pages_of_an_upload_are_there_only_for_who_may_write_its_register(
    db: None, role: str, kind: str
) -> None:
    put_division(COMMUNITY, "梧桐里社区")
    run = keep_upload(kind, "甲.csv", "名称\n甲\n".encode(), COMMUNITY, head=0, columns=[""], by=OFFICE)
    where = {"community": COMMUNITY, "street": "990101001000", "resident": COMMUNITY}.get(role, COUNTY)
    client = signed_in(role, where)
    right = 200 if role in KINDS[kind] else 404
    assert client.get(reverse("web:import-run", args=[run.pk])).status_code == right
    assert client.get(reverse("web:import-paste", args=[kind])).status_code == right
    listed = client.get(reverse("web:imports"))
    assert (listed.status_code == 200 and "甲.csv" in listed.content.decode()) is (right == 200)
    if right == 404:
        assert client.get(reverse("web:import-errors", args=[run.pk])).status_code == 404
        for name in ("web:import-columns", "web:import-commit", "web:import-undo"):
            assert client.post(reverse(name, args=[run.pk])).status_code == 404


@pytest.mark.parametrize("place", ["990101001002", "990102001001"])
def test_an_upload_of_another_place_is_not_there(db: None, place: str) -> None:
    put_division(COMMUNITY, "梧桐里社区")
    elsewhere = holding([Held("office", "990000000000")], user_id=0, name="试", today=TODAY)
    run = keep_upload("people", "甲.csv", "姓名\n甲\n".encode(), place, head=0, columns=[""], by=elsewhere)
    client = signed_in("community", COMMUNITY)
    assert client.get(reverse("web:import-run", args=[run.pk])).status_code == 404
    assert client.post(reverse("web:import-commit", args=[run.pk])).status_code == 404
