"""The life of a record is told in people's words: 元, days, shares, areas, yes and no; never a stored number."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.funds.models import Source
from gongzhi.funds.services.sources import add_source, change_source
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.registry.models import Person
from gongzhi.registry.services import add_person, change_person
from gongzhi.spaces.models import Space
from gongzhi.spaces.services import add_space, change_space

pytestmark = pytest.mark.django_db
COUNTY = "990101000000"
TODAY = date(2026, 3, 2)


@pytest.fixture
def by(client: Client) -> Viewer:
    user = User.objects.create_user("office", full_name="何采薇")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))
    client.force_login(user)
    return holding([Held("office", COUNTY)], user_id=user.pk, name="何采薇", today=TODAY)


def told(client: Client, name: str, pk: int) -> str:
    return client.get(reverse(name, args=[pk])).content.decode().split("timeline")[1]


def test_money_shares_and_days(client: Client, by: Viewer) -> None:
    base = add_source(Source(division=COUNTY, name="省级补助", kind="provincial", planned_fen=100), by=by)
    source = add_source(
        Source(division=COUNTY, name="配套", kind="county_match", base=base, match_bp=5000), by=by
    )
    change_source(source, by=by, match_bp=8000, planned_fen=29_600_000_000, due_on=TODAY)
    life = told(client, "funds:source", source.pk)
    assert "<del>50%</del> → <ins>80%</ins>" in life
    assert "296,000,000.00元" in life and "2026年3月2日" in life
    assert "29600000000" not in life and "2026-03-02" not in life.replace('datetime="', "")


def test_areas(client: Client, by: Viewer) -> None:
    space = add_space(Space(division=COUNTY, name="中心", area_sqm100=18050), by=by)
    change_space(space, by=by, area_sqm100=None)
    assert "<del>180.5㎡</del> → <ins>未知</ins>" in told(client, "spaces:space", space.pk)


def test_yes_and_no(client: Client, by: Viewer) -> None:
    person = add_person(Person(division=COUNTY, name="白晓禾"), by=by)
    change_person(person, by=by, is_social_worker=True, certificate="worker")
    life = told(client, "registry:person", person.pk)
    assert "<del>否</del> → <ins>是</ins>" in life and "<ins>社会工作师</ins>" in life
