from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from gongzhi.cockpit.queries import cockpit
from gongzhi.funds.models import Arrival, Source
from gongzhi.funds.queries import sources_seen_by
from gongzhi.funds.registers.sources import SOURCES
from gongzhi.funds.services.sources import add_arrival, add_source
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.unknowns.rules import Total
from gongzhi.programmes.models import Batch, ChecklistItem, Programme
from gongzhi.programmes.services import add_batch, add_checklist_item, add_programme, enter_default_rules
from gongzhi.spaces.models import Space
from gongzhi.spaces.services import add_space

TODAY = date(2026, 3, 2)
CITY, COUNTY, NEIGHBOUR, COMMUNITY = "990100000000", "990101000000", "990102000000", "990101001001"
WAN = 10**6

pytestmark = pytest.mark.django_db


def viewer(*roles: str, division: str = COUNTY) -> Viewer:
    return holding([Held(r, division) for r in roles], user_id=0, name="试", today=TODAY)


OFFICE, PLANTER = viewer("office"), viewer("office", division=CITY)


@pytest.fixture
def page(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr("gongzhi.ground.web.viewers.localdate", lambda: TODAY)
    user = User.objects.create_user("leader")
    Post.objects.create(user=user, role="leader", division=COUNTY, starts_on=date(2020, 1, 1))
    client.force_login(user)
    return client


def cards(client: Client) -> dict[str, str]:
    shown = html.fromstring(client.get(reverse("cockpit:cockpit")).content.decode())
    found = shown.xpath("//a[contains(concat(' ', @class, ' '), ' card ')]")
    return {
        c.xpath("./span[1]")[0].text_content().strip(): c.xpath("./span[2]")[0].text_content().strip()
        for c in found
    }


def a_batch(number: int, on: date | None) -> None:
    programme = add_programme(Programme(division=COUNTY, name=f"试点{number}"), by=OFFICE)
    add_batch(Batch(division=COUNTY, programme=programme, number=number, evaluation_on=on), by=OFFICE)


def match(division: str, wan: int | None, came: int | None = 0) -> Source:
    planned = None if wan is None else wan * WAN
    row = Source(division=division, name="县级配套", kind="county_match", planned_fen=planned)
    source = add_source(row, by=PLANTER)
    if came != 0:
        fen = None if came is None else came * WAN
        add_arrival(Arrival(source=source, amount_fen=fen, arrived_on=TODAY), by=PLANTER)
    return source


def test_without_a_day_the_countdown_is_unknown(page: Client) -> None:
    assert cards(page)["距绩效评价"] == "未知"
    a_batch(3, TODAY + timedelta(days=250))
    assert cards(page)["距绩效评价"] == "250 天"
    a_batch(4, None)  # the newest batch decides, and its day is not set
    assert cards(page)["距绩效评价"] == "未知"
    a_batch(5, TODAY)
    assert cards(page)["距绩效评价"] == "0 天"


def test_a_match_nobody_has_fixed_is_unknown_and_not_zero(page: Client) -> None:
    match(COUNTY, None, 58)
    seen = cards(page)
    assert (seen["县级配套缺口"], seen["应到"], seen["已到"], seen["缺口"]) == (
        "未知",
        "未知",
        "58万元",
        "未知",
    )


def test_an_unknown_source_makes_the_sum_a_lower_bound(page: Client) -> None:
    match(COUNTY, 296, 118)
    add_source(Source(division=COUNTY, name="慈善", kind="charity"), by=OFFICE)
    seen = cards(page)
    assert seen["应到"] == "≥ 296万元（另有 1 项未知）" and seen["缺口"] == "≥ 178万元（另有 1 项未知）"
    assert (seen["已到"], seen["县级配套缺口"]) == ("118万元", "178万元")


def test_an_arrival_of_unknown_sum_leaves_the_gap_unknown(page: Client) -> None:
    match(COUNTY, 296, None)
    seen = cards(page)
    assert (seen["已到"], seen["缺口"], seen["县级配套缺口"]) == ("未知", "未知", "未知")


def test_the_money_cards_are_the_sums_of_the_rows_they_open() -> None:
    for division, wan, came in ((COUNTY, 296, 118), (NEIGHBOUR, 200, 250), (COMMUNITY, None, 3)):
        match(division, wan, came)
    for by in (OFFICE, viewer("city", division=CITY), viewer("community", division=COMMUNITY)):
        rows: list[Any] = list(sources_seen_by(by))
        SOURCES.prepare(rows, by)
        money = cockpit(by).money
        assert money is not None
        assert money.arrived.known == sum(r.standing.arrived for r in rows)
        known = [r.standing.short for r in rows if r.standing.short is not None]
        assert (money.short.known, money.short.unknown) == (sum(known), len(rows) - len(known))


def test_a_city_sees_the_match_of_all_its_counties_and_one_does_not_pay_for_another() -> None:
    match(COUNTY, 296, 118)
    match(NEIGHBOUR, 200, 250)
    seen = cockpit(viewer("city", division=CITY)).match
    assert seen is not None
    assert (seen.planned, seen.arrived, seen.short) == (
        Total(496 * WAN, 0, True),
        Total(368 * WAN),
        Total(178 * WAN, 0, True),
    )
    assert cockpit(viewer("city", division="990200000000")).match is None


def test_a_community_that_cannot_be_judged_is_not_called_sufficient(page: Client) -> None:
    put_division(COMMUNITY, "甲社区")
    enter_default_rules(COUNTY, by=OFFICE)
    add_checklist_item(ChecklistItem(division=COMMUNITY, standard="hardware", text="门牌"), by=OFFICE)
    add_space(Space(division=COMMUNITY, name="一", area_sqm100=90000), by=OFFICE)
    [(name, found)] = cockpit(OFFICE).spaces
    assert (name, found.households, found.gap.short) == ("甲社区", None, None)
    text = page.get(reverse("cockpit:cockpit")).content.decode()
    assert "无法判断" in text and "达标</span>" not in text


def test_a_standard_that_is_not_laid_out_is_unknown(page: Client) -> None:
    add_checklist_item(ChecklistItem(division=COMMUNITY, standard="scene", text="门牌"), by=OFFICE)
    [place] = cockpit(OFFICE).standards
    assert [gap and (gap.done, gap.total, gap.unknown) for gap in place.gaps] == [None, None, None, (0, 1, 1)]
    text = page.get(reverse("cockpit:cockpit")).content.decode()
    assert text.count('<span class="unknown">未知</span>') == 3 and "1 项未摸底</a>）" in text
