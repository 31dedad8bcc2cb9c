"""A statement comes in: read apart, proved, shown, and taken once it has been looked at."""

from dataclasses import dataclass

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.books.faults import Unreadable
from gongzhi.ground.books.reading import read_book
from gongzhi.ground.files.services import keep_file, read_file
from gongzhi.ground.records.services import add, change, remove
from gongzhi.ground.refusal import Refused
from gongzhi.statements.models import BankAccount, Layout, Statement, StatementLine
from gongzhi.statements.rules import StatementState
from gongzhi.statements.rules.proving import proof
from gongzhi.statements.rules.reading import FIELDS, Columns, Line, read
from gongzhi.statements.services.accounts import EDIT

# So many faults are told at once.
TOLD = 10


@dataclass(frozen=True)
class Sent:
    """A file as it was sent. `opening_fen`, `closing_fen`: None where nobody said, then the balances in the file say."""

    data: bytes
    name: str
    opening_fen: int | None = None
    closing_fen: int | None = None


def upload(account: BankAccount, layout: Layout, sent: Sent, *, by: Viewer) -> Statement:
    """Keep a file and what it says of itself; no line yet. Refused where a cell cannot be read, where the balances
    contradict each other, and for the same file twice."""
    by.must(EDIT, account.division)
    lines = read_lines(sent.data, sent.name, layout)
    proved = proof(lines, sent.opening_fen, sent.closing_fen)
    if proved.fault or proved.opening is None or proved.closing is None:
        raise Refused(proved.fault, {"opening_fen": [proved.fault]} if sent.opening_fen is None else None)
    with transaction.atomic():
        file = keep_file(sent.data, sent.name, account.division, act=EDIT, by=by)
        if before := Statement.objects.filter(account=account, file=file).first():
            raise Refused(f"这份文件已经上传过（{before}），没有再上传。内容有改动请另存后再上传。")
        statement = Statement(
            division=account.division,
            account=account,
            layout=layout,
            file=file,
            name=sent.name[-200:],
            since=min(line.day for line in lines),
            until=max(line.day for line in lines),
            opening_fen=proved.opening,
            closing_fen=proved.closing,
            moved_fen=sum(line.fen for line in lines),
            rows=len(lines),
        )
        return add(statement, act=EDIT, by=by, event="statements.statement.uploaded")


def read_lines(data: bytes, name: str, layout: Layout) -> list[Line]:
    """Raises Refused, naming each bad cell by its address."""
    try:
        book = read_book(data, name)
    except Unreadable as why:
        raise Refused(str(why)) from why
    found = read(book.rows, columns_of(layout))
    if found.faults:
        more = f"（共 {len(found.faults)} 处，先列 {TOLD} 处）" if len(found.faults) > TOLD else ""
        words = f"没有导入：{'；'.join(found.faults[:TOLD])}{more}"
        raise Refused(words, {"file": [words]})
    return found.lines


def columns_of(layout: Layout) -> Columns:
    heads = {name: str(getattr(layout, name)) for name in FIELDS}
    return Columns(heads, layout.head, layout.order, layout.sign)


def lines_in(statement: Statement) -> list[Line]:
    """What the kept file says, read anew."""
    return read_lines(read_file(statement.file), statement.name, statement.layout)


@transaction.atomic
def take_in(statement: Statement, *, by: Viewer, version: int | None = None) -> Statement:
    """Write down its lines; those that came with an earlier statement are left out. Twice does nothing more."""
    if statement.state == StatementState.TAKEN:
        return statement
    lines = lines_in(statement)
    if (len(lines), sum(line.fen for line in lines)) != (statement.rows, statement.moved_fen):
        raise Refused("上传以后版式改过，读出来的行和那时不同；请放弃这份对账单，重新上传。")
    known = set(StatementLine.objects.filter(account=statement.account).values_list("identity", flat=True))
    fresh = [line for line in lines if line.identity not in known]
    change(
        statement,
        act=EDIT,
        by=by,
        event="statements.statement.taken",
        version=version,
        state=StatementState.TAKEN.value,
        added=len(fresh),
    )
    StatementLine.objects.bulk_create([_kept(line, statement) for line in fresh], batch_size=1000)
    return statement


def _kept(line: Line, statement: Statement) -> StatementLine:
    return StatementLine(
        statement=statement,
        account_id=statement.account_id,
        division=statement.division,
        row=line.row,
        day=line.day,
        amount_fen=line.fen,
        balance_fen=line.balance,
        party=line.party,
        words=line.words,
        serial=line.serial,
        voucher=line.voucher,
        source_words=line.source,
        identity=line.identity,
    )


def discard(statement: Statement, *, by: Viewer) -> None:
    """Put away a statement that was not taken in; its file goes with the next sweep of the store."""
    if statement.state == StatementState.TAKEN:
        raise Refused("这份对账单已经导入，不能放弃；导入的行不改也不删。")
    remove(statement, act=EDIT, by=by, event="statements.statement.discarded")
