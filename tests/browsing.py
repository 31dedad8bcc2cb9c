"""What a person does in a browser, in a few words."""

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Locator, Page

WIDTHS = [(1366, 768), (390, 844)]
AXE = AXE_FILE_PATH.read_text(encoding="utf-8")
# What passed is not told in full: on a long page that takes longer than to look at it.
FAULTS = """contrast => axe.run({resultTypes: ["violations"], rules: {"color-contrast": {enabled: contrast}}})
    .then(found => found.violations.map(fault => [fault.id, fault.nodes[0].html]))"""
# Further than any page has stops; a stop that is not reached is not reachable by keyboard.
STOPS = 400


def enter(browser: Browser, county: str, username: str, size: tuple[int, int] = WIDTHS[0]) -> Page:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    page.goto(f"{county}/sign-in/")
    page.click(f"button[value={username}]")
    page.wait_for_url(f"{county}/")
    return page


def wrong_on(page: Page, *, contrast: bool = True) -> list[str]:
    """What axe knows to be wrong. What it cannot decide it calls incomplete, and that does not count here.

    Two thirds of the time are for the contrast of colours.
    """
    page.evaluate(AXE)
    return [f"{page.url} {rule}: {where[:120]}" for rule, where in page.evaluate(FAULTS, contrast)]


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus. Fails when the keyboard cannot get there."""
    target.wait_for()
    for _ in range(STOPS):
        if target.evaluate("el => el === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reachable by Tab: {target}")


def press(page: Page, target: Locator) -> None:
    tab_to(page, target)
    page.keyboard.press("Enter")


def type_into(page: Page, target: Locator, words: str) -> None:
    tab_to(page, target)
    page.keyboard.insert_text(words)


def send(page: Page, *, taken: bool = True, **fields: str) -> None:
    """Fill in the form of a page and send it. Fails where it was not taken, or where it was and should not be."""
    for name, value in fields.items():
        field = page.locator(f"main form[data-once] [name={name}]")
        if field.evaluate("el => el.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    with page.expect_navigation():
        page.locator("main form[data-once] button[type=submit]").last.click()
    assert bool(page.locator(".flash").count()) == taken, page.locator("main").inner_text()
