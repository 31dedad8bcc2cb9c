"""Scanner noise and hostile pastes: every search stays linear and nothing in them gets a value."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.chinese.amounts import find_amounts
from gongzhi.ground.chinese.dates import FuzzyDate, find_dates
from gongzhi.ground.chinese.masking import find_masks
from gongzhi.ground.chinese.numerals import find_numbers, find_ratios

NOISE = [
    "1",
    "一",
    "一万",
    "* ",
    "*",
    " ",
    "1,",
    ",111",
    "-",
    "2022-",
    "×",
    "_",
    "〇",
    "百分之",
    "年",
    "不到",
]
PIECES = st.text(
    "0123456789,.，-—至一二十百千万亿零〇两余多元角分年月日前底旬* ×%成第个人半季度上下", max_size=40
)


@pytest.mark.parametrize("sign", NOISE)
@pytest.mark.parametrize("find", [find_amounts, find_dates, find_numbers, find_ratios, find_masks])
def test_a_page_of_noise_is_read_at_once(find: Callable[[str], Sequence[object]], sign: str) -> None:
    assert len(find(sign * 20_000)) <= 20_000


@given(PIECES)
def test_any_mixture_of_signs_is_read_without_a_fall(text: str) -> None:
    ends = [(span.start, span.end) for span in find_amounts(text)]
    ends += [(span.start, span.end) for span in find_dates(text, 2022)]
    ends += [(span.start, span.end) for span in [*find_numbers(text), *find_ratios(text)]]
    assert all(0 <= start < end <= len(text) for start, end in ends)


@given(PIECES, st.none() | st.integers(2000, 2050))
def test_every_date_found_has_a_canonical_form_that_reads_back(text: str, anchor: int | None) -> None:
    for found in find_dates(text, anchor):
        again = FuzzyDate.from_canonical(found.when.canonical())
        assert (again.earliest, again.latest) == (found.when.earliest, found.when.latest)
        assert again.canonical() == found.when.canonical()
