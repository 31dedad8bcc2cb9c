"""The packed list gives back what was put in, and the file in the house is the whole country."""

from datetime import date
from pathlib import Path

import pytest

from gongzhi.ground.divisions.packed import PACKED, List, pack, unpack
from gongzhi.ground.divisions.rules import Kind, above, in_force, kind, parent

ROWS = [
    ("510000000000", "四川省"),
    ("510100000000", "成都市"),
    ("510104000000", "锦江区"),
    ("510104020000", "锦官驿街道"),
    ("510104020001", "水井坊社区居委会"),
    ("510104020007", "𠅤村村民委员会"),
    ("510104100000", "甲镇"),
    ("510104100200", "乙村村委会"),
]


def test_a_list_comes_back_as_it_was(tmp_path: Path) -> None:
    at = tmp_path / "some.xz"
    at.write_bytes(pack(List(date(2023, 6, 30), "来源", ROWS)))
    back = unpack(at)
    assert list(back.rows) == ROWS
    assert (back.as_of, back.source) == (date(2023, 6, 30), "来源")


@pytest.mark.parametrize("rows", [ROWS[::-1], [ROWS[0], ROWS[0]], [("510104020007", "没有上级")]], ids=len)
def test_rows_out_of_order_or_without_the_row_above_are_refused(rows: list[tuple[str, str]]) -> None:
    with pytest.raises(ValueError, match="does not follow"):
        pack(List(date(2023, 6, 30), "来源", rows))


def test_the_file_holds_the_whole_country_and_no_invented_code() -> None:
    official = unpack(PACKED)
    codes = [code for code, _name in official.rows]
    assert codes == sorted(set(codes))
    assert sum(code.endswith("0" * 10) for code in codes) == 31
    assert sum(not code.endswith("000") for code in codes) > 620_000
    assert not [code for code in codes if code.startswith("99")]
    assert not [name for _code, name in official.rows if not 1 <= len(name) <= 60]
    assert PACKED.stat().st_size < 2_200_000


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("110101001001", Kind.COMMUNITY),
        ("110101001200", Kind.VILLAGE),
        ("659012505508", Kind.LIKE_VILLAGE),
        ("510104001000", Kind.STREET),
        ("510104100000", Kind.TOWN),
        ("510104200000", Kind.TOWNSHIP),
        ("510104400000", Kind.LIKE_TOWNSHIP),
        ("510104000000", Kind.DISTRICT),
        ("510121000000", Kind.COUNTY),
        ("510181000000", Kind.COUNTY_CITY),
        ("510100000000", Kind.CITY),
        ("510000000000", Kind.PROVINCE),
    ],
)
def test_the_number_says_what_a_division_is_called(code: str, right: Kind) -> None:
    assert kind(code) == right


def test_a_city_without_counties_stands_once_above_its_towns() -> None:
    assert above("441900003001") == ["440000000000", "441900000000", "441900003000"]
    assert parent("441900003000") == "441900000000"
    assert parent("440000000000") is None


def test_the_day_of_closing_no_longer_counts() -> None:
    first, last = date(2020, 1, 1), date(2024, 1, 1)
    assert [in_force(first, last, day) for day in (date(2019, 12, 31), first, last)] == [False, True, False]
    assert in_force(None, None, first)
