"""A new official list follows the country and leaves alone what was edited here."""

from datetime import date

import pytest

from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions import queries
from gongzhi.ground.divisions.models import Division
from gongzhi.ground.divisions.packed import List
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.gazetteer.loading import Counts, load_list
from gongzhi.ground.gazetteer.services import (
    add_division,
    close_division,
    rename_division,
    reopen_division,
)
from gongzhi.ground.refusal import Refused

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
SYSTEM = holding([], user_id=0, name="安装", today=TODAY)
ROWS = [
    ("500000000000", "重庆市"),
    ("500100000000", "市辖区"),
    ("500103000000", "渝中区"),
    ("500103001000", "七星岗街道"),
    ("500103001001", "临江门社区居委会"),
    ("500103001002", "领事巷社区居委会"),
    ("500103100000", "甲镇"),
    ("500103100200", "乙村村委会"),
    ("510000000000", "四川省"),
    ("510100000000", "成都市"),
]


def official(rows: list[tuple[str, str]] = ROWS, as_of: date = date(2023, 6, 30)) -> List:
    return List(as_of, "来源", rows)


def office(division: str = "500103000000") -> Viewer:
    return holding([Held("office", division)], user_id=0, name="试", today=TODAY)


def at(code: str) -> Division:
    return Division.objects.get(code=code)


@pytest.fixture
def loaded(db: None) -> None:
    assert load_list(official(), by=SYSTEM) == Counts(added=len(ROWS))


def test_the_same_list_twice_changes_nothing(loaded: None) -> None:
    before = list(Division.objects.values())
    assert load_list(official(), by=SYSTEM) == Counts()
    assert list(Division.objects.values()) == before
    assert queries.edition().as_of == date(2023, 6, 30)  # type: ignore[union-attr]


def test_a_part_of_the_country_brings_its_line_and_nothing_beside(db: None) -> None:
    load_list(official(), by=SYSTEM, within=["500103100000"])
    assert set(Division.objects.values_list("code", flat=True)) == {
        "500000000000",
        "500100000000",
        "500103000000",
        "500103100000",
        "500103100200",
    }
    assert load_list(official(), by=SYSTEM, within=["500103001000"]).closed == 0


def test_a_newer_list_renames_adds_and_closes(loaded: None) -> None:
    newer = [("500103001001", "新名社区居委会") if row[0] == "500103001001" else row for row in ROWS]
    newer = sorted([row for row in newer if row[0] != "500103001002"] + [("500103001003", "新社区居委会")])
    done = load_list(official(newer, date(2025, 1, 1)), by=SYSTEM)
    assert done == Counts(added=1, renamed=1, closed=1)
    assert at("500103001001").name == "新名社区居委会"
    assert at("500103001002").valid_to == date(2025, 1, 1)
    assert (
        load_list(official(), by=SYSTEM).renamed == 2
    )  # the old list again: the name, and the one that was closed
    assert at("500103001002").valid_to is None


def test_what_was_edited_here_survives_the_next_list(loaded: None) -> None:
    rename_division(at("500103001001"), "临江里社区", TODAY, by=office())
    close_division(at("500103001002"), TODAY, by=office())
    add_division("500103001050", "新建社区", TODAY, by=office())
    changed = [("500103001001", "官方新名社区") if row[0] == "500103001001" else row for row in ROWS]
    load_list(official(changed, date(2027, 1, 1)), by=SYSTEM)
    assert (at("500103001001").name, at("500103001001").official_name) == ("临江里社区", "官方新名社区")
    assert at("500103001002").valid_to == TODAY
    assert (at("500103001050").local, at("500103001050").valid_to) == (True, None)


def test_invented_divisions_are_never_touched(loaded: None) -> None:
    put_division("990000000000", "云川省", fictional=True)
    put_division("500199000000", "虚构区", fictional=True)
    load_list(official(as_of=date(2027, 1, 1)), by=SYSTEM)
    assert at("990000000000").valid_to is None
    assert at("500199000000").valid_to is None


def test_each_change_is_told_in_the_audit(loaded: None) -> None:
    rename_division(at("500103001001"), "临江里社区", TODAY, by=office())
    close_division(at("500103001001"), TODAY, by=office())
    reopen_division(at("500103001001"), by=office())
    events = list(
        Entry.objects.filter(division="500103001001").order_by("seq").values_list("event", flat=True)
    )
    assert events == [f"divisions.division.{word}" for word in ("renamed", "closed", "reopened")]


@pytest.mark.parametrize(
    ("code", "on", "why"),
    [
        ("50010300105", TODAY, "12 位数字"),
        ("500103001001", TODAY, "已经在区划表里"),
        ("500103777001", TODAY, "上一级不在"),
        ("510104001001", TODAY, "不能在这里办理"),
    ],
)
def test_a_wrong_new_code_is_refused_with_the_reason(loaded: None, code: str, on: date, why: str) -> None:
    with pytest.raises(Refused, match=why):
        add_division(code, "某社区", on, by=office())


def test_nothing_is_added_below_what_is_closed(loaded: None) -> None:
    for code in ("500103001001", "500103001002", "500103001000"):
        close_division(at(code), TODAY, by=office())
    with pytest.raises(Refused, match="不是有效区划"):
        add_division("500103001050", "某社区", TODAY, by=office())


def test_a_division_with_others_below_is_not_closed(loaded: None) -> None:
    with pytest.raises(Refused, match="下面还有 2 个"):
        close_division(at("500103001000"), TODAY, by=office())
    with pytest.raises(Refused, match="省、市"):
        close_division(at("500000000000"), TODAY, by=office("500000000000"))


def test_the_slower_of_two_is_told(loaded: None) -> None:
    mine, theirs = at("500103001001"), at("500103001001")
    rename_division(theirs, "先改的名", TODAY, by=office())
    with pytest.raises(Refused, match="刚才有人改过"):
        rename_division(mine, "后改的名", TODAY, by=office())


def test_a_name_from_tomorrow_on_waits(loaded: None) -> None:
    with pytest.raises(Refused, match="还没到"):
        rename_division(at("500103001001"), "明天的名", date(2026, 3, 3), by=office())


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("七星岗", "500103001000"),
        ("qxg", "500103001000"),
        ("cqs", "500000000000"),
        ("5001031", "500103100000"),
        ("领事", "500103001002"),
    ],
)
def test_a_place_is_found_by_name_initials_or_code(loaded: None, asked: str, first: str) -> None:
    assert queries.find(asked)[0].code == first


def test_a_renamed_place_is_found_by_its_official_name(loaded: None) -> None:
    rename_division(at("500103001001"), "临江里社区", TODAY, by=office())
    assert [one.code for one in queries.find("临江门")] == ["500103001001"]


def test_a_city_of_one_level_shows_its_towns(db: None) -> None:
    rows = [("440000000000", "广东省"), ("441900000000", "东莞市"), ("441900003000", "东城街道")]
    load_list(official(rows), by=SYSTEM)
    assert [one.code for one in queries.children("441900000000")] == ["441900003000"]
    assert [one.code for one in queries.children(None)] == ["440000000000"]


def test_too_many_places_to_choose_from_end_at_the_county(
    loaded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(queries.at_or_below("500000000000")) == 8
    monkeypatch.setattr(queries, "CHOSEN_FROM", 5)
    assert [code for code, _ in queries.at_or_below("500000000000")] == [
        "500000000000",
        "500100000000",
        "500103000000",
    ]
