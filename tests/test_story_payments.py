"""A payment in a browser: asked for by a community, checked, approved, and paid with the keyboard alone."""

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from gongzhi.funds.models import Account, Entry
from gongzhi.payments.models import PaymentRequest
from gongzhi.projects.models import Contract
from tests.browsing import enter, press, send

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def take(page: Page, words: str) -> None:
    page.locator("main .acts").locator("button:enabled, a.button").filter(has_text=words).first.click()
    page.wait_for_load_state()


def test_asked_for_checked_approved_and_paid_by_keyboard(browser: Browser, county: str) -> None:
    contract = Contract.objects.get(number="演工〔5〕号")
    line = Account.objects.get(kind="available", division=contract.division, purpose="space")
    own = enter(browser, county, "demo-community")
    own.goto(
        county + reverse("projects:milestone", args=[contract.project.milestones.get(title="进场开工").pk])
    )
    own.click("main >> text=申请付款")
    send(
        own,
        contract=str(contract.pk),
        line=str(line.pk),
        purpose="space",
        amount_fen="2000元",
        words="灶台定金",
        bank="演示银行",
        account_number="9900 1010 0000 0001",
        invoice="演票90001",
    )
    file = {"name": "发票.txt", "mimeType": "text/plain", "buffer": "灶台发票".encode()}
    own.set_input_files("form.upload [name=file]", file)
    own.click("form.upload button[type=submit]")
    own.wait_for_selector("#files >> text=发票.txt")
    take(own, "提交")
    row = PaymentRequest.objects.latest("pk")
    at = county + reverse("payments:request", args=[row.pk])
    for who, words in (("demo-finance", "复核通过"), ("demo-leader", "批准付款")):
        page = enter(browser, county, who)
        page.goto(at)
        take(page, words)
        send(page)
    payer = enter(browser, county, "demo-cashier")
    payer.goto(county + reverse("payments:requests") + "?mine=1")
    press(payer, payer.locator("main a", has_text=row.number))
    payer.wait_for_url(at)
    press(payer, payer.locator("main .acts a.button", has_text="支付"))
    payer.wait_for_url(f"{at}pay/")
    assert payer.locator("[name=voucher]").evaluate("el => el === document.activeElement")
    payer.keyboard.insert_text("演付〔90〕号")
    payer.keyboard.press("Enter")
    payer.wait_for_url(at)
    assert "已支付" in payer.locator("main h1").locator("..").inner_text()
    assert Entry.objects.get(key=f"payment:{row.pk}").voucher == "演付〔90〕号"
