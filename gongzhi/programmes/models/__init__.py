"""Programme → batch → units; documents and clauses; rule sets; the four standards."""

from gongzhi.programmes.models.checklists import ChecklistItem
from gongzhi.programmes.models.documents import Clause, Document, Requirement, Rule, RuleSet
from gongzhi.programmes.models.pilots import Batch, PilotUnit, Programme

__all__ = [
    "Batch",
    "ChecklistItem",
    "Clause",
    "Document",
    "PilotUnit",
    "Programme",
    "Requirement",
    "Rule",
    "RuleSet",
]
