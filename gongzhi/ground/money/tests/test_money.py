import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.money.rules import MAX_FEN, NotMoney, parse_fen, split, wan, yuan

WAN = 1_000_000


@pytest.mark.parametrize(
    ("fen", "in_yuan", "in_wan"),
    [
        (370 * WAN, "3,700,000.00元", "370万元"),
        (296 * WAN, "2,960,000.00元", "296万元"),
        (350_000, "3,500.00元", "0.35万元"),
        (123_456_00, "123,456.00元", "12.3456万元"),
        (100, "1.00元", "0.0001万元"),
        (101, "1.01元", "1.01元"),
        (0, "0.00元", "0万元"),
        (-5 * WAN, "-50,000.00元", "-5万元"),
        (-1, "-0.01元", "-0.01元"),
    ],
)
def test_an_amount_is_shown_exactly_with_its_unit(fen: int, in_yuan: str, in_wan: str) -> None:
    assert (yuan(fen), wan(fen)) == (in_yuan, in_wan)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("3,700,000.00", 370 * WAN),
        ("3，700，000", 370 * WAN),
        ("370万", 370 * WAN),
        ("３７０万元", 370 * WAN),
        ("三百七十万元", 370 * WAN),
        ("叁佰柒拾万元整", 370 * WAN),
        ("人民币叁佰柒拾万圆正", 370 * WAN),
        ("￥50.5", 5050),
        (" 12 元 ", 1200),
        ("-12.5", -1250),
        ("-5万元", -5 * WAN),
        ("负三元", -300),
        ("伍分", 5),
        ("0", 0),
    ],
)
def test_a_typed_amount_is_read(text: str, fen: int) -> None:
    assert parse_fen(text) == fen


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "留作“未知”"),
        ("   ", "留作“未知”"),
        ("-", "认不出"),
        ("abc", "认不出"),
        ("50万元和60万元", "认不出"),
        ("1.234", "最小到分"),
        ("50-60万元", "区间"),
        ("50余万元", "区间"),
        ("二十来万元", "区间"),
        ("* *万元", "遮盖"),
        ("9" * 17, "位数"),
    ],
)
def test_what_is_no_amount_is_refused_with_the_way_to_mend_it(text: str, words: str) -> None:
    with pytest.raises(NotMoney, match=words):
        parse_fen(text)


@given(st.integers(-MAX_FEN, MAX_FEN))
def test_what_is_shown_can_be_typed_back(fen: int) -> None:
    assert parse_fen(yuan(fen)) == fen
    assert parse_fen(wan(fen)) == fen


def test_a_big_integer_column_holds_nine_thousand_of_the_largest() -> None:
    assert 9_000 * MAX_FEN < 2**63


def test_ties_go_to_the_earlier_part() -> None:
    assert split(100, [1, 1, 1]) == [34, 33, 33]
    assert split(-100, [1, 1, 1]) == [-34, -33, -33]
    assert split(370 * WAN, [120, 50, 50, 50, 50, 50]) == [120 * WAN, *[50 * WAN] * 5]
    assert split(1, [0, 0, 5]) == [0, 0, 1]


@pytest.mark.parametrize("weights", [[], [0, 0], [3, -1]])
def test_weights_that_divide_nothing_are_refused(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="权重"):
        split(100, weights)


@given(
    st.integers(-MAX_FEN, MAX_FEN),
    st.lists(st.integers(0, 10**6), min_size=1, max_size=30).filter(lambda weights: sum(weights) > 0),
)
def test_parts_sum_to_the_whole_and_stray_less_than_a_fen(total: int, weights: list[int]) -> None:
    parts = split(total, weights)
    assert sum(parts) == total
    assert all(
        abs(part * sum(weights) - total * weight) < sum(weights)
        for part, weight in zip(parts, weights, strict=True)
    )
