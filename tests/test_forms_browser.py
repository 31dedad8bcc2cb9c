"""Forms under real fingers: double clicks, half-typed pinyin, lost networks, reloads, the back button (U-10, U-12, U-13)."""

import re
import time
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from gongzhi.demo.places import COUNTY
from gongzhi.ground.submissions.models import Draft
from gongzhi.registry.models import Organisation
from tests.browsing import WIDTHS, enter, wrong_on
from tests.test_requests import likely
from tests.test_scope import addresses

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEW = "registry:organisation-new"
STORED = re.compile(r"/registry/organisations/\d+/(#.*)?$")
SEND = "main form[data-once] button[type=submit]"


@pytest.fixture
def page(browser: Browser, empty_county: str) -> Page:
    page = enter(browser, empty_county, "demo-office")
    page.set_default_timeout(20_000)
    page.goto(empty_county + reverse(NEW))
    return page


def says(page: Page, words: str) -> None:
    page.locator(".draft-state", has_text=words).wait_for()


def kept(page: Page) -> None:
    says(page, "草稿已自动保存")


@pytest.mark.parametrize("how", ["double click", "enter twice", "slow network", "ctrl+s twice"])
def test_a_form_sent_twice_posts_once(page: Page, how: str) -> None:
    page.fill("[name=name]", "甲协会")
    if how == "slow network":
        page.route("**/organisations/new/", lambda route: (time.sleep(1), route.continue_())[0])
        form = "document.querySelector('main form[data-once]')"
        page.evaluate(f"() => {{ for (let n = 0; n < 3; n++) {{ {form}.requestSubmit(); }} }}")
    elif how == "double click":
        page.dblclick(SEND)
    else:
        page.focus("[name=name]")
        for _ in range(2):
            page.keyboard.press("Enter" if how == "enter twice" else "Control+s")
    page.wait_for_url(STORED)
    assert "甲协会" in page.locator("h1").inner_text()
    assert Organisation.objects.filter(name="甲协会").count() == 1


COMPOSING = """el => {
  const press = extra => el.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, cancelable: true, ...extra}));
  const sent = [];
  const seen = e => { sent.push(e.type); e.preventDefault(); };
  document.addEventListener('submit', seen);
  const heard = [];
  const hear = e => heard.push(e.key);
  document.addEventListener('keydown', hear);
  const through = press({key: 'Enter', isComposing: true});
  const old = new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true});
  Object.defineProperty(old, 'keyCode', {value: 229});
  const oldThrough = el.dispatchEvent(old);
  for (const key of ['/', '?', 'a', 'j', 'k', 'r', 'e', 'x', 'A', 's']) { press({key, isComposing: true, ctrlKey: key === 's'}); }
  document.removeEventListener('submit', seen);
  document.removeEventListener('keydown', hear);
  return [through, oldThrough, sent.length, heard.length];
}"""


def test_half_typed_pinyin_sends_nothing_and_starts_no_shortcut(page: Page, empty_county: str) -> None:
    asked = 0
    for name in sorted(a.name for a in addresses() if a.name.endswith("-new") and a.name != "web:import-new"):
        if (page.goto(empty_county + likely(name)) or page).status != 200:  # type: ignore[union-attr]
            continue
        at = page.url
        for field in page.locator("input:not([type=hidden]), textarea, select").all():
            assert field.evaluate(COMPOSING) == [False, False, 0, 0]
            asked += 1
        assert page.url == at
    assert asked > 80


def test_what_is_typed_survives_reload_and_leaving(page: Page) -> None:
    page.fill("[name=name]", "写了一半")
    page.fill("[name=note]", "很长的说明")
    kept(page)
    page.reload()
    assert "有未提交的草稿（" in page.locator(".draft-note").inner_text()
    assert wrong_on(page) == []
    page.click(".draft-note a.button")
    assert page.input_value("[name=note]") == "很长的说明"
    page.fill("[name=name]", "写完了")
    page.click(SEND)
    page.wait_for_url(STORED)
    assert not Draft.objects.exists()
    assert (
        page.evaluate(
            "Object.keys(localStorage).length + Object.keys(sessionStorage).filter(k => k.startsWith('typed:')).length"
        )
        == 0
    )


def test_without_a_network_it_waits_in_the_tab_and_goes_up_when_it_is_back(page: Page) -> None:
    page.context.set_offline(True)
    page.fill("[name=name]", "断网时写的")
    says(page, "连不上")
    assert not Draft.objects.exists()
    page.context.set_offline(False)
    kept(page)
    assert Draft.objects.get().body["name"] == ["断网时写的"]
    assert page.evaluate("Object.keys(sessionStorage).filter(k => k.startsWith('typed:')).length") == 0


def test_signed_out_meanwhile_one_signs_in_and_goes_on(page: Page, empty_county: str) -> None:
    page.fill("[name=name]", "超时前写的")
    page.context.clear_cookies(name="sessionid")
    page.click(SEND)
    page.wait_for_url("**/sign-in/**")
    page.click("button[value=demo-office]")
    page.goto(empty_county + reverse(NEW))
    page.click(".draft-note a.button")
    assert page.input_value("[name=name]") == "超时前写的"


def test_after_signing_out_back_shows_nothing(page: Page, empty_county: str) -> None:
    page.fill("[name=name]", "私人的话")
    kept(page)
    page.goto(empty_county + reverse("registry:organisations"))
    page.click("form.user button")
    page.wait_for_url("**/sign-in/**")
    for _ in range(3):
        page.go_back()
        page.wait_for_load_state()
        assert "私人的话" not in page.content() and page.locator("#menu").count() == 0
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0


@pytest.mark.parametrize("size", WIDTHS, ids=["desk", "phone"])
def test_errors_and_comparison_are_sound_and_have_the_focus(
    browser: Browser, empty_county: str, size: tuple[int, int]
) -> None:
    row = Organisation.objects.create(division=COUNTY, name="甲协会", kind="social_org")
    one, two = (enter(browser, empty_county, "demo-office", size) for _ in range(2))
    url = empty_county + reverse("registry:organisation-edit", args=[row.pk])
    for each, words in ((one, "第一个人"), (two, "第二个人")):
        each.goto(url)
        each.fill("[name=contact]", words)
    one.click(SEND)
    one.wait_for_url(STORED)
    two.click(SEND)
    two.wait_for_selector(".comparison")
    assert _focus(two) == "error-summary" and wrong_on(two) == []
    assert two.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    two.check("[name=pick-contact][value=mine]")
    two.fill("[name=name]", "")
    two.click(SEND)
    two.wait_for_selector(".field.wrong")
    assert _focus(two) == "error-summary" and wrong_on(two) == [] and two.title().startswith("错误：")
    two.click(".error-summary a")
    assert two.evaluate("document.activeElement.name") == "name"
    two.keyboard.insert_text("甲协会")
    two.keyboard.press("Control+s")
    two.wait_for_url(STORED)
    row.refresh_from_db()
    assert row.contact == "第二个人"


def _focus(page: Page) -> Any:
    return page.evaluate("document.activeElement.className")
