from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from gongzhi.funds import rules
from gongzhi.funds.forms.sources import ShareField
from gongzhi.funds.models import Allocation, Arrival, Source
from gongzhi.funds.queries import money, standings, sums
from gongzhi.funds.rules import Standing, Sum, check_sum
from gongzhi.funds.services.sources import add_allocation, add_arrival, add_source, change_source
from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.ground.refusal import Refused
from gongzhi.ground.unknowns.rules import Total

TODAY = date(2026, 3, 2)
COUNTY = "990101000000"
WAN = 10**6
FINANCE = holding([Held("finance", COUNTY)], user_id=0, name="试", today=TODAY)


@pytest.mark.parametrize(
    ("whole", "parts", "found"),
    [
        (370, [120, 250], Sum.AGREES),
        (370, [120, 200], Sum.UNDER),
        (370, [120, 300], Sum.OVER),
        (370, [120, None], Sum.UNKNOWN),
        (370, [400, None], Sum.OVER),
        (None, [1], Sum.UNKNOWN),
    ],
)
def test_check_sum(whole: int | None, parts: list[int | None], found: Sum) -> None:
    assert check_sum(whole, parts) == found


@pytest.mark.parametrize(
    ("standing", "short"),
    [
        (Standing(296, 118), 178),
        (Standing(296, 300), 0),
        (Standing(None, 10), None),
        (Standing(296, 118, unclear=1), None),
        (Standing(296, 296, unclear=1), 0),
    ],
)
def test_short(standing: Standing, short: int | None) -> None:
    assert standing.short == short


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("80", 8000),
        (" 80％ ", 8000),
        ("八成", 8000),
        ("百分之八十", 8000),
        ("12.5", 1250),
        ("33.33%", 3333),
        ("0.8%", 80),
        ("3%", 300),
        ("0", 0),
        ("1000", 100_000),
        ("", None),
    ],
)
def test_a_share_is_typed_as_percent_and_kept_in_basis_points(typed: str, points: int | None) -> None:
    field = ShareField(required=False)
    assert field.clean(typed) == points
    if points is not None:
        assert field.clean(field.prepare_value(points)) == points  # as it is shown it is read again


@pytest.mark.parametrize("typed", ["0.8", "1", "4.99", "33.333%", "-5%", "1000.01", "8000", "很多"])
def test_a_share_that_could_mean_two_things_or_none_is_asked_after(typed: str) -> None:
    with pytest.raises(ValidationError, match="80"):
        ShareField(required=False).clean(typed)


@pytest.mark.parametrize(
    ("points", "words"), [(8000, "80%"), (1250, "12.5%"), (5, "0.05%"), (1_000_000, "10000%")]
)
def test_a_share_is_shown_exactly(points: int, words: str) -> None:
    assert rules.share_in_words(points) == words


def test_eighty_percent_of_the_grant_is_exact() -> None:
    assert rules.share_of(370 * WAN, 8000) == 296 * WAN
    assert rules.share_of(None, 8000) is None


@pytest.mark.django_db
def test_the_match_is_derived_and_counts_only_what_had_arrived_by_the_day() -> None:
    grant = add_source(
        Source(division=COUNTY, name="省级补助", kind="provincial", planned_fen=370 * WAN), by=FINANCE
    )
    match = add_source(
        Source(division=COUNTY, name="县级配套", kind="county_match", base=grant, match_bp=8000), by=FINANCE
    )
    add_arrival(Arrival(source=match, amount_fen=60 * WAN, arrived_on=TODAY - timedelta(days=9)), by=FINANCE)
    add_arrival(Arrival(source=match, amount_fen=58 * WAN, arrived_on=TODAY), by=FINANCE)
    before = standings([match], TODAY - timedelta(days=1))[match.pk]
    now = standings([match], TODAY)[match.pk]
    assert (before.required, before.arrived, before.short) == (296 * WAN, 60 * WAN, 236 * WAN)
    assert now.short == 178 * WAN


@pytest.mark.django_db
def test_an_unknown_source_makes_the_total_a_lower_bound() -> None:
    add_source(Source(division=COUNTY, name="省级补助", planned_fen=370 * WAN), by=FINANCE)
    add_source(Source(division=COUNTY, name="慈善"), by=FINANCE)
    planned = money(FINANCE, TODAY).planned
    assert (planned.known, planned.unknown) == (Total(370 * WAN, 1).known, 1)


@pytest.mark.django_db
def test_allocations_are_checked_against_their_source() -> None:
    grant = add_source(Source(division=COUNTY, name="省级补助", planned_fen=370 * WAN), by=FINANCE)
    for title, wan in [("街道", 120), *((f"社区{n}", 50) for n in range(5))]:
        add_allocation(
            Allocation(division=COUNTY, source=grant, title=title, amount_fen=wan * WAN), by=FINANCE
        )
    assert sums([grant])[grant.pk] == Sum.AGREES


@pytest.mark.django_db
def test_money_that_has_not_come_is_not_entered_as_arrived() -> None:
    grant = add_source(Source(division=COUNTY, name="省级补助"), by=FINANCE)
    with pytest.raises(Refused, match="晚于今天"):
        add_arrival(Arrival(source=grant, amount_fen=1, arrived_on=TODAY + timedelta(days=1)), by=FINANCE)


@pytest.mark.django_db
def test_a_source_does_not_match_itself() -> None:
    grant = add_source(Source(division=COUNTY, name="省级补助"), by=FINANCE)
    with pytest.raises(Refused, match="不能是它自己"):
        change_source(grant, by=FINANCE, base=grant)
