"""Taking the statements of an invented place off again: the only case in which their lines go."""

from django.db import connection, transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.divisions.queries import division_at
from gongzhi.ground.divisions.rules import span
from gongzhi.ground.guards import run
from gongzhi.ground.refusal import Refused
from gongzhi.statements.guard import KEPT
from gongzhi.statements.models import Part, Statement, StatementLine


@transaction.atomic
def erase_statements(code: str, *, by: Viewer) -> int:
    """Delete lines, statements and what they belong to in a fictional division and all below it; how many rows. The rest
    goes with the other records. Refused for a division that is not marked fictional."""
    place = division_at(code)
    if place is None or not place.fictional:
        raise Refused("只有演示区划的对账单可以整体删除，这个区划不是演示区划。")
    first, last = span(code)
    here = {"division__gte": first, "division__lte": last}
    connection.check_constraints()  # what is to be looked at later is looked at now: then triggers can be made
    run(sql for guard in KEPT for sql in guard.take_down(connection.vendor))
    parts = Part.objects.filter(match__division__gte=first, match__division__lte=last)
    gone = parts.delete()[0]
    gone += Part.objects.filter(difference__division__gte=first, difference__division__lte=last).delete()[0]
    gone += StatementLine.objects.filter(**here).delete()[0]
    gone += Statement.objects.filter(**here).delete()[0]
    connection.check_constraints()
    run(sql for guard in KEPT for sql in guard.put_up(connection.vendor))
    record("statements.lines.erased", place, by=by, division=code, rows=gone)
    return gone
