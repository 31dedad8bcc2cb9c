from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Count, Q, QuerySet, Sum

from gongzhi.funds import rules
from gongzhi.funds.models import Allocation, Arrival, Line, Source
from gongzhi.funds.queries.ledger import DEDUCTED, authorised_of, deducted_of, without_receipt
from gongzhi.funds.rules.ledger import AccountKind
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.unknowns.rules import Total, ratio, total


def sources_seen_by(viewer: Viewer, act: str = "funds.see") -> QuerySet[Source]:
    """The one door to sources: every page, export and job starts here."""
    return Source.objects.filter(viewer.within(act)).select_related("base")


def allocations_seen_by(viewer: Viewer, act: str = "funds.see") -> QuerySet[Allocation]:
    return Allocation.objects.filter(viewer.within(act)).select_related("source")


def arrivals_seen_by(viewer: Viewer, act: str = "funds.see") -> QuerySet[Arrival]:
    return Arrival.objects.filter(viewer.within(act)).select_related("source")


def requirement(source: Source) -> int | None:
    base = source.base.planned_fen if source.base else None
    return rules.required(source.planned_fen, base, source.match_bp)


def beyond(source: Source) -> int | None:
    """What is authorised of a source above what it owes after deductions, in fen; None where what it owes is unknown."""
    owed = rules.after_deduction(requirement(source), deducted_of(source))
    return None if owed is None else max(0, authorised_of(source) - owed)


def standings(sources: Iterable[Source], on: date) -> dict[int, rules.Standing]:
    """Each source on a day, as the ledger has it: two queries. Arrivals that are not in the ledger are unclear, unless
    they are of a later day."""
    rows = list(sources)
    keys = [s.pk for s in rows]
    came = Line.objects.filter(source__in=keys, account__kind=AccountKind.INCOME.value, entry__day__lte=on)
    summed = came.order_by().values_list("source")
    sums_of = summed.annotate(fen=-Sum("amount_fen"), cut=Sum("amount_fen", filter=DEDUCTED))
    known = {source: (fen, cut or 0) for source, fen, cut in sums_of}
    later = Q(arrived_on__gt=on) | Q(amount_fen=0)
    waiting = Arrival.objects.filter(without_receipt(), source__in=keys).exclude(later)
    unclear = dict(waiting.order_by().values_list("source").annotate(number=Count("pk")))
    found = {}
    for source in rows:
        came_in, cut = known.get(source.pk, (0, 0))
        owed = rules.after_deduction(requirement(source), cut)
        found[source.pk] = rules.Standing(owed, came_in, unclear.get(source.pk, 0), cut)
    return found


def sums(sources: Iterable[Source]) -> dict[int, rules.Sum]:
    """Whether each source's allocations add up to what it holds: one query."""
    parts: dict[int, list[int | None]] = {s.pk: [] for s in sources}
    for source, fen in Allocation.objects.filter(source__in=parts).values_list("source", "amount_fen"):
        parts[source].append(fen)
    return {s.pk: rules.check_sum(requirement(s), parts[s.pk]) for s in sources}


@dataclass(frozen=True)
class Money:
    """Sources together on one day: planned, arrived and still short, each with its unknown parts."""

    planned: Total
    arrived: Total
    short: Total

    @property
    def rate(self) -> Fraction | None:
        """到位率 of the whole; unknown with any unknown part, or nothing planned."""
        complete = self.planned.complete and self.arrived.complete
        return ratio(self.arrived.known, self.planned.known) if complete else None


def money(viewer: Viewer, on: date) -> Money:
    return _together(sources_seen_by(viewer), on)


def match_money(viewer: Viewer, on: date) -> Money | None:
    """The commitments of the counties a viewer sees, if any is on file; none makes up for another."""
    rows = sources_seen_by(viewer).filter(kind=rules.SourceKind.COUNTY_MATCH.value)
    return _together(rows, on) if rows else None


def _together(rows: QuerySet[Source], on: date) -> Money:
    found = standings(rows, on).values()
    return Money(
        planned=total(s.required for s in found),
        arrived=Total(sum(s.arrived for s in found), sum(s.unclear for s in found)),
        short=total(s.short for s in found),
    )


def match_standing(viewer: Viewer, on: date) -> tuple[Source, rules.Standing] | None:
    """One county's own commitment: the first on file of those a viewer sees."""
    kind = rules.SourceKind.COUNTY_MATCH.value
    source = sources_seen_by(viewer).filter(kind=kind).order_by("pk").first()
    return (source, standings([source], on)[source.pk]) if source else None
