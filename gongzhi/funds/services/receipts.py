"""Receipts: what arrived, as the ledger has it. They come of arrivals alone, so 到位 and 存款 never differ (decision 16)."""

from datetime import date

from django.db import transaction

from gongzhi.funds.models import Arrival, Entry
from gongzhi.funds.queries.ledger import closed_after, live_entry
from gongzhi.funds.rules.ledger import AccountKind, EntryKind, Place
from gongzhi.funds.services.ledger import Wanted, account_for, line_on, post
from gongzhi.funds.services.reversals import reverse
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import county
from gongzhi.ground.refusal import Refused

RECEIVE = "funds.edit"


def may_be_posted(arrival: Arrival) -> bool:
    """A receipt needs a sum and a day; what is unknown waits."""
    return bool(arrival.amount_fen) and arrival.arrived_on is not None


@transaction.atomic
def post_arrival(arrival: Arrival, *, by: Viewer) -> Entry | None:
    """The receipt of an arrival: posted once, and anew only after it was reversed. None where sum or day is unknown."""
    return live_entry(arrival) or _post(arrival, by)


def enter_arrival(arrival: Arrival, *, by: Viewer) -> Entry:
    """The same for whoever asks for it by name. Refused where sum or day is unknown."""
    found = post_arrival(arrival, by=by)
    if found is None:
        raise Refused("到位金额或日期还是未知，不能入账；请先补上。")
    return found


def _post(arrival: Arrival, by: Viewer) -> Entry | None:
    if not may_be_posted(arrival):
        return None
    assert arrival.amount_fen and arrival.arrived_on
    source, fen = arrival.source, arrival.amount_fen
    place = Place(source.pk, arrival.division)
    cash = account_for(AccountKind.CASH, place, source, by=by, act=RECEIVE)
    income = account_for(AccountKind.INCOME, place, source, by=by, act=RECEIVE)
    turn = Entry.objects.filter(arrival=arrival, kind=EntryKind.RECEIPT.value).count()
    wanted = Wanted(
        kind=EntryKind.RECEIPT,
        division=arrival.division,
        day=_day(arrival, by.today),
        words=f"{source.name}到位{f'：{arrival.note}' if arrival.note else ''}"[:200],
        key=f"arrival:{arrival.pk}:{turn}",
        lines=[line_on(cash, fen, arrival.division), line_on(income, -fen, arrival.division)],
        voucher=arrival.voucher,
        arrival=arrival,
    )
    return post(wanted, by=by, act=RECEIVE)


def _day(arrival: Arrival, today: date) -> date:
    """What came in a month that is closed by now is posted on the day it is entered."""
    assert arrival.arrived_on
    return today if closed_after(county(arrival.division), arrival.arrived_on) else arrival.arrived_on


def posted_facts(arrival: Arrival) -> tuple[object, ...]:
    """What of an arrival stands in the ledger."""
    return (
        arrival.source_id,
        arrival.division,
        arrival.amount_fen,
        arrival.arrived_on,
        arrival.voucher,
    )


def post_anew(arrival: Arrival, before: tuple[object, ...], *, by: Viewer) -> None:
    """After a change: posted as it is now, and what was posted before is reversed. In this order, for of what came first
    part may be spent already, and more of it is no reason to refuse."""
    live = live_entry(arrival)
    if live and before == posted_facts(arrival):
        return
    _post(arrival, by)
    if live:
        reverse(live, by=by, why="更正到位记录", act=RECEIVE)
