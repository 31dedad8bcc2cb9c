"""The house in a real browser: pages as people see them, without a violation that axe knows."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localdate
from playwright.sync_api import Browser, Page, sync_playwright

from gongzhi.demo.year import build
from gongzhi.papers.models import Fact, Report, Source
from gongzhi.programmes.models import PilotUnit
from gongzhi.tasks.models import Task
from tests.test_scope import addresses

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-sync",
]
WIDTHS = [(1366, 768), (390, 844)]
AXE = AXE_FILE_PATH.read_text(encoding="utf-8")
# axe reports what it cannot decide as incomplete; only violations count here.


@pytest.fixture(scope="module", autouse=True)
def allow_blocking_calls() -> Iterator[None]:
    """Playwright's loop runs in this thread; Django would take it for an async view."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
        yield found
        found.close()


@pytest.fixture
def county(live_server: Any) -> str:
    build(localdate())
    return str(live_server.url)


def enter(browser: Browser, county: str, username: str, size: tuple[int, int] = WIDTHS[0]) -> Page:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    page.goto(f"{county}/sign-in/")
    page.click(f"button[value={username}]")
    page.wait_for_url(f"{county}/")
    return page


def wrong_on(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")
    return [f"{page.url} {v['id']}: {v['nodes'][0]['html'][:120]}" for v in found["violations"]]


def plain_pages() -> list[str]:
    """Every address that needs no argument and is opened by GET."""
    skip = {"sign-out", "set_language", "web:place"}
    names = {a.name for a in addresses() if a.name not in skip}
    urls = []
    for name in sorted(names):
        with suppress(NoReverseMatch):
            urls.append(reverse(name))
    return urls


def test_axe_finds_nothing_and_no_page_scrolls_sideways(browser: Browser, county: str) -> None:
    objects = [
        reverse("tasks:task", args=[Task.objects.order_by("pk")[0].pk]),
        reverse("programmes:unit", args=[PilotUnit.objects.order_by("pk")[0].pk]),
        reverse("papers:source", args=[Source.objects.get().pk]),
        reverse("papers:report", args=[Report.objects.get().pk]),
    ]
    wrong = []
    for size in WIDTHS:
        page = enter(browser, county, "demo-office", size)
        for url in [*plain_pages(), *objects]:
            answer = page.goto(county + url)
            if answer is None or answer.status != 200:
                continue  # not this role's page: the scope test says which
            wrong += wrong_on(page)
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                wrong.append(f"{url} scrolls sideways at {size[0]}")
        page.close()
    assert wrong == []


def test_the_sign_in_page_is_sound(browser: Browser, county: str) -> None:
    page = browser.new_page()
    page.goto(f"{county}/sign-in/")
    assert wrong_on(page) == []


def test_a_leader_opens_a_number_down_to_its_rows(browser: Browser, county: str) -> None:
    page = enter(browser, county, "demo-leader")
    page.goto(county + reverse("cockpit:cockpit"))
    card = page.locator("a.card", has_text="逾期任务")
    n = int(card.locator(".number").inner_text())
    card.click()
    assert f"共 {n} 条" in page.locator(".count").inner_text()


def test_an_old_report_is_pasted_confirmed_by_keyboard_and_becomes_records(
    browser: Browser, county: str
) -> None:
    page = enter(browser, county, "demo-office")
    page.goto(county + reverse("papers:source-new"))
    page.fill("[name=title]", "粘贴的汇报")
    page.fill("[name=text]", "一、基本信息\n省级补助资金370万元，县级配套80%。赴甲乙县学习。")
    page.get_by_role("button", name="读取").click()
    page.wait_for_selector("[data-review]")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector(".candidate.accepted")
    accepted = Fact.objects.get(source__title="粘贴的汇报", status="accepted")
    assert accepted.record and page.get_by_role("link", name="看记录").is_visible()
