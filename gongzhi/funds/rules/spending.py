"""What a budget line lets through. Each rule has a name; what is refused says which. Plain Python: no Django, no clock."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Purpose(StrEnum):
    """What money may be for. Our own list: no public text of the scheme gives one."""

    SPACE = "space"
    SERVICE = "service"
    ACTIVITY = "activity"
    TRAINING = "training"
    PEOPLE = "people"
    EVALUATION = "evaluation"
    GENERAL = "general"


class Rule(StrEnum):
    SOURCE = "source"
    PURPOSE = "purpose"
    YEAR = "year"
    VOUCHER = "voucher"
    FUTURE = "future"
    PERIOD = "period"
    FLOOR = "floor"
    CEILING = "ceiling"
    DEADLINE = "deadline"
    GRANTED = "granted"


# Each rule as it is named in a refusal.
NAMES = {
    Rule.SOURCE: "来源不混用",
    Rule.PURPOSE: "专款专用",
    Rule.YEAR: "年度预算当年用",
    Rule.VOUCHER: "付款有凭证",
    Rule.FUTURE: "不记未来的账",
    Rule.PERIOD: "关账不再记账",
    Rule.FLOOR: "不超支",
    Rule.CEILING: "缴回不超扣减",
    Rule.DEADLINE: "过期不用",
    Rule.GRANTED: "预算不超来源",
}


@dataclass(frozen=True)
class Spending:
    """What somebody wants to commit or pay from a budget line. `voucher` None: no voucher is asked for."""

    source: int
    purpose: str
    day: date
    voucher: str | None = None


@dataclass(frozen=True)
class Line:
    """What the budget line was granted for, and the last day on which its source may be used."""

    source: int
    purpose: str
    year: int | None
    spend_by: date | None = None


def not_grantable(purpose: str, allowed: Collection[str], granted: int, owed: int | None) -> Rule | None:
    """The rule in the way of a budget line. `allowed` empty: no rule on purposes was entered. `granted`: all budget lines
    of the source with this one, in fen; `owed`: what the source owes, None: unknown."""
    if allowed and purpose not in allowed:
        return Rule.PURPOSE
    return Rule.GRANTED if owed is not None and granted > owed else None


def broken(wanted: Spending, line: Line, today: date) -> Rule | None:
    """The first rule that stands in the way; balances and periods are asked of the ledger itself."""
    found = {
        Rule.SOURCE: wanted.source != line.source,
        Rule.PURPOSE: wanted.purpose != line.purpose,
        Rule.YEAR: line.year is not None and wanted.day.year != line.year,
        Rule.DEADLINE: line.spend_by is not None and wanted.day > line.spend_by,
        Rule.VOUCHER: wanted.voucher is not None and not wanted.voucher.strip(),
        Rule.FUTURE: wanted.day > today,
    }
    return next((rule for rule, holds in found.items() if holds), None)
