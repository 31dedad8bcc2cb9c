from gongzhi.funds.models import Allocation, Arrival, Source
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused

EDIT = "funds.edit"


def add_source(source: Source, *, by: Viewer) -> Source:
    return add(source, act=EDIT, by=by, event="funds.source.added")


def change_source(source: Source, *, by: Viewer, version: int | None = None, **fields: object) -> Source:
    """Refused when a source would match itself."""
    if fields.get("base") == source:
        raise Refused("配套对象不能是它自己，请选择另一项资金来源。")
    return change(source, act=EDIT, by=by, event="funds.source.changed", version=version, **fields)


def add_allocation(allocation: Allocation, *, by: Viewer) -> Allocation:
    return add(allocation, act=EDIT, by=by, event="funds.allocation.added")


def change_allocation(
    allocation: Allocation, *, by: Viewer, version: int | None = None, **fields: object
) -> Allocation:
    return change(allocation, act=EDIT, by=by, event="funds.allocation.changed", version=version, **fields)


def add_arrival(arrival: Arrival, *, by: Viewer) -> Arrival:
    """Enter money that came. The same key for the same source is entered once."""
    if arrival.arrived_on and arrival.arrived_on > by.today:
        raise Refused("到位日期不能晚于今天；还没有到的钱请登记在来源的“应到日期”。")
    arrival.division = arrival.source.division
    known = Arrival.objects.filter(source=arrival.source, key=arrival.key).first() if arrival.key else None
    return known or add(arrival, act=EDIT, by=by, event="funds.arrival.added")


def change_arrival(arrival: Arrival, *, by: Viewer, version: int | None = None, **fields: object) -> Arrival:
    return change(arrival, act=EDIT, by=by, event="funds.arrival.changed", version=version, **fields)
