"""The way in with a second factor, in a browser: set up, codes kept, out, in again. Each page is sound and fits."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page

from tests.browsing import WIDTHS, enter, scrolls_sideways, wrong_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sound(page: Page) -> None:
    assert wrong_on(page) == [] and not scrolls_sideways(page), page.url


def code(secret: str, step: int) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step)))


@pytest.mark.parametrize("size", WIDTHS, ids=["desk", "phone"])
def test_from_the_first_scan_to_the_next_sign_in(
    browser: Browser, county: str, size: tuple[int, int]
) -> None:
    page = enter(browser, county, "demo-office", size)
    page.goto(f"{county}/account/factor/on/")
    sound(page)
    secret = page.locator("code.key").inner_text()
    page.fill("[name=code]", "000000")
    page.click("main form button[type=submit]")
    page.wait_for_selector(".error-summary")
    sound(page)
    page.fill("[name=code]", code(page.locator("code.key").inner_text(), 0))
    assert secret == page.locator("code.key").inner_text()
    page.click("main form button[type=submit]")
    page.wait_for_selector("ul.codes")
    sound(page)
    kept = page.locator("ul.codes li").first.inner_text()
    page.reload()
    assert page.locator("ul.codes").count() == 0
    sound(page)
    for path in ("/account/", "/account/factor/"):
        page.goto(county + path)
        sound(page)
    page.context.clear_cookies()
    page.goto(f"{county}/sign-in/")
    page.click("button[value=demo-office]")
    page.wait_for_selector("[name=code]")
    sound(page)
    page.fill("[name=code]", kept)
    page.click("main form button.button >> nth=0")
    page.wait_for_url(f"{county}/")
    page.goto(f"{county}/account/factor/off/")
    page.wait_for_selector("[name=code]")  # asked once more before the way in is changed
    sound(page)
    page.fill("[name=code]", code(secret, 1))
    page.click("main form button[type=submit]")
    page.wait_for_url("**/account/factor/off/")
    sound(page)
    page.goto(f"{county}/account/factor/codes/new/")
    sound(page)
