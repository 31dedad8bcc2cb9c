"""A project under way and the people who act on it."""

from datetime import timedelta

import pytest

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.projects.models import (
    MoneyLine,
    Project,
)
from gongzhi.projects.services.charters import add_money, add_project
from gongzhi.projects.tests.people import COMMUNITY, TODAY, everyone

DUE = TODAY + timedelta(days=60)


@pytest.fixture
def people() -> dict[str, Viewer]:
    return everyone()


@pytest.fixture
def project(people: dict[str, Viewer]) -> Project:
    """Approved, under way, with 100 元 of the city and an unknown sum of charity."""
    own = people["own"]
    told = Project(
        division=COMMUNITY,
        name="助餐服务",
        kind="service",
        starts_on=TODAY,
        due_on=DUE,
        public_service=True,
    )
    made = add_project(told, by=own)
    add_money(MoneyLine(project=made, kind="city", planned_fen=10_000), by=own)
    add_money(MoneyLine(project=made, kind="charity"), by=own)
    Project.objects.filter(pk=made.pk).update(status="doing")
    made.refresh_from_db()
    return made
