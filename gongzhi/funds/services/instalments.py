from gongzhi.funds.models import Instalment, Source
from gongzhi.funds.services.sources import EDIT
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.hands import Hand
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused

_FUTURE = "条件满足日期不能晚于今天；还没有满足的请留空。"
_NONE = "没有写拨付条件，不用填条件满足日期；请先写明条件。"


def _sound(row: Instalment, by: Viewer) -> None:
    row.division = row.source.division
    if row.met_on and row.met_on > by.today:
        raise Refused(_FUTURE, {"met_on": [_FUTURE]})
    if row.met_on and not row.condition.strip():
        raise Refused(_NONE, {"met_on": [_NONE]})


INSTALMENT = Hand(Instalment, EDIT, "funds.instalment.added", "funds.instalment.changed", _sound)


def add_instalment(row: Instalment, *, by: Viewer, act: str = EDIT) -> Instalment:
    """`act`: what whoever is told of another instalment by a settlement may do."""
    _sound(row, by)
    return add(row, act=act, by=by, event="funds.instalment.added")


def change_instalment(
    row: Instalment, *, by: Viewer, version: int | None = None, **fields: object
) -> Instalment:
    """An instalment lies where its source lies."""
    source = fields.get("source", row.source)
    if isinstance(source, Source):
        fields["division"] = source.division
    told = {name: fields.get(name, getattr(row, name)) for name in ("source", "condition", "met_on")}
    _sound(Instalment(**told), by)
    return change(row, act=EDIT, by=by, event="funds.instalment.changed", version=version, **fields)
