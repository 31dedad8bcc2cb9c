"""What people read: masked on pages, in files and through the API; a table taken in twice; seen by whom it concerns."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from gongzhi.api.services import make_token
from gongzhi.funds.models import Arrival
from gongzhi.giving.models import Donation
from gongzhi.giving.services.donations import book
from gongzhi.giving.tests.kit import COMMUNITY, COUNTY, FINANCE, TODAY, Kit
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import viewer_for
from tests.tables import commit, table, upload

pytestmark = pytest.mark.django_db
NAME, BODY = "欧阳晓岚", "新叶书店"
HEAD = "区划,捐赠人类别,捐赠人（个人，只留姓）,慈善基金,接收的慈善组织,现金或实物,捐赠金额（元）,收到日期,捐赠票据号"


@pytest.fixture
def kit(db: None) -> Kit:
    return Kit()


def client_of(role: str, division: str = COUNTY) -> Client:
    user = User.objects.create_user(f"giving-{role}", full_name=role)
    Post.objects.create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


def get(client: Client, name: str, *args: object, **asked: str) -> str:
    answer: Any = client.get(reverse(name, args=args), asked)
    assert answer.status_code == 200, (name, answer.status_code)
    return str(answer.getvalue().decode())


def test_nobody_reads_a_donors_name_where_it_is_masked(kit: Kit) -> None:
    gift = kit.give(500, donor_name=NAME, intent="修坡道")
    hidden = kit.give(700, donor_kind="enterprise", donor_words=BODY, anonymous=True)
    office = client_of("office")
    shown = [get(office, "giving:donations"), get(office, "giving:donations", export="csv")]
    shown += [get(office, "giving:donation", row.pk) for row in (gift, hidden)]
    shown += [get(office, "giving:fund-report", kit.fund.pk), get(office, "web:search", q=BODY)]
    user = User.objects.get(username="giving-office")
    viewer = viewer_for(user, TODAY)
    _token, words = make_token("对接", TODAY + timedelta(days=300), by=viewer)
    reader = Client(headers={"authorization": f"Bearer {words}"})
    shown.append(get(reader, "api-v1:donations"))
    assert "爱心企业" in shown[-1]
    for at, text in enumerate(shown):
        assert NAME not in text and "欧阳" not in text and (BODY not in text or at == 5), at
    assert "欧*" in shown[0] and "爱心企业" in shown[0] and "欧*" in shown[1]
    assert reverse("giving:donation", args=[hidden.pk]) not in get(office, "giving:donations", donor="新叶")
    assert reverse("giving:donation", args=[gift.pk]) in get(office, "giving:donations", donor="欧*")
    purpose = {"field": "donor_name", "purpose": "核对票据"}
    url = reverse("giving:donation-reveal", args=[gift.pk])
    assert NAME in office.post(url, purpose).content.decode()
    assert client_of("finance").post(url, purpose).status_code == 404
    assert "12.00元" in shown[0]  # the total of what is known


def test_a_table_is_taken_in_once_booked_afterwards_and_keeps_no_names(kit: Kit) -> None:
    office = client_of("office")
    rows = [
        f"地1001,居民（个人）,{NAME},邻里基金,青禾慈善会,现金,650.00,2026-03-01,演-1",
        "地1001,企业,,邻里基金,青禾慈善会,现金,,2026-03-02,演-2",
    ]
    for counts in ({"new": 2, "changed": 0, "same": 0}, {"new": 0, "changed": 0, "same": 2}):
        rows.reverse()  # another file with the same gifts
        run = upload(office, table(HEAD, *rows), kind="donations", name="捐赠.csv")
        commit(office, run)
        run.refresh_from_db()
        assert run.counts == counts
    first, second = Donation.objects.order_by("receipt_no")
    assert (first.shown, first.donor_name, first.source) == ("欧*", "", kit.fund.source)
    assert second.amount_fen is None and not Arrival.objects.exists()
    book(first, by=FINANCE)
    run = upload(office, table(HEAD, rows[0].replace("650", "651")), kind="donations", name="捐赠.csv")
    assert "已经入账" in get(office, "web:import-run", run.pk)


def test_people_record_book_and_refund_on_their_own_pages(kit: Kit) -> None:
    own, finance = client_of("community", COMMUNITY), client_of("finance")
    fields = {"division": COMMUNITY, "fund": kit.fund.pk, "donor_kind": "person", "donor_name": NAME}
    fields |= {"kind": "money", "amount_fen": "6.5元", "received_on": "2026-03-01", "receipt_no": "演-9"}
    assert own.post(reverse("giving:donation-new"), fields).status_code == 302
    gift = Donation.objects.get()
    assert (gift.amount_fen, gift.arrival, gift.charity) == (650, None, kit.host)
    assert own.post(reverse("giving:donation-book", args=[gift.pk])).status_code == 404
    assert finance.post(reverse("giving:donation-book", args=[gift.pk])).status_code == 302
    assert "已入账" in get(finance, "giving:donation", gift.pk)
    came = Arrival.objects.get()
    page = get(finance, "funds:arrival", came.pk)
    assert "来自捐赠" in page and reverse("funds:arrival-edit", args=[came.pk]) not in page
    refund = {"amount_fen": "7", "day": "2026-03-02", "voucher": "退1", "reason": "多付"}
    url = reverse("giving:donation-refund", args=[gift.pk])
    answer = finance.post(url, refund)
    assert answer.status_code == 422 and "还剩 6.50元" in answer.content.decode()
    assert finance.post(url, {**refund, "amount_fen": "6.5"}).status_code == 302
    assert "6.50元" in get(finance, "giving:refunds")
    assert get(own, "giving:fund", kit.fund.pk).count("未核实") == 4
    english = Client(headers={"accept-language": "en"})
    english.force_login(User.objects.get(username="giving-finance"))
    with override("zh-hans"):  # the page in English leaves its language behind
        assert "Check: used + refunded + left = received" in get(english, "giving:campaign", kit.campaign.pk)
