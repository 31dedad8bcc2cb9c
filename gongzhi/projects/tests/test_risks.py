"""Risks of a project."""

import pytest
from django.db.models import F

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.refusal import Refused
from gongzhi.projects.models import (
    Project,
    Risk,
)
from gongzhi.projects.queries import risks_seen_by
from gongzhi.projects.rules.risks import RiskMove
from gongzhi.projects.services import risks
from gongzhi.projects.tests.people import TODAY

pytestmark = pytest.mark.django_db


def test_risks_are_sorted_by_score_and_closed(people: dict[str, Viewer], project: Project) -> None:
    own = people["own"]
    for title, probability, impact in (("雨季", 2, 3), ("涨价", 5, 4), ("断供", 1, 5)):
        risks.add_risk(Risk(project=project, title=title, probability=probability, impact=impact), by=own)
    sorted_rows = risks_seen_by(own).order_by((F("probability") * F("impact")).desc())
    assert [(row.title, row.probability * row.impact) for row in sorted_rows] == [
        ("涨价", 20),
        ("雨季", 6),
        ("断供", 5),
    ]
    row = Risk.objects.get(title="涨价")
    risks.move_risk(row, RiskMove.CLOSE, by=own)
    assert row.closed_on == TODAY
    with pytest.raises(Refused, match="不能这样办理"):
        risks.move_risk(row, RiskMove.CLOSE, by=own)
    assert risks.move_risk(row, RiskMove.REOPEN, by=own).closed_on is None
    with pytest.raises(Refused, match="5"):
        risks.add_risk(Risk(project=project, title="过大", probability=6, impact=1), by=own)
