"""What leaves as .xlsx is read back cell by cell, and its XML is searched for anything that could run."""

import csv
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.escape import unescape

from gongzhi.funds.models import Arrival, Source
from gongzhi.funds.services.sources import add_arrival, add_source
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.books.quoting import unguarded
from gongzhi.ground.books.reading import read_book
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.refusal import Refused
from gongzhi.registry.models import Observation, Organisation, Person
from gongzhi.registry.services import add_organisation, add_person, observe

TODAY = date(2026, 3, 2)
COUNTY, COMMUNITY, SIBLING, ELSEWHERE = "990101000000", "990101001001", "990101001002", "990102001001"
STANDS = {"office": COUNTY, "finance": COUNTY, "community": COMMUNITY, "resident": COMMUNITY}
CODE = "91110000600037341L"
HEAD = 3  # title, maker, column heads

Export = Callable[..., list[dict[str, Cell | MergedCell]]]

pytestmark = [pytest.mark.django_db, pytest.mark.alike]


def planter() -> Viewer:
    posts = [Held(role, "990000000000") for role in ("office", "finance")]
    return holding(posts, user_id=0, name="布置", today=TODAY)


def sign_in(role: str) -> Client:
    user, _ = User.objects.get_or_create(username=role, full_name="=1+1")
    Post.objects.get_or_create(user=user, role=role, division=STANDS[role], starts_on=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def export(monkeypatch: pytest.MonkeyPatch) -> Export:
    monkeypatch.setattr("gongzhi.ground.web.viewers.localdate", lambda: TODAY)
    for code in (COUNTY, COMMUNITY, SIBLING, ELSEWHERE):
        put_division(code, f"地{code}")

    def ask(register: str, role: str = "office", **query: str) -> list[dict[str, Cell | MergedCell]]:
        answer = sign_in(role).get(reverse(register), {"export": "xlsx", **query})
        assert answer.status_code == 200
        book = answer.getvalue()
        assert "attachment" in answer["Content-Disposition"] and ".xlsx" in answer["Content-Disposition"]
        with ZipFile(BytesIO(book)) as parts:
            assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
            assert not [n for n in parts.namelist() if "external" in n.lower() or n.endswith(".bin")]
        sheet = load_workbook(BytesIO(book)).active
        assert sheet is not None
        rows = list(sheet.iter_rows(min_row=HEAD))
        heads = [str(cell.value) for cell in rows[0]]
        return [dict(zip(heads, row, strict=True)) for row in rows[1:]]

    return ask


def an_org(name: str, division: str = COMMUNITY, **fields: object) -> Organisation:
    return add_organisation(Organisation(division=division, name=name, **fields), by=planter())


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        '=HYPERLINK("https://example.org","点我")',
        "=cmd|' /C calc'!A0",
        "{=1+1}",
        "https://example.org/",
        "mailto:a@example.org",
        "00123",
        "1e5",
        "TRUE",
        "<b>&\"'",
        "_x0041_",
        "𠮷田\n二行",
    ],
)
def test_text_stays_the_text_it_is(export: Export, text: str) -> None:
    an_org(text, contact=text)
    [row] = export("registry:organisations")
    for column in ("名称", "联系人"):
        cell = row[column]
        assert (cell.data_type, unescape(str(cell.value)), cell.hyperlink) == ("s", text, None)


def test_numbers_that_are_names_stay_text(export: Export) -> None:
    an_org("甲", uscc=CODE)
    add_person(Person(division=COMMUNITY, name="王", certificate_no="007123456789012345678"), by=planter())
    [org], [person] = export("registry:organisations"), export("registry:people")
    assert (org["统一社会信用代码"].data_type, org["统一社会信用代码"].value) == ("s", CODE)
    assert (person["证书编号"].data_type, person["证书编号"].value) == ("s", "007123***********5678")


def observed(as_of: date | None, value: int | None) -> None:
    row = Observation(division=COMMUNITY, measured="households", value=value, as_of=as_of, source="台账")
    observe(row, by=planter())


def test_dates_are_dates_numbers_are_numbers_and_unknown_is_said(export: Export) -> None:
    observed(TODAY, 1234567)
    observed(None, None)
    known, unknown = export("registry:profiles", sort="-value")
    if known["数值"].data_type == "s":
        known, unknown = unknown, known
    assert known["数据日期"].data_type == "d" and str(known["数据日期"].value) == "2026-03-02 00:00:00"
    assert known["数据日期"].number_format == "yyyy-mm-dd"
    assert (known["数值"].data_type, known["数值"].value) == ("n", 1234567)
    assert (unknown["数据日期"].value, unknown["数值"].value) == ("未知", "未知")


@pytest.mark.parametrize(
    ("day", "words"), [(date(1850, 5, 4), "1850年5月4日"), (date(1900, 1, 1), "1900年1月1日")]
)
def test_a_day_that_a_sheet_cannot_hold_is_written_in_words(export: Export, day: date, words: str) -> None:
    observed(day, 1)
    [row] = export("registry:profiles")
    assert (row["数据日期"].data_type, row["数据日期"].value) == ("s", words)


