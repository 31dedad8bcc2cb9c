"""Plans with their inspectors and draws; visits with what was checked; findings and leads."""

from gongzhi.supervision.models.findings import Finding, Tip
from gongzhi.supervision.models.plans import Draw, Inspector, Plan
from gongzhi.supervision.models.visits import Check, Visit

__all__ = ["Check", "Draw", "Finding", "Inspector", "Plan", "Tip", "Visit"]
