"""One of each for the scope test."""

from gongzhi.funds.models import Allocation, Arrival, Source
from gongzhi.funds.services.sources import add_allocation, add_arrival, add_source
from gongzhi.ground.accounts.viewer import Viewer
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    source = add_source(
        Source(division=division, name=f"{mark}补助", kind="provincial", planned_fen=37), by=by
    )
    part = add_allocation(
        Allocation(division=division, source=source, title=f"{mark}分配", amount_fen=37), by=by
    )
    came = add_arrival(Arrival(source=source, amount_fen=30, arrived_on=by.today), by=by)
    return Planted(
        lists=["funds:sources", "funds:allocations", "funds:arrivals"],
        objects={
            "funds:source": {"pk": source.pk},
            "funds:source-edit": {"pk": source.pk},
            "funds:allocation": {"pk": part.pk},
            "funds:allocation-edit": {"pk": part.pk},
            "funds:arrival": {"pk": came.pk},
            "funds:arrival-edit": {"pk": came.pk},
        },
        forms=["funds:source-new", "funds:allocation-new", "funds:arrival-new"],
    )
