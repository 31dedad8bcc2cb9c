"""The doors to settlements, and what stands behind one: hands, entries, the rules of a day, what they make of it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongzhi.funds.models import Entry
from gongzhi.funds.queries import standings
from gongzhi.funds.queries.ledger import reversed_among
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.chain import canonical
from gongzhi.ground.divisions.rules import county, span
from gongzhi.programmes.models import Rule
from gongzhi.programmes.queries import rows_in_force
from gongzhi.programmes.rules import RuleStatus
from gongzhi.settlement.models import Settlement, Step
from gongzhi.settlement.rules import (
    ARROWS,
    HANDS,
    OPEN,
    SEE,
    WAITING,
    Did,
    Hand,
    Move,
    Posting,
    Status,
    hands,
    key_of,
    settlement_of,
)
from gongzhi.settlement.rules.deductions import KEYS, Facts, Outcome, Tier, outcome

CODE = "deduction"
# A settlement on its way or done, of which the same money is not settled once more.
RUNNING = frozenset({Status.SUBMITTED, Status.CONFIRMED, Status.REPAID})
Kept = Mapping[str, str | int | None]


def settlements_seen_by(viewer: Viewer, act: str = SEE) -> QuerySet[Settlement]:
    """The one door to settlements: every page, export and job starts here."""
    return Settlement.objects.filter(viewer.within(act)).select_related("source__base", "batch", "made_by")


def steps_of_settlement(row: Settlement) -> list[Step]:
    """The way it took. Seen with the settlement."""
    return list(Step.objects.filter(settlement=row).select_related("made_by", "person"))


def hands_of(row: Settlement) -> dict[Hand, set[int]]:
    done = Step.objects.filter(settlement=row).values_list("did", "person")
    return hands((Did(did), person) for did, person in done)


def rules_on(division: str, on: date) -> list[Kept]:
    """Every rule of deduction as it stands on a day, with unit, source, clause and version: one query. A rule that is not
    on file is there without a value."""
    found = rows_in_force(division, CODE, KEYS, on)
    return [_kept(key, found.get(key)) for key in KEYS]


def _kept(key: str, rule: Rule | None) -> Kept:
    if rule is None:
        return {"key": key, "value": None, "status": RuleStatus.MISSING.value}
    return {
        "key": key,
        "value": rule.value,
        "unit": rule.unit,
        "source": rule.source,
        "clause": str(rule.clause) if rule.clause else "",
        "status": rule.status,
        "version": rule.ruleset.number,
        "rule": rule.pk,
    }


def digest_of(kept: Sequence[Kept]) -> str:
    """SHA-256 of the canonical text of the rules."""
    return hashlib.sha256(canonical([dict(rule) for rule in kept]).encode()).hexdigest()


def values_of(kept: Sequence[Kept]) -> dict[str, int | None]:
    return {str(rule["key"]): value if isinstance(value := rule["value"], int) else None for rule in kept}


@dataclass(frozen=True)
class Advance:
    """What came of the source by a day, in fen; `unclear` arrivals are not in the ledger, and then it is not known."""

    on: date
    came: int
    unclear: int

    @property
    def fen(self) -> int | None:
        return None if self.unclear else self.came


def advance_of(row: Settlement, viewer: Viewer) -> Advance:
    """As the ledger has it on the day of the result, or (not known yet) today."""
    on = row.decided_on or viewer.today
    found = standings([row.source], on)[row.source_id]
    return Advance(on, found.came, found.unclear)


@dataclass(frozen=True)
class Reckoned:
    """A settlement with the rules it is reckoned by. `advance` None: it is kept on the record already."""

    facts: Facts
    kept: Sequence[Kept]
    outcome: Outcome
    advance: Advance | None


def reckoned(row: Settlement, viewer: Viewer) -> Reckoned:
    """By the rules that were kept when it was submitted; open, by those of the day of the result."""
    if Status(row.status) not in OPEN:
        facts = facts_of(row, row.advance_fen)
        return Reckoned(facts, row.kept, outcome(facts, values_of(row.kept)), None)
    advance = advance_of(row, viewer)
    kept, facts = rules_on(row.division, advance.on), facts_of(row, advance.fen)
    return Reckoned(facts, kept, outcome(facts, values_of(kept)), advance)


def by_todays_rules(row: Settlement, viewer: Viewer) -> Outcome:
    """What the rules of this day would make of the same matter."""
    return outcome(facts_of(row, row.advance_fen), values_of(rules_on(row.division, viewer.today)))


def facts_of(row: Settlement, advance: int | None) -> Facts:
    given = Tier(row.given) if row.given else None
    return Facts(advance, row.score_hundredths, given, row.not_started)


def entries_of(rows: Iterable[Settlement]) -> dict[tuple[int, Posting], Entry]:
    """What each has posted, by the keys it was posted under: one query."""
    done = {Status.CONFIRMED, Status.REPAID}
    keys = {
        key_of(row.pk, posting): (row, posting) for row in rows if row.status in done for posting in Posting
    }
    counties = {county(row.division) for row, _posting in keys.values()}
    found = Entry.objects.filter(key__in=keys, county__in=counties)
    return {(keys[entry.key][0].pk, keys[entry.key][1]): entry for entry in found}


def reversed_of(rows: Sequence[Settlement]) -> set[int]:
    """Which of them were deducted and reversed again: two queries."""
    entries = entries_of(rows)
    turned = reversed_among(entries.values())
    return {
        pk for (pk, posting), entry in entries.items() if posting == Posting.DEDUCT and entry.pk in turned
    }


def running_beside(row: Settlement) -> Settlement | None:
    """Another settlement of the same batch and source that is on its way or done and stands."""
    same = Settlement.objects.filter(batch=row.batch, source=row.source).exclude(pk=row.pk)
    rows = list(same.filter(status__in=[status.value for status in RUNNING]))
    gone = reversed_of(rows)
    return next((other for other in rows if other.pk not in gone), None)


def settlement_behind(entry: Entry, viewer: Viewer) -> QuerySet[Settlement]:
    """The settlement that posted an entry."""
    first, last = span(entry.county)
    rows = settlements_seen_by(viewer).filter(division__gte=first, division__lte=last)
    return rows.filter(pk=settlement_of(entry.key) or 0)


def waiting_for_a_hand(viewer: Viewer) -> Q:
    """The settlements whose next step this viewer may take, those left out in which one of his persons had another hand,
    and those of which there is nothing to pay back."""
    found = Q(pk__in=())
    for status, move in WAITING.items():
        act, _to = ARROWS[status, move]
        due = Q(status=status.value) & viewer.within(act) & ~_had_another_hand(viewer, act, move)
        found |= due & Q(deducted_fen__gt=0) if move == Move.REPAY else due
    return found


def _had_another_hand(viewer: Viewer, act: str, move: Move) -> Q:
    """As `Viewer.persons` has them: an acting seat speaks for its holder in its own places alone."""
    behind = Q(person=viewer.user_id)
    for post in viewer.posts_for(act):
        if post.acting_for:
            behind |= Q(person=post.acting_for, division__range=span(post.division))
    others = [did.value for did, hand in HANDS.items() if hand != HANDS[Did(move.value)]]
    return Q(Exists(Step.objects.filter(behind, settlement=OuterRef("pk"), did__in=others)))
