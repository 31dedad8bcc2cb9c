"""Risks: entered, changed, closed."""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import NOT_NOW, Refused
from gongzhi.projects.models import Risk
from gongzhi.projects.rules import EDIT
from gongzhi.projects.rules.risks import RISK_ARROWS, RiskMove, RiskStatus
from gongzhi.projects.services import must_go_on


def add_risk(risk: Risk, *, by: Viewer) -> Risk:
    must_go_on(risk.project)
    risk.division = risk.project.division
    return add(risk, act=EDIT, by=by, event="projects.risk.added")


def change_risk(risk: Risk, *, by: Viewer, version: int | None = None, **fields: object) -> Risk:
    must_go_on(risk.project)
    return change(risk, act=EDIT, by=by, event="projects.risk.changed", version=version, **fields)


def move_risk(risk: Risk, move: RiskMove, *, by: Viewer, version: int | None = None) -> Risk:
    """Walk one arrow."""
    arrow = RISK_ARROWS.get((RiskStatus(risk.status), move))
    if arrow is None:
        raise Refused(NOT_NOW)
    act, to = arrow
    closed_on = by.today if to == RiskStatus.CLOSED else None
    return change(
        risk,
        act=act,
        by=by,
        event="projects.risk.moved",
        version=version,
        status=to.value,
        closed_on=closed_on,
    )
