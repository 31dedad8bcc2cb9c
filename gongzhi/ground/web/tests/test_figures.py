"""Sums read as the language of the page writes them."""

import pytest
from django.utils.translation import override

from gongzhi.ground.web.cells import Kind, words
from gongzhi.ground.web.figures import large_money, money


@pytest.mark.parametrize(
    ("fen", "chinese", "english"),
    [
        (370_000_000, ("3,700,000.00元", "370万元"), ("¥3,700,000.00", "¥3,700,000")),
        (123_450, ("1,234.50元", "1,234.50元"), ("¥1,234.50", "¥1,234.50")),
        (101, ("1.01元", "1.01元"), ("¥1.01", "¥1.01")),
        (0, ("0.00元", "0万元"), ("¥0.00", "¥0")),
        (-5_000_001, ("-50,000.01元", "-50,000.01元"), ("-¥50,000.01", "-¥50,000.01")),
    ],
)
def test_a_sum_in_both_languages(fen: int, chinese: tuple[str, str], english: tuple[str, str]) -> None:
    for language, expected in (("zh-hans", chinese), ("en", english)):
        with override(language):
            assert (money(fen), large_money(fen)) == expected
            assert words(Kind.MONEY, fen) == expected[0]
