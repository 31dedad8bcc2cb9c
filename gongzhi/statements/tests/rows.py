"""One of each for the scope test."""

from gongzhi.funds.models import Arrival
from gongzhi.funds.services.sources import add_arrival
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.statements.models import Difference, Holding, Match, StatementLine
from gongzhi.statements.services.reconciling import reconcile_account
from gongzhi.statements.services.taking import upload
from gongzhi.statements.tests.desk import account, as_csv, sent, table, taken
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    """An account with a statement taken in and one that waits; a proposed match and a difference."""
    made, layout, source = account(division, mark, by)
    add_arrival(Arrival(source=source, amount_fen=37, arrived_on=by.today, voucher="证1", note=mark), by=by)
    said = [(0, 37, f"{mark}财政局", "证1"), (0, -5, f"{mark}公司", "")]
    whole = taken(made, layout, as_csv(table(by.today, 0, said)), by)
    waiting = upload(made, layout, sent(as_csv(table(by.today, 900, said))), by=by)
    reconcile_account(made, by=by)
    pk = {"pk": made.pk}
    match = {"pk": Match.objects.get(account=made).pk}
    difference = {"pk": Difference.objects.filter(account=made).order_by("pk")[0].pk}
    line = {"pk": StatementLine.objects.filter(statement=whole).order_by("pk")[0].pk}
    named = ("accounts", "layouts", "statements", "lines", "book-lines", "matches", "differences")
    return Planted(
        lists=[f"statements:{name}" for name in named],
        objects={
            "statements:account": pk,
            "statements:account-edit": pk,
            "statements:account-confirm": pk,
            "statements:account-balance": pk,
            "statements:account-docx": pk,
            "statements:holding-remove": {"pk": Holding.objects.get(account=made).pk},
            "statements:layout": {"pk": layout.pk},
            "statements:layout-edit": {"pk": layout.pk},
            "statements:statement": {"pk": whole.pk},
            "statements:statement-discard": {"pk": waiting.pk},
            "statements:line": line,
            "statements:match": match,
            "statements:match-undo": match,
            "statements:difference": difference,
            "statements:difference-settle": difference,
            "statements:difference-join": difference,
        },
        posts={
            "statements:account-reconcile": pk,
            "statements:statement-take": {"pk": waiting.pk},
            "statements:match-confirm": match,
            "statements:difference-reopen": difference,
        },
        forms=[
            "statements:account-new",
            "statements:holding-new",
            "statements:layout-new",
            "statements:statement-new",
        ],
    )
