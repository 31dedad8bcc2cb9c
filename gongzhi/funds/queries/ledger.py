"""The doors to the ledger, and what is asked of its accounts."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import BigIntegerField, Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, Greatest
from django.db.models.sql.constants import LOUTER
from django_cte import CTE, with_cte

from gongzhi.funds.models import Account, Arrival, Entry, Line, Period, Source
from gongzhi.funds.rules.ledger import AccountKind, Book, EntryKind, PeriodState
from gongzhi.ground.accounts.viewer import Viewer

SEE = "ledger.see"
_BIG = BigIntegerField()
_ZERO = Value(0, _BIG)


def entries_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Entry]:
    return Entry.objects.filter(viewer.within(act)).select_related("reverses")


def accounts_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Account]:
    return Account.objects.filter(viewer.within(act)).select_related("source", "project")


def budgets_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Account]:
    """Budget lines, each by the account of what is left of it."""
    return accounts_seen_by(viewer, act).filter(kind=AccountKind.AVAILABLE.value)


def periods_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Period]:
    return Period.objects.filter(viewer.within(act))


def lines_of(entry: Entry) -> list[Line]:
    return list(Line.objects.filter(entry=entry).select_related("account").order_by("pk"))


def statement(account: Account, *, after: int = 0, before: int = 0, size: int = 50) -> list[Line]:
    """Lines in the order they were posted, by key: those after one, or the last ones before one. One row more than
    `size` says that it goes on."""
    rows = Line.objects.filter(account=account).select_related("entry")
    if before:
        return list(rows.filter(pk__lt=before).order_by("-pk")[: size + 1])[::-1]
    return list(rows.filter(pk__gt=after).order_by("pk")[: size + 1])


def sums_of(entries: Iterable[Entry]) -> dict[int, int]:
    """What each entry debits: of money where it moves any, of budgets otherwise. One query."""
    found: dict[int, dict[str, int]] = {}
    rows = Line.objects.filter(entry__in=[e.pk for e in entries], amount_fen__gt=0).order_by()
    for entry, book, fen in rows.values_list("entry", "account__book").annotate(fen=Sum("amount_fen")):
        found.setdefault(entry, {})[book] = fen
    return {
        entry: sums.get(Book.MONEY.value, sums.get(Book.BUDGET.value, 0)) for entry, sums in found.items()
    }


def live_entry(arrival: Arrival) -> Entry | None:
    """The receipt that stands for an arrival; None where none was posted or it was reversed."""
    rows = Entry.objects.filter(arrival=arrival, kind=EntryKind.RECEIPT.value, reversed_by=None)
    return rows.order_by("-pk").first()


def posted(arrivals: Iterable[Arrival]) -> dict[int, Entry]:
    """The receipts that stand, by arrival: one query."""
    rows = Entry.objects.filter(
        arrival__in=[a.pk for a in arrivals], kind=EntryKind.RECEIPT.value, reversed_by=None
    )
    return {entry.arrival_id: entry for entry in rows if entry.arrival_id}


def without_receipt() -> Q:
    """Arrivals for which no receipt stands in the ledger."""
    standing = Entry.objects.filter(kind=EntryKind.RECEIPT.value, reversed_by=None, arrival__isnull=False)
    return ~Q(pk__in=standing.values("arrival"))


def not_posted() -> Q:
    """Of these, the ones of a known sum and day: they can be posted."""
    return Q(amount_fen__gt=0, arrived_on__isnull=False) & without_receipt()


def closed_after(county: str, day: date) -> Period | None:
    """The last closed month at or after a day: it and all before it take no entry."""
    return months_about(county, day)[0]


def authorised_of(source: Source) -> int:
    """All that is authorised of a source, in fen."""
    rows = Account.objects.filter(source=source, kind=AccountKind.BUDGET.value)
    return -(rows.aggregate(fen=Sum("balance_fen"))["fen"] or 0)


DEDUCTED = Q(entry__kind=EntryKind.DEDUCT.value) | Q(entry__reverses__kind=EntryKind.DEDUCT.value)


def deducted_of(source: Source) -> int:
    """What was deducted of what came of a source, reversals taken off, in fen."""
    rows = Line.objects.filter(DEDUCTED, source=source, account__kind=AccountKind.INCOME.value)
    return rows.aggregate(fen=Sum("amount_fen"))["fen"] or 0


def term_lines(source: Source) -> list[Account]:
    """The budget lines of a source over the whole term that have something left."""
    kind = AccountKind.AVAILABLE.value
    return list(
        Account.objects.filter(source=source, kind=kind, year=None, balance_fen__gt=0).order_by("code")
    )


def months_about(county: str, day: date) -> tuple[Period | None, Period | None]:
    """The last closed month at or after a day, and the month of the day itself. One query."""
    month = Q(year=day.year, month=day.month)
    shut = Q(state=PeriodState.CLOSED.value, ends_on__gte=day)
    rows = list(Period.objects.filter(month | shut, division=county).order_by("ends_on"))
    closed = [row for row in rows if row.state == PeriodState.CLOSED]
    own = [row for row in rows if (row.year, row.month) == (day.year, day.month)]
    return next(reversed(closed), None), next(iter(own), None)


def siblings(budgets: Sequence[Account]) -> dict[tuple[int, AccountKind], Account]:
    """The other accounts of budget lines, by the line's own account and kind: one query."""
    from_line = {_line(a): a.pk for a in budgets}
    rows = Account.objects.filter(source__in={a.source_id for a in budgets}, book=Book.BUDGET.value)
    return {(from_line[_line(row)], AccountKind(row.kind)): row for row in rows if _line(row) in from_line}


