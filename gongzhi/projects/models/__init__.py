"""The charter with its money and milestones; contracts; acceptances; changes; risks; outside works."""

from gongzhi.projects.models.acceptances import Acceptance, CheckedItem, Defect
from gongzhi.projects.models.changes import ChangeRequest
from gongzhi.projects.models.charters import Milestone, MoneyLine, Project
from gongzhi.projects.models.contracts import Amendment, Contract
from gongzhi.projects.models.outside import OutsideShare, OutsideWork
from gongzhi.projects.models.risks import Risk

__all__ = [
    "Acceptance",
    "Amendment",
    "ChangeRequest",
    "CheckedItem",
    "Contract",
    "Defect",
    "Milestone",
    "MoneyLine",
    "OutsideShare",
    "OutsideWork",
    "Project",
    "Risk",
]