def test_money_is_a_number_of_yuan_and_an_unknown_sum_makes_the_total_a_lower_bound(export: Export) -> None:
    source = add_source(Source(division=COUNTY, name="省级补助"), by=planter())
    for fen in (12345678901, None):
        add_arrival(Arrival(source=source, amount_fen=fen, arrived_on=TODAY), by=planter())
    *rows, total = export("funds:arrivals", "finance", sort="amount")
    cells = {cell.data_type: cell.value for cell in (row["到位金额（元）"] for row in rows)}
    assert cells == {"n": 123456789.01, "s": "未知"}
    assert total["资金来源"].value == "合计"
    assert total["到位金额（元）"].value == "≥ 123,456,789.01元（另有 1 项未知）"


def test_an_export_holds_the_rows_the_viewer_may_see_and_no_others(export: Export) -> None:
    for code in (COUNTY, COMMUNITY, SIBLING, ELSEWHERE):
        an_org(f"在{code}", code)
    seen = {
        role: {str(row["名称"].value) for row in export("registry:organisations", role)}
        for role in ("office", "finance", "community")
    }
    county = {f"在{COUNTY}", f"在{COMMUNITY}", f"在{SIBLING}"}
    assert seen == {"office": county, "finance": county, "community": {f"在{COMMUNITY}"}}
    asked = sign_in("resident").get(reverse("registry:organisations"), {"export": "xlsx"})
    assert asked.status_code == 404
    asked = sign_in("finance").get(reverse("registry:people"), {"export": "xlsx"})
    assert asked.status_code == 404


def test_an_export_keeps_the_filters_and_the_order_and_knows_no_pages(export: Export) -> None:
    for n in range(120):
        an_org(f"协会{n:03d}", kind="charity" if n < 110 else "other")
    rows = export("registry:organisations", kind="charity", sort="-name", page="2", size="20")
    assert [r["名称"].value for r in rows] == [f"协会{n:03d}" for n in reversed(range(110))]
    assert export("registry:organisations", place=SIBLING) == []


def sent(form: str, **query: str) -> bytes:
    answer = sign_in("office").get(reverse("registry:organisations"), {"export": form, **query})
    assert answer.status_code == 200
    return answer.getvalue()


HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "－1",
    "=cmd|' /C calc'!A0",
    "'=1+1",
    "'quoted",
    '𠮷田，"引号"',
]


@pytest.mark.usefixtures("export")
@pytest.mark.parametrize(("form", "coding"), [("csv", "utf-8-sig"), ("gb18030", "gb18030")])
@pytest.mark.parametrize("text", HOSTILE)
def test_csv_runs_nothing_and_comes_back_as_it_was(form: str, coding: str, text: str) -> None:
    an_org("甲", contact=text)
    data = sent(form)
    assert data.startswith(b"\xef\xbb\xbf") == (form == "csv")
    [head, row] = csv.reader(StringIO(data.decode(coding), newline=""))
    cell = dict(zip(head, row, strict=True))["联系人"]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "－"))
    assert unguarded(cell) == text
    [again, back] = read_book(data, "组织.csv").rows
    assert dict(zip(again, back, strict=True))["联系人"] == text.strip()


@pytest.mark.usefixtures("export")
def test_a_csv_keeps_long_numbers_days_and_money_as_they_are() -> None:
    source = add_source(Source(division=COUNTY, name="省级补助"), by=planter())
    add_arrival(Arrival(source=source, amount_fen=12345, arrived_on=TODAY), by=planter())
    an_org("甲", uscc=CODE)
    assert CODE in sent("csv").decode()
    arrivals = sign_in("finance").get(reverse("funds:arrivals"), {"export": "csv"}).getvalue().decode()
    assert "123.45" in arrivals and "2026-03-02" in arrivals


def test_a_file_holds_the_chosen_columns_in_their_order(export: Export) -> None:
    an_org("甲")
    [row] = export("registry:organisations", cols="place,name")
    assert list(row) == ["区划", "名称"]


@pytest.mark.usefixtures("export")
@pytest.mark.parametrize("form", ["xlsx", "csv", "gb18030"])
def test_every_file_is_in_the_audit_with_its_rows(form: str) -> None:
    for n in range(3):
        an_org(f"协会{n}", kind="charity" if n else "other")
    sent(form, kind="charity")
    told = Entry.objects.get(event="lists.register.exported")
    assert (str(told.by), told.division) == ("=1+1", COUNTY)
    assert told.facts == {
        "register": "registry:organisations",
        "rows": 2,
        "form": form,
        "query": "kind=charity",
    }


@pytest.mark.usefixtures("export")
def test_a_file_that_cannot_be_told_to_the_audit_does_not_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    an_org("甲")

    def broken(*args: object, **facts: object) -> None:
        raise Refused("操作记录写不进去")

    monkeypatch.setattr("gongzhi.ground.lists.services.record", broken)
    answer = sign_in("office").get(reverse("registry:organisations"), {"export": "xlsx"})
    assert answer.status_code == 302
