"""From a bank's file to a table that comes out even: what is taken in, matched, worked off, and refused."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from gongzhi.funds.models import Entry
from gongzhi.funds.queries.verifying import first_fault
from gongzhi.funds.rules.ledger import AccountKind
from gongzhi.funds.services.budgets import pay
from gongzhi.funds.services.reversals import reverse
from gongzhi.funds.tests.books import COUNTY, FINANCE, OFFICE, Books, asked, viewer
from gongzhi.ground.guards import run
from gongzhi.ground.refusal import Refused
from gongzhi.statements.guard import KEPT
from gongzhi.statements.models import BankAccount, Difference, Layout, Match, Part, StatementLine
from gongzhi.statements.queries.balances import balance_on
from gongzhi.statements.queries.lines import unlooked_at
from gongzhi.statements.services.accounts import change_layout, hold_source, release_source
from gongzhi.statements.services.reconciling import Outcome, reconcile_account
from gongzhi.statements.services.settling import confirm, match_by_hand, reopen, settle, undo
from gongzhi.statements.services.taking import Sent, discard, take_in, upload
from gongzhi.statements.tests.desk import account, as_csv, as_xlsx, sent, table, taken
from gongzhi.statements.todo import lines_left

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
Desk = tuple[BankAccount, Layout, Books]


@pytest.fixture
def desk(db: None) -> Desk:
    """The ledger has 1,000 in, 300 to 甲 and 200 to 乙 paid; nothing from the bank yet."""
    made, layout, source = account(COUNTY, "试", FINANCE)
    books = Books(source)
    books.receive(1000, day=DAY)
    books.grant(800)
    books.commit(600)
    line = books.account(AccountKind.AVAILABLE)
    for fen, party, voucher in ((300, "甲公司", "付1"), (200, "乙公司", "付2")):
        pay(line, books.wanted(DAY), asked(fen, day=DAY, party=party, voucher=voucher), by=OFFICE)
    return made, layout, books


BANK = [
    (0, 1000, "县财政局", ""),
    (1, -300, "甲公司", "付1"),
    (0, -210, "乙公司", "付2"),
    (2, -7, "青禾农商行", ""),
]


def test_from_the_file_to_a_table_that_comes_out_even(desk: Desk) -> None:
    """Every row is somewhere; the differences make the gap; posting and working off close it."""
    made, layout, books = desk
    taken(made, layout, as_csv(table(DAY, 0, BANK), "gb18030"), FINANCE)
    assert unlooked_at(made) == (4, 3)
    assert reconcile_account(made, by=FINANCE) == Outcome(certain=0, proposed=2, differences=2)
    assert unlooked_at(made) == (0, 0)
    assert {d.kind: (d.statement_fen, d.ledger_fen) for d in Difference.objects.all()} == {
        "fen": (-210, -200),
        "missing": (-7, 0),
    }
    stood = balance_on(made, date(2026, 3, 4))
    assert (stood.bank, stood.book, stood.left) == (483, 500, 0)
    for match in Match.objects.all():
        confirm(match, by=FINANCE)
    assert balance_on(made, DAY).left == 0  # 甲 was paid by then in the books alone
    fee = Difference.objects.get(kind="missing")
    settle(fee, cause="book", note="补记手续费", by=FINANCE)
    assert reconcile_account(made, by=FINANCE) == Outcome(0, 0, 1)
    assert Difference.objects.get(pk=fee.pk).state == "settled"
    wrong = Entry.objects.get(voucher="付2")
    reverse(wrong, by=OFFICE)
    line = books.account(AccountKind.AVAILABLE)
    pay(line, books.wanted(), asked(210, day=DAY, party="乙公司", voucher="付2"), by=OFFICE)
    pay(line, books.wanted(), asked(7, day=date(2026, 3, 4), party="青禾农商行"), by=OFFICE)
    assert reconcile_account(made, by=FINANCE) == Outcome(certain=2, proposed=1, differences=0)
    for match in Match.objects.filter(state="proposed"):
        confirm(match, by=FINANCE)
    end = balance_on(made, date(2026, 3, 4))
    assert (end.bank, end.left, [i.side for i in end.items]) == (483, 0, ["l"])
    assert not Part.objects.filter(match=None).exists()
    assert first_fault() == ""


CODINGS: list[tuple[str, Callable[[list[list[str]]], bytes]]] = [
    ("流水.csv", as_csv),
    ("流水.csv", lambda rows: as_csv(rows, "utf-8-sig")),
    ("流水.csv", lambda rows: as_csv(rows, "gb18030")),
    ("流水.xlsx", as_xlsx),
]


def test_the_same_lines_come_in_once_whatever_the_file(desk: Desk) -> None:
    """Four codings of one statement, then a longer one: only the new line is added; the same bytes are refused."""
    made, layout, _books = desk
    for at, (name, coded) in enumerate(CODINGS):
        statement = take_in(
            upload(made, layout, Sent(coded(table(DAY, 0, BANK)), name), by=FINANCE), by=FINANCE
        )
        assert (statement.rows, statement.added) == (4, 0 if at else 4)
        assert take_in(statement, by=FINANCE).added == statement.added
    longer = taken(made, layout, as_csv(table(DAY, 0, [*BANK, (9, -1, "甲公司", "")])), FINANCE)
    assert (longer.opening_fen, longer.closing_fen, longer.rows, longer.added) == (0, 482, 5, 1)
    twice = [*BANK, (9, -1, "甲公司", ""), (9, -1, "甲公司", "")]
    assert taken(made, layout, as_csv(table(DAY, 0, twice)), FINANCE).added == 1
    with pytest.raises(Refused, match="已经上传过"), transaction.atomic():
        upload(made, layout, sent(as_csv(table(DAY, 0, BANK))), by=FINANCE)


Try = Callable[[BankAccount, Layout, Books], object]
REFUSALS: list[tuple[Try, str]] = [
    (lambda a, y, b: upload(a, y, sent(as_csv(table(DAY, 0, BANK))), by=OFFICE), "岗位"),
    (lambda a, y, b: upload(a, y, Sent(b"\x00", "a.xlsx"), by=FINANCE), "表格|格式|打不开|支持"),
    (lambda a, y, b: upload(a, y, Sent(as_csv(table(DAY, 0, BANK)), "a.csv", 1), by=FINANCE), "第 2 行余额"),
    (lambda a, y, b: upload(a, y, Sent(as_csv(table(DAY, 0, BANK)), "a.csv", 0, 1), by=FINANCE), "差 -4.82元"),
    (lambda a, y, b: change_layout(y, by=FINANCE, debit=""), "借方列"),
    (lambda a, y, b: hold_source(a, b.source, by=FINANCE), "已经放在一个账户里"),
    (lambda a, y, b: release_source(a.holdings.get(), by=FINANCE), "已经在这个账户里对过"),
    (lambda a, y, b: discard(a.statements.get(), by=FINANCE), "已经导入"),
    (lambda a, y, b: reconcile_account(a, by=OFFICE), "岗位"),
    (lambda a, y, b: confirm(a.match_set.all()[0], by=OFFICE), "岗位"),
    (lambda a, y, b: settle(a.difference_set.all()[0], cause="bank", note=" ", by=FINANCE), "怎样处理"),
    (lambda a, y, b: match_by_hand([a.difference_set.all()[0]], note="同一笔", by=FINANCE), "金额不等"),
]  # fmt: skip


def test_what_is_refused_says_why(desk: Desk) -> None:
    made, layout, books = desk
    taken(made, layout, as_csv(table(DAY, 0, BANK)), FINANCE)
    reconcile_account(made, by=FINANCE)
    before = (StatementLine.objects.count(), Match.objects.count(), Difference.objects.count())
    for attempt, words in REFUSALS:
        with pytest.raises(Refused, match=words), transaction.atomic():
            attempt(made, layout, books)
    assert (StatementLine.objects.count(), Match.objects.count(), Difference.objects.count()) == before


def test_two_differences_are_one_movement_and_are_two_again(desk: Desk) -> None:
    """By hand, for what the engine does not put together; undone, the lines are back in their differences."""
    made, layout, _books = desk
    taken(
        made, layout, as_csv(table(DAY, 0, [(0, 1000, "县财政局", ""), (0, -200, "乙的分公司", "")])), FINANCE
    )
    reconcile_account(made, by=FINANCE)
    mine, theirs = Difference.objects.get(statement_fen=-200), Difference.objects.get(ledger_fen=-200)
    match = match_by_hand([mine, theirs], note="分公司代收", by=FINANCE)
    assert [d.state for d in Difference.objects.filter(pk__in=(mine.pk, theirs.pk))] == ["settled"] * 2
    with pytest.raises(Refused, match="先撤下"), transaction.atomic():
        reopen(Difference.objects.get(pk=mine.pk), by=FINANCE)
    undo(match, by=FINANCE)
    again = reopen(Difference.objects.get(pk=mine.pk), by=FINANCE)
    assert (again.state, again.parts.count(), Match.objects.filter(reasons="hand").count()) == ("open", 1, 0)


def test_a_layout_changed_meanwhile_takes_nothing_in(desk: Desk) -> None:
    made, layout, _books = desk
    waiting = upload(made, layout, sent(as_csv(table(DAY, 0, BANK))), by=FINANCE)
    turns: list[tuple[dict[str, Any], str]] = [
        ({"sign": "turned"}, "版式改过"),
        ({"party": "收款人"}, "应有一列“收款人”"),
    ]
    for turned, words in turns:
        change_layout(layout, by=FINANCE, **turned)
        waiting.refresh_from_db()
        with pytest.raises(Refused, match=words), transaction.atomic():
            take_in(waiting, by=FINANCE)
    discard(waiting, by=FINANCE)
    assert not made.statements.exists()


SNEAKING: list[tuple[str, str]] = [
    ("UPDATE statements_statementline SET amount_fen = 1", "never changed"),
    ("DELETE FROM statements_statementline", "never changed"),
    ("UPDATE statements_statement SET closing_fen = closing_fen", "never changed"),
    ("DELETE FROM statements_statement", "not deleted"),
]


def test_the_database_itself_keeps_what_came_from_the_bank(desk: Desk) -> None:
    made, layout, _books = desk
    taken(made, layout, as_csv(table(DAY, 0, BANK)), FINANCE)
    for sql, words in SNEAKING:
        with pytest.raises(DatabaseError, match=words), transaction.atomic():
            run([sql])
    assert all(guard.stands() for guard in KEPT)
    if connection.vendor == "postgresql":
        connection.check_constraints()  # nothing is left to be looked at, which would refuse it too
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            run([f"TRUNCATE {KEPT[0].table} CASCADE"])


def test_what_waits_long_is_called_to_mind(desk: Desk) -> None:
    made, layout, _books = desk
    taken(made, layout, as_csv(table(DAY, 0, BANK)), FINANCE)
    later: dict[str, Any] = {"today": date(2026, 5, 1)}
    assert lines_left(FINANCE, 5).all == 0
    waiting = lines_left(viewer("finance", **later), 5)
    assert (waiting.all, "4 行" in waiting.first[0].title) == (1, True)
    assert lines_left(viewer("office", **later), 5).all == 0
