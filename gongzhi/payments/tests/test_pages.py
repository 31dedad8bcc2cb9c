"""Payments as people meet them: the way on pages, what a refusal leaves behind, the slip, the list for the bank."""

import random
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from python_calamine import CalamineWorkbook

from gongzhi.funds.models import Entry
from gongzhi.funds.services.reversals import reverse as reverse_entry
from gongzhi.ground.accounts.models import User
from gongzhi.ground.audit.models import Entry as Audit
from gongzhi.ground.chinese.capitals import capitals, parse_capitals
from gongzhi.ground.files.services import attach
from gongzhi.ground.money.rules import MAX_FEN, parse_fen, wan, yuan
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.tests.world import COUNTY, World, world

NUMBER = "9900112233445566"


@pytest.fixture
def there(db: None) -> World:
    return world(localdate())


def enter(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name))
    return client


def url(name: str, row: PaymentRequest) -> str:
    return reverse(f"payments:{name}", args=[row.pk])


def step(client: Client, name: str, row: PaymentRequest, **sent: Any) -> Any:
    """As the page sends it that is open now."""
    row.refresh_from_db()
    return client.post(url(f"request-{name}", row), {"version": row.version, **sent})


@pytest.mark.alike
def test_from_the_form_to_the_slip(there: World) -> None:
    maker, checker, leader, payer = (enter(name) for name in ("maker", "checker", "leader", "payer"))
    sent = {
        "milestone": there.milestone.pk,
        "contract": there.contract.pk,
        "line": there.line.pk,
        "purpose": "space",
        "amount_fen": "40元",
        "words": "首期工程款",
        "bank": "演示银行",
        "account_number": "1234",
        "invoice": "演票1",
    }
    new = reverse("payments:request-new")
    page = maker.get(new, {"milestone": there.milestone.pk}).content.decode()
    assert "便民食堂：隐蔽工程验收" in page and "竣工验收" not in page
    assert "8 到 32 位数字" in maker.post(new, sent).content.decode()
    maker.post(new, {**sent, "account_number": f"{NUMBER[:8]} {NUMBER[8:]}"})
    row = PaymentRequest.objects.get()
    told = maker.post(url("request-move", row), {"move": "submit", "version": row.version}, follow=True)
    assert "付款要有凭据" in told.content.decode()
    there.draft(1)  # hangs a file on another one
    attach(row, "发票".encode(), "发票.txt", by=there.people["maker"])
    maker.post(url("request-move", row), {"move": "submit", "version": row.version})
    page = checker.get(url("request", row)).content.decode()
    assert "叁拾捌" not in page and "肆拾元整" in page and NUMBER not in page and "还可以付多少" in page
    assert url("request-check", row) in page
    page = checker.get(url("request-check", row)).content.decode()
    assert "河畔装饰部" in page and "40.00元" in page and NUMBER not in page
    assert step(checker, "check", row, note="票据齐").status_code == 302
    assert step(leader, "return", row, note="").status_code == 422
    assert step(leader, "approve", row).status_code == 302
    # Whoever checked it is offered no payment, and is refused if he asks for it all the same.
    assert url("request-pay", row) not in checker.get(url("request", row)).content.decode()
    day = localdate().isoformat()
    refused = step(checker, "pay", row, voucher="演付1号", day=day)
    assert refused.status_code == 422 and "两人原则" in refused.content.decode()
    assert step(payer, "pay", row, voucher=" ", day=day).status_code == 422
    old = row.version - 1
    replayed = payer.post(url("request-pay", row), {"version": old, "voucher": "演付1号", "day": day})
    assert replayed.status_code == 422 and "打开以后又改动过" in replayed.content.decode()
    assert Entry.objects.filter(kind="pay").count() == 0
    noted = Audit.objects.filter(event="payments.request.refused").order_by("seq")
    assert [entry.by.username for entry in noted if entry.by] == ["checker", "payer"]
    assert step(payer, "pay", row, voucher="演付1号", day=day).status_code == 302
    entry = Entry.objects.get(kind="pay")
    assert "付〔" in payer.get(reverse("funds:entry", args=[entry.pk])).content.decode()
    # The slip holds the account in full, for those who print it, and every time is on record.
    assert enter("maker").post(url("slip", row)).status_code == 404
    assert payer.get(url("slip", row)).status_code == 405
    slip = payer.post(url("slip", row)).content.decode()
    for words in (
        NUMBER,
        "40.00元",
        "0.004万元",
        "人民币肆拾元整",
        "演付1号",
        "maker",
        "checker",
        "leader",
        "payer",
    ):
        assert words in slip, words
    assert Audit.objects.filter(event="payments.slip.printed").count() == 1
    reverse_entry(entry, by=there.people["office"], why="错付")
    assert "已冲销" in leader.get(url("request", row)).content.decode()
    assert "已冲销" in leader.get(reverse("payments:requests")).content.decode()


