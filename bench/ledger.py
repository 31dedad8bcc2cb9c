"""The ledger under a crowd and under a million lines, beside the bare engine: python -m bench.ledger [--lines N] [--posts N].

Posting: 50 threads post receipts of two lines (rights, key, month, floor, audit entry, triggers), and 50 threads write the
same rows by hand with the same triggers in place; both on an SQLite file that is synced at every commit. Goal: at least 0.3 of
the rate, and nobody is told that the database is locked.

Trial balance: all accounts over a month of a ledger of N lines, beside SQL by hand. Goal: at most 1.3 of its time.

Statement: every line of the account with the most lines, page by page by its key; the peak of memory is printed before and after.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

WRITERS, ROUNDS = 50, 5
RATE, TIME = 0.3, 1.3
TODAY, COUNTY = date(2026, 11, 20), "990101000000"
BALANCE = """
SELECT a.id, coalesce(sum(CASE WHEN e.day < :first THEN l.amount_fen END), 0),
       coalesce(sum(CASE WHEN e.day BETWEEN :first AND :last AND l.amount_fen > 0 THEN l.amount_fen END), 0),
       coalesce(sum(CASE WHEN e.day BETWEEN :first AND :last AND l.amount_fen < 0 THEN -l.amount_fen END), 0)
FROM funds_account a LEFT JOIN funds_line l ON l.account_id = a.id LEFT JOIN funds_entry e ON e.id = l.entry_id
WHERE a.division BETWEEN '990101000000' AND '990101999999'
GROUP BY a.id ORDER BY a.code
"""
ENTRY = """
INSERT INTO funds_entry (division, version, made_at, changed_at, county, day, kind, words, voucher, "key", body_hash, lines, period_id)
VALUES (?, 1, datetime(), datetime(), ?, ?, 'receipt', '', '', ?, ?, 2, ?)
"""
LINE = "INSERT INTO funds_line (division, amount_fen, balance_fen, account_id, entry_id, source_id) VALUES (?, ?, ?, ?, ?, ?)"
AUDIT = """
INSERT INTO audit_entry (seq, at, event, about, division, facts, prev, seal)
SELECT coalesce(max(seq), 0) + 1, datetime(), 'funds.entry.posted', ?, ?, '{}', ?, ? FROM audit_entry
"""


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--lines", type=int, default=1_000_000)
    asked.add_argument("--posts", type=int, default=2_000)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="gongzhi-bench-") as home:
        file = str(Path(home) / "ledger.db")
        os.environ["GONGZHI_TEST_DATABASE"] = f"sqlite:///{file}"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongzhi.config.settings.test")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        accounts = open_accounts()
        met = posting(file, accounts, given.posts)
        fill(accounts, given.lines)
        met &= balances()
        statement(accounts[0])
    return 0 if met else 1


def open_accounts() -> list[Any]:
    """Pairs of 存款 and 拨入 of twenty sources, one after the other."""
    from gongzhi.funds.models import Source
    from gongzhi.funds.rules.ledger import AccountKind, Place
    from gongzhi.funds.services.ledger import account_for

    by = office()
    sources = [Source.objects.create(division=COUNTY, name=f"来源{n}", kind="other") for n in range(20)]
    return [
        account_for(kind, Place(source.pk, COUNTY), source, by=by)
        for source in sources
        for kind in (AccountKind.CASH, AccountKind.INCOME)
    ]


def office() -> Any:
    from gongzhi.ground.accounts.viewer import Held, holding

    return holding([Held("office", COUNTY)], user_id=0, name="bench", today=TODAY)


def posting(file: str, accounts: list[Any], number: int) -> bool:
    from django.db import OperationalError, connection

    from gongzhi.funds.models import Period
    from gongzhi.funds.rules.ledger import EntryKind
    from gongzhi.funds.services.ledger import Wanted, line_on, post

    locked = []

    def ours(nth: int) -> None:
        cash, income = accounts[nth * 2 % len(accounts) :][:2]
        lines = [line_on(cash, 100 + nth, COUNTY), line_on(income, -100 - nth, COUNTY)]
        try:
            post(Wanted(EntryKind.RECEIPT, COUNTY, TODAY, "到位", f"ours:{nth}", lines), by=office())
        except OperationalError as why:
            locked.append(str(why))

    ours(number)  # opens the month
    rate = number / crowd(ours, number, lambda: connection.close())  # each thread's own
    month = Period.objects.get().pk
    bare = number / crowd(by_hand(file, accounts, month), number, lambda: None)
    print(f"posting by {WRITERS}: {rate:,.0f} entries/s, by hand {bare:,.0f}, {len(locked)} told of a lock")
    print(f"  {rate / bare:.2f} of the rate by hand (goal ≥ {RATE})")
    return rate >= RATE * bare and not locked


def crowd(do: Callable[[int], None], number: int, leave: Callable[[], object]) -> float:
    """Seconds in which as many threads as there are writers do everything once."""

    def mine(first: int) -> None:
        try:
            for nth in range(first, number, WRITERS):
                do(nth)
        finally:
            leave()

    began = time.perf_counter()
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(mine, range(WRITERS)))
    return time.perf_counter() - began


def by_hand(file: str, accounts: list[Any], month: int) -> Callable[[int], None]:
    import threading

    from django.db import connection

    engine: Any = connection
    own = threading.local()

    def write(nth: int) -> None:
        if not hasattr(own, "at"):
            own.at = engine.Database.connect(file, timeout=60, isolation_level=None)
            own.at.execute("PRAGMA synchronous = FULL")
        at, (cash, income), fen = own.at, accounts[nth * 2 % len(accounts) :][:2], 100 + nth
        at.execute("BEGIN IMMEDIATE")
        made = at.execute(ENTRY, (COUNTY, COUNTY, str(TODAY), f"hand:{nth}", "0" * 64, month)).lastrowid
        for account, moved in ((cash, fen), (income, -fen)):
            at.execute(
                "UPDATE funds_account SET balance_fen = balance_fen + ? WHERE id = ?", (moved, account.pk)
            )
            at.execute(LINE, (COUNTY, moved, 0, account.pk, made, account.source_id))
        at.execute(AUDIT, (f"funds.Entry:{made}", COUNTY, "0" * 64, "0" * 64))
        at.execute("COMMIT")

    return write


def fill(accounts: list[Any], lines: int) -> None:
    """So many lines over 300 days, two an entry, with the guard down while they are written."""
    from django.db import connection, transaction

    from gongzhi.funds.guard import LEDGER
    from gongzhi.funds.models import Period
    from gongzhi.ground.guards import run

    month = Period.objects.get().pk
    days = [str(TODAY - timedelta(days=n)) for n in range(300)]
    with transaction.atomic():
        run(sql for guard in LEDGER for sql in guard.take_down(connection.vendor))
        with connection.cursor() as opened:
            cursor: Any = opened  # the stubs know of no stream of rows
            first = cursor.execute("SELECT max(id) FROM funds_entry").fetchone()[0] + 1
            number = lines // 2
            cursor.executemany(
                'INSERT INTO funds_entry (id, division, version, made_at, changed_at, county, day, kind, words, voucher, "key",'
                " body_hash, lines, period_id) VALUES (%s, %s, 1, %s, %s, %s, %s, 'receipt', '', '', %s, '', 2, %s)",
                (
                    (
                        first + n,
                        COUNTY,
                        days[0],
                        days[0],
                        COUNTY,
                        days[n % len(days)],
                        f"fill:{n}",
                        month,
                    )
                    for n in range(number)
                ),
            )
            cursor.executemany(
                LINE.replace("?", "%s"),
                (
                    (COUNTY, fen, 0, account.pk, first + n, account.source_id)
                    for n in range(number)
                    for account, fen in zip(
                        accounts[(n % 7 == 0) * (n * 2 % len(accounts)) :][:2], (n + 1, -n - 1), strict=True
                    )
                ),
            )
        run(sql for guard in LEDGER for sql in guard.put_up(connection.vendor))


def balances() -> bool:
    """The best of several, wall clock."""
    from django.db import connection

    from gongzhi.funds.queries.ledger import accounts_seen_by, with_turnover

    first, last = date(2026, 10, 1), date(2026, 10, 31)
    viewer = office()

    def ours() -> list[tuple[int, ...]]:
        rows: Any = with_turnover(accounts_seen_by(viewer), first, last)
        return [(row.pk, row.before, row.debit, row.credit) for row in rows]

    def bare() -> list[tuple[int, ...]]:
        with connection.cursor() as cursor:
            return list(
                cursor.execute(
                    BALANCE.replace(":first", "%s").replace(":last", "%s"),
                    [str(first), *[str(first), str(last)] * 2],
                ).fetchall()
            )

    assert sorted(ours()) == sorted(bare())
    mine, hand = (
        min(taken(ours) for _ in range(ROUNDS)),
        min(taken(bare) for _ in range(ROUNDS)),
    )
    with closing(connection.cursor()) as cursor:
        number = cursor.execute("SELECT count(*) FROM funds_line").fetchone()[0]
    print(f"trial balance over {number:,} lines: {mine:.2f} s, by hand {hand:.2f} s")
    print(f"  {mine / hand:.2f} × the time by hand (goal ≤ {TIME})")
    return mine <= TIME * hand


def taken(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


@contextmanager
def memory(what: str) -> Iterator[None]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    began = time.perf_counter()
    yield
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what}: {time.perf_counter() - began:.1f} s, peak {before} MB before and {after} MB after")


def statement(account: Any) -> None:
    from gongzhi.funds.queries import ledger

    number, after = 0, 0
    with memory("statement of one account, page by page of 50"):
        while rows := ledger.statement(account, after=after)[:50]:
            number, after = number + len(rows), rows[-1].pk
    print(f"  {number:,} lines")


if __name__ == "__main__":
    raise SystemExit(main())
