"""The engine run over an account: what it finds is kept as matches to confirm and differences to work off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import wait_for_the_turn
from gongzhi.ground.money.rules import yuan
from gongzhi.ground.records.hands import Hand, Removals
from gongzhi.ground.records.models import Record
from gongzhi.statements import rules
from gongzhi.statements.models import BankAccount, Difference, Match, Part
from gongzhi.statements.queries.lines import open_book_rows, open_statement_rows, settled_lines
from gongzhi.statements.rules import DifferenceState, MatchState, Row, limits_on
from gongzhi.statements.rules.matching import Found, reconcile
from gongzhi.statements.services.accounts import EDIT

MATCH = Hand(Match, EDIT, "statements.match.proposed", "statements.match.confirmed")
DIFFERENCE = Hand(Difference, EDIT, "statements.difference.found", "statements.difference.settled")
_CHUNK = 500


@dataclass(frozen=True)
class Outcome:
    certain: int
    proposed: int
    differences: int


@transaction.atomic
def reconcile_account(account: BankAccount, *, by: Viewer) -> Outcome:
    """Hold every line that no confirmed match has against the other side, anew each time.

    What was only proposed, and differences nobody has worked off, are put aside and found again if they still hold. A
    worked-off difference stays; its lines are matched once their counterpart has been posted or has come.
    """
    by.must(EDIT, account.division)
    wait_for_the_turn()
    _put_aside(account, by)
    found = reconcile(open_statement_rows(account), open_book_rows(account), limits_on(by.today))
    done = settled_lines(account)
    new = [d for d in found.differences if _fresh(d, done)]
    _keep_matches(account, found, by)
    _keep_differences(account, new, done, by)
    return Outcome(len(found.certain), len(found.proposed), len(new))


def _put_aside(account: BankAccount, by: Viewer) -> None:
    proposed = Match.objects.filter(account=account, state=MatchState.PROPOSED.value)
    opened = Difference.objects.filter(account=account, state=DifferenceState.OPEN.value)
    Part.objects.filter(match__in=proposed, difference__isnull=False).update(match=None)
    Part.objects.filter(match__in=proposed).delete()
    Part.objects.filter(difference__in=opened, match=None).delete()
    _remove(Match, proposed, "statements.match.dropped", by)
    _remove(Difference, opened, "statements.difference.dropped", by)


def _remove(model: type[Record], rows: Iterable[Record], event: str, by: Viewer) -> None:
    gone = list(rows)
    if not gone:
        return
    removals = Removals(model, EDIT, event, by)
    for row in gone:
        removals.take(row)
    try:
        removals.prepare()
        removals.store()
        removals.tell()
    finally:
        removals.put_away()


Keys = tuple[set[int], set[int]]


def _fresh(difference: rules.Difference, done: Keys) -> bool:
    """Whether it has a line that no worked-off difference has."""
    return any(row.pk not in done[0] for row in difference.statement) or any(
        row.pk not in done[1] for row in difference.ledger
    )


def _keep_matches(account: BankAccount, found: Found, by: Viewer) -> None:
    matches = [*found.certain, *found.proposed]
    rows = [
        Match(**told(account, m.statement, m.ledger), reasons=",".join(m.reasons), certain=m.certain)
        for m in matches
    ]
    ids = _written(MATCH, rows, by)
    worked_off = Part.objects.filter(match=None, difference__account=account)
    by_line = {(p.statement_line_id, p.ledger_line_id): p for p in worked_off}
    fresh = []
    for pk, match in zip(ids, matches, strict=True):
        for part in parts(match.statement, match.ledger):
            known = by_line.get((part.statement_line_id, part.ledger_line_id))
            if known:
                Part.objects.filter(pk=known.pk).update(match=pk)
            else:
                part.match_id = pk
                fresh.append(part)
    Part.objects.bulk_create(fresh, batch_size=_CHUNK)


def _keep_differences(account: BankAccount, new: Sequence[rules.Difference], done: Keys, by: Viewer) -> None:
    rows = [Difference(**told(account, d.statement, d.ledger), kind=d.kind.value) for d in new]
    fresh = []
    for pk, difference in zip(_written(DIFFERENCE, rows, by), new, strict=True):
        free = (
            [r for r in difference.statement if r.pk not in done[0]],
            [r for r in difference.ledger if r.pk not in done[1]],
        )
        for part in parts(*free):
            part.difference_id = pk
            fresh.append(part)
    Part.objects.bulk_create(fresh, batch_size=_CHUNK)


def _written(hand: Hand, rows: Sequence[Record], by: Viewer) -> Sequence[int]:
    """Many rows as one by one, with an entry each; their keys."""
    if not rows:
        return ()
    additions = hand.additions(by)
    for row in rows:
        additions.take(row)
    try:
        additions.prepare()
        additions.store()
        additions.tell()
    finally:
        additions.put_away()
    return additions.ids


def parts(statement: Iterable[Row], ledger: Iterable[Row]) -> list[Part]:
    return [
        *(Part(statement_line_id=row.pk) for row in statement),
        *(Part(ledger_line_id=row.pk) for row in ledger),
    ]


def told(account: BankAccount, statement: Sequence[Row], ledger: Sequence[Row]) -> dict[str, Any]:
    """What a match or difference says of its rows."""
    rows = [*statement, *ledger]
    fen = sum(row.fen for row in statement or ledger)
    who = next((row.party for row in rows if row.party), "") or "对方未知"
    return {
        "division": account.division,
        "account": account,
        "title": f"{who} {yuan(fen)}"[:200],
        "day": min(row.day for row in rows),
        "statement_fen": sum(row.fen for row in statement),
        "ledger_fen": sum(row.fen for row in ledger),
        "statement_rows": len(statement),
        "ledger_rows": len(ledger),
    }
