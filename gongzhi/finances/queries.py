"""The money of the places a viewer sees, put together from the capabilities below. No figure is kept here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Sum

from gongzhi.finances import rules
from gongzhi.finances.rules import Due
from gongzhi.finances.rules.flows import Forecast, forecast
from gongzhi.funds.queries import Money, money, sources_seen_by, standings
from gongzhi.funds.queries.instalments import instalments_seen_by, laid
from gongzhi.funds.queries.ledger import accounts_seen_by
from gongzhi.funds.rules import FISCAL, SourceKind
from gongzhi.funds.rules.ledger import AccountKind
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import county
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.queries import requests_seen_by, reversed_of
from gongzhi.payments.rules import ASKED, Status
from gongzhi.programmes.queries import RuleValue, current_batch, rules_for
from gongzhi.projects.models import Contract, Project
from gongzhi.projects.queries import contracts_seen_by, milestones_seen_by
from gongzhi.projects.queries.contracts import terms_of
from gongzhi.projects.rules import OVER
from gongzhi.projects.rules.milestones import MilestoneStatus

MONTHS = 12
_DEDUCTION = ("ceiling", "full_if_not_started")


@dataclass(frozen=True)
class Stake:
    """What of the advance that has arrived a rule may take, in fen; None while sum or rule is not known."""

    rule: RuleValue
    fen: int | None


@dataclass(frozen=True)
class Grant:
    """What is authorised of one source for one purpose in one place, in fen."""

    source: int
    source_name: str
    division: str
    purpose: str
    fen: int


@dataclass(frozen=True)
class Cost:
    """A project with premises: what was paid for it, and by square metre."""

    project: Project
    paid: int
    area_sqm100: int | None

    @property
    def each(self) -> int | None:
        return rules.per_square_metre(self.paid, self.area_sqm100)


@dataclass(frozen=True)
class Finances:
    """Everything on the page. `money` None: the viewer sees no source; `books`: balances by kind of account, in fen."""

    money: Money | None
    books: dict[AccountKind, int]
    elapsed: Fraction | None
    leverage: Fraction | None
    stakes: Sequence[Stake]
    grants: Sequence[Grant]
    forecast: Forecast
    costs: Sequence[Cost]

    @property
    def authorised(self) -> int:
        return -self.books.get(AccountKind.BUDGET, 0)

    @property
    def execution(self) -> Fraction | None:
        return rules.execution(self.books.get(AccountKind.SPENT, 0), self.authorised)


def finances(viewer: Viewer) -> Finances:
    """A fixed number of questions, whatever there is."""
    has_sources = sources_seen_by(viewer).exists()
    paid = _paid(viewer)
    books = _books(viewer)
    cash = books.get(AccountKind.CASH) if has_sources else None
    return Finances(
        money=money(viewer, viewer.today) if has_sources else None,
        books=books,
        elapsed=_elapsed(viewer),
        leverage=_leverage(viewer) if has_sources else None,
        stakes=_stakes(viewer) if has_sources else [],
        grants=_grants(viewer),
        forecast=forecast(cash, _coming(viewer), _going(viewer, paid), viewer.today, MONTHS),
        costs=_costs(paid),
    )


def _books(viewer: Viewer) -> dict[AccountKind, int]:
    rows = accounts_seen_by(viewer).order_by().values_list("kind").annotate(fen=Sum("balance_fen"))
    return {AccountKind(kind): fen for kind, fen in rows}


def _elapsed(viewer: Viewer) -> Fraction | None:
    batch = current_batch(viewer)
    return rules.elapsed(batch.term_starts_on, batch.term_ends_on, viewer.today) if batch else None


def _leverage(viewer: Viewer) -> Fraction | None:
    """Known only where everything that arrived is."""
    rows = list(sources_seen_by(viewer))
    found = standings(rows, viewer.today)
    if any(found[row.pk].unclear for row in rows):
        return None
    fiscal = sum(found[row.pk].arrived for row in rows if SourceKind(row.kind) in FISCAL)
    return rules.leverage(sum(each.arrived for each in found.values()) - fiscal, fiscal)


def _stakes(viewer: Viewer) -> list[Stake]:
    """By the rules of the county whose advance it is; none where nothing provincial is on file."""
    rows = list(sources_seen_by(viewer).filter(kind=SourceKind.PROVINCIAL.value).order_by("pk"))
    if not rows:
        return []
    found = standings(rows, viewer.today)
    advance = sum(each.arrived for each in found.values())
    unclear = any(each.unclear for each in found.values())
    values = rules_for(county(rows[0].division), "deduction", _DEDUCTION, viewer.today)
    return [
        Stake(values[key], None if unclear else rules.at_stake(advance, values[key].value))
        for key in _DEDUCTION
    ]


def _grants(viewer: Viewer) -> list[Grant]:
    rows = accounts_seen_by(viewer).filter(kind=AccountKind.BUDGET.value).order_by()
    sums = rows.values_list("source", "source__name", "division", "purpose").annotate(fen=Sum("balance_fen"))
    return [Grant(source, name, place, purpose, -fen) for source, name, place, purpose, fen in sums if fen]


def _coming(viewer: Viewer) -> list[Due]:
    """What of instalments has not arrived; and of sources that pay in one."""
    parts = list(instalments_seen_by(viewer))
    sources = {row.source_id: row.source for row in parts}
    found = laid(sources.values(), viewer.today)
    alone = list(sources_seen_by(viewer).exclude(pk__in=sources))
    standing = standings(alone, viewer.today)
    return [
        *(Due(row.due_on, found[row.pk].short) for row in parts if found[row.pk].short != 0),
        *(Due(row.due_on, standing[row.pk].short) for row in alone if standing[row.pk].short != 0),
    ]


def _paid(viewer: Viewer) -> list[PaymentRequest]:
    """What was asked for and stands: paid and not reversed, or on its way."""
    wanted = [Status.PAID.value, *(status.value for status in ASKED)]
    rows = list(requests_seen_by(viewer).filter(status__in=wanted).select_related("project__space"))
    gone = reversed_of(rows)
    return [row for row in rows if row.pk not in gone]


def _going(viewer: Viewer, taken: Sequence[PaymentRequest]) -> list[Due]:
    """Requests on their way go this month; what is left of each contract goes with its open milestones."""
    asked = [Due(viewer.today, row.amount_fen) for row in taken if row.status != Status.PAID]
    running = contracts_seen_by(viewer).exclude(project__status__in=[status.value for status in OVER])
    contracts = list(running)
    return [*asked, *(due for contract in _rests(contracts, taken, viewer) for due in contract)]


def _rests(contracts: Sequence[Contract], taken: Sequence[PaymentRequest], viewer: Viewer) -> list[list[Due]]:
    terms = terms_of(contracts)
    gone: dict[int, int] = {}
    for row in taken:
        gone[row.contract_id] = gone.get(row.contract_id, 0) + row.amount_fen
    steps: dict[int, list[tuple[int, date | None]]] = {}
    open_ones = milestones_seen_by(viewer).exclude(status=MilestoneStatus.PASSED.value)
    for project, weight, day in open_ones.values_list("project", "weight", "due_on"):
        steps.setdefault(project, []).append((weight, day))
    return [_rest(terms[c.pk].amount, gone.get(c.pk, 0), steps.get(c.project_id, [])) for c in contracts]


def _rest(amount: int | None, gone: int, steps: Sequence[tuple[int, date | None]]) -> list[Due]:
    left = None if amount is None else max(0, amount - gone)
    return rules.spread(left, steps)


def _costs(paid: Sequence[PaymentRequest]) -> list[Cost]:
    sums: dict[int, int] = {}
    projects = {row.project_id: row.project for row in paid if row.project.space_id}
    for row in paid:
        if row.status == Status.PAID:
            sums[row.project_id] = sums.get(row.project_id, 0) + row.amount_fen
    found = [
        Cost(project, sums[pk], project.space.area_sqm100 if project.space else None)
        for pk, project in projects.items()
        if pk in sums
    ]
    return sorted(found, key=lambda cost: (-cost.paid, cost.project.pk))
