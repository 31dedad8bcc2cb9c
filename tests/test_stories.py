"""The first thing an office does: the old report goes in, the county stands up, the next report comes out.

Once with a mouse and a file, once with the keyboard alone and pasted text. The first report itself is used where it
is kept beside this copy, its twin in our own words everywhere.
"""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page

from gongzhi.funds.models import Source as MoneySource
from gongzhi.ground.unknowns.models import Gap
from gongzhi.papers.models import Fact, Report
from gongzhi.programmes.models import PilotUnit
from gongzhi.tasks.models import Problem, Task
from tests.browsing import enter, press, tab_to, type_into

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).parents[1]
SEED = ROOT.parent / "shared" / "seed" / "report.txt"
TWIN = ROOT / "bench" / "reports" / "train" / "01-twin.txt"


@pytest.fixture(params=[SEED, TWIN], ids=["seed", "twin"])
def old_report(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    if not path.exists():
        pytest.skip("the first report is not kept beside this copy; its twin is read instead")
    return path


def stands(facts: int) -> None:
    """What must be on record once everything is accepted."""
    assert Fact.objects.filter(status="accepted").count() == facts > 80
    assert MoneySource.objects.get(kind="provincial").planned_fen == 370_000_000
    assert MoneySource.objects.get(kind="county_match").match_bp == 8000
    assert PilotUnit.objects.filter(level="community").count() == 5
    assert Task.objects.count() >= 4
    assert Problem.objects.count() >= 10
    assert Gap.objects.filter(filled_on=None).count() >= 15


def five_sections(page: Page) -> None:
    sheet = page.locator(".sheet").inner_text()
    for heading in ("基本情况", "开展的主要工作", "工作目标和要求", "存在的问题", "下一步工作安排"):
        assert heading in sheet
    assert "370万元" in sheet
    assert "（待补）" in sheet


def test_by_mouse_a_file_becomes_a_county_and_a_new_report(
    browser: Browser, empty_county: str, old_report: Path
) -> None:
    page = enter(browser, empty_county, "demo-office")
    page.click("#menu >> text=读报告")
    page.click("text=读一份报告")
    page.set_input_files("[name=file]", str(old_report))
    page.click("main form button[type=submit]")
    page.wait_for_selector("[data-review]")
    assert page.locator("#clashes").inner_text().startswith("矛盾")
    page.locator(".candidate [data-act=accept]").first.click()
    page.wait_for_selector(".candidate.accepted")
    page.click("#bulk button")
    page.wait_for_selector(".flash")
    stands(Fact.objects.count())
    page.click("#menu >> text=驾驶舱")
    gaps = page.locator("a.card", has_text="待补数据").locator(".number").inner_text()
    assert int(gaps) == Gap.objects.filter(filled_on=None).count()
    page.click("#menu >> text=写报告")
    page.click("main >> text=拟写报告")
    page.fill("[name=title]", "试点工作进展情况汇报")
    page.fill("[name=issuer]", "县民政局")
    page.fill("[name=as_of]", "2026-03-02")
    page.click("main form button[type=submit]")
    page.wait_for_selector(".sheet")
    five_sections(page)
    with page.expect_download() as waiting:
        page.click("main >> text=Word >> nth=0")
    book = Path(waiting.value.path()).read_bytes()
    assert "370万元" in ZipFile(BytesIO(book)).read("word/document.xml").decode()


def test_by_keyboard_alone_the_same_story(browser: Browser, empty_county: str, old_report: Path) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page.goto(f"{empty_county}/sign-in/")
    press(page, page.locator("button[value=demo-office]"))
    page.wait_for_url(f"{empty_county}/")
    press(page, page.locator("#menu a", has_text="读报告"))
    press(page, page.locator("main a", has_text="读一份报告").first)
    type_into(page, page.locator("[name=title]"), "上一次的汇报")
    type_into(page, page.locator("[name=text]"), old_report.read_text(encoding="utf-8"))
    press(page, page.locator("main form button[type=submit]"))
    page.wait_for_selector("[data-review]")
    page.wait_for_load_state()
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector(".candidate.accepted")
    page.wait_for_load_state()  # a key that is pressed before its script has come is lost
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.wait_for_selector(".candidate.rejected")
    page.wait_for_load_state()
    press(page, page.locator(".candidate.rejected button"))
    page.wait_for_selector(".candidate.rejected", state="detached")
    page.wait_for_load_state()
    page.keyboard.press("Shift+A")
    page.wait_for_selector(".flash")
    stands(Fact.objects.count())
    press(page, page.locator("#menu a", has_text="驾驶舱"))
    page.wait_for_selector(".cards")
    press(page, page.locator("a.card", has_text="待补数据"))
    page.wait_for_selector(".count")
    press(page, page.locator("#menu a", has_text="写报告"))
    press(page, page.locator("main a", has_text="拟写报告").first)
    type_into(page, page.locator("[name=title]"), "试点工作进展情况汇报")
    type_into(page, page.locator("[name=issuer]"), "县民政局")
    tab_to(page, page.locator("[name=as_of]"))
    if page.locator("[name=as_of]").get_attribute("type") == "date":
        page.keyboard.type("03022026")
    else:
        page.keyboard.insert_text("2026-03-02")
    press(page, page.locator("main form button[type=submit]"))
    page.wait_for_selector(".sheet")
    five_sections(page)
    assert Report.objects.get().as_of.isoformat() == "2026-03-02"
