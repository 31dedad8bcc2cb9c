from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.divisions.services import put_division

COUNTY, COMMUNITY = "990101000000", "990101001001"
LIST = "registry:organisations"

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    put_division(COUNTY, "甲县")
    put_division(COMMUNITY, "甲社区")
    user = User.objects.create_user("office")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))
    client.force_login(user)
    return client


def choose(client: Client, place: str, back: str = "/") -> str:
    return str(client.post(reverse("web:place"), {"place": place, "next": back})["Location"])


def test_a_bare_register_opens_on_the_chosen_place(office: Client) -> None:
    assert choose(office, COMMUNITY, reverse(LIST) + "?page=2") == reverse(LIST)
    assert office.get(reverse(LIST))["Location"] == f"{reverse(LIST)}?place={COMMUNITY}"
    assert office.get(reverse(LIST), follow=True).status_code == 200


@pytest.mark.parametrize("asked", ["place=", f"place={COUNTY}", "kind=other", "page=2", "export=xlsx"])
def test_an_address_that_says_what_it_wants_is_taken_at_its_word(office: Client, asked: str) -> None:
    choose(office, COMMUNITY)
    assert office.get(f"{reverse(LIST)}?{asked}").status_code == 200


def test_no_place_is_chosen_by_what_is_no_code(office: Client) -> None:
    choose(office, COMMUNITY)
    choose(office, "甲社区")
    assert office.get(reverse(LIST)).status_code == 200


@pytest.mark.parametrize(
    "back", ["", "?x=1", "nowhere", "//elsewhere.example/", "https://elsewhere.example/"]
)
def test_who_chooses_a_place_is_never_sent_out_of_the_house(office: Client, back: str) -> None:
    assert choose(office, COMMUNITY, back) == "/"
