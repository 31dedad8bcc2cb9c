"""The division pages: everybody looks up, those who keep the list change it in their own place."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.divisions.models import Division
from gongzhi.ground.divisions.services import put_division

pytestmark = pytest.mark.django_db
COUNTY, STREET, COMMUNITY = "510104000000", "510104020000", "510104020001"


@pytest.fixture
def places(db: None) -> None:
    for code, name in {
        "510000000000": "四川省",
        "510100000000": "成都市",
        COUNTY: "锦江区",
        STREET: "锦官驿街道",
        COMMUNITY: "水井坊社区",
        "510105000000": "青羊区",
    }.items():
        put_division(code, name)


@pytest.fixture
def enter(places: None) -> Any:
    def sign_in(role: str, division: str) -> Client:
        user = User.objects.create_user(f"u-{role}", full_name=role)
        Post.objects.create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
        client = Client()
        client.force_login(user)
        return client

    return sign_in


def test_anybody_signed_in_walks_down_the_tree(enter: Any) -> None:
    client = enter("resident", COMMUNITY)
    top = client.get(reverse("web:divisions")).content.decode()
    assert "四川省" in top and "水井坊社区" in top  # the tree, and the way to one's own place
    page = client.get(reverse("web:division", args=[COUNTY])).content.decode()
    assert "锦官驿街道" in page and "新增下级区划：由领导小组办公室、系统管理员办理" in page
    assert client.get(reverse("web:division", args=["999999999999"])).status_code == 404


def test_a_search_says_what_each_is_and_where(enter: Any) -> None:
    page = enter("resident", COMMUNITY).get(reverse("web:divisions"), {"q": "sjf"}).content.decode()
    assert "水井坊社区" in page and "社区（居委会）" in page and "四川省 成都市 锦江区 锦官驿街道" in page


def test_the_office_adds_renames_closes_and_reopens(enter: Any) -> None:
    client, new = enter("office", COUNTY), "510104020088"
    fields = {"code": new, "name": "新社区", "on": "2026-01-05"}
    client.post(reverse("web:division-add", args=[STREET]), fields)
    client.post(reverse("web:division-rename", args=[new]), {"name": "新里社区", "on": "2026-02-05"})
    client.post(reverse("web:division-close", args=[new]), {"on": "2026-03-05"})
    row = Division.objects.get(code=new)
    assert (row.name, row.local, row.valid_to) == ("新里社区", True, date(2026, 3, 5))
    page = client.get(reverse("web:division", args=[new])).content.decode()
    assert "已撤销" in page and "区划更名" in page
    client.post(reverse("web:division-reopen", args=[new]))
    row.refresh_from_db()
    assert row.valid_to is None


@pytest.mark.parametrize("name", ["add", "rename", "close", "reopen"])
def test_nobody_changes_a_place_beside_their_own(enter: Any, name: str) -> None:
    beside = reverse(f"web:division-{name}", args=["510105000000"])
    for client in (enter("office", COUNTY), enter("community", COMMUNITY)):
        assert (
            client.post(beside, {"name": "改", "on": "2026-01-05", "code": "510105001000"}).status_code == 404
        )
    assert Division.objects.get(code="510105000000").name == "青羊区"


def test_what_is_refused_stands_over_the_form(enter: Any) -> None:
    client = enter("office", COUNTY)
    answer = client.post(reverse("web:division-close", args=[STREET]), {"on": "2026-03-05"})
    assert answer.status_code == 422 and "下面还有 1 个" in answer.content.decode()
