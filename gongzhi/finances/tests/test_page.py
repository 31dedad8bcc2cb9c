"""The overview: its figures are those of the ledger, it asks a fixed number of questions, each viewer sees his places."""

from fractions import Fraction
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.finances.pages.bars import bars
from gongzhi.finances.queries import finances
from gongzhi.funds.models import Instalment, Source
from gongzhi.funds.rules.ledger import AccountKind, Place
from gongzhi.funds.services.budgets import authorise
from gongzhi.funds.services.instalments import add_instalment
from gongzhi.funds.services.settling import deduct, pay_back
from gongzhi.funds.services.sources import add_source, change_source
from gongzhi.funds.tests.books import COMMUNITY, COUNTY, FINANCE, OFFICE, TODAY, Books, asked, books, viewer
from gongzhi.programmes.services import enter_default_rules
from tests.edits import everybody, open_places, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> Books:
    here = books()
    change_source(here.source, by=FINANCE, planned_fen=1000)
    here.receive(600)
    here.grant(500)
    here.commit(300)
    here.pay(100)
    return here


def test_the_figures_are_those_of_the_ledger(year: Books) -> None:
    gift = add_source(Source(division=COUNTY, name="捐赠", kind="charity"), by=FINANCE)
    Books(gift).receive(60)
    seen = finances(OFFICE)
    assert seen.money is not None
    assert (seen.money.arrived.known, seen.authorised, seen.books[AccountKind.SPENT]) == (660, 500, 100)
    assert (seen.execution, seen.leverage) == (Fraction(1, 5), Fraction(1, 10))
    assert [(g.division, g.purpose, g.fen) for g in seen.grants] == [(COMMUNITY, "space", 500)]
    assert [(s.rule.value, s.fen) for s in seen.stakes] == [(None, None)] * 2  # no rule was entered
    enter_default_rules(COUNTY, by=OFFICE)
    assert [(s.rule.value, s.fen) for s in finances(OFFICE).stakes] == [(20, 120), (100, 600)]


def test_what_was_deducted_and_not_paid_back_is_told_apart(year: Books) -> None:
    deduct(year.source, asked(120), by=OFFICE)
    told = {bar.label: bar.fen for bar in bars(finances(OFFICE))}
    assert told == {"应到": 880, "缺口": 400, "已到": 480, "已支用": 100, "应缴回": 120, "存款": 500}
    pay_back(year.source, asked(120), by=OFFICE)
    told = {bar.label: bar.fen for bar in bars(finances(OFFICE))}
    assert (told["存款"], "应缴回" in told) == (380, False)


def test_instalments_come_in_their_month_and_the_balance_follows(year: Books) -> None:
    rest = Instalment(source=year.source, number=1, planned_fen=1000, due_on=TODAY)
    add_instalment(rest, by=FINANCE)
    month = finances(OFFICE).forecast.months[0]
    assert (month.coming.known, month.going.known, month.left) == (400, 0, 500 + 400)


def test_a_community_sees_its_budget_and_no_money_of_the_county(year: Books) -> None:
    elsewhere = Place(year.source.pk, "990101001002", "space")
    authorise(year.source, elsewhere, asked(50), by=OFFICE)
    seen = finances(viewer("community", COMMUNITY))
    assert (seen.money, seen.leverage, seen.stakes) == (None, None, [])
    assert (seen.authorised, seen.books[AccountKind.COMMITTED]) == (500, 200)
    assert [g.division for g in seen.grants] == [COMMUNITY]
    assert AccountKind.CASH not in seen.books


def test_the_page_tells_every_figure_in_a_table_and_asks_a_fixed_number_of_questions(
    year: Books, django_assert_num_queries: Any
) -> None:
    open_places()
    client: Client = signed_in(everybody())
    url = reverse("finances:finances")
    client.get(url)
    with django_assert_num_queries(27):
        page = client.get(url).content.decode()
    for words in ("预算执行率", "20.0%", "可能扣减", "无法计算：规则未录入", "今后 12 个月的收支预测"):
        assert words in page
    assert f"{reverse('funds:budgets')}?source={year.source.pk}&amp;place={COMMUNITY}" in page
    for number in range(5):
        Books(add_source(Source(division=COUNTY, name=f"来源{number}", kind="city"), by=FINANCE)).receive(7)
    client.get(url)  # what stands until the next write is asked anew
    with django_assert_num_queries(27):
        assert client.get(url).status_code == 200
