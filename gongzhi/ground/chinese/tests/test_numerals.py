from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.chinese.capitals import capitals
from gongzhi.ground.chinese.numerals import find_numbers, find_ratios, parse_number, parse_ratio
from gongzhi.ground.chinese.widths import fold


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三百七十", 370),
        ("两", 2),
        ("〇", 0),
        ("十", 10),
        ("廿", 20),
        ("廿三", 23),
        ("370", 370),
        ("3,700,000.00", 3_700_000),
        ("１２", 12),
        ("１，２３４", 1234),
        ("370万", 3_700_000),
        ("370 万", 3_700_000),
        ("三百七十万", 3_700_000),
        ("1.2亿", 120_000_000),
        ("3.7万", 37_000),
        ("一亿2000万", 120_000_000),
        ("一万亿", 10**12),
        ("一万零五百", 10_500),
        ("二百五", 250),
        ("两千零五", 2005),
        ("三万五", 35_000),
        ("一点二亿", 120_000_000),
        ("二〇二二", 2022),
        ("壹佰零伍万叁仟", 1_053_000),
        ("-5", -5),
        ("负三", -3),
        ("0.1", Fraction(1, 10)),
    ],
)
def test_a_number_is_read_exactly(text: str, value: int | Fraction) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    ["", " ", "三五", "百", "万", "第三", "若干", "* *", "50,10", "2百370", "3 700", "五社", "1.2.3", "约5"],
)
def test_what_is_not_one_number_has_no_value(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("* *名社工，持证只有* *名", [("* *", None), ("* *", None)]),
        ("新增若干个小区", [("若干", None)]),
        ("关于治理的若干意见", []),
        ("* *社区和* *街道", []),
        ("* *项目、* *位于、* *部门", []),
        ("××户、＿＿人、ＸＸ名", [("××", None), ("＿＿", None), ("ＸＸ", None)]),
        ("〇〇户", [("〇〇", None)]),
        ("四个专班，第三批，第十二批", [("四", 4)]),
        ("五社联动，十分重视，统一部署，一致同意", []),
        ("惠及 50 万 人、三千二百户", [("50 万", 500_000), ("三千二百", 3200)]),
        ("数百户、十几个", [("数百", None), ("十几", None)]),
        ("三五天", [("三五", None)]),
    ],
)
def test_quantities_are_found_and_masks_have_no_value(text: str, found: list[tuple[str, int | None]]) -> None:
    assert [(text[span.start : span.end], span.value) for span in find_numbers(text)] == found


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("80%", Fraction(4, 5)),
        ("80％", Fraction(4, 5)),
        ("33.3 %", Fraction(333, 1000)),
        ("百分之八十", Fraction(4, 5)),
        ("百分之八点五", Fraction(17, 200)),
        ("千分之三", Fraction(3, 1000)),
        ("八成", Fraction(4, 5)),
        ("八成五", Fraction(17, 20)),
        ("十成", Fraction(1)),
        ("三分之一", Fraction(1, 3)),
        ("20个百分点", Fraction(1, 5)),
        ("零分之一", None),
        ("80", None),
        ("成立", None),
    ],
)
def test_a_ratio_is_a_share_of_one(text: str, share: Fraction | None) -> None:
    assert parse_ratio(text) == share


def test_a_masked_ratio_is_found_without_a_value() -> None:
    text = "配套80%，到位* *％，一成不变，八成以上"
    assert [(text[s.start : s.end], s.value) for s in find_ratios(text)] == [
        ("80%", Fraction(4, 5)),
        ("* *", None),
        ("八成", Fraction(4, 5)),
    ]


@given(st.integers(0, 10**16))
def test_numbers_come_back_from_arabic_and_from_chinese(number: int) -> None:
    assert parse_number(f"{number:,}") == number
    assert parse_number(capitals(number * 100).removesuffix("元整")) == number


@given(st.text())
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert all(0 <= span.start < span.end <= len(text) for span in find_numbers(text))
