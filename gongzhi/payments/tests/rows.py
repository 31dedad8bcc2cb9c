"""One of each for the scope test."""

from gongzhi.funds.models import Source
from gongzhi.funds.rules.ledger import AccountKind, Place
from gongzhi.funds.services.budgets import Asked, authorise
from gongzhi.funds.services.sources import add_source
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.services.requests import add_request
from gongzhi.projects.models import Contract, Milestone, Project
from gongzhi.projects.services.charters import add_project
from gongzhi.projects.services.contracts import add_contract
from gongzhi.projects.services.milestones import add_milestone
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    """A draft for a milestone that has passed, on a line of its own place."""
    project = add_project(Project(division=division, name=f"{mark}付款项目"), by=by)
    step = add_milestone(Milestone(project=project, title=f"{mark}完工", weight=10), by=by)
    Milestone.objects.filter(pk=step.pk).update(status="passed")
    told = Contract(project=project, number=f"{mark}付1号", title="施工", party_words="某队", amount_fen=1000)
    contract = add_contract(told, by=by)
    source = add_source(Source(division=division, name=f"{mark}付款来源", kind="provincial"), by=by)
    asked = Asked(100, by.today, f"{mark}付款预算", f"{mark}付款键")
    granted = authorise(source, Place(source.pk, division, "space"), asked, by=by)
    row = add_request(
        PaymentRequest(
            milestone=step,
            contract=contract,
            line=granted.line_set.get(account__kind=AccountKind.AVAILABLE.value).account,
            purpose="space",
            amount_fen=37,
            words=f"{mark}第一笔",
            bank="演示银行",
            account_number="9900112233445566",
            invoice="演票0001",
        ),
        by=by,
    )
    pk = {"pk": row.pk}
    asking = ("edit", "check", "approve", "pay", "return", "withdraw")
    return Planted(
        lists=["payments:requests"],
        objects={"payments:request": pk, **{f"payments:request-{name}": pk for name in asking}},
        posts={"payments:request-move": pk, "payments:slip": pk},
        forms=["payments:request-new", "payments:list"],
    )
