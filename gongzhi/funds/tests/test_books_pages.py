"""The ledger as people meet it: forms, the second look, statements that page by key, the trial balance."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gongzhi.funds.models import Account, Arrival, Entry, Period
from gongzhi.funds.queries.ledger import accounts_seen_by, with_turnover
from gongzhi.funds.queries.verifying import first_fault
from gongzhi.funds.rules.ledger import AccountKind
from gongzhi.funds.tests.books import COMMUNITY, COUNTY, Books, books, viewer
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.divisions.services import put_division

pytestmark = pytest.mark.django_db
TODAY = localdate()
LAST = TODAY.replace(day=1) - timedelta(days=1)  # a month that is over
FINANCE, OFFICE = viewer("finance", today=TODAY), viewer("office", today=TODAY)


def enter(role: str, division: str = COUNTY) -> Client:
    user = User.objects.create_user(f"{role}-{division}")
    Post.objects.create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def full() -> Books:
    put_division(COUNTY, "青禾县")
    put_division(COMMUNITY, "梧桐里社区")
    found = books()
    found.receive(100, day=LAST, by=FINANCE)
    found.grant(80, by=OFFICE, day=LAST)
    found.commit(50, by=OFFICE, day=TODAY)
    found.pay(20, by=OFFICE, day=TODAY)
    return found


@pytest.mark.alike
def test_a_budget_is_authorised_an_entry_reversed_and_a_month_closed_on_pages(full: Books) -> None:
    office, finance = enter("office"), enter("finance")
    sent = {
        "source": full.source.pk,
        "division": COMMUNITY,
        "purpose": "service",
        "amount_fen": "1200元",
        "day": TODAY.isoformat(),
        "words": "探访服务",
    }
    url = reverse("funds:authorise")
    assert office.post(url, {**sent, "amount_fen": "0"}).status_code == 422
    answer = office.post(url, sent)
    entry = Entry.objects.latest("pk")
    assert answer["Location"] == reverse("funds:entry", args=[entry.pk])
    assert Account.objects.get(kind="available", purpose="service").balance_fen == 120_000
    # Reversed after a second look, by the office alone; finance is told who can.
    back = reverse("funds:entry-reverse", args=[entry.pk])
    assert finance.get(back).status_code == 404
    assert "只能冲销一次" in office.get(back).content.decode()
    assert office.post(back, {"why": "重复", "day": TODAY.isoformat()}).status_code == 302
    page = office.get(reverse("funds:entry", args=[entry.pk])).content.decode()
    assert "已冲销" in page and back not in page
    assert "冲销：探访服务（重复）" in page
    # What was paid out of keeps its receipt: the page says how much is missing.
    receipt = Entry.objects.get(kind="receipt")
    refused = office.post(
        reverse("funds:entry-reverse", args=[receipt.pk]), {"why": "错", "day": TODAY.isoformat()}
    )
    assert refused.status_code == 422
    assert "不超支：“存款·省级补助”只剩 0.80元" in refused.content.decode()
    # Closed by finance, not by the office; then nothing goes there any more.
    period = Period.objects.get(year=LAST.year, month=LAST.month)
    close = reverse("funds:period-close", args=[period.pk])
    assert office.get(close).status_code == 404
    assert "2 笔分录" in finance.get(close).content.decode()
    assert finance.post(close, {"version": period.version}).status_code == 302
    late = office.post(url, {**sent, "day": LAST.isoformat()})
    assert late.status_code == 422 and "关账不再记账" in late.content.decode()
    assert close not in finance.get(reverse("funds:period", args=[period.pk])).content.decode()
    assert first_fault() == ""


@pytest.mark.alike
def test_an_arrival_is_posted_from_its_page_and_in_many_at_once(full: Books) -> None:
    """Rows of a table are not posted by themselves."""
    finance = enter("finance")
    rows = [
        Arrival.objects.create(division=COUNTY, source=full.source, amount_fen=fen, arrived_on=TODAY)
        for fen in (7, None)
    ]
    assert (
        finance.get(reverse("funds:arrivals"), {"waiting": "1"}).content.decode().count("未入账</span>") == 1
    )
    asked = {"batch": "post", "sure": "1", "seen": [f"{row.pk}:1" for row in rows]}
    finance.post(reverse("funds:arrivals"), asked)
    post = reverse("funds:arrival-post", args=[rows[0].pk])
    first, again = finance.post(post), finance.post(post)
    assert first["Location"] == again["Location"]
    assert full.balance(AccountKind.CASH) == 87
    assert Entry.objects.filter(arrival__in=rows).count() == 1


@pytest.mark.alike
def test_a_line_is_committed_and_passed_on_to_a_year_on_its_page(full: Books) -> None:
    """What the service refuses stands beside its field; the page of the line leads there, for who may."""
    office, finance = enter("office"), enter("finance")
    line = full.account(AccountKind.AVAILABLE)
    urls = [reverse(f"funds:budget-{act}", args=[line.pk]) for act in ("commit", "pass")]
    page = office.get(reverse("funds:account", args=[line.pk])).content.decode()
    assert all(url in page for url in urls) and [finance.get(url).status_code for url in urls] == [404, 404]
    day = {"day": TODAY.isoformat()}
    committed = {**day, "amount_fen": "0.10", "purpose": "space", "words": "门牌制作合同"}
    for change, words in (
        ({"amount_fen": "0.31"}, "不超支"),
        ({"purpose": "service"}, "专款专用"),
        ({"words": ""}, "请写明摘要"),
        ({"day": (TODAY + timedelta(days=1)).isoformat()}, "不记未来的账"),
    ):
        answer = office.post(urls[0], {**committed, **change})
        assert answer.status_code == 422 and words in answer.content.decode()
    assert office.post(urls[0], committed).status_code == 302
    assert (
        office.post(urls[1], {**day, "amount_fen": "0.05", "year": TODAY.year, "words": "当年"}).status_code
        == 302
    )
    of_year = Account.objects.get(kind="available", year=TODAY.year)
    assert [
        full.balance(AccountKind.AVAILABLE),
        full.balance(AccountKind.COMMITTED),
        of_year.balance_fen,
    ] == [15, 40, 5]
    assert (
        "只有全周期预算"
        in office.post(
            reverse("funds:budget-pass", args=[of_year.pk]),
            {**day, "amount_fen": "0.01", "year": 2027, "words": "再"},
        ).content.decode()
    )


def rows_of(page: str) -> list[int]:
    return [int(pk) for pk in re.findall(r"/funds/entries/(\d+)/", page)]


@pytest.mark.alike
def test_a_statement_pages_by_key_and_carries_its_balance(
    full: Books, django_assert_max_num_queries: Any
) -> None:
    for _ in range(30):  # two lines each on what is left
        full.grant(1, by=OFFICE, day=TODAY)
        full.commit(1, by=OFFICE, day=TODAY)
    finance = enter("finance")
    line = full.account(AccountKind.AVAILABLE)
    url, shown, steps = reverse("funds:account", args=[line.pk]), [], []
    for _ in range(3):
        with django_assert_max_num_queries(20):
            page = finance.get(url).content.decode()
        shown.append(rows_of(page))
        onward = re.search(r'href="([^"]*\?after=\d+)"', page)
        steps.append(re.search(r'href="([^"]*\?before=\d+)"', page))
        if not onward:
            break
        url = onward[1]
    entries = line.line_set.order_by("pk").values_list("entry", flat=True)
    assert shown == [[*entries[:50]], [*entries[50:]]]
    assert [bool(step) for step in steps] == [False, True]
    assert steps[1]
    back = finance.get(steps[1][1]).content.decode()
    assert rows_of(back) == shown[0]
    assert finance.get(reverse("funds:account", args=[line.pk]), {"after": "x"}).status_code == 200


@pytest.mark.parametrize("period", ["", f"{LAST:%Y-%m}", f"{TODAY:%Y-%m}", "2020-01", "不是"])
def test_the_trial_balance_balances_in_every_month(full: Books, period: str) -> None:
    page = enter("finance").get(reverse("funds:balance"), {"period": period}).content.decode()
    foot = re.findall(r"([\d,.]+)元", page.split("<tfoot")[1])
    assert foot[0::2] == foot[1::2], "debit and credit of opening, turnover and closing"
    expected = {
        "": ["0.00", "2.70", "1.80"],
        f"{LAST:%Y-%m}": ["0.00", "1.80", "1.80"],
        f"{TODAY:%Y-%m}": ["1.80", "0.90", "1.80"],
        "2020-01": ["0.00", "0.00", "0.00"],
    }
    assert foot[0::2] == expected.get(period, expected[""])


def test_turnover_is_what_the_lines_say(full: Books) -> None:
    rows: Any = with_turnover(accounts_seen_by(FINANCE), TODAY.replace(day=1), TODAY)
    found = {kind: rest for kind, *rest in rows.values_list("kind", "before", "debit", "credit", "after")}
    assert found == {
        "cash": [100, 0, 20, 80],
        "income": [-100, 0, 0, -100],
        "expense": [0, 20, 0, 20],
        "budget": [-80, 0, 0, -80],
        "available": [80, 0, 50, 30],
        "committed": [0, 50, 20, 30],
        "spent": [0, 20, 0, 20],
    }


@pytest.mark.alike
def test_a_community_sees_its_own_entries_and_budgets_and_not_the_countys_money(full: Books) -> None:
    community = enter("community", COMMUNITY)
    entries = community.get(reverse("funds:entries")).content.decode()
    assert "省级补助到位" not in entries and entries.count("试记") == 3
    assert "0.80元" in (budgets := community.get(reverse("funds:budgets")).content.decode())
    paid = Entry.objects.get(kind="pay")
    page = community.get(reverse("funds:entry", args=[paid.pk])).content.decode()
    cash = full.account(AccountKind.CASH)
    assert "存款·省级补助" in page and reverse("funds:account", args=[cash.pk]) not in page
    assert community.get(reverse("funds:account", args=[cash.pk])).status_code == 404
    for kind in (AccountKind.BUDGET, AccountKind.COMMITTED, AccountKind.SPENT, AccountKind.AVAILABLE):
        url = reverse("funds:account", args=[full.account(kind).pk])
        assert url in budgets and community.get(url).status_code == 200


@pytest.mark.parametrize("name", ["entries", "accounts", "balance", "budgets", "periods"])
def test_a_list_asks_few_questions(full: Books, name: str, django_assert_max_num_queries: Any) -> None:
    finance = enter("finance")
    finance.get(reverse(f"funds:{name}"))
    with django_assert_max_num_queries(16):
        assert finance.get(reverse(f"funds:{name}"), {"size": "100"}).status_code == 200
