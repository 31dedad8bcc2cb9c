"""How the money of funds, campaigns and gifts stands, from the ledger, each for a whole page at once."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count

from gongzhi.funds.queries.ledger import posted
from gongzhi.funds.queries.use import Use, refunded, uses
from gongzhi.giving.models import Campaign, CharityFund, CommitteeMember, Donation
from gongzhi.giving.queries import MONEY, not_in_the_ledger
from gongzhi.giving.rules import GiftKind, Role
from gongzhi.giving.rules.campaigns import Facts, RefundRule, Status
from gongzhi.giving.rules.committee import Member, Requirement, check
from gongzhi.giving.rules.donations import Intent, intents
from gongzhi.ground.unknowns.rules import Total, total

NOTHING = Use()


def uses_of(rows: Iterable[Any]) -> dict[int, Use]:
    """By the source of each fund, campaign or gift; those without one have none."""
    return uses({row.source_id for row in rows if row.source_id})


def unclear_of(campaigns: Iterable[Campaign]) -> dict[int, int]:
    """How many gifts of money each campaign has that the ledger has not: one question."""
    rows = Donation.objects.filter(not_in_the_ledger(), campaign__in=[c.pk for c in campaigns]).order_by()
    return dict(rows.values_list("campaign").annotate(n=Count("pk")))


def facts_of(row: Campaign, today: date, lacks: Sequence[str] = ()) -> Facts:
    use = uses_of([row]).get(row.source_id or 0, NOTHING)
    return Facts(
        status=Status(row.status),
        rule=RefundRule(row.refund_rule),
        goal=row.goal_fen,
        deadline=row.deadline,
        today=today,
        raised=use.received - use.refunded,
        left=use.left,
        unclear=unclear_of([row]).get(row.pk, 0),
        has_source=row.source_id is not None,
        lacks=lacks,
    )


def in_the_ledger(rows: Iterable[Donation]) -> set[int]:
    """Which gifts a receipt stands for: one question."""
    by_arrival = {row.arrival_id: row.pk for row in rows if row.arrival_id}
    found = posted([row.arrival for row in rows if row.arrival])
    return {by_arrival[arrival] for arrival in found}


def refunded_of(rows: Iterable[Donation]) -> dict[int, int]:
    """What was given back of each gift, in fen: one question."""
    by_arrival = {row.arrival_id: row.pk for row in rows if row.arrival_id}
    return {by_arrival[arrival]: fen for arrival, fen in refunded(by_arrival).items()}


def intents_of(source: int, use: Use) -> list[Intent]:
    """What was given to a source for which purpose, and what of it is used: as the ledger has it."""
    rows = list(Donation.objects.filter(MONEY, source=source).select_related("arrival"))
    stands, back = in_the_ledger(rows), refunded_of(rows)
    given: dict[str, int] = {}
    returned: dict[str, int] = {}
    for row in rows:
        if row.pk in stands and row.amount_fen:
            given[row.purpose] = given.get(row.purpose, 0) + row.amount_fen
            returned[row.purpose] = returned.get(row.purpose, 0) + back.get(row.pk, 0)
    return intents(given, use.used, returned)


def committees(funds: Iterable[CharityFund], on: date) -> dict[int, list[Requirement]]:
    """Each fund's committee against what is asked of it: one question."""
    found: dict[int, list[Member]] = {fund.pk: [] for fund in funds}
    for m in CommitteeMember.objects.filter(fund__in=found):
        found[m.fund_id].append(Member(Role(m.role), m.unpaid, m.starts_on, m.ends_on))
    return {fund: check(members, on) for fund, members in found.items()}


def goods_total(rows: Iterable[Donation]) -> Total:
    """The value of gifts in kind, and how many nobody has valued."""
    return total(row.value_fen for row in rows if row.kind == GiftKind.GOODS)
