"""One of each for the scope test."""

from datetime import date

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.projects.models import (
    Acceptance,
    Amendment,
    ChangeRequest,
    CheckedItem,
    Contract,
    Defect,
    Milestone,
    MoneyLine,
    OutsideShare,
    OutsideWork,
    Project,
    Risk,
)
from gongzhi.projects.services.acceptances import add_acceptance, add_defect, add_item
from gongzhi.projects.services.changing import ask_change
from gongzhi.projects.services.charters import add_money, add_project
from gongzhi.projects.services.contracts import add_amendment, add_contract
from gongzhi.projects.services.milestones import add_milestone
from gongzhi.projects.services.outside import add_outside_work, add_share
from gongzhi.projects.services.risks import add_risk
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    """A draft, and a project that waits for its acceptance."""
    today = by.today
    draft = add_project(Project(division=division, name=f"{mark}草案", kind="residents"), by=by)
    line = add_money(MoneyLine(project=draft, kind="provincial", planned_fen=37), by=by)
    step = add_milestone(Milestone(project=draft, title=f"{mark}一步", weight=5), by=by)
    project = add_project(Project(division=division, name=f"{mark}项目", due_on=today), by=by)
    Project.objects.filter(pk=project.pk).update(status="waiting")
    project.refresh_from_db()
    contract = add_contract(Contract(project=project, number=f"{mark}1号", title="门牌"), by=by)
    amended = add_amendment(
        Amendment(contract=contract, number=1, signed_on=today, what=f"{mark}加一块"), by=by
    )
    looked = add_acceptance(
        Acceptance(project=project, held_on=date(2026, 1, 1), signed_by=f"{mark}同志"), by=by
    )
    item = add_item(CheckedItem(acceptance=looked, text=f"{mark}门牌齐全"), by=by)
    defect = add_defect(Defect(acceptance=looked, text=f"{mark}缺一块"), by=by)
    change = ask_change(
        ChangeRequest(project=project, reason=f"{mark}加门牌", kind="city", delta_fen=100), by=by
    )
    risk = add_risk(Risk(project=project, title=f"{mark}雨季", probability=2, impact=3), by=by)
    work = add_outside_work(OutsideWork(division=division, name=f"{mark}污水分流"), by=by)
    share = add_share(OutsideShare(project=project, work=work, share_bp=2500), by=by)
    return Planted(
        lists=[
            f"projects:{name}"
            for name in (
                "projects",
                "milestones",
                "contracts",
                "acceptances",
                "defects",
                "changes",
                "risks",
                "outside",
            )
        ],
        objects={
            "projects:project": {"pk": project.pk},
            "projects:project-edit": {"pk": draft.pk},
            "projects:project-return": {"pk": project.pk},
            "projects:project-stop": {"pk": project.pk},
            "projects:project-layout": {"pk": draft.pk},
            "projects:money-edit": {"pk": line.pk},
            "projects:milestone": {"pk": step.pk},
            "projects:milestone-edit": {"pk": step.pk},
            "projects:milestone-report": {"pk": step.pk},
            "projects:milestone-return": {"pk": step.pk},
            "projects:contract": {"pk": contract.pk},
            "projects:contract-edit": {"pk": contract.pk},
            "projects:amendment-edit": {"pk": amended.pk},
            "projects:acceptance": {"pk": looked.pk},
            "projects:acceptance-edit": {"pk": looked.pk},
            "projects:acceptance-conclude": {"pk": looked.pk},
            "projects:item-edit": {"pk": item.pk},
            "projects:defect-edit": {"pk": defect.pk},
            "projects:change": {"pk": change.pk},
            "projects:change-decide": {"pk": change.pk},
            "projects:risk": {"pk": risk.pk},
            "projects:risk-edit": {"pk": risk.pk},
            "projects:outside-work": {"pk": work.pk},
            "projects:outside-edit": {"pk": work.pk},
            "projects:share-edit": {"pk": share.pk},
        },
        posts={
            "projects:project-move": {"pk": project.pk},
            "projects:milestone-move": {"pk": step.pk},
            "projects:risk-move": {"pk": risk.pk},
        },
        forms=[
            f"projects:{name}-new"
            for name in (
                "project",
                "money",
                "milestone",
                "contract",
                "amendment",
                "acceptance",
                "item",
                "defect",
                "change",
                "risk",
                "outside",
                "share",
            )
        ],
    )
