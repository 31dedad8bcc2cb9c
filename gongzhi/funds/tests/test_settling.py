"""What is deducted of an advance, and paid back: the books, the lines that are cut, what is refused."""

from datetime import timedelta

import pytest

from gongzhi.funds.models import Entry, Instalment, Source
from gongzhi.funds.queries import beyond, standings
from gongzhi.funds.queries.instalments import laid
from gongzhi.funds.queries.ledger import deducted_of
from gongzhi.funds.queries.verifying import first_fault
from gongzhi.funds.rules.ledger import AccountKind, Place
from gongzhi.funds.services.budgets import authorise, pass_to_year
from gongzhi.funds.services.reversals import reverse
from gongzhi.funds.services.settling import pay_back, promise_next
from gongzhi.funds.tests.books import COMMUNITY, OFFICE, TODAY, Books, asked, books
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.refusal import Refused

LEFT = AccountKind.AVAILABLE


@pytest.fixture
def full(db: None) -> Books:
    """100 came of the 100 that are owed; 70 are authorised on one line, 30 on another, of which 25 are committed."""
    for code in ("990101000000", "990101001000", COMMUNITY):
        put_division(code, f"地{code}", fictional=True)
    found = books()
    Source.objects.filter(pk=found.source.pk).update(planned_fen=100)
    found.source.refresh_from_db()
    found.receive(100)
    found.grant(30)
    found.commit(25)
    other = Place(found.source.pk, COMMUNITY, "service")
    authorise(found.source, other, asked(70), by=OFFICE)
    return found


def left(found: Books) -> tuple[int, int]:
    other = Place(found.source.pk, COMMUNITY, "service").code(LEFT)
    return found.balance(LEFT), type(found.account(LEFT)).objects.get(code=other).balance_fen


@pytest.mark.parametrize(
    ("fen", "lines", "over"),
    [
        (1, (5, 69), 0),  # the largest remainder is of the longer line
        (20, (4, 51), 0),
        (75, (0, 0), 0),
        (80, (0, 0), 5),  # what is committed is not cut: five more than is owed stay authorised
        (100, (0, 0), 25),
    ],
)
def test_lines_are_cut_by_what_is_left_and_never_below(
    full: Books, fen: int, lines: tuple[int, int], over: int
) -> None:
    entry = full.deduct(fen, key="settlement:1:deduct")
    assert (left(full), beyond(full.source)) == (lines, over)
    assert full.deduct(fen, key="settlement:1:deduct") == entry  # the lines have moved since
    with pytest.raises(Refused, match="已经记过另一笔账"):
        full.deduct(fen + 1, key="settlement:1:deduct")
    found = standings([full.source], TODAY)[full.source.pk]
    assert (found.required, found.arrived, found.came, found.short) == (100 - fen, 100 - fen, 100, 0)
    assert (full.balance(AccountKind.PAYABLE), deducted_of(full.source)) == (-fen, fen)
    with pytest.raises(Refused, match="预算不超来源"):
        full.grant(over + 1 if over else 1)
    reverse(entry, by=OFFICE)
    assert (left(full), deducted_of(full.source), first_fault()) == ((5, 70), 0, "")


def test_it_is_paid_back_once_within_what_was_deducted_and_what_is_there(full: Books) -> None:
    line = full.account(LEFT)
    pass_to_year(line, 2026, asked(5), by=OFFICE)  # a line of one year is not cut
    deduction = full.deduct(80)
    assert full.balance(LEFT) == 0 and beyond(full.source) == 10
    for fen, voucher, days, words in (
        (81, "证", 0, r"缴回不超扣减：.*只有 0\.80元"),
        (80, " ", 0, "付款有凭证"),
        (80, "证", 1, "不记未来的账"),
        (0, "证", 0, "大于零"),
    ):
        with pytest.raises(Refused, match=words):
            day = TODAY + timedelta(days=days)
            pay_back(full.source, asked(fen, voucher=voucher, day=day), by=OFFICE)
    full.pay(25)
    with pytest.raises(Refused, match=r"不超支：“存款.*只剩 0\.75元"):
        full.pay_back(80)
    full.receive(5)
    entry = full.pay_back(80, key="settlement:1:return")
    assert full.pay_back(80, key="settlement:1:return") == entry
    assert (full.balance(AccountKind.PAYABLE), full.balance(AccountKind.CASH)) == (0, 0)
    with pytest.raises(Refused, match="缴回不超扣减"):
        reverse(deduction, by=OFFICE)  # the money is gone: first the other one
    reverse(entry, by=OFFICE)
    reverse(deduction, by=OFFICE)
    assert (
        full.balance(AccountKind.PAYABLE),
        first_fault(),
        Entry.objects.filter(kind="return").count(),
    ) == (
        0,
        "",
        1,
    )


def test_where_it_is_not_known_what_is_owed_no_line_is_cut(full: Books) -> None:
    Source.objects.filter(pk=full.source.pk).update(planned_fen=None)
    full.source.refresh_from_db()
    full.deduct(20)
    assert (left(full), beyond(full.source)) == ((5, 70), None)


def test_the_next_instalment_is_not_covered_by_the_advance(full: Books) -> None:
    full.deduct(20)
    row = promise_next(Instalment(source=full.source, planned_fen=40), 100, by=OFFICE, act="funds.edit")
    parts = laid([full.source], TODAY)
    assert [(p.row.number, p.got, str(p.state)) for p in parts.values()] == [
        (1, 100, "arrived"),
        (row.number, 0, "coming"),
    ]
    third = promise_next(Instalment(source=full.source, planned_fen=1), 100, by=OFFICE, act="funds.edit")
    assert third.number == 3 and Instalment.objects.count() == 3
