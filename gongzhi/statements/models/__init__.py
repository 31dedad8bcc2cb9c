"""Bank accounts and their layouts; statements and their lines; matches, differences, and which line belongs to which."""

from gongzhi.statements.models.accounts import BankAccount, Holding, Layout
from gongzhi.statements.models.matches import Difference, Match, Part
from gongzhi.statements.models.statements import Statement, StatementLine

__all__ = ["BankAccount", "Difference", "Holding", "Layout", "Match", "Part", "Statement", "StatementLine"]
