"""Whether the books hold: every entry, every account, and that none is missing. Reads in a stream, names the first fault."""

import hashlib
from collections.abc import Iterator
from itertools import groupby

from django.db import connection

from gongzhi.funds.guard import LEDGER
from gongzhi.funds.models import Account, Entry, Line
from gongzhi.funds.rules import ledger as rules
from gongzhi.ground.audit.chain import canonical
from gongzhi.ground.audit.models import Entry as Told
from gongzhi.ground.audit.queries import address
from gongzhi.ground.divisions.rules import contains, county

_CHUNK = 1000
_POSTED, _ERASED = "funds.entry.posted", "funds.ledger.erased"


def first_fault() -> str:
    """What is wrong first, in words for the auditor; "" where everything holds. Two passes over the lines."""
    return next(_faults(), "")


def _faults() -> Iterator[str]:
    yield from (f"数据库里保护 {guard.table} 的触发器不在了。" for guard in LEDGER if not guard.stands())
    yield from _entries()
    yield from _accounts()
    yield from _missing()


def _entries() -> Iterator[str]:
    rows = Entry.objects.select_related("period").order_by("pk").iterator(_CHUNK)
    lines = Line.objects.select_related("account").order_by("entry_id", "pk").iterator(_CHUNK)
    by_entry = groupby(lines, key=lambda line: line.entry_id)
    group = next(by_entry, None)
    for entry in rows:
        own: list[Line] = []
        if group and group[0] == entry.pk:
            own, group = list(group[1]), next(by_entry, None)
        if why := _wrong(entry, own):
            yield f"分录 {entry.pk}（{entry}）：{why}"


def _wrong(entry: Entry, own: list[Line]) -> str:
    if len(own) != entry.lines:
        return f"应有 {entry.lines} 行，实有 {len(own)} 行。"
    lines = [
        rules.Line(r.account_id, r.amount_fen, r.source_id, rules.Book(r.account.book), r.division)
        for r in own
    ]
    try:
        rules.must_balance(lines)
    except rules.Unbalanced as why:
        return str(why)
    body = rules.body(
        rules.EntryKind(entry.kind),
        entry.day,
        entry.words,
        entry.voucher,
        lines,
        entry.reverses_id,
        party=entry.party,
    )
    if hashlib.sha256(canonical(body).encode()).hexdigest() != entry.body_hash:
        return "内容与摘要值不符，被改过。"
    month = (entry.period.division, entry.period.year, entry.period.month)
    if month != (entry.county, entry.day.year, entry.day.month) or county(entry.division) != entry.county:
        return "县或会计期间与日期、区划不符。"
    return ""


def _accounts() -> Iterator[str]:
    """Each account's lines are a chain that ends in its balance."""
    lines = Line.objects.order_by("account_id", "pk").values_list(
        "account", "pk", "amount_fen", "balance_fen"
    )
    ends: dict[int, int] = {}
    for account, pk, fen, stood in lines.iterator(_CHUNK):
        ends[account] = ends.get(account, 0) + fen
        if ends[account] != stood:
            yield f"第 {pk} 行：科目 {account} 的余额应为 {ends[account]} 分，记的是 {stood} 分。"
    for row in Account.objects.order_by("pk").iterator(_CHUNK):
        if row.balance_fen != ends.get(row.pk, 0):
            yield f"科目 {row.code}：余额 {row.balance_fen} 分，各行合计 {ends.get(row.pk, 0)} 分。"
        elif row.floor_fen is not None and row.balance_fen < row.floor_fen:
            yield f"科目 {row.code}：余额 {row.balance_fen} 分，低于最低余额。"


def _missing() -> Iterator[str]:
    """Every entry was told to the audit with its hash, and what was told is there, but for invented places taken off.

    Entries are posted in their turn, so both run in the same order and are walked side by side.
    """
    rows = Entry.objects.order_by("pk").values_list("pk", "body_hash").iterator(_CHUNK)
    here = next(rows, None)
    for seq, pk, digest in _told():
        while here and here[0] < pk:
            yield f"分录 {here[0]} 没有操作记录。"
            here = next(rows, None)
        if here is None or here[0] != pk:
            yield f"分录 {pk} 不见了：操作记录第 {seq} 条记着它。"
            continue
        if here[1] != digest:
            yield f"分录 {pk}：摘要值与操作记录第 {seq} 条不符。"
        here = next(rows, None)
    while here:
        yield f"分录 {here[0]} 没有操作记录。"
        here = next(rows, None)


def _told() -> Iterator[tuple[int, int, str]]:
    """Number in the audit, key and hash of every entry that was posted and should be there."""
    erased = list(Told.objects.filter(event=_ERASED).values_list("seq", "division"))
    prefix = address(Entry(pk=0)).removesuffix("0")
    told = Told.objects.filter(event=_POSTED).order_by("seq").values_list("seq", "about", "division", "facts")
    for seq, about, division, facts in told.iterator(_CHUNK):
        if not any(at > seq and contains(code, division) for at, code in erased):
            yield seq, int(about.removeprefix(prefix)), facts["after"]["body_hash"]


def may_change() -> list[str]:
    """Tables whose rows the role in use has a right to change or delete; SQLite knows no roles, there only triggers hold."""
    if connection.vendor != "postgresql":
        return []
    tables = (Entry._meta.db_table, Line._meta.db_table)
    asked = "SELECT has_table_privilege(current_user, %s, 'UPDATE, DELETE, TRUNCATE')"
    with connection.cursor() as cursor:
        return [table for table in tables if cursor.execute(asked, [table]) and cursor.fetchone()[0]]
