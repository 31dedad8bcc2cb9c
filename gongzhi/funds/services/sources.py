from datetime import date

from django.db import transaction

from gongzhi.funds.models import Allocation, Arrival, Source
from gongzhi.funds.queries.ledger import live_entry
from gongzhi.funds.rules import follows
from gongzhi.funds.services.receipts import post_anew, post_arrival, posted_facts
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.hands import Hand
from gongzhi.ground.records.services import add, change, entered_before
from gongzhi.ground.refusal import Refused

EDIT = "funds.edit"


def _match_another(source: Source, by: Viewer) -> None:
    if source.pk and source.base_id == source.pk:
        raise Refused("配套对象不能是它自己，请选择另一项资金来源。")


def _come_with_the_source(arrival: Arrival, by: Viewer) -> None:
    """As a table is taken in: what is in the ledger already is mended by hand, one by one."""
    _has_come(arrival.arrived_on, by.today)
    arrival.division = arrival.source.division
    if arrival.pk and follows(arrival.key) and _differs(arrival):
        raise Refused(
            f"这条到位随{follows(arrival.key)}自动登记，不能用表格改；请打开那条{follows(arrival.key)}更正。"
        )
    if arrival.pk and live_entry(arrival) and _differs(arrival):
        raise Refused("这条到位记录已经记账，不能用表格改；请打开它修改，系统会冲销并重新记账。")


def _differs(arrival: Arrival) -> bool:
    return posted_facts(arrival) != posted_facts(Arrival.objects.get(pk=arrival.pk))


def _has_come(on: object, today: date) -> None:
    if isinstance(on, date) and on > today:
        raise Refused("到位日期不能晚于今天；还没有到的钱请登记在来源的“应到日期”。")


# How many rows at once are written.
SOURCE = Hand(Source, EDIT, "funds.source.added", "funds.source.changed", _match_another)
ALLOCATION = Hand(Allocation, EDIT, "funds.allocation.added", "funds.allocation.changed")
ARRIVAL = Hand(Arrival, EDIT, "funds.arrival.added", "funds.arrival.changed", _come_with_the_source)


def add_source(source: Source, *, by: Viewer) -> Source:
    return add(source, act=EDIT, by=by, event="funds.source.added")


@transaction.atomic
def change_source(source: Source, *, by: Viewer, version: int | None = None, **fields: object) -> Source:
    """Refused when a source would match itself. What arrived goes with it to another division."""
    if fields.get("base") == source:
        raise Refused("配套对象不能是它自己，请选择另一项资金来源。")
    change(source, act=EDIT, by=by, event="funds.source.changed", version=version, **fields)
    for arrival in Arrival.objects.filter(source=source).exclude(division=source.division):
        change_arrival(arrival, by=by)
    return source


def add_allocation(allocation: Allocation, *, by: Viewer) -> Allocation:
    return add(allocation, act=EDIT, by=by, event="funds.allocation.added")


def change_allocation(
    allocation: Allocation, *, by: Viewer, version: int | None = None, **fields: object
) -> Allocation:
    return change(allocation, act=EDIT, by=by, event="funds.allocation.changed", version=version, **fields)


@transaction.atomic
def add_arrival(arrival: Arrival, *, by: Viewer) -> Arrival:
    """Enter money that came; with sum and day it is posted at once. The same key for the same source is entered once."""
    _has_come(arrival.arrived_on, by.today)
    arrival.division = arrival.source.division
    row = entered_before(arrival, "source") or add(arrival, act=EDIT, by=by, event="funds.arrival.added")
    post_arrival(row, by=by)
    return row


@transaction.atomic
def change_arrival(arrival: Arrival, *, by: Viewer, version: int | None = None, **fields: object) -> Arrival:
    """An arrival lies where its source lies, and stays something that has come.

    What the ledger has of it is reversed and posted anew; refused where the money has been used since.
    """
    _has_come(fields.get("arrived_on"), by.today)
    source = fields.get("source", arrival.source)
    if isinstance(source, Source):
        fields["division"] = source.division
    before = posted_facts(arrival)
    change(arrival, act=EDIT, by=by, event="funds.arrival.changed", version=version, **fields)
    post_anew(arrival, before, by=by)
    return arrival


def mend_arrival(arrival: Arrival, *, by: Viewer, version: int | None = None, **fields: object) -> Arrival:
    """The same for whoever mends the arrival itself. Refused where it follows another record: one fact is entered once."""
    if behind := follows(arrival.key):
        raise Refused(f"这条到位随{behind}自动登记，请打开那条{behind}更正，这里会一起改。")
    return change_arrival(arrival, by=by, version=version, **fields)
