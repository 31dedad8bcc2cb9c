from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.finances import rules
from gongzhi.finances.rules import Due
from gongzhi.finances.rules.flows import forecast
from gongzhi.finances.rules.pictures import HEIGHT, Link, Step, sankey, waterfall

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("starts", "ends", "part"),
    [
        (date(2026, 1, 1), date(2026, 1, 11), Fraction(1)),
        (date(2026, 11, 10), date(2026, 11, 30), Fraction(1, 2)),
        (date(2026, 12, 1), date(2026, 12, 31), Fraction(0)),
        (None, date(2026, 12, 31), None),
        (date(2026, 12, 31), date(2026, 12, 31), None),
    ],
)
def test_how_much_of_the_term_is_over(starts: date | None, ends: date | None, part: Fraction | None) -> None:
    assert rules.elapsed(starts, ends, DAY) == part


def test_figures_that_rest_on_something_unknown_are_unknown() -> None:
    assert rules.execution(30, 370) == Fraction(3, 37)
    assert rules.execution(0, 0) is None
    assert rules.leverage(None, 5) is None
    assert rules.leverage(1, 4) == Fraction(1, 4)
    assert rules.at_stake(370_000_000, 20) == 74_000_000
    assert rules.at_stake(370_000_000, None) is None
    assert rules.at_stake(None, 20) is None
    assert rules.at_stake(3, 50) == 2  # half a fen goes up
    assert rules.per_square_metre(11_000_000, 9_600) == 114_583
    assert rules.per_square_metre(1, None) is None


@pytest.mark.parametrize(
    ("rest", "steps", "due"),
    [
        (100, [(1, DAY), (2, None)], [Due(DAY, 33), Due(None, 67)]),
        (0, [(1, DAY)], []),
        (None, [(1, DAY)], [Due(None, None)]),
        (100, [], [Due(None, 100)]),
    ],
)
def test_what_is_left_of_a_contract_goes_with_its_steps(
    rest: int | None, steps: list[tuple[int, date | None]], due: list[Due]
) -> None:
    assert rules.spread(rest, steps) == due


def test_a_forecast_counts_what_is_late_now_and_says_where_money_runs_out() -> None:
    coming = [Due(date(2026, 1, 5), 10), Due(date(2027, 1, 31), 40), Due(None, 5)]
    going = [Due(date(2026, 12, 31), 80), Due(date(2030, 1, 1), 7), Due(None, None)]
    found = forecast(50, coming, going, DAY, 4)
    assert [(m.first.month, m.coming.known, m.going.known, m.left) for m in found.months] == [
        (11, 10, 0, 60),
        (12, 0, 80, -20),
        (1, 40, 0, 20),
        (2, 0, 0, 20),
    ]
    assert found.first_gap == found.months[1]
    assert found.later[1].known == 7
    assert (found.undated[0].known, found.undated[1].unknown) == (5, 1)
    unknown = forecast(50, [], [Due(date(2026, 12, 1), None)], DAY, 3)
    assert [m.left for m in unknown.months] == [50, None, None]
    assert forecast(None, [], [], DAY, 1).months[0].left is None


@given(
    st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2029, 1, 1)) | st.none(), st.integers(0, 10**12))),
    st.integers(1, 24),
)
def test_nothing_is_lost_between_the_months(flow: list[tuple[date | None, int]], months: int) -> None:
    found = forecast(0, [Due(*each) for each in flow], [], DAY, months)
    told = sum(m.coming.known for m in found.months) + found.later[0].known + found.undated[0].known
    assert told == sum(fen for _, fen in flow)
    assert found.months[-1].left == sum(m.coming.known for m in found.months)


def test_bars_stand_on_one_scale() -> None:
    assert waterfall([Step(0, 100), Step(60, 100), Step(0, 60)]) == [(0, HEIGHT), (0, 96), (96, 144)]
    assert waterfall([Step(0, 0)]) == [(HEIGHT, 0)]
    below = waterfall([Step(0, 50), Step(-50, 50)])
    assert below == [(0, HEIGHT // 2), (0, HEIGHT)]


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(1, 10**9)), min_size=1, max_size=16)
)
def test_bands_leave_and_arrive_within_their_nodes(rows: list[tuple[int, int, int]]) -> None:
    links = [Link(f"a{a}", f"b{b}", fen) for (a, b), fen in {(a, b): fen for a, b, fen in rows}.items()]
    columns = [[*dict.fromkeys(link.start for link in links)], [*dict.fromkeys(link.end for link in links)]]
    nodes, bands, _height = sankey(columns, links)
    where = {node.name: node for node in nodes}
    assert len(bands) == len(links)
    slack = len(links)  # each band is at least a pixel wide
    for band in bands:
        assert where[band.link.start].top <= band.leaves
        assert band.leaves + band.wide <= where[band.link.start].top + where[band.link.start].tall + slack
        assert band.arrives + band.wide <= where[band.link.end].top + where[band.link.end].tall + slack
