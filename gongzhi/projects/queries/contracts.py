"""What contracts come to with their amendments, for a whole page in one question."""

from collections.abc import Iterable

from django.db.models import F, OuterRef, QuerySet, Subquery

from gongzhi.ground.money.rules import BASIS
from gongzhi.projects.models import Amendment, Contract
from gongzhi.projects.rules.contracts import MOST_ADDED, Terms, current


def terms_of(contracts: Iterable[Contract]) -> dict[int, Terms]:
    """The terms in force, by contract."""
    listed = list(contracts)
    amended: dict[int, list[Terms]] = {contract.pk: [] for contract in listed}
    for row in Amendment.objects.filter(contract__in=amended).order_by("contract", "number"):
        amended[row.contract_id].append(Terms(row.amount_fen, row.ends_on))
    return {c.pk: current(Terms(c.amount_fen, c.ends_on), amended[c.pk]) for c in listed}


def beyond(rows: QuerySet[Contract]) -> QuerySet[Contract]:
    """Those to which amendments added more than the law allows: the same rule as `too_much`, in SQL of both engines.

    The added sum is a whole number: it is more than a tenth exactly when it is more than the tenth's whole part.
    """
    last = Amendment.objects.filter(contract=OuterRef("pk"), amount_fen__isnull=False).order_by("-number")
    now = Subquery(last.values("amount_fen")[:1])
    return rows.alias(now=now).filter(now__gt=F("amount_fen") + F("amount_fen") / (BASIS // MOST_ADDED))


def next_number(contract: Contract) -> int:
    """The number after the last amendment."""
    last = Amendment.objects.filter(contract=contract).order_by("-number").first()
    return last.number + 1 if last else 1
