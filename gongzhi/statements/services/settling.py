"""A person's word: this match is right, this difference has been dealt with."""

from collections.abc import Sequence

from django.db import transaction

from gongzhi.funds.models import Entry
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.services import add, change, remove
from gongzhi.ground.refusal import Refused
from gongzhi.statements.models import Difference, Match, Part
from gongzhi.statements.rules import DifferenceState, MatchState, Reason
from gongzhi.statements.services.accounts import EDIT


def confirm(match: Match, *, by: Viewer, version: int | None = None, note: str = "") -> Match:
    """Asked twice it is done once."""
    return change(
        match,
        act=EDIT,
        by=by,
        event="statements.match.confirmed",
        version=version,
        state=MatchState.CONFIRMED.value,
        confirmed_on=match.confirmed_on or by.today,
        note=note or match.note,
    )


@transaction.atomic
def undo(match: Match, *, by: Viewer) -> None:
    """Take a match apart again; its lines are free for the next run, or back in the difference they came from."""
    Part.objects.filter(match=match, difference__isnull=False).update(match=None)
    Part.objects.filter(match=match).delete()
    remove(match, act=EDIT, by=by, event="statements.match.dropped")


def settle(
    difference: Difference,
    *,
    cause: str,
    note: str,
    entry: Entry | None = None,
    by: Viewer,
    version: int | None = None,
) -> Difference:
    """Work a difference off: why it is there and what was done. `entry`: the posting or reversal that put it right."""
    if difference.state == DifferenceState.SETTLED:
        raise Refused("这项差异已经处理过；要改请先重新打开。")
    if not note.strip():
        raise Refused("请写明怎样处理的。", {"note": ["请写明怎样处理的。"]})
    return change(
        difference,
        act=EDIT,
        by=by,
        event="statements.difference.settled",
        version=version,
        state=DifferenceState.SETTLED.value,
        cause=cause,
        note=note.strip(),
        entry=entry,
        settled_on=by.today,
    )


def reopen(difference: Difference, *, by: Viewer, version: int | None = None) -> Difference:
    """Refused for one that was turned into a match: take the match apart first."""
    if difference.state == DifferenceState.OPEN:
        return difference
    if Part.objects.filter(difference=difference, match__isnull=False).exists():
        raise Refused("这项差异的行已经勾对，请先撤下那笔勾对。")
    return change(
        difference,
        act=EDIT,
        by=by,
        event="statements.difference.reopened",
        version=version,
        state=DifferenceState.OPEN.value,
        settled_on=None,
    )


@transaction.atomic
def match_by_hand(differences: Sequence[Difference], *, note: str, by: Viewer) -> Match:
    """The lines of one difference, or of two, are the same movements after all. Refused where their sums differ."""
    first = differences[0]
    if len({d.account_id for d in differences}) > 1 or any(
        d.state != DifferenceState.OPEN for d in differences
    ):
        raise Refused("只能勾对同一个账户里还没有处理的差异；请刷新后再选。")
    statement, ledger = (sum(getattr(d, f) for d in differences) for f in ("statement_fen", "ledger_fen"))
    if statement != ledger:
        words = "两边金额不等，不能勾对；请另选一项金额正好补上的差异。"
        raise Refused(words, {"other": [words]})
    match = Match(
        division=first.division,
        account=first.account,
        title=first.title,
        day=min(d.day for d in differences),
        statement_fen=statement,
        ledger_fen=ledger,
        statement_rows=sum(d.statement_rows for d in differences),
        ledger_rows=sum(d.ledger_rows for d in differences),
        reasons=Reason.HAND.value,
        state=MatchState.CONFIRMED.value,
        confirmed_on=by.today,
        note=note,
    )
    add(match, act=EDIT, by=by, event="statements.match.confirmed")
    Part.objects.filter(difference__in=[d.pk for d in differences]).update(match=match)
    for difference in differences:
        settle(difference, cause="other", note=note, by=by)
    return match
