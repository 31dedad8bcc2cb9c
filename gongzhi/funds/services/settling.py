"""What is deducted of an advance, and paid back: each is one entry under a key of its own."""

from django.db import transaction

from gongzhi.funds.models import Account, Entry, Instalment, Line, Source
from gongzhi.funds.queries import requirement
from gongzhi.funds.queries.ledger import authorised_of, deducted_of, siblings, term_lines
from gongzhi.funds.rules import after_deduction
from gongzhi.funds.rules.ledger import AccountKind, EntryKind, Place
from gongzhi.funds.rules.ledger import Line as Wish
from gongzhi.funds.rules.spending import Rule
from gongzhi.funds.services.budgets import Asked, must_be_sound
from gongzhi.funds.services.instalments import add_instalment
from gongzhi.funds.services.ledger import POST, Wanted, account_for, line_on, post, refusal
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import wait_for_the_turn
from gongzhi.ground.divisions.rules import county
from gongzhi.ground.money.rules import split
from gongzhi.ground.refusal import Refused

_OTHER = "业务键“{key}”已经记过另一笔账（{entry}），没有再记。要改请先冲销那一笔。"


@transaction.atomic
def deduct(source: Source, asked: Asked, *, by: Viewer, act: str = POST) -> Entry:
    """Dr 拨入, Cr 应缴回; and of the budget lines over the whole term as much as is then authorised above what the source
    owes, Dr 预算, Cr 可用, as far as there is something left on them. Where it is not known what the source owes, no line
    is cut."""
    must_be_sound(asked)
    wait_for_the_turn()
    if before := _before(source, asked):
        return before
    income, payable = (
        account_for(kind, Place(source.pk, source.division), source, by=by, act=act)
        for kind in (AccountKind.INCOME, AccountKind.PAYABLE)
    )
    money = [line_on(income, asked.fen, source.division), line_on(payable, -asked.fen, source.division)]
    return _posted(EntryKind.DEDUCT, source, asked, [*money, *_cuts(source, asked.fen)], by, act)


@transaction.atomic
def pay_back(source: Source, asked: Asked, *, by: Viewer, act: str = POST) -> Entry:
    """Dr 应缴回, Cr 存款, with a voucher. Refused beyond what was deducted, and beyond the cash that is there."""
    must_be_sound(asked)
    if not asked.voucher.strip():
        raise refusal(Rule.VOUCHER, "缴回要写凭证号，请补上再记账。", "voucher")
    payable, cash = (
        account_for(kind, Place(source.pk, source.division), source, by=by, act=act)
        for kind in (AccountKind.PAYABLE, AccountKind.CASH)
    )
    lines = [line_on(payable, asked.fen, source.division), line_on(cash, -asked.fen, source.division)]
    return _posted(EntryKind.RETURN, source, asked, lines, by, act)


@transaction.atomic
def promise_next(row: Instalment, advance: int, *, by: Viewer, act: str) -> Instalment:
    """The instalment that follows. A source without instalments first gets the advance as its own, `advance` in fen: what
    came would else be laid on what is still to come."""
    wait_for_the_turn()
    last = Instalment.objects.filter(source=row.source).order_by("-number").first()
    row.number = last.number + 1 if last else 2
    if last is None:
        first = Instalment(source=row.source, number=1, planned_fen=advance, note="预拨")
        add_instalment(first, by=by, act=act)
    return add_instalment(row, by=by, act=act)


def _before(source: Source, asked: Asked) -> Entry | None:
    """The entry of this key: its money is asked about, for what lines had left has moved since."""
    entry = Entry.objects.filter(county=county(source.division), key=asked.key).first()
    if entry is None:
        return None
    owed = Line.objects.filter(entry=entry, source=source, account__kind=AccountKind.PAYABLE.value)
    same = entry.kind == EntryKind.DEDUCT and entry.day == asked.day
    if not same or [line.amount_fen for line in owed] != [-asked.fen]:
        raise Refused(_OTHER.format(key=asked.key, entry=entry))
    return entry


def _cuts(source: Source, fen: int) -> list[Wish]:
    """Split over the lines by what is left of each, never more than that."""
    owed = after_deduction(requirement(source), deducted_of(source) + fen)
    lines = term_lines(source)
    left = [line.balance_fen for line in lines]
    cut = 0 if owed is None else min(authorised_of(source) - owed, sum(left))
    if cut <= 0:
        return []
    budgets = siblings(lines)
    return [
        wish
        for line, part in zip(lines, split(cut, left), strict=True)
        if part
        for wish in _cut(line, budgets[line.pk, AccountKind.BUDGET], part)
    ]


def _cut(line: Account, budget: Account, fen: int) -> list[Wish]:
    return [line_on(budget, fen, line.division), line_on(line, -fen, line.division)]


def _posted(kind: EntryKind, source: Source, asked: Asked, lines: list[Wish], by: Viewer, act: str) -> Entry:
    wanted = Wanted(
        kind, source.division, asked.day, asked.words.strip(), asked.key, lines, asked.voucher.strip()
    )
    return post(wanted, by=by, act=act)
