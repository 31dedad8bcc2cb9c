"""What this capability offers to the house: money that is short near its day, conditions that are not met, months that can
be closed.
"""

from datetime import timedelta

from django.utils.translation import gettext as _

from gongzhi.funds.queries import sources_seen_by, standings
from gongzhi.funds.queries.instalments import instalments_seen_by, laid
from gongzhi.funds.queries.ledger import periods_seen_by
from gongzhi.funds.registers.instalments import instalment_url, state_light
from gongzhi.funds.registers.ledger import period_url
from gongzhi.funds.registers.sources import source_url
from gongzhi.funds.rules.instalments import State
from gongzhi.funds.rules.ledger import PeriodState
from gongzhi.funds.services.ledger import CLOSE
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.cells import Light
from gongzhi.ground.web.figures import large_money
from gongzhi.ground.web.todo import Todo, Waiting

EDIT = "funds.edit"
# A source is called to mind a quarter before its money is due.
AHEAD = timedelta(days=92)


def money_short(viewer: Viewer, at_most: int) -> Waiting:
    """Sources due soon of which part has not come."""
    if not viewer.may(EDIT):
        return Waiting(0, [])
    sources = list(sources_seen_by(viewer, EDIT).filter(due_on__lte=viewer.today + AHEAD))
    found = standings(sources, viewer.today)
    late = {True: Light(_("逾期"), "red"), False: Light(_("未到齐"), "yellow")}
    short = [
        Todo(
            _("%(source)s还差%(sum)s") % {"source": s.name, "sum": large_money(missing)},
            source_url(s),
            s.due_on,
            late[s.due_on is not None and s.due_on < viewer.today],
            _("资金到位"),
        )
        for s in sources
        if (missing := found[s.pk].short)
    ]
    return Waiting(len(short), short[:at_most])


def conditions_to_meet(viewer: Viewer, at_most: int) -> Waiting:
    """Instalments due soon whose condition is not met, or late without one."""
    if not viewer.may(EDIT):
        return Waiting(0, [])
    rows = list(instalments_seen_by(viewer, EDIT).filter(due_on__lte=viewer.today + AHEAD))
    found = laid({row.source_id: row.source for row in rows}.values(), viewer.today)
    open_ones = [
        Todo(
            _("%(source)s第 %(n)s 期") % {"source": row.source.name, "n": row.number},
            instalment_url(row),
            row.due_on,
            state_light(found[row.pk].state),
            _("分期拨付"),
        )
        for row in rows
        if found[row.pk].state in {State.BLOCKED, State.LATE}
    ]
    return Waiting(len(open_ones), open_ones[:at_most])


def months_to_close(viewer: Viewer, at_most: int) -> Waiting:
    """Months that are over and still open, for those who close them: the earliest first, as they are closed."""
    if not viewer.may(CLOSE):
        return Waiting(0, [])
    rows = periods_seen_by(viewer, CLOSE).filter(state=PeriodState.OPEN.value, ends_on__lt=viewer.today)
    first = [
        Todo(str(p), period_url(p), p.ends_on, Light(_("未关账"), "yellow"), _("月份待关账"))
        for p in rows.order_by("ends_on", "pk")[:at_most]
    ]
    return Waiting(rows, first)
