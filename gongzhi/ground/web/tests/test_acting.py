"""代理: a seat lent for some days. It is given like any post, counts as one, and never hides who stands behind it."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.apart import in_both
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.audit.refusals import note_refusal
from gongzhi.ground.refusal import Refused
from gongzhi.ground.staffing.services import appoint, confirm_post, end_post
from gongzhi.ground.web.tests.people import COUNTY, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_county")]
DAY = date(2026, 3, 2)
GIVER = holding([Held("system_admin", COUNTY)], user_id=0, name="试", today=DAY)
UNTIL = DAY + timedelta(days=10)


def lend(to: User, of: User | None, role: str = "finance", until: date | None = UNTIL) -> Post:
    return appoint(to, role, COUNTY, starts_on=DAY, ends_on=until, by=GIVER, acting_for=of)


def test_who_stands_behind_an_act_here() -> None:
    """His own seat, one lent to him, both, and one lent to him elsewhere or for something else."""
    finance, here, street = ("finance", COUNTY), COUNTY, "990101001000"
    for posts, at, behind in (
        ([Held(*finance)], here, {7}),
        ([Held(*finance, acting_for=3)], here, {7, 3}),
        ([Held(*finance), Held(*finance, acting_for=3), Held(*finance, acting_for=4)], here, {7, 3, 4}),
        ([Held(*finance), Held("finance", street, acting_for=3)], here, {7}),
        ([Held(*finance), Held("leader", COUNTY, acting_for=3)], here, {7}),
    ):
        by = holding(posts, user_id=7, name="", today=DAY)
        assert by.persons("ledger.lock", at) == behind
    assert holding([Held(*finance)], user_id=0, name="", today=DAY).persons("ledger.lock", here) == set()


@pytest.mark.parametrize(
    ("persons", "earlier", "step", "found"),
    [
        ({1}, {"make": {1}}, "check", "make"),
        ({2}, {"make": {1}}, "check", None),
        ({2, 1}, {"make": {3}, "check": {1}}, "approve", "check"),
        ({1}, {"make": {2}, "check": {1}}, "check", None),  # the same step once more
        (set(), {"make": {1}}, "check", None),
    ],
)
def test_two_steps_are_taken_by_different_persons(
    persons: set[int], earlier: dict[str, set[int]], step: str, found: str | None
) -> None:
    assert in_both(persons, earlier, step) == found


def test_a_seat_is_lent_by_whoever_holds_it_on_all_the_days_and_not_lent_on() -> None:
    lu, he, qin = person("lu", "finance"), person("he", "department"), person("qin", "department")
    for to, of, role, until, words in (
        (lu, lu, "finance", UNTIL, "不能代理自己"),
        (he, lu, "finance", None, "哪一天为止"),
        (he, lu, "leader", UNTIL, "没有这个岗位"),
        (he, qin, "finance", UNTIL, "没有这个岗位"),
    ):
        with pytest.raises(Refused, match=words):
            lend(to, of, role, until)
    lu.posts.update(body=5)
    lent = lend(he, lu)
    assert lent.body == 5
    assert viewer_for(he, UNTIL).persons("ledger.lock", COUNTY) == {he.pk, lu.pk}
    assert not viewer_for(he, UNTIL + timedelta(days=1)).may("ledger.lock")
    with pytest.raises(Refused, match="不能再转给别人"):
        lend(qin, he)
    # It ends with the seat it was lent from, and is on record like any post.
    end_post(lu.posts.get(), DAY + timedelta(days=3), by=GIVER)
    lent.refresh_from_db()
    assert lent.ends_on == DAY + timedelta(days=3)
    assert Entry.objects.get(event="accounts.post.given", about=f"accounts.Post:{lent.pk}").facts == {
        "role": "finance",
        "user": "he",
        "acting_for": "lu",
    }
    assert Entry.objects.filter(event="accounts.post.ended").count() == 2


def test_given_on_the_page_of_the_person_and_shown_where_posts_are() -> None:
    admin, lu, he = person("admin", "system_admin"), person("lu", "finance"), person("he", "department")
    he.full_name, lu.full_name = "何采薇", "陆承安"
    he.save()
    lu.save()
    client = Client()
    client.force_login(admin)
    today = date.today()  # noqa: DTZ011 - the day of the request
    sent = {
        "role": "finance",
        "division": COUNTY,
        "starts_on": today.isoformat(),
        "ends_on": today.isoformat(),
        "acting_for": lu.pk,
    }
    new = reverse("accounts:post-new", args=[he.pk])
    assert client.post(new, {**sent, "acting_for": he.pk}).status_code == 422
    url = client.post(new, sent)["Location"]
    post = Post.objects.get(acting_for=lu)
    for page in (url, reverse("accounts:account", args=[he.pk]), reverse("accounts:posts") + "?acting=1"):
        assert "陆承安" in client.get(page).content.decode(), page
    assert not viewer_for(he, today).may("ledger.lock")
    confirm_post(post, by=holding([Held("security_admin", COUNTY)], user_id=0, name="", today=today))
    assert viewer_for(he, today).may("ledger.lock")


def test_what_was_refused_stays_on_record_though_all_else_is_rolled_back() -> None:
    lu = person("lu", "finance")
    by = viewer_for(lu, DAY)
    note_refusal("accounts.post.refused", lu.posts.get(), by=by, division=COUNTY, why="试")
    assert not Entry.objects.filter(event="accounts.post.refused") and len(by.refusals) == 1
