"""The engine in plain Python: planted errors (R-12), each kind alone, and that no row is ever swallowed."""

import os
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.statements.rules import Difference, Kind, Limits, Match, Reason, Row, limits_on
from gongzhi.statements.rules.matching import Found, reconcile
from gongzhi.statements.tests.planted import judged, sides

EVERY = bool(os.environ.get("GONGZHI_EVERY"))
DAY = date(2026, 3, 10)


def row(
    pk: int, fen: int = -500, party: str = "甲", number: str = "", day: int = 0, source: int | None = 1
) -> Row:
    return Row(pk, DAY + timedelta(day), fen, party, number, source)


def test_every_planted_error_is_found() -> None:
    """500 in 100,000 rows with GONGZHI_EVERY=1; `python -m bench.reconciling` prints the false alarms."""
    size, errors = (100_000, 500) if EVERY else (5_000, 120)
    made = sides(size, errors, seed=12)
    told = judged(made, reconcile(made.statement.values(), made.ledger.values(), Limits()))
    assert (told.found, told.missed) == (errors, [])
    assert len(told.false) <= errors // 100


Case = tuple[list[Row], list[Row], list[str]]
CASES: dict[str, Case] = {
    "same in all": ([row(1, number="付1")], [row(1, number="付 1")], ["certain number,amount,party,day"]),
    "marks and widths": ([row(1, party="甲（县）公司")], [row(1, party="甲(县) 公司")], ["certain amount,party,day"]),
    "as many here as there": ([row(1), row(2)], [row(1), row(2)], ["certain amount,party,day"] * 2),
    "behind": ([row(1, day=2)], [row(1)], ["proposed amount,party,apart"]),
    "behind with number": ([row(1, number="1", day=3)], [row(1, number="1")], ["proposed number,amount,party,apart"]),
    "nobody named": ([row(1, party="")], [row(1)], ["proposed amount,day,unnamed"]),
    "missing": ([row(1)], [row(1, fen=7, party="乙")], ["missing s1", "missing l1"]),
    "doubled": ([row(1), row(2)], [row(1)], ["proposed amount,party,day,alike", "doubled s2"]),
    "doubled in the ledger": (
        [row(1, number="付1")],
        [row(1, number="付1"), row(2, number="付1", day=1)],
        ["certain number,amount,party,day", "doubled l2"],
    ),
    "fen off": ([row(1, fen=-501)], [row(1)], ["fen s1 l1"]),
    "far off": ([row(1, fen=-60_000)], [row(1)], ["missing s1", "missing l1"]),
    "far off under one number": ([row(1, fen=-60_000, number="1")], [row(1, number="1")], ["fen s1 l1"]),
    "source": ([row(1, source=2)], [row(1)], ["source s1 l1"]),
    "source not known": ([row(1, source=None)], [row(1)], ["certain amount,party,day"]),
    "date": ([row(1, day=-9)], [row(1)], ["date s1 l1"]),
    "too far for a date": ([row(1, day=90)], [row(1)], ["missing s1", "missing l1"]),
    "sign": ([row(1, fen=500)], [row(1)], ["sign s1 l1"]),
    "payee of one number": ([row(1, party="乙", number="1")], [row(1, number="1")], ["payee s1 l1"]),
    "payees crosswise": (
        [row(1, fen=-3, party="乙"), row(2, fen=-4, day=40)],
        [row(1, fen=-3), row(2, fen=-4, party="乙", day=40)],
        ["payee s1,s2 l1,l2"],
    ),
    "another payee": ([row(1, party="乙")], [row(1)], ["missing s1", "missing l1"]),
    "split": ([row(1, -200), row(2, -300, day=1)], [row(1)], ["split s2,s1 l1"]),
    "joined": ([row(1)], [row(1, -250), row(2, -250)], ["split s1 l1,l2"]),
    "reversed unseen": ([], [row(1), Row(2, DAY, 500, "甲", undoes=1)], ["proposed reversal"]),
    "numbers apart": ([row(1, number="1")], [row(1, number="2")], ["missing s1", "missing l1"]),
}  # fmt: skip


def said(found: Found) -> list[str]:
    def keys(side: str, rows: tuple[Row, ...]) -> str:
        return ",".join(f"{side}{r.pk}" for r in rows)

    return [
        *(f"certain {','.join(m.reasons)}" for m in found.certain),
        *(f"proposed {','.join(m.reasons)}" for m in found.proposed),
        *(
            " ".join(filter(None, [d.kind, keys("s", d.statement), keys("l", d.ledger)]))
            for d in found.differences
        ),
    ]


@pytest.mark.parametrize("name", CASES)
def test_each_kind_alone(name: str) -> None:
    statement, ledger, words = CASES[name]
    assert said(reconcile(statement, ledger, Limits())) == words


rows = st.lists(
    st.builds(
        Row,
        pk=st.integers(1, 10**6),
        day=st.integers(0, 9).map(lambda n: DAY + timedelta(n)),
        fen=st.integers(-6, 6).filter(bool),
        party=st.sampled_from(("", "甲", "乙", "丙")),
        number=st.sampled_from(("", "", "1", "2")),
        source=st.sampled_from((None, 1, 2)),
        serial=st.sampled_from(("", "a", "b")),
        undoes=st.none() | st.integers(1, 5),
    ),
    max_size=24,
    unique_by=lambda r: r.pk,
)


@given(rows, rows)
def test_no_row_is_swallowed(statement: list[Row], ledger: list[Row]) -> None:
    """Each comes out once, as it went in; so the sums of both sides are those of matches and differences."""
    found = reconcile(statement, ledger, Limits())
    matches = [*found.certain, *found.proposed]
    every: list[Match | Difference] = [*matches, *found.differences]
    for given_rows, taken in (
        (statement, [r for each in every for r in each.statement]),
        (ledger, [r for each in every for r in each.ledger]),
    ):
        assert sorted(taken, key=lambda r: r.pk) == sorted(given_rows, key=lambda r: r.pk)
    assert all(sum(r.fen for r in m.statement) == sum(r.fen for r in m.ledger) for m in matches)
    gap = sum(r.fen for r in statement) - sum(r.fen for r in ledger)
    assert gap == sum(d.gap for d in found.differences)
    assert all(Reason.APART not in m.reasons and Reason.ALIKE not in m.reasons for m in found.certain)


def test_many_alike_take_no_longer_than_many_apart() -> None:
    """Twenty thousand equal rows against as many of another party: bounded looks, every row a difference."""
    alike = [row(n, party="甲") for n in range(20_000)]
    found = reconcile(alike, [row(n, party="乙", fen=-700) for n in range(20_000)], Limits())
    assert (len(found.differences), found.differences[0].kind) == (40_000, Kind.MISSING)


def test_the_limits_are_dated() -> None:
    assert limits_on(date(2020, 1, 1)) == limits_on(date(2030, 1, 1)) == Limits()
