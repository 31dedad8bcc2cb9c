"""One of each for the scope test."""

from gongzhi.funds.models import Allocation, Arrival, Entry, Instalment, Period, Source
from gongzhi.funds.rules.ledger import AccountKind, Place
from gongzhi.funds.services.budgets import Asked, authorise
from gongzhi.funds.services.instalments import add_instalment
from gongzhi.funds.services.sources import add_allocation, add_arrival, add_source
from gongzhi.ground.accounts.viewer import Viewer
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    """A month of its own beside that of the county, in which the entries are: every place is asked after alike."""
    source = add_source(
        Source(division=division, name=f"{mark}补助", kind="provincial", planned_fen=37), by=by
    )
    part = add_allocation(
        Allocation(division=division, source=source, title=f"{mark}分配", amount_fen=37), by=by
    )
    part_due = Instalment(source=source, number=1, planned_fen=30, condition=f"{mark}条件")
    instalment = add_instalment(part_due, by=by)
    came = add_arrival(Arrival(source=source, amount_fen=30, arrived_on=by.today), by=by)
    place = Place(source.pk, division, "space")
    granted = authorise(source, place, Asked(30, by.today, f"{mark}预算", f"{mark}键"), by=by)
    entry = Entry.objects.get(arrival=came)
    line = granted.line_set.get(account__kind=AccountKind.AVAILABLE.value)
    last = by.today.replace(month=1, day=31)
    period, _made = Period.objects.get_or_create(
        division=division, year=last.year, month=1, defaults={"ends_on": last}
    )
    return Planted(
        lists=[
            f"funds:{name}"
            for name in (
                "sources",
                "allocations",
                "instalments",
                "arrivals",
                "budgets",
                "entries",
                "accounts",
                "balance",
            )
        ],
        objects={
            "funds:source": {"pk": source.pk},
            "funds:source-edit": {"pk": source.pk},
            "funds:allocation": {"pk": part.pk},
            "funds:allocation-edit": {"pk": part.pk},
            "funds:instalment": {"pk": instalment.pk},
            "funds:instalment-edit": {"pk": instalment.pk},
            "funds:arrival": {"pk": came.pk},
            "funds:arrival-edit": {"pk": came.pk},
            "funds:entry": {"pk": entry.pk},
            "funds:entry-reverse": {"pk": entry.pk},
            "funds:account": {"pk": line.account_id},
            "funds:period": {"pk": period.pk},
            "funds:period-close": {"pk": period.pk},
            "funds:budget-commit": {"pk": line.account_id},
            "funds:budget-pass": {"pk": line.account_id},
        },
        posts={"funds:arrival-post": {"pk": came.pk}},
        forms=[
            "funds:source-new",
            "funds:allocation-new",
            "funds:instalment-new",
            "funds:arrival-new",
            "funds:authorise",
            "funds:periods",
        ],
    )
