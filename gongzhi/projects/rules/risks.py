"""Risks: how likely, how bad, open or closed. Plain Python."""

from enum import StrEnum

from gongzhi.projects.rules import EDIT

SCALE = range(1, 6)  # probability and impact, 1 the least
SERIOUS, CONSIDERABLE = 15, 8  # from these scores on a risk is red, yellow


class RiskStatus(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class RiskMove(StrEnum):
    CLOSE = "close"
    REOPEN = "reopen"


RISK_ARROWS = {
    (RiskStatus.OPEN, RiskMove.CLOSE): (EDIT, RiskStatus.CLOSED),
    (RiskStatus.CLOSED, RiskMove.REOPEN): (EDIT, RiskStatus.OPEN),
}


def risk_moves(status: RiskStatus) -> list[tuple[RiskMove, str]]:
    return [(move, act) for (at, move), (act, _) in RISK_ARROWS.items() if at == status]


def score(probability: int, impact: int) -> int:
    return probability * impact
