from fractions import Fraction

import pytest

from gongzhi.ground.money.rules import wan
from gongzhi.ground.unknowns.rules import Total, percent, ratio, show_total, total

WAN = 1_000_000


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ([], "0万元"),
        ([0], "0万元"),
        ([120 * WAN, 250 * WAN], "370万元"),
        ([370 * WAN, None, None], "≥ 370万元（另有 2 项未知）"),
        ([0, None], "≥ 0万元（另有 1 项未知）"),
        ([None], "未知"),
        ([None, None], "未知"),
    ],
)
def test_a_total_says_what_it_leaves_out(parts: list[int | None], shown: str) -> None:
    assert show_total(total(parts), wan) == shown


def test_a_total_counted_by_the_database_is_unknown_where_nothing_is_known() -> None:
    assert show_total(Total(known=0, unknown=3), str) == "未知"
    assert Total(known=5, unknown=0).complete
    assert not Total(known=5, unknown=1).complete


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        (296, 370, Fraction(4, 5)),
        (0, 370, Fraction(0)),
        (None, 370, None),
        (296, None, None),
        (5, 0, None),
        (0, 0, None),
    ],
)
def test_a_ratio_with_an_unknown_side_is_unknown(
    part: int | None, whole: int | None, share: Fraction | None
) -> None:
    assert ratio(part, whole) == share


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (None, "未知"),
        (Fraction(4, 5), "80.0%"),
        (Fraction(0), "0.0%"),
        (Fraction(1, 3), "33.3%"),
        (Fraction(2, 3), "66.7%"),
        (Fraction(1, 2000), "0.1%"),
        (Fraction(-1, 2000), "-0.1%"),
        (Fraction(-1, 9999), "0.0%"),
        (Fraction(5, 4), "125.0%"),
    ],
)
def test_a_percentage_is_rounded_half_up(share: Fraction | None, shown: str) -> None:
    assert percent(share) == shown
