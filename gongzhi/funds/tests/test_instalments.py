"""Instalments of a source, and the rules that a source sets for its budget lines and payments."""

from datetime import date, timedelta
from typing import Any

import pytest

from gongzhi.funds.forms.sources import PurposesField
from gongzhi.funds.models import Arrival, Instalment, Source
from gongzhi.funds.queries.instalments import laid, owed_by_day
from gongzhi.funds.rules.instalments import Part, State, by_day, covered, state
from gongzhi.funds.rules.ledger import AccountKind, Place
from gongzhi.funds.rules.spending import Rule, not_grantable
from gongzhi.funds.services.budgets import authorise
from gongzhi.funds.services.instalments import add_instalment, change_instalment
from gongzhi.funds.services.sources import add_arrival, add_source, change_source
from gongzhi.funds.tests.books import COMMUNITY, COUNTY, FINANCE, OFFICE, TODAY, asked, books
from gongzhi.ground.refusal import Refused

DAY = date(2026, 3, 20)
EARLIER, LATER = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("planned", "arrived", "got"),
    [
        ([60, 80], 0, [0, 0]),
        ([60, 80], 100, [60, 40]),
        ([60, 80], 200, [60, 80]),
        ([60, None, 80], 100, [60, None, None]),
        ([], 5, []),
    ],
)
def test_what_arrived_covers_the_instalments_in_their_order(
    planned: list[int | None], arrived: int, got: list[int | None]
) -> None:
    assert covered([Part(fen, None) for fen in planned], arrived) == got


@pytest.mark.parametrize(
    ("part", "got", "unclear", "stands"),
    [
        (Part(60, EARLIER), 60, False, State.ARRIVED),
        (Part(60, EARLIER), 60, True, State.ARRIVED),
        (Part(60, EARLIER), 59, False, State.LATE),
        (Part(60, EARLIER), 59, True, State.UNKNOWN),
        (Part(60, EARLIER, "评估合格"), 0, False, State.BLOCKED),
        (Part(60, EARLIER, "评估合格", EARLIER), 0, False, State.LATE),
        (Part(60, DAY), 1, False, State.PART),
        (Part(60, DAY), 0, False, State.COMING),
        (Part(60, None), 0, False, State.COMING),
        (Part(None, EARLIER), None, False, State.UNKNOWN),
    ],
)
def test_how_an_instalment_stands(part: Part, got: int | None, unclear: bool, stands: State) -> None:  # noqa: FBT001
    assert state(part, got, DAY, unclear=unclear) == stands


def test_what_is_owed_by_each_day() -> None:
    parts = [Part(60, EARLIER), Part(80, LATER), Part(None, LATER), Part(9, None)]
    found = by_day(parts, 50)
    assert [(o.by, o.owed.known, o.owed.unknown, o.short) for o in found] == [
        (EARLIER, 60, 0, 10),
        (LATER, 140, 1, None),
        (None, 149, 1, None),
    ]
    assert [o.short for o in by_day(parts[:1], 50, unclear=True)] == [None]
    assert [o.short for o in by_day(parts[:1], 60, unclear=True)] == [0]


@pytest.mark.parametrize(
    ("purpose", "allowed", "granted", "owed", "rule"),
    [
        ("space", (), 10, None, None),
        ("space", ("space",), 10, 10, None),
        ("service", ("space",), 10, 10, Rule.PURPOSE),
        ("space", ("space",), 11, 10, Rule.GRANTED),
        ("space", (), 1, 0, Rule.GRANTED),
    ],
)
def test_what_a_source_lets_be_authorised(
    purpose: str, allowed: tuple[str, ...], granted: int, owed: int | None, rule: Rule | None
) -> None:
    assert not_grantable(purpose, allowed, granted, owed) == rule


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("购买服务、阵地建设", "space service", "阵地建设、购买服务"),
        ("space service", "space service", "阵地建设、购买服务"),
        ("", "", ""),
    ],
)
def test_purposes_are_typed_in_their_words(typed: str, kept: str, shown: str) -> None:
    field = PurposesField(required=False)
    assert field.clean(typed) == kept
    assert field.prepare_value(kept) == shown


@pytest.mark.django_db
def test_the_county_commitment_is_told_by_its_days() -> None:
    match = add_source(
        Source(division=COUNTY, name="县级配套", kind="county_match", planned_fen=140), by=FINANCE
    )
    first, second = (
        add_instalment(
            Instalment(source=match, number=n, planned_fen=fen, due_on=day, condition=words), by=FINANCE
        )
        for n, fen, day, words in ((1, 60, EARLIER, ""), (2, 80, LATER, "中期评估合格"))
    )
    add_arrival(Arrival(source=match, amount_fen=100, arrived_on=TODAY), by=FINANCE)
    found = laid([match], TODAY)
    assert [(found[i.pk].got, found[i.pk].state) for i in (first, second)] == [
        (60, State.ARRIVED),
        (40, State.BLOCKED),
    ]
    change_instalment(second, by=FINANCE, met_on=TODAY)
    assert laid([match], TODAY)[second.pk].state == State.PART
    assert [(o.by, o.short) for o in owed_by_day(match, TODAY)] == [(EARLIER, 0), (LATER, 40)]
    for wrong in ({"met_on": TODAY + timedelta(days=1)}, {"condition": ""}):
        told: dict[str, Any] = {"condition": "中期评估合格", "met_on": TODAY, **wrong}
        with pytest.raises(Refused, match="条件"):
            change_instalment(second, by=FINANCE, **told)
    second.refresh_from_db()
    assert (second.condition, second.met_on) == ("中期评估合格", TODAY)


@pytest.mark.django_db
def test_a_source_sets_what_is_authorised_and_until_when_it_is_spent() -> None:
    here = books()
    change_source(here.source, by=FINANCE, planned_fen=100, purposes="space", spend_by=TODAY)
    here.receive(100)
    granted = here.grant(60)
    for purpose, fen, words in (("service", 1, "专款专用"), ("space", 41, "应到 1.00元，已经批准 0.60元")):
        with pytest.raises(Refused, match=words):
            authorise(here.source, Place(here.source.pk, COMMUNITY, purpose), asked(fen), by=OFFICE)
    again = asked(40, key="两次")
    assert authorise(here.source, here.place, again, by=OFFICE) == authorise(
        here.source, here.place, again, by=OFFICE
    )
    assert granted.lines == 2
    here.commit(50)
    here.pay(20)
    change_source(here.source, by=FINANCE, spend_by=EARLIER)
    for late in (here.commit, here.pay):
        with pytest.raises(Refused, match="过期不用"):
            late(1)
    assert [here.balance(k) for k in (AccountKind.AVAILABLE, AccountKind.COMMITTED, AccountKind.SPENT)] == [
        50,
        30,
        20,
    ]
