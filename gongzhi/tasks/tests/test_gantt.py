"""The scale of the Gantt chart."""

from datetime import date
from itertools import pairwise

from gongzhi.tasks.gantt import LABEL, YEAR_LABEL, Scale


def test_months_are_named_where_their_names_find_room() -> None:
    """In a year every month is; over three years those that would touch are left out, and none overlap."""
    year = Scale(date(2026, 5, 1), date(2027, 6, 1)).months()
    assert [words for _, words in year] == [
        *(f"{n}月" for n in range(5, 13)),
        "2027年",
        *(f"{n}月" for n in range(2, 6)),
    ]
    named = [(x, words) for x, words in Scale(date(2026, 1, 1), date(2029, 1, 1)).months() if words]
    assert 6 < len(named) < 36
    for (x, words), (after, _) in pairwise(named):
        assert after - x >= (YEAR_LABEL if words.endswith("年") else LABEL)
