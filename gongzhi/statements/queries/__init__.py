"""The doors."""

from django.db.models import Q, QuerySet

from gongzhi.funds.models import Line
from gongzhi.funds.rules.ledger import AccountKind
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.statements.models import (
    BankAccount,
    Difference,
    Holding,
    Layout,
    Match,
    Statement,
    StatementLine,
)
from gongzhi.statements.rules import DifferenceState, MatchState

SEE = "statements.see"
# A line that is matched, or whose difference has been worked off, is done with.
DONE = Q(part__match__state=MatchState.CONFIRMED.value) | Q(
    part__difference__state=DifferenceState.SETTLED.value
)


def accounts_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[BankAccount]:
    return BankAccount.objects.filter(viewer.within(act))


def holdings_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Holding]:
    return Holding.objects.filter(viewer.within(act)).select_related("account", "source")


def layouts_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Layout]:
    return Layout.objects.filter(viewer.within(act))


def statements_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Statement]:
    return Statement.objects.filter(viewer.within(act)).select_related("account")


def lines_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[StatementLine]:
    rows = StatementLine.objects.filter(viewer.within(act))
    return rows.select_related("account", "part__match", "part__difference")


def book_lines_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Line]:
    """What the ledger has of the money that lies in a bank account."""
    rows = Line.objects.filter(viewer.within(act), account__kind=AccountKind.CASH.value)
    held = Holding.objects.filter(viewer.within(act)).values("source")
    return rows.filter(source__in=held).select_related("entry", "source", "part__match", "part__difference")


def matches_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Match]:
    return Match.objects.filter(viewer.within(act)).select_related("account")


def differences_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Difference]:
    return Difference.objects.filter(viewer.within(act)).select_related("account")
