"""What became of the money of a source, read from the ledger alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Sum

from gongzhi.funds.models import Account, Entry, Line
from gongzhi.funds.rules.ledger import AccountKind, Book, EntryKind


@dataclass
class Use:
    """One source in fen: received before anything was given back, used by purpose, given back, and what is left."""

    received: int = 0
    used: dict[str, int] = field(default_factory=dict)
    refunded: int = 0
    left: int = 0

    @property
    def spent(self) -> int:
        return sum(self.used.values())

    @property
    def adds_up(self) -> bool:
        return self.received == self.spent + self.refunded + self.left


def uses(sources: Iterable[int]) -> dict[int, Use]:
    """By the source's key: two questions, however many there are."""
    found = {pk: Use() for pk in sources}
    rows = Account.objects.filter(source__in=found, book=Book.MONEY.value).order_by()
    for pk, kind, purpose, fen in rows.values_list("source", "kind", "purpose", "balance_fen"):
        use = found[pk]
        if kind == AccountKind.CASH:
            use.left += fen
        elif kind == AccountKind.INCOME:
            use.received -= fen
        else:
            use.used[purpose] = use.used.get(purpose, 0) + fen
    returned = Line.objects.filter(
        source__in=found, entry__kind=EntryKind.REFUND.value, entry__reversed_by=None, amount_fen__gt=0
    )
    for pk, fen in returned.order_by().values_list("source").annotate(fen=Sum("amount_fen")):
        found[pk].refunded += fen
        found[pk].received += fen
    return found


def refunded(arrivals: Iterable[int]) -> dict[int, int]:
    """What of each arrival was given back and not taken back since, in fen: one question."""
    rows = Line.objects.filter(
        entry__arrival__in=list(arrivals),
        entry__kind=EntryKind.REFUND.value,
        entry__reversed_by=None,
        amount_fen__gt=0,
    )
    return dict(rows.order_by().values_list("entry__arrival").annotate(fen=Sum("amount_fen")))


def refund_entries(keys: Iterable[str], county: str) -> dict[str, Entry]:
    """The entries of refunds by their keys, with what reversed them: one question."""
    rows = Entry.objects.filter(kind=EntryKind.REFUND.value, key__in=list(keys), county=county)
    return {entry.key: entry for entry in rows.select_related("reversed_by")}
