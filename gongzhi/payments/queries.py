"""The doors to payments, and what stands behind one: hands, entries of the ledger, what a contract still allows."""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from gongzhi.funds.models import Entry
from gongzhi.funds.queries.ledger import reversed_among
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import span
from gongzhi.payments.models import PaymentRequest, Step
from gongzhi.payments.rules import (
    ARROWS,
    ASKED,
    HANDS,
    OPEN,
    REQUEST,
    SEE,
    WAITING,
    Did,
    Hand,
    Move,
    Status,
    hands,
    key_of,
    request_of,
)
from gongzhi.payments.rules.limits import Limit, Missing, limit
from gongzhi.projects.models import Acceptance, Contract, Milestone
from gongzhi.projects.queries import milestones_seen_by
from gongzhi.projects.queries.charters import steps_of
from gongzhi.projects.queries.contracts import terms_of
from gongzhi.projects.rules.acceptances import Conclusion
from gongzhi.projects.rules.milestones import MilestoneStatus, progress

TO_BE_PAID = Q(status=Status.APPROVED.value)


def requests_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[PaymentRequest]:
    """The one door to payments: every page, export and job starts here."""
    rows = PaymentRequest.objects.filter(viewer.within(act))
    return rows.select_related("project", "milestone", "contract__party", "line__source", "made_by")


def steps_of_request(row: PaymentRequest) -> list[Step]:
    """The way it took. Seen with the request."""
    return list(Step.objects.filter(request=row).select_related("made_by", "person"))


def files_closed(row: PaymentRequest) -> str:
    """What was submitted is checked with the files it had: why they stay as they are, asked of the request as it is now."""
    still = PaymentRequest.objects.filter(pk=row.pk, status__in=[s.value for s in OPEN]).exists()
    return "" if still else _("付款申请已经提交，附件不能再增删；要改请先请办理人退回。")


def hands_of(row: PaymentRequest) -> dict[Hand, set[int]]:
    done = Step.objects.filter(request=row).values_list("did", "person")
    return hands((Did(did), person) for did, person in done)


def next_serial(county: str, year: int) -> int:
    last = PaymentRequest.objects.filter(county=county, year=year).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def payable_milestones(viewer: Viewer) -> QuerySet[Milestone]:
    """Passed, in a place where this viewer may ask for money."""
    return milestones_seen_by(viewer).filter(viewer.within(REQUEST), status=MilestoneStatus.PASSED.value)


def entries_of(rows: Iterable[PaymentRequest]) -> dict[int, Entry]:
    """The entry of each that was paid, by the key it was posted under: one query."""
    paid = {key_of(row.pk): row for row in rows if row.status == Status.PAID}
    found = Entry.objects.filter(key__in=paid, county__in={row.county for row in paid.values()})
    return {paid[entry.key].pk: entry for entry in found}


def reversed_of(rows: Sequence[PaymentRequest]) -> set[int]:
    """Which of them were paid and reversed again: two queries."""
    entries = entries_of(rows)
    turned = reversed_among(entries.values())
    return {pk for pk, entry in entries.items() if entry.pk in turned}


def requests_of(entry: Entry, viewer: Viewer) -> QuerySet[PaymentRequest]:
    """The request that an entry paid."""
    return requests_seen_by(viewer).filter(county=entry.county, pk=request_of(entry.key) or 0)


def taken_of(contract: Contract, but: PaymentRequest | None = None) -> int:
    """What is asked for under a contract and what is paid and stands, in fen."""
    rows = PaymentRequest.objects.filter(contract=contract).exclude(pk=but.pk if but else 0)
    asked = rows.filter(status__in=[s.value for s in ASKED]).aggregate(sum=Sum("amount_fen"))["sum"] or 0
    paid = list(rows.filter(status=Status.PAID.value))
    gone = reversed_of(paid)
    return int(asked) + sum(row.amount_fen for row in paid if row.pk not in gone)


def limit_of(row: PaymentRequest, viewer: Viewer) -> Limit | Missing:
    """What its contract allows today, this request left out."""
    contract = row.contract
    passed = Acceptance.objects.filter(project=row.project, conclusion=Conclusion.PASSED.value)
    last = passed.order_by("-held_on", "-pk").first()
    released = bool(last and last.release_on and last.release_on <= viewer.today)
    return limit(
        terms_of([contract])[contract.pk].amount,
        progress(steps_of([row.project])[row.project_id]),
        contract.retention_bp,
        released=released,
        taken=taken_of(contract, row),
    )


def waiting_for_a_hand(viewer: Viewer) -> Q:
    """The requests whose next step this viewer may take, those left out in which one of his persons had another hand."""
    found = Q(pk__in=())
    for status, move in WAITING.items():
        act, _to = ARROWS[status, move]
        found |= Q(status=status.value) & viewer.within(act) & ~_had_another_hand(viewer, act, move)
    return found


def _had_another_hand(viewer: Viewer, act: str, move: Move) -> Q:
    """As `Viewer.persons` has them: an acting seat speaks for its holder in its own places alone."""
    behind = Q(person=viewer.user_id)
    for post in viewer.posts_for(act):
        if post.acting_for:
            behind |= Q(person=post.acting_for, division__range=span(post.division))
    others = [did.value for did, hand in HANDS.items() if hand != HANDS[Did(move.value)]]
    return Q(Exists(Step.objects.filter(behind, request=OuterRef("pk"), did__in=others)))
