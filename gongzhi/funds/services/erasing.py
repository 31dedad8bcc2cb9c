"""Taking the books of an invented place off again: the only case in which entries go."""

from django.db import connection, transaction

from gongzhi.funds.guard import LEDGER
from gongzhi.funds.models import Entry, Line, Period
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.divisions.queries import division_at
from gongzhi.ground.divisions.rules import span
from gongzhi.ground.guards import run
from gongzhi.ground.refusal import Refused

ERASED = "funds.ledger.erased"
_TABLES = ((Line, "division"), (Entry, "county"), (Period, "division"))


@transaction.atomic
def erase_ledger(code: str, *, by: Viewer) -> int:
    """Delete entries, lines and months of a fictional division and of all below it; how many rows. The accounts, empty
    now, go with the other records. Refused for a division that is not marked fictional.

    The guard is down only inside this transaction; taking it down is a right of the owner of the tables.
    """
    place = division_at(code)
    if place is None or not place.fictional:
        raise Refused("只有演示区划的账可以整体删除，这个区划不是演示区划。")
    run(sql for guard in LEDGER for sql in guard.take_down(connection.vendor))
    gone = 0
    with connection.cursor() as cursor:
        for model, field in _TABLES:
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"DELETE FROM {table} WHERE {field} BETWEEN %s AND %s", span(code))  # noqa: S608
            gone += cursor.rowcount
    connection.check_constraints()  # what is to be looked at later is looked at now: then triggers can be made
    run(sql for guard in LEDGER for sql in guard.put_up(connection.vendor))
    record(ERASED, place, by=by, division=code, rows=gone)
    return gone
