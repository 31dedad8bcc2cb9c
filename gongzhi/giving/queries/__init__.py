"""The doors: every page, export and job of giving starts here."""

from django.db.models import BigIntegerField, Case, F, Q, QuerySet, Value, When

from gongzhi.funds.models import Arrival
from gongzhi.funds.queries.ledger import not_posted
from gongzhi.giving.models import Campaign, CharityFund, CommitteeMember, Donation, Refund
from gongzhi.giving.rules import SEE, GiftKind
from gongzhi.giving.rules.campaigns import Status
from gongzhi.ground.accounts.viewer import Viewer


def charity_funds_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[CharityFund]:
    return CharityFund.objects.filter(viewer.within(act)).select_related("host", "source")


def members_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[CommitteeMember]:
    return CommitteeMember.objects.filter(viewer.within(act)).select_related("fund")


def campaigns_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Campaign]:
    rows = Campaign.objects.filter(viewer.within(act))
    return rows.select_related("fund", "publisher", "project", "source")


def donations_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Donation]:
    """Each with what it adds to a sum of money and to one of values: goods add no money, money no value."""
    rows = Donation.objects.filter(viewer.within(act)).annotate(
        counted_fen=_unless(GiftKind.GOODS, "amount_fen"), worth_fen=_unless(GiftKind.MONEY, "value_fen")
    )
    return rows.select_related("donor", "campaign", "fund", "project", "charity", "source", "arrival")


def _unless(kind: GiftKind, field: str) -> Case:
    return Case(When(kind=kind.value, then=Value(0)), default=F(field), output_field=BigIntegerField())


def refunds_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Refund]:
    return Refund.objects.filter(viewer.within(act)).select_related(
        "donation__donor", "donation__campaign", "donation__fund", "donation__arrival"
    )


MONEY = Q(kind=GiftKind.MONEY.value)
UNVALUED = Q(kind=GiftKind.GOODS.value, value_fen=None)
UNDECIDED = Q(status=Status.OPEN.value)


def to_book() -> Q:
    """Gifts of money with all that the ledger needs that do not stand in it."""
    ready = MONEY & Q(amount_fen__isnull=False, received_on__isnull=False, source__isnull=False)
    known = Q(arrival__isnull=True) | _arrival(not_posted())
    return ready & known


def not_in_the_ledger() -> Q:
    """Gifts of money that no receipt stands for, whatever is missing."""
    unknown = Q(arrival__amount_fen__isnull=True) | Q(arrival__arrived_on__isnull=True)
    return MONEY & (Q(arrival__isnull=True) | unknown | _arrival(not_posted()))


def _arrival(told: Q) -> Q:
    return Q(arrival__in=Arrival.objects.filter(told).values("pk"))
