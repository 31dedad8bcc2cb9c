"""The ledger in plain Python against a model that shares no code with it (R-06, R-09)."""

import os
import random
from datetime import date

import pytest

from gongzhi.funds.rules import ledger
from gongzhi.funds.rules.ledger import AccountKind, Book, EntryKind, Line, Place
from gongzhi.funds.rules.spending import Line as Granted
from gongzhi.funds.rules.spending import Rule, Spending, broken
from gongzhi.ground.money.rules import MAX_FEN, split

POSTINGS = 10**6 if os.environ.get("GONGZHI_EVERY") else 10**5
DAY = date(2026, 3, 2)


def line(account: int, fen: int, source: int = 1, book: Book = Book.MONEY) -> Line:
    return Line(account, fen, source, book, "990101000000")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([line(1, 5), line(2, -5)], ""),
        ([line(1, 5), line(2, -3), line(3, -2)], ""),
        ([line(1, MAX_FEN), line(2, -MAX_FEN)], ""),
        ([line(1, 5), line(2, -5), line(3, 7, book=Book.BUDGET), line(4, -7, book=Book.BUDGET)], ""),
        ([], "两行"),
        ([line(1, 5)], "两行"),
        ([line(1, 5), line(2, -4)], "不平衡"),
        ([line(1, 5), line(2, -5, source=2)], "不平衡"),
        ([line(1, 5), line(2, -5, book=Book.BUDGET)], "不平衡"),
        ([line(1, 0), line(2, 0)], "不能为零"),
        ([line(1, MAX_FEN + 1), line(2, -MAX_FEN - 1)], "10 万亿"),
    ],
)
def test_what_balances(lines: list[Line], words: str) -> None:
    if not words:
        ledger.must_balance(lines)
        return
    with pytest.raises(ledger.Unbalanced, match=words):
        ledger.must_balance(lines)


@pytest.mark.parametrize(
    ("balance", "move", "floor", "found"),
    [
        (10, -10, 0, True),
        (10, -11, 0, False),
        (-5, 1, 0, True),  # what lies too low may rise
        (10, -100, None, True),
        (ledger.MOST_FEN, 1, None, False),
        (-ledger.MOST_FEN, -1, None, False),
    ],
)
def test_what_an_account_takes(balance: int, move: int, floor: int | None, found: bool) -> None:  # noqa: FBT001
    assert ledger.allowed(balance, move, floor) == found


@pytest.mark.parametrize(
    ("balance", "move", "found"), [(-5, 5, True), (-5, 6, False), (3, -1, True), (3, 1, False)]
)
def test_no_more_is_paid_back_than_was_deducted(balance: int, move: int, found: bool) -> None:  # noqa: FBT001
    assert ledger.allowed(balance, move, None, ledger.CEILINGS[ledger.AccountKind.PAYABLE]) == found


@pytest.mark.parametrize(
    ("wanted", "granted", "rule"),
    [
        (Spending(1, "space", DAY, "证"), Granted(1, "space", None), None),
        (Spending(1, "space", DAY, "证"), Granted(1, "space", 2026), None),
        (Spending(1, "space", DAY), Granted(1, "space", None), None),
        (Spending(2, "space", DAY), Granted(1, "service", 2025), Rule.SOURCE),
        (Spending(1, "space", DAY), Granted(1, "service", 2025), Rule.PURPOSE),
        (Spending(1, "space", DAY, ""), Granted(1, "space", 2025), Rule.YEAR),
        (Spending(1, "space", date(2026, 3, 3), " "), Granted(1, "space", None), Rule.VOUCHER),
        (Spending(1, "space", date(2026, 3, 3)), Granted(1, "space", None), Rule.FUTURE),
    ],
)
def test_the_first_rule_in_the_way_is_named(wanted: Spending, granted: Granted, rule: Rule | None) -> None:
    assert broken(wanted, granted, DAY) == rule


def test_a_code_names_one_account_and_no_other() -> None:
    places = [
        Place(source, place, purpose, project, year)
        for source in (1, 11)
        for place in ("990101000000", "990101001001")
        for purpose in ("", "space")
        for project in (None, 1, 2026)
        for year in (None, 2026)
    ]
    codes = {place.code(kind) for place in places for kind in AccountKind}
    assert len(codes) == len(places) * len(AccountKind)
    assert max(map(len, codes)) < 120


def test_the_same_request_in_any_words_has_one_body() -> None:
    lines = [line(1, 5), line(2, -5)]
    asked = (EntryKind.RECEIPT, DAY, "省级补助", "证1")
    assert ledger.body(*asked, lines, None) == ledger.body(*asked, list(lines), None)
    assert ledger.body(*asked, lines, None) != ledger.body(*asked, lines[::-1], None)
    assert ledger.body(*asked, lines, None) != ledger.body(*asked, lines, 7)


def test_random_postings_are_exact_to_the_fen() -> None:
    """Each is split by percentage over accounts of several sources, and reversed now and then."""
    dice = random.Random(20260302)
    got: dict[int, int] = {}
    model = [0] * 60  # the account's number tells its source: 0–19, 20–39, 40–59
    refused = 0
    for n in range(POSTINGS):
        source = n % 3
        fen = dice.choice((1, -1, dice.randrange(1, 10**12), MAX_FEN // 1000))
        base = source * 20
        weights = [dice.randrange(101) for _ in range(1 + n % 4)]
        weights[0] += 1
        parts = split(fen, weights)
        assert sum(parts) == fen
        to = [base + dice.randrange(10) for _ in parts]
        origin = base + 10 + dice.randrange(10)
        lines = [line(a, p, source) for a, p in zip(to, parts, strict=True) if p]
        lines.append(line(origin, -fen, source))
        if n % 7 == 0:
            lines = ledger.turned(lines)
        moved = ledger.movements(lines)
        if not all(ledger.allowed(got.get(a, 0), x, 0 if a % 20 < 5 else None) for a, x in moved.items()):
            refused += 1
            continue
        ledger.must_balance(lines)
        for account, x in moved.items():
            got[account] = got.get(account, 0) + x
        sign = -1 if n % 7 == 0 else 1
        for a, p in zip(to, parts, strict=True):
            model[a] += sign * p
        model[origin] -= sign * fen
    assert 0 < refused < POSTINGS // 2
    assert [got.get(a, 0) for a in range(60)] == model
    assert [sum(model[base : base + 20]) for base in (0, 20, 40)] == [0, 0, 0]
    assert all(model[base + at] >= 0 for base in (0, 20, 40) for at in range(5))