def _line(account: Account) -> str:
    """The code without its number: the same for all accounts of one budget line."""
    return account.code.partition("-")[2]


def reversed_among(entries: Iterable[Entry]) -> set[int]:
    """Which of them were reversed: one query."""
    rows = Entry.objects.filter(reverses__in=[e.pk for e in entries])
    return {pk for pk in rows.values_list("reverses", flat=True) if pk is not None}


def entries_of_period(periods: Iterable[Period]) -> dict[int, int]:
    """How many entries each month has: one query."""
    rows = Entry.objects.filter(period__in=[p.pk for p in periods]).order_by()
    return dict(rows.values_list("period").annotate(number=Count("pk")))


def months_seen_by(viewer: Viewer) -> list[date]:
    """First days of the months in which something was posted, the latest first."""
    return list(entries_seen_by(viewer).dates("day", "month", order="DESC"))


def with_turnover(accounts: QuerySet[Account], first: date | None, last: date | None) -> QuerySet[Account]:
    """What each account stood at before `first`, moved by until `last`, and stands at then; None: from the beginning,
    until now. Debits and credits in columns of their own, all zero or above.

    The lines are summed once, by account, beside the accounts: grouped together, every column of them would be a key.
    """
    since, until = first or date.min, last or date.max
    within = Q(entry__day__gte=since, entry__day__lte=until)
    sums = CTE(
        Line.objects.order_by()
        .values("account")
        .annotate(
            before=Sum("amount_fen", filter=Q(entry__day__lt=since)),
            debit=Sum("amount_fen", filter=within & Q(amount_fen__gt=0)),
            credit=Sum(_ZERO - F("amount_fen"), filter=within & Q(amount_fen__lt=0)),
        ),
        name="turnover",
    )
    joined = sums.join(accounts, pk=sums.col.account, _join_type=LOUTER)
    rows: QuerySet[Account] = with_cte(sums, select=joined).annotate(
        **{
            name: Coalesce(getattr(sums.col, name), _ZERO, output_field=_BIG)
            for name in ("before", "debit", "credit")
        }
    )
    return rows.annotate(after=F("before") + F("debit") - F("credit")).annotate(
        before_debit=Greatest(F("before"), _ZERO, output_field=_BIG),
        before_credit=Greatest(_ZERO - F("before"), _ZERO, output_field=_BIG),
        after_debit=Greatest(F("after"), _ZERO, output_field=_BIG),
        after_credit=Greatest(_ZERO - F("after"), _ZERO, output_field=_BIG),
    )
