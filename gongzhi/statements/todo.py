"""What this capability offers to the house: accounts with lines that have waited long, and accounts that are looked for."""

from datetime import timedelta

from django.db.models import Count, Min
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.lookup.queries import matching
from gongzhi.ground.web.cells import Light
from gongzhi.ground.web.search import Hit
from gongzhi.ground.web.todo import Todo, Waiting
from gongzhi.statements.models import BankAccount
from gongzhi.statements.queries import DONE, accounts_seen_by, lines_seen_by
from gongzhi.statements.registers.accounts import EDIT, account_url

# A line that has not been done with after so long waits for somebody.
LONG = timedelta(days=30)


def lines_left(viewer: Viewer, at_most: int) -> Waiting:
    """Accounts with such lines, for those who reconcile: the one that has waited longest first."""
    if not viewer.may(EDIT):
        return Waiting(0, [])
    rows = lines_seen_by(viewer, EDIT).filter(day__lt=viewer.today - LONG).exclude(DONE).order_by()
    found = list(rows.values_list("account").annotate(number=Count("pk"), first=Min("day")).order_by("first"))
    named = BankAccount.objects.in_bulk([pk for pk, _number, _first in found[:at_most]])
    first = [
        Todo(
            _("%(account)s有 %(n)s 行没有对清") % {"account": named[pk].name, "n": number},
            account_url(named[pk]),
            day,
            Light(_("超过 30 天"), "yellow"),
            _("银行流水待对清"),
        )
        for pk, number, day in found[:at_most]
    ]
    return Waiting(len(found), first)


def find_accounts(viewer: Viewer, text: str, each: int) -> list[Hit]:
    rows = accounts_seen_by(viewer).filter(matching(BankAccount, ("name", "bank"), text))[:each]
    return [Hit(_("银行账户"), a.name, account_url(a)) for a in rows]
