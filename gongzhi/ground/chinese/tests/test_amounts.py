import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.chinese.amounts import capitals, find_amounts, parse_capitals

WAN = 1_000_000


@pytest.mark.parametrize(
    ("text", "amount", "fen"),
    [
        ("补助370万元，", "370万元", 370 * WAN),
        ("补助三百七十万元", "三百七十万元", 370 * WAN),
        ("补助3,700,000.00元", "3,700,000.00元", 370 * WAN),
        ("补助1.2亿元", "1.2亿元", 12_000 * WAN),
        ("补助1亿2000万元", "1亿2000万元", 12_000 * WAN),
        ("投入370 万。", "370 万", 370 * WAN),
        ("投入50 万 元", "50 万 元", 50 * WAN),
        ("投入１２０万元", "１２０万元", 120 * WAN),
        ("每个50万元", "50万元", 50 * WAN),
        ("收费12元5角", "12元5角", 1250),
        ("收费三元五角二分", "三元五角二分", 352),
        ("合计叁佰柒拾万元整", "叁佰柒拾万元整", 370 * WAN),
        ("结余负12元", "负12元", -1200),
        ("仅有* *万元难以为继", "* *万元", None),
        ("仅有××万元", "××万元", None),
        ("安排若干万元", "若干万元", None),
        ("安排数百万元", "数百万元", None),
        ("单价50.123元", "50.123元", None),
        ("补助370 00元", "00元", None),
        ("补助3 70万元", "70万元", None),
        ("补助1,2345万元", "2345万元", None),
        ("2022 370万元", "370万元", 370 * WAN),
    ],
)
def test_an_amount_is_exact_to_the_fen_or_unknown(text: str, amount: str, fen: int | None) -> None:
    (found,) = find_amounts(text)
    assert (found.text, found.fen, found.floor, found.ceiling, found.high) == (
        amount,
        fen,
        False,
        False,
        None,
    )
    assert text[found.start : found.end] == amount


@pytest.mark.parametrize(
    "text",
    [
        "3万人",
        "1.2万户",
        "5万平方米",
        "3万余人",
        "5万㎡",
        "10万字",
        "500万美元",
        "元旦",
        "多元参与",
        "1元月",
        "万元",
        "第3元",
    ],
)
def test_what_counts_something_else_is_not_money(text: str) -> None:
    assert find_amounts(text) == []


@pytest.mark.parametrize(
    ("text", "floor", "ceiling"),
    [
        ("不少于370万元", True, False),
        ("不得低于370万元", True, False),
        ("至少人民币370万元", True, False),
        ("超过370万元", True, False),
        ("370万元以上", True, False),
        ("370余万元", True, False),
        ("三百七十多万元", True, False),
        ("370万余元", True, False),
        ("≥370万元", True, False),
        ("不超过370万元", False, True),
        ("不得超过370万元", False, True),
        ("370万元以内", False, True),
        ("近370万元", False, True),
        ("最近370万元", False, False),
        ("共370万元", False, False),
    ],
)
def test_words_around_an_amount_make_it_a_floor_or_a_ceiling(
    text: str, *, floor: bool, ceiling: bool
) -> None:
    (found,) = find_amounts(text)
    assert (found.fen, found.floor, found.ceiling) == (370 * WAN, floor, ceiling)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("50-60万元", 50 * WAN, 60 * WAN),
        ("50万元至60万元", 50 * WAN, 60 * WAN),
        ("50万到60万", 50 * WAN, 60 * WAN),
        ("二十至三十万元", 20 * WAN, 30 * WAN),
        ("3000—5000元", 300_000, 500_000),
        ("8000元至1万元", 800_000, WAN),
        ("2021-2023年50万元", 50 * WAN, None),
    ],
)
def test_a_range_keeps_both_ends(text: str, low: int, high: int | None) -> None:
    (found,) = find_amounts(text)
    assert (found.fen, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "amount", "fen", "floor", "ceiling"),
    [
        ("资金近百万元", "百万元", 100 * WAN, False, True),
        ("投入超过千万元", "千万元", 1000 * WAN, True, False),
        ("筹措百余万元", "百余万元", 100 * WAN, True, False),
        ("花费万余元", "万余元", WAN, True, False),
        ("补助二十来万元", "二十来万元", 20 * WAN, False, False),
        ("捐款十余万元", "十余万元", 10 * WAN, True, False),
        ("闲置上百万元", "上百万元", None, False, False),
        ("花了几千块买材料", "几千块", None, False, False),
        ("筹了十几万，", "十几万", None, False, False),
        ("投入数十万元", "数十万元", None, False, False),
        ("补了几百块钱", "几百块钱", None, False, False),
        ("每月千把块钱", "千把块钱", None, False, False),
    ],
)
def test_a_round_sum_is_the_figure_it_names_or_open(
    text: str, amount: str, fen: int | None, *, floor: bool, ceiling: bool
) -> None:
    (found,) = find_amounts(text)
    assert (found.text, found.fen, found.floor, found.ceiling) == (amount, fen, floor, ceiling)