@pytest.mark.alike
def test_many_at_once_and_the_list_for_the_bank(there: World) -> None:
    """One that somebody may not pass on does not keep the others back; the file holds numbers of accounts as text."""
    rows = [there.walk(there.draft(fen, words="=1+1"), "submit") for fen in (1000, 1200)]
    own = there.draft(900, by="office")
    there.person("office", ("finance", COUNTY))
    there.people["maker"] = there.people["office"]
    there.walk(own, "submit")
    office, leader, payer = enter("office"), enter("leader"), enter("payer")
    listed = reverse("payments:requests")

    def batch(client: Client, name: str, **more: object) -> str:
        seen = [f"{r.pk}:{r.version}" for r in PaymentRequest.objects.all()]
        sent = {"batch": name, "sure": "1", "row": seen, **more}
        return client.post(listed, sent, follow=True).content.decode()

    page = batch(office, "check")
    assert "办成 2 条" in page and "两人原则" in page
    assert Audit.objects.filter(event="payments.request.refused", about__endswith=f":{own.pk}").count() == 1
    assert "办成 2 条" in batch(leader, "approve")
    assert leader.post(listed, {"batch": "pay"}).status_code == 404
    mine = reverse("payments:list")
    assert leader.get(mine).status_code == 404
    assert payer.get(mine).content.decode().count('type="checkbox"') == 2
    assert payer.post(mine, {"requests": []}).status_code == 422
    assert payer.post(mine, {"requests": [own.pk]}).status_code == 422
    book = payer.post(mine, {"requests": [r.pk for r in rows]}).content
    cells = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    found = [[line[3], line[4], line[5]] for line in cells[3:]]
    assert sorted(found) == [[NUMBER, 10.0, "=1+1"], [NUMBER, 12.0, "=1+1"]]
    assert Audit.objects.filter(event="payments.list.exported").count() == 2
    page = batch(payer, "pay", voucher="演付9号", day=localdate().isoformat())
    assert "办成 2 条" in page and Entry.objects.filter(kind="pay").count() == 2
    assert "没有已批准、未支付的申请" in payer.get(mine).content.decode()


@pytest.mark.alike
def test_a_delegated_seat_is_seen_on_the_page(there: World) -> None:
    row = there.walk(there.draft(), "submit")
    there.person("deputy", ("finance", COUNTY), acting_for="checker")
    deputy = enter("deputy")
    assert step(deputy, "check", row).status_code == 302
    page = enter("leader").get(url("request", row)).content.decode()
    assert page.count("deputy") >= 2 and "checker" in page
    row.refresh_from_db()
    there.walk(row, "approve")
    payer = enter("checker")  # in whose place it was checked
    assert url("request-pay", row) not in payer.get(url("request", row)).content.decode()
    assert "两人原则" in step(payer, "pay", row, voucher="1", day=localdate().isoformat()).content.decode()


def test_the_list_asks_few_questions(there: World, django_assert_max_num_queries: Any) -> None:
    rows = [there.draft(100 + n) for n in range(6)]
    there.walk(rows[0], "submit", "check", "approve", "pay")
    client = enter("leader")
    client.get(reverse("payments:requests"))
    with django_assert_max_num_queries(16):
        assert client.get(reverse("payments:requests")).status_code == 200


def test_sums_on_paper_agree_in_figures_in_wan_and_in_words() -> None:
    """R-14: ten thousand random sums, of every length; figures, which take longer to read, of every tenth."""
    draw = random.Random(20261130)
    for nth in range(10_000):
        fen = draw.randrange(1, 10 ** draw.randrange(1, len(str(MAX_FEN))) + 1)
        assert parse_capitals(capitals(fen)) == fen
        if nth % 10 == 0:
            assert parse_fen(yuan(fen)) == parse_fen(wan(fen)) == fen
