"""What the database itself keeps of the ledger, and what of it is found out (R-08, R-11)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from gongzhi.funds.guard import LEDGER
from gongzhi.funds.models import Entry, Line, Period
from gongzhi.funds.queries.verifying import first_fault
from gongzhi.funds.services.periods import close_period
from gongzhi.funds.tests.books import FINANCE, Books, books
from gongzhi.ground.guards import run

pytestmark = pytest.mark.django_db


def raw(sql: str) -> Callable[[Entry], object]:
    return lambda entry: connection.cursor().execute(sql.replace("ENTRY", str(entry.pk)))


def one_more(entry: Entry, fen: int = 1) -> object:
    line = entry.line_set.get(amount_fen__gt=0)
    return Line.objects.create(
        entry=entry,
        account=line.account,
        source=line.source,
        division=line.division,
        amount_fen=fen,
        balance_fen=0,
    )


def an_entry(entry: Entry, **fields: Any) -> Entry:
    given = {f.name: getattr(entry, f.name) for f in Entry._meta.concrete_fields if f.name != "id"}
    return Entry.objects.create(**{**given, "key": "偷", "reverses": None, "arrival": None, **fields})


def unbalanced(entry: Entry) -> object:
    fake = an_entry(entry)
    lines = [
        Line(
            entry=fake,
            account=line.account,
            source=line.source,
            division=line.division,
            amount_fen=7,
            balance_fen=0,
        )
        for line in entry.line_set.all()
    ]
    return Line.objects.bulk_create(lines)


def of_another_source(entry: Entry) -> object:
    fake, other = an_entry(entry), books("众筹", "other").source
    line = entry.line_set.all()[0]
    return Line.objects.create(
        entry=fake,
        account=line.account,
        source=other,
        division=line.division,
        amount_fen=7,
        balance_fen=0,
    )


SNEAKING: list[tuple[Callable[[Entry], object], str]] = [
    (lambda e: Entry.objects.filter(pk=e.pk).update(words="改"), "never changed"),
    (lambda e: e.save(force_update=True), "never changed"),
    (lambda e: Entry.objects.bulk_update([e], ["words"]), "never changed"),
    (lambda e: e.line_set.update(amount_fen=1), "never changed"),
    (lambda e: e.line_set.all().delete(), "never changed"),
    (raw("UPDATE funds_entry SET day = '2020-01-01' WHERE id = ENTRY"), "never changed"),
    (raw("DELETE FROM funds_line WHERE entry_id = ENTRY"), "never changed"),
    (raw("DELETE FROM funds_entry WHERE id = ENTRY"), "never changed"),
    (one_more, "no more lines"),
    (unbalanced, "balances for each source"),
    (of_another_source, "of the source of its account"),
    (lambda e: an_entry(e, day=date(2026, 1, 5)), "closed period takes no entry"),
    (lambda e: an_entry(e, day=date(2025, 12, 5)), "closed period takes no entry"),
    (raw("UPDATE funds_period SET state = 'open', closed_on = NULL WHERE state = 'closed'"), "stays closed"),
    (raw("DELETE FROM funds_period WHERE state = 'closed'"), "not deleted"),
    (raw("UPDATE funds_account SET floor_fen = NULL"), "never changed"),
    (raw("UPDATE funds_account SET balance_fen = -1 WHERE kind = 'cash'"), "account_above_its_floor"),
]


def test_the_database_itself_refuses_whoever_asks(full: Books) -> None:
    full.receive(1, day=date(2026, 1, 31))
    close_period(Period.objects.get(month=1), by=FINANCE)
    entry = Entry.objects.get(kind="commit")
    for sneak, words in SNEAKING:
        with pytest.raises(DatabaseError, match=words), transaction.atomic():
            sneak(entry)
    if connection.vendor == "postgresql":
        connection.check_constraints()  # nothing is left to be looked at, which would refuse it too
        for guard in LEDGER[:3]:
            with pytest.raises(DatabaseError, match="never"), transaction.atomic():
                connection.cursor().execute(f"TRUNCATE {guard.table} CASCADE")
    assert first_fault() == ""


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE funds_line SET amount_fen = amount_fen + 1 WHERE amount_fen = 50", "不平衡"),
        ("DELETE FROM funds_line WHERE amount_fen = 50", "应有 2 行，实有 1 行"),
        ("UPDATE funds_entry SET words = '改' WHERE kind = 'pay'", "被改过"),
        ("UPDATE funds_entry SET party = '改' WHERE kind = 'pay'", "被改过"),
        ("UPDATE funds_entry SET county = '990102000000' WHERE kind = 'pay'", "会计期间"),
        ("UPDATE funds_line SET balance_fen = balance_fen + 1 WHERE amount_fen = 50", "余额应为"),
        ("UPDATE funds_account SET balance_fen = balance_fen + 1 WHERE kind = 'cash'", "各行合计 80 分"),
        ("DELETE FROM funds_line WHERE entry_id IN (SELECT id FROM funds_entry WHERE kind = 'pay')", "实有 0 行"),
    ],
)  # fmt: skip
def test_what_got_past_the_guard_is_found_and_named(full: Books, sql: str, words: str) -> None:
    for guard in LEDGER:
        run(guard.take_down(connection.vendor))
    run([sql])
    with pytest.raises(CommandError, match="触发器不在了"):
        call_command("verify_ledger")
    for guard in LEDGER:
        run(guard.put_up(connection.vendor))
    with pytest.raises(CommandError, match=words):
        call_command("verify_ledger")


def test_an_entry_that_vanished_without_a_trace_is_missed(full: Books) -> None:
    paid = Entry.objects.get(kind="pay")
    for guard in LEDGER:
        run(guard.take_down(connection.vendor))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM funds_line WHERE entry_id = %s", [paid.pk])
        cursor.execute("DELETE FROM funds_entry WHERE id = %s", [paid.pk])
        for kind, fen in (("cash", 100), ("expense", 0), ("committed", 50), ("spent", 0)):
            cursor.execute("UPDATE funds_account SET balance_fen = %s WHERE kind = %s", [fen, kind])
    for guard in LEDGER:
        run(guard.put_up(connection.vendor))
    assert f"分录 {paid.pk} 不见了" in first_fault()