@pytest.mark.parametrize(
    ("text", "amount", "fen"),
    [
        ("付款￥12,000.00。", "12,000.00", 1_200_000),
        ("付款¥ 8,500，", "8,500", 850_000),
        ("付款¥3.5万", "3.5万", 35_000 * 100),
        ("付款RMB12万元", "12万元", 12 * WAN),
        ("补助1,200万元", "1,200万元", 1200 * WAN),
        ("补助1,234.56万元", "1,234.56万元", 1_234_560_000),
        ("补助１，２００万元", "１，２００万元", 1200 * WAN),
        ("补助１２．５万元", "１２．５万元", 12_500_000),
    ],
)
def test_a_sum_may_carry_a_sign_commas_and_wide_figures(text: str, amount: str, fen: int) -> None:
    (found,) = find_amounts(text)
    assert (found.text, found.fen) == (amount, fen)


@pytest.mark.parametrize(
    "text",
    [
        "单位：千元",
        "百万级项目",
        "上百万字",
        "近千万吨",
        "几千块砖",
        "以上万元",
        "逾万名群众",
        "得分12,000",
        "¥12%",
    ],
)
def test_a_height_without_money_is_no_sum(text: str) -> None:
    assert find_amounts(text) == []


def test_a_clause_comma_does_not_join_two_amounts() -> None:
    assert [found.fen for found in find_amounts("街道120万元，50万元")] == [120 * WAN, 50 * WAN]
    assert [found.fen for found in find_amounts("分别为50，100万元")] == [100 * WAN]


# The cases printed in 正确填写票据和结算凭证的基本规定, and the borders around them.
@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "零元整"),
        (1, "壹分"),
        (5, "伍分"),
        (10, "壹角整"),
        (50, "伍角整"),
        (99, "玖角玖分"),
        (100, "壹元整"),
        (1_000, "壹拾元整"),
        (1_001, "壹拾元零壹分"),
        (32_504, "叁佰贰拾伍元零肆分"),
        (140_950, "壹仟肆佰零玖元伍角整"),
        (168_032, "壹仟陆佰捌拾元叁角贰分"),
        (600_714, "陆仟零柒元壹角肆分"),
        (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
        (10_000_000, "壹拾万元整"),
        (10_700_053, "壹拾万柒仟元伍角叁分"),
        (10_000_100, "壹拾万零壹元整"),
        (370 * WAN, "叁佰柒拾万元整"),
        (370_000 * WAN, "叁拾柒亿元整"),
        (1_000_000_100, "壹仟万零壹元整"),
        (100_500_000_000, "壹拾亿零伍佰万元整"),
        (10_000_000_001, "壹亿元零壹分"),
        (10_001_000_000, "壹亿零壹万元整"),
        (10**15, "壹拾万亿元整"),
        (-35_005, "负叁佰伍拾元零伍分"),
    ],
)
def test_capitals_follow_the_rules_for_bills(fen: int, words: str) -> None:
    assert capitals(fen) == words
    assert parse_capitals(words) == fen


@given(st.integers(-(10**17), 10**17))
def test_capitals_come_back_as_the_same_amount(fen: int) -> None:
    assert parse_capitals(capitals(fen)) == fen


@pytest.mark.parametrize(
    ("words", "fen"),
    [
        ("人民币叁佰柒拾万圆正", 370 * WAN),
        ("壹仟陆佰捌拾元零叁角贰分", 168_032),
        ("壹拾万零柒仟元伍角叁分", 10_700_053),
        ("伍角", 50),
        ("", None),
        ("整", None),
        ("柒路", None),
    ],
)
def test_other_correct_writings_of_capitals_are_read(words: str, fen: int | None) -> None:
    assert parse_capitals(words) == fen


@given(st.integers(1, 10**13))
def test_an_amount_written_in_yuan_is_found_again(fen: int) -> None:
    (found,) = find_amounts(f"支出{fen // 100:,}.{fen % 100:02d}元。")
    assert found.fen == fen
