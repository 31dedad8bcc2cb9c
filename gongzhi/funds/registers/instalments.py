from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.funds import labels
from gongzhi.funds.models import Instalment
from gongzhi.funds.queries.instalments import instalments_seen_by, laid
from gongzhi.funds.registers.sources import source_filter, source_url
from gongzhi.funds.rules.instalments import State
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, flag, on_day, search

_TONES = {
    State.ARRIVED: "green",
    State.PART: "yellow",
    State.LATE: "red",
    State.BLOCKED: "yellow",
    State.COMING: "grey",
    State.UNKNOWN: "grey",
}


def instalment_url(row: Instalment) -> str:
    return address("funds:instalment", row.pk)


def state_light(state: State) -> Light:
    return Light(str(labels.instalment_state()[state]), _TONES[state], _now("到位的钱按期次先后抵各期"))


def _prepare(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    found = laid({row.source_id: row.source for row in rows}.values(), viewer.today)
    for row in rows:
        row.laid = found[row.pk]


INSTALMENTS = Register(
    title=_("分期拨付"),
    act="funds.see",
    importing="instalments",
    rows=instalments_seen_by,
    order=("due_on", "source", "number"),
    url=instalment_url,
    prepare=_prepare,
    columns=(
        Column("source", _("资金来源"), lambda r: r.source.name, sort=("source__name",), url=lambda r: source_url(r.source)),
        Column("number", _("第几期"), lambda r: r.number, Kind.INT, sort=("number",), url=instalment_url),
        Column("planned", _("计划金额"), lambda r: r.planned_fen, Kind.MONEY, sort=("planned_fen",), total="planned_fen"),
        Column("due_on", _("应到日期"), lambda r: r.due_on, Kind.DATE, sort=("due_on",)),
        Column("got", _("已到"), lambda r: r.laid.got, Kind.MONEY),
        Column("short", _("缺口"), lambda r: r.laid.short, Kind.MONEY),
        Column("light", _("状态"), lambda r: state_light(r.laid.state), Kind.LIGHT),
        Column("condition", _("拨付条件"), lambda r: r.condition),
        Column("met_on", _("条件满足日期"), lambda r: r.met_on, Kind.DATE, sort=("met_on",), asked=True),
        Column("place", _("区划"), lambda r: r.place, sort=("division",)),
    ),
    filters=(
        search("source__name", "condition", label=_("来源或条件")),
        source_filter(),
        on_day("until", _("应到日期不晚于"), lambda day: Q(due_on__lte=day)),
        flag("waiting", _("条件未满足"), lambda viewer: ~Q(condition="") & Q(met_on=None)),
    ),
    acts=(Act(_("登记分期"), "funds:instalment-new", "funds.edit"),),
)  # fmt: skip
