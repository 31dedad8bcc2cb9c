"""Removing the demo county: its rows, its accounts, its places. What people did in it stays in the audit."""

from django.db import transaction

from gongzhi.demo import places
from gongzhi.funds.services.erasing import erase_ledger
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import span
from gongzhi.ground.divisions.services import remove_fictional
from gongzhi.ground.files.services import forget_unused
from gongzhi.ground.jobs.services import forget_jobs_of
from gongzhi.ground.notices.services import forget_notices_of
from gongzhi.ground.records.erasing import erase_fictional
from gongzhi.ground.staffing.services import close_demo_accounts
from gongzhi.ground.todo.services import forget_involvements_of
from gongzhi.statements.services.erasing import erase_statements


@transaction.atomic
def remove_demo(by: Viewer) -> int:
    """How many rows went. The invented codes begin with 99, so no real place is touched."""
    posted = erase_statements(places.PROVINCE, by=by) + erase_ledger(places.PROVINCE, by=by)
    erased = erase_fictional(places.PROVINCE, by=by)
    close_demo_accounts(by=by)
    remove_fictional(places.PROVINCE)
    first, last = span(places.PROVINCE)
    forget_notices_of(first, last)
    forget_involvements_of(first, last)
    forget_jobs_of(first, last)
    transaction.on_commit(forget_unused)
    return posted + sum(erased.values())
