"""The charter with its money and milestones; contracts; acceptances; changes; risks; outside works."""

from gongzhi.projects.models.charters import Milestone, MoneyLine, Project

__all__ = ["Milestone", "MoneyLine", "Project"]
