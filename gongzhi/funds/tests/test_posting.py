"""The ledger in the database: what is let in, what never changes (R-05, R-07, R-08, R-09, R-11)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from gongzhi.funds.models import Account, Arrival, Entry, Line, Period
from gongzhi.funds.queries.ledger import live_entry
from gongzhi.funds.queries.verifying import first_fault
from gongzhi.funds.rules.ledger import AccountKind, EntryKind, Place, body
from gongzhi.funds.rules.spending import Spending
from gongzhi.funds.services.budgets import authorise, commit, pass_to_year, pay
from gongzhi.funds.services.periods import close_period
from gongzhi.funds.services.reversals import reverse
from gongzhi.funds.services.sources import change_arrival
from gongzhi.funds.tests.books import COMMUNITY, COUNTY, FINANCE, OFFICE, TODAY, Books, asked, books, viewer
from gongzhi.ground.refusal import Refused

pytestmark = pytest.mark.django_db
APRIL = viewer("finance", today=date(2026, 4, 10))
BOTH = viewer("office", "990100000000")
APRIL_OFFICE = viewer("office", today=date(2026, 4, 10))


def balances(found: Books) -> dict[str, int]:
    return {kind.value: found.balance(kind) for kind in AccountKind if kind != AccountKind.PAYABLE}


FULL = {
    "cash": 80,
    "income": -100,
    "expense": 20,
    "budget": -80,
    "available": 30,
    "committed": 30,
    "spent": 20,
}


def test_a_receipt_a_budget_a_contract_and_a_payment(full: Books) -> None:
    assert balances(full) == FULL
    assert first_fault() == ""
    call_command("verify_ledger")
    paid = Entry.objects.get(kind="pay")
    assert (paid.division, paid.county, paid.lines, paid.line_set.count()) == (COMMUNITY, COUNTY, 4, 4)
    cash = full.account(AccountKind.CASH)
    assert list(cash.line_set.values_list("amount_fen", "balance_fen")) == [(100, 100), (-20, 80)]


Try = Callable[[Books, Account], object]
REFUSALS: list[tuple[Try, str]] = [
    (lambda b, line: b.commit(31), "不超支：“可用·省级补助”只剩 0.30元，不够 0.31元"),
    (lambda b, line: b.pay(31), "不超支：“已承诺·省级补助”"),
    (lambda b, line: pay(line, Spending(b.source.pk + 1, "space", TODAY, "证"), asked(1), by=OFFICE), "来源不混用"),
    (lambda b, line: pay(line, Spending(b.source.pk, "service", TODAY, "证"), asked(1), by=OFFICE), "专款专用"),
    (lambda b, line: pay(line, b.wanted(voucher=" "), asked(1, voucher=" "), by=OFFICE), "付款有凭证"),
    (lambda b, line: b.commit(1, day=date(2026, 3, 21)), "不记未来的账"),
    (lambda b, line: b.commit(0), "大于零"),
    (lambda b, line: commit(line, b.wanted(), asked(1, words=" "), by=OFFICE), "摘要"),
    (lambda b, line: commit(b.account(AccountKind.CASH), b.wanted(), asked(1), by=OFFICE), "选择一条预算"),
    (lambda b, line: pass_to_year(line, 2026, asked(31), by=OFFICE), "不超支"),
    (lambda b, line: authorise(b.source, Place(b.source.pk, COMMUNITY, "space", year=2026), asked(1), by=OFFICE), "全周期"),
    (
        lambda b, line: authorise(b.source, Place(b.source.pk, "990102001001", "space"), asked(1), by=BOTH),
        "不在资金来源的区划",
    ),
    (lambda b, line: commit(line, b.wanted(), asked(1, words="长" * 201), by=OFFICE), "摘要"),
    (lambda b, line: b.commit(1, by=FINANCE), "岗位"),
    (lambda b, line: b.grant(1, by=viewer("office", "990102000000")), "岗位"),
    (lambda b, line: reverse(Entry.objects.get(kind="authorise"), by=OFFICE), "不超支：“可用"),
    (lambda b, line: reverse(Entry.objects.get(kind="commit"), by=OFFICE), "不超支：“已承诺"),
    (lambda b, line: reverse(Entry.objects.get(kind="pay"), day=date(2026, 3, 1), by=OFFICE), "早于原分录"),
    (lambda b, line: change_arrival(Arrival.objects.get(), by=FINANCE, amount_fen=10**15 + 1), "到位金额"),
]  # fmt: skip


def test_what_is_refused_names_its_rule_and_leaves_nothing_behind(full: Books) -> None:
    before = (Entry.objects.count(), Line.objects.count())
    for attempt, words in REFUSALS:
        with pytest.raises(Refused, match=words), transaction.atomic():
            attempt(full, full.account(AccountKind.AVAILABLE))
    assert balances(full) == FULL
    assert (Entry.objects.count(), Line.objects.count()) == before
    assert first_fault() == ""


def test_money_of_one_source_never_pays_for_another(full: Books) -> None:
    """The line of a second source is granted and committed, but no fen of it has come (R-09)."""
    match = books("县级配套", "county_match")
    match.grant(50)
    match.commit(50)
    match.receive(10)
    with pytest.raises(Refused, match=r"不超支：“存款·县级配套”只剩 0\.10元"), transaction.atomic():
        match.pay(11)
    match.pay(10)
    assert full.balance(AccountKind.CASH) == 80
    by_source = {
        source: sum(Line.objects.filter(source=source).values_list("amount_fen", flat=True))
        for source in (full.source, match.source)
    }
    assert set(by_source.values()) == {0}


def test_a_year_has_its_own_line(full: Books) -> None:
    pass_to_year(full.account(AccountKind.AVAILABLE), 2025, asked(5), by=OFFICE)
    year = Account.objects.get(kind="available", year=2025)
    assert (year.balance_fen, full.balance(AccountKind.AVAILABLE)) == (5, 25)
    with pytest.raises(Refused, match="年度预算当年用"):
        commit(year, full.wanted(), asked(1), by=OFFICE)
    commit(year, full.wanted(date(2025, 12, 31), None), asked(5, day=date(2025, 12, 31)), by=OFFICE)
    with pytest.raises(Refused, match="全周期预算可以分"):
        pass_to_year(year, 2026, asked(1), by=OFFICE)


@pytest.mark.parametrize(
    ("again", "words"),
    [
        ({}, ""),
        ({"fen": 6}, "已经记过另一笔账"),
        ({"words": "别的"}, "已经记过另一笔账"),
        ({"voucher": "证2"}, "已经记过另一笔账"),
        ({"party": "别的公司"}, "已经记过另一笔账"),
        ({"day": date(2026, 3, 19)}, "已经记过另一笔账"),
    ],
)
def test_one_key_posts_once(full: Books, again: dict[str, Any], words: str) -> None:
    same: dict[str, Any] = {
        "fen": 5,
        "key": "合同1",
        "words": "试记",
        "voucher": "证1",
        "day": TODAY,
        "party": "甲公司",
    }
    line = full.account(AccountKind.AVAILABLE)
    first = commit(line, full.wanted(), asked(**same), by=OFFICE)
    number = Entry.objects.count()
    if words:
        with pytest.raises(Refused, match=words):
            commit(line, full.wanted(), asked(**{**same, **again}), by=OFFICE)
    else:
        full.commit(25)  # nothing is left: the same request is answered all the same
        assert commit(line, full.wanted(), asked(**same), by=OFFICE) == first
        number += 1
    assert Entry.objects.count() == number


def test_an_entry_names_who_was_paid_and_one_that_does_not_keeps_its_hash(full: Books) -> None:
    """A reversal names the same party; the verifier reads it; without a party the hashed text is what it always was."""
    line = full.account(AccountKind.AVAILABLE)
    paid = pay(line, full.wanted(), asked(3, party=" 县城乡建设有限公司 "), by=OFFICE)
    assert (paid.party, reverse(paid, by=OFFICE).party) == ("县城乡建设有限公司", "县城乡建设有限公司")
    assert first_fault() == ""
    old = body(EntryKind.PAY, TODAY, "试记", "证1", [], None)
    assert old == body(EntryKind.PAY, TODAY, "试记", "证1", [], None, party="")
    assert set(body(EntryKind.PAY, TODAY, "试记", "证1", [], None, party="甲")) - set(old) == {"party"}


def test_a_reversal_is_the_only_correction_and_happens_once(full: Books) -> None:
    paid = Entry.objects.get(kind="pay")
    back = reverse(paid, by=OFFICE, why="付错了")
    assert reverse(paid, by=OFFICE, why="付错了") == back
    assert (back.reverses, back.words, back.voucher) == (paid, "冲销：试记（付错了）", "证1")
    assert balances(full) == {**FULL, "cash": 100, "expense": 0, "committed": 50, "spent": 0}
    for entry, words in ((back, "不能再冲销"), (paid, "只能冲销一次|另一笔账")):
        with pytest.raises(Refused, match=words), transaction.atomic():
            reverse(entry, by=APRIL_OFFICE)
    reverse(Entry.objects.get(kind="commit"), by=OFFICE)
    reverse(Entry.objects.get(kind="authorise"), by=OFFICE)
    assert first_fault() == ""


def test_a_closed_month_stays_closed(full: Books) -> None:
    full.commit(1, day=date(2026, 1, 31))
    january, march = Period.objects.get(month=1), Period.objects.get(month=3)
    for by, period, words in (
        (APRIL_OFFICE, january, "岗位"),
        (FINANCE, march, "还没有过完"),
        (APRIL, march, "请先关 2026年1月"),
    ):
        with pytest.raises(Refused, match=words), transaction.atomic():
            close_period(period, by=by)
    close_period(january, by=APRIL)
    march = close_period(march, by=APRIL)
    assert (march.state, march.closed_on) == ("closed", APRIL.today)
    with pytest.raises(Refused, match="已经关账"), transaction.atomic():
        close_period(march, by=APRIL)
    # February was never opened, and lies before a closed month; the clock turned back helps no more.
    for by, day in ((APRIL_OFFICE, TODAY), (APRIL_OFFICE, date(2026, 2, 2)), (OFFICE, TODAY)):
        with pytest.raises(Refused, match="关账不再记账：2026年3月及以前"), transaction.atomic():
            full.commit(1, by=by, day=day)
    with pytest.raises(Refused, match="关账不再记账"), transaction.atomic():
        reverse(Entry.objects.get(kind="pay"), day=TODAY, by=APRIL_OFFICE)
    assert reverse(Entry.objects.get(kind="pay"), by=APRIL_OFFICE).day == APRIL.today
    assert first_fault() == ""


def test_an_arrival_is_posted_once_and_a_change_is_reversed_and_posted_anew(full: Books) -> None:
    arrival = Arrival.objects.get()
    first = live_entry(arrival)
    change_arrival(arrival, by=FINANCE, note="第一批")
    assert live_entry(arrival) == first
    change_arrival(arrival, by=FINANCE, amount_fen=120)
    assert [e.kind for e in Entry.objects.filter(arrival=arrival).order_by("pk")] == [
        "receipt",
        "receipt",
        "reversal",
    ]
    assert (full.balance(AccountKind.CASH), full.balance(AccountKind.INCOME)) == (100, -120)
    with pytest.raises(Refused, match="不超支：“存款"), transaction.atomic():
        change_arrival(Arrival.objects.get(), by=FINANCE, amount_fen=10)
    arrival.refresh_from_db()
    assert arrival.amount_fen == 120
    unknown = full.receive(0)
    change_arrival(unknown, by=FINANCE, amount_fen=None)
    assert live_entry(unknown) is None
    assert first_fault() == ""


def test_posting_asks_a_fixed_number_of_questions(full: Books, django_assert_num_queries: Any) -> None:
    line = full.account(AccountKind.AVAILABLE)
    with django_assert_num_queries(ASKED[connection.vendor]):
        pay(line, full.wanted(), asked(1), by=OFFICE)


ASKED = {"sqlite": 23, "postgresql": 26}
