"""The lines of an account on both sides, as models and as the plain rows that the rules take."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from gongzhi.funds.models import Line, Source
from gongzhi.funds.rules.ledger import AccountKind
from gongzhi.statements.models import BankAccount, Difference, Holding, Match, Part, StatementLine
from gongzhi.statements.queries import DONE
from gongzhi.statements.rules import DifferenceState, MatchState, Row
from gongzhi.statements.rules.pairing import bare

_CONFIRMED = MatchState.CONFIRMED.value


def sources_of(account: BankAccount) -> list[Source]:
    rows = Holding.objects.filter(account=account).select_related("source").order_by("pk")
    return [row.source for row in rows]


def book_lines_of(account: BankAccount) -> QuerySet[Line]:
    held = Holding.objects.filter(account=account).values("source")
    return Line.objects.filter(account__kind=AccountKind.CASH.value, source__in=held)


def open_statement_rows(account: BankAccount) -> list[Row]:
    """Every line that no confirmed match has."""
    lines = StatementLine.objects.filter(account=account).exclude(part__match__state=_CONFIRMED)
    sources = {bare(s.name): s.pk for s in sources_of(account)}
    only = next(iter(sources.values())) if len(sources) == 1 else None
    return [
        Row(
            line.pk,
            line.day,
            line.amount_fen,
            line.party,
            line.voucher,
            sources.get(bare(line.source_words)) if line.source_words else only,
            line.serial,
        )
        for line in lines.order_by("day", "pk")
    ]


def open_book_rows(account: BankAccount) -> list[Row]:
    """The same of the ledger. A reversal names the row of what it reverses, where both moved this money."""
    lines = list(
        book_lines_of(account)
        .exclude(part__match__state=_CONFIRMED)
        .select_related("entry")
        .order_by("entry__day", "pk")
    )
    by_entry = {(line.entry_id, line.account_id): line.pk for line in lines}
    return [
        Row(
            line.pk,
            line.entry.day,
            line.amount_fen,
            line.entry.party,
            line.entry.voucher,
            line.source_id,
            undoes=by_entry.get((line.entry.reverses_id, line.account_id))
            if line.entry.reverses_id
            else None,
        )
        for line in lines
    ]


def parts_of(told: Match | Difference) -> list[Part]:
    rows = Part.objects.filter(**{type(told).__name__.lower(): told})
    return list(
        rows.select_related("statement_line", "ledger_line__entry", "ledger_line__source").order_by("pk")
    )


def settled_lines(account: BankAccount) -> tuple[set[int], set[int]]:
    """Keys of the lines on both sides that stand in a difference that has been worked off."""
    rows = Part.objects.filter(difference__account=account, match=None).exclude(
        difference__state=DifferenceState.OPEN.value
    )
    pairs = list(rows.values_list("statement_line", "ledger_line"))
    return {s for s, _l in pairs if s is not None}, {b for _s, b in pairs if b is not None}


def standing(line: StatementLine | Line) -> str:
    """Where a line stands: a state of its match or the kind of its difference; "" where it has not been looked at."""
    part = getattr(line, "part", None)
    if part is None:
        return ""
    return str(part.match.state if part.match else part.difference.kind)


def numbers_of(accounts: Iterable[BankAccount]) -> dict[int, int]:
    """How many lines of each account have not been done with. One query."""
    rows = StatementLine.objects.filter(account__in=[a.pk for a in accounts]).exclude(DONE).order_by()
    return dict(rows.values_list("account").annotate(number=Count("pk")))


def unlooked_at(account: BankAccount) -> tuple[int, int]:
    """How many lines of the statements and of the ledger no run has looked at yet."""
    bank = StatementLine.objects.filter(account=account, part__isnull=True).count()
    return bank, book_lines_of(account).filter(part__isnull=True).count()
