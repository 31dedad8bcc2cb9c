"""What bank and books stood at on a day, and the lines between them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Max, Q, QuerySet, Sum

from gongzhi.funds.models import Line
from gongzhi.statements.models import BankAccount, Part, Statement, StatementLine
from gongzhi.statements.queries.lines import book_lines_of, standing
from gongzhi.statements.rules import MatchState, StatementState
from gongzhi.statements.rules.balancing import Balance, Item

_TAKEN = StatementState.TAKEN.value
_CONFIRMED = MatchState.CONFIRMED.value


def last_day(account: BankAccount) -> date | None:
    """As far as the statements reach."""
    rows = Statement.objects.filter(account=account, state=_TAKEN).order_by("-until")
    return rows.values_list("until", flat=True).first()


def last_days(accounts: Iterable[BankAccount]) -> dict[int, date]:
    """The same of many accounts. One query."""
    rows = Statement.objects.filter(account__in=[a.pk for a in accounts], state=_TAKEN).order_by()
    return dict(rows.values_list("account").annotate(last=Max("until")))


def bank_balance(account: BankAccount, day: date) -> int | None:
    """By the statement that covers the day; None where none does."""
    rows = Statement.objects.filter(account=account, state=_TAKEN, since__lte=day, until__gte=day)
    found = rows.order_by("since", "pk").first()
    if found is None:
        return None
    lines = StatementLine.objects.filter(account=account, day__gte=found.since, day__lte=day)
    return found.opening_fen + _sum(lines)


def book_balance(account: BankAccount, day: date) -> int:
    return _sum(book_lines_of(account).filter(entry__day__lte=day))


def balance_on(account: BankAccount, day: date) -> Balance:
    """A match counts from the day on which both sides have it; what is only proposed stands between them."""
    book = book_lines_of(account)
    items = [*_only_the_bank(account, day), *_only_the_books(book, day)]
    return Balance(bank_balance(account, day), book_balance(account, day), tuple(items))


def _not_by(day: date) -> Q:
    """Lines that no confirmed match has, or one of which a line on either side is later than the day."""
    later = Q(statement_line__day__gt=day) | Q(ledger_line__entry__day__gt=day)
    whole = Part.objects.filter(match__state=_CONFIRMED).exclude(
        match__in=Part.objects.filter(later, match__isnull=False).values("match")
    )
    return ~Q(part__in=whole)


def _only_the_bank(account: BankAccount, day: date) -> list[Item]:
    lines = StatementLine.objects.filter(_not_by(day), account=account, day__lte=day)
    rows = lines.select_related("part__match", "part__difference").order_by("day", "pk")
    return [Item(r.day, r.amount_fen, r.party or r.words, "s", standing(r), r.pk) for r in rows]


def _only_the_books(book: QuerySet[Line], day: date) -> list[Item]:
    lines = book.filter(_not_by(day), entry__day__lte=day)
    rows = lines.select_related("entry", "part__match", "part__difference").order_by("entry__day", "pk")
    return [Item(r.entry.day, r.amount_fen, r.entry.words, "l", standing(r), r.entry_id) for r in rows]


def _sum(lines: QuerySet[Any]) -> int:
    return int(lines.aggregate(fen=Sum("amount_fen"))["fen"] or 0)
