"""One of each for the scope test."""

from gongzhi.funds.models import Source
from gongzhi.funds.services.sources import add_source
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.programmes.models import Batch, Programme
from gongzhi.programmes.services import add_batch, add_programme
from gongzhi.settlement.models import Settlement
from gongzhi.settlement.services.settlements import add_settlement
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    """A draft whose rules nobody has entered."""
    source = add_source(Source(division=division, name=f"{mark}结算来源", kind="provincial"), by=by)
    programme = add_programme(Programme(division=division, name=f"{mark}结算试点"), by=by)
    batch = add_batch(Batch(division=division, programme=programme, number=7), by=by)
    row = add_settlement(
        Settlement(source=source, batch=batch, document=f"{mark}结算文号", note=f"{mark}结算"), by=by
    )
    pk = {"pk": row.pk}
    pages = ("settlement", "slip", "edit", "confirm", "return", "repay")
    return Planted(
        lists=["settlement:settlements"],
        objects={f"settlement:{name}": pk for name in pages},
        posts={"settlement:settlement-move": pk},
        forms=["settlement:new"],
    )
