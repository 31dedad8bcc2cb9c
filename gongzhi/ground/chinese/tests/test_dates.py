from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.chinese.dates import FuzzyDate, Precision, find_dates

P = Precision


@pytest.mark.parametrize(
    ("text", "form", "precision", "before"),
    [
        ("2022年6月15日", "2022-06-15", P.DAY, False),
        ("2022 年 6 月 15 日", "2022-06-15", P.DAY, False),
        ("２０２２年６月１５日", "2022-06-15", P.DAY, False),
        ("2022.6.15", "2022-06-15", P.DAY, False),
        ("2022-06-15", "2022-06-15", P.DAY, False),
        ("2022/6/15", "2022-06-15", P.DAY, False),
        ("二○二二年六月十五日", "2022-06-15", P.DAY, False),
        ("二〇二二年六月", "2022-06", P.MONTH, False),
        ("2022年6月中旬前", "2022-06-11/2022-06-20", P.TEN_DAYS, True),
        ("2022年2月下旬", "2022-02-21/2022-02-28", P.TEN_DAYS, False),
        ("2022年6月底前", "2022-06-21/2022-06-30", P.TEN_DAYS, True),
        ("2022年底前", "2022-12", P.MONTH, True),
        ("2022年上半年", "2022-H1", P.HALF, False),
        ("2022年第二季度", "2022-Q2", P.QUARTER, False),
        ("2022年一季度末", "2022-03", P.MONTH, False),
        ("2022年前三季度", "2022-Q1/2022-Q3", P.QUARTER, False),
        ("2022年度", "2022", P.YEAR, False),
        ("最迟2022年6月", "2022-06", P.MONTH, True),
        ("2021—2023年", "2021/2023", P.YEAR, False),
        ("2021年至2023年", "2021/2023", P.YEAR, False),
        ("2022年3月至6月", "2022-03/2022-06", P.MONTH, False),
        ("2021年至2022年6月", "2021-01/2022-06", P.MONTH, False),
        ("2022年6月1日至15日", "2022-06-01/2022-06-15", P.DAY, False),
        ("2022年* *月", "2022", P.YEAR, False),
        ("2022年6月* *日", "2022-06", P.MONTH, False),
        ("6月底前", "*-06-21/*-06-30", P.TEN_DAYS, True),
        ("10月31日前", "*-10-31", P.DAY, True),
        ("6月30日前后", "*-06-30", P.DAY, False),
        ("3-5月", "*-03/*-05", P.MONTH, False),
        ("第二季度", "*-Q2", P.QUARTER, False),
        ("年底", "*-12", P.MONTH, False),
        ("明年6月", "*-06", P.MONTH, False),
        ("* *年6月", "*-06", P.MONTH, False),
        ("明年", "*", P.RELATIVE, False),
        ("* *年", "*", P.UNKNOWN, False),
        ("* *年* *月中旬前", "*", P.UNKNOWN, True),
        ("××年×月×日", "*", P.UNKNOWN, False),
        ("不到半年", "<P6M", P.RELATIVE, False),
        ("约半年", "~P6M", P.RELATIVE, False),
        ("近三年", "~P3Y", P.RELATIVE, False),
        ("一年半以上", ">P18M", P.RELATIVE, False),
        ("30日内", "<P30D", P.RELATIVE, True),
    ],
)
def test_a_date_keeps_the_precision_it_was_given_in(
    text: str, form: str, precision: P, *, before: bool
) -> None:
    (found,) = find_dates(text)
    when = found.when
    assert (when.canonical(), when.precision, when.before) == (form, precision, before)
    again = FuzzyDate.from_canonical(form, text=when.text, before=before)
    assert (again.earliest, again.latest, again.canonical()) == (when.earliest, when.latest, form)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("6月底前", "2023-06-21/2023-06-30"),
        ("年底", "2023-12"),
        ("今年", "2023"),
        ("明年6月", "2024-06"),
        ("去年底", "2022-12"),
        ("年内", "2023"),
        ("2021年3月", "2021-03"),
        ("* *年", "*"),
        ("* *年6月", "*-06"),
    ],
)
def test_an_anchor_gives_an_unstated_year_but_never_a_masked_one(text: str, form: str) -> None:
    assert [found.when.canonical() for found in find_dates(text, anchor_year=2023)] == [form]


@pytest.mark.parametrize(
    "text", ["2022年2月30日", "2月30日", "2022年13月", "2022-13-45", "2022年6月至3月", "11月至2月"]
)
def test_what_cannot_be_is_found_and_left_unknown(text: str) -> None:
    (found,) = find_dates(text)
    assert (found.when.earliest, found.when.latest, found.when.precision) == (None, None, P.UNKNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "〔2021〕57号",
        "2022.06元",
        "三个月",
        "此前年度",
        "20220615",
        "13812341234",
        "每年3月",
        "5个工作日内",
        "三年",
        "15日",
    ],
)
def test_what_only_looks_like_a_date_is_not_one(text: str) -> None:
    assert find_dates(text) == []


def test_a_whole_sentence() -> None:
    text = "成立于* *年的社区，2022年6月中旬前建成新阵地，距离明年的绩效考核不到半年。"
    assert [(text[found.start : found.end], found.when.canonical()) for found in find_dates(text, 2022)] == [
        ("* *年", "*"),
        ("2022年6月中旬前", "2022-06-11/2022-06-20"),
        ("明年", "2023"),
        ("不到半年", "<P6M"),
    ]


@pytest.mark.parametrize(
    "form", ["", "2022-13", "2022-02-30", "2022-Q5", "六月", "2023/2021", "2022/2022-06", "2022-6-1"]
)
def test_an_unreadable_form_is_refused_in_words(form: str) -> None:
    with pytest.raises(ValueError, match="认不出日期"):
        FuzzyDate.from_canonical(form)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_any_day_is_found_in_three_writings(day: date) -> None:
    for text in (
        f"于{day.year}年{day.month}月{day.day}日起",
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
    ):
        (found,) = find_dates(text)
        assert (found.when.earliest, found.when.latest, found.when.canonical()) == (day, day, day.isoformat())
