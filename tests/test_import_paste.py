"""A block from WPS or Excel: pasted, mended beside its cells, written by one request, taken back (U-16)."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page

from gongzhi.demo import places
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.imports.models import ImportRun
from gongzhi.registry.models import Organisation
from gongzhi.tasks.models import Task
from tests.browsing import WIDTHS, enter, scrolls_sideways, wrong_on
from tests.tables import county_office, take_back

PASTE = reverse("web:import-paste", args=["tasks"])


@pytest.fixture
def client(db: None) -> Client:
    return county_office()


def block(number: int, place: str = "青禾县", **cells: str) -> str:
    rows = [[place, f"任务{n}", "按图施工", "", "阵地建设"] for n in range(1, number + 1)]
    for at, value in cells.items():
        row, column = (int(part) for part in at.removeprefix("r").split("c"))
        rows[row - 1][column] = value
    return "\n".join("\t".join(row) for row in rows)


@pytest.mark.django_db
def test_a_block_without_a_head_goes_in_by_the_order_of_the_form(client: Client) -> None:
    answer = client.post(PASTE, {"text": block(200)})
    run = ImportRun.objects.get()
    assert answer.status_code == 302 and run.counts == {"new": 200, "changed": 0, "same": 0}
    assert Entry.objects.filter(event="tasks.task.added").count() == 200
    take_back(client, run)
    assert not Task.objects.exists()


@pytest.mark.django_db
def test_a_block_with_its_head_goes_in_by_its_words(client: Client) -> None:
    client.post(PASTE, {"text": '任务\t区划\t类别\t要求\n选址\t青禾县\t阵地建设\t"两行\n的要求"'})
    assert (Task.objects.get().title, Task.objects.get().detail) == ("选址", "两行\n的要求")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (block(3, r2c4="别的"), "第 2 行"),
        (block(3, r3c1="任务1"), "同一条记录"),
        ("", "还没有内容"),
        ("\t\t\n\t", "还没有内容"),
        ('"没有关上', "第 1 行"),
        ("\n".join(["青禾县\t甲"] * 2_001), "一次最多粘贴"),
    ],
)
def test_one_wrong_cell_and_nothing_is_written_or_lost(client: Client, text: str, words: str) -> None:
    before = Entry.objects.count()
    answer = client.post(PASTE, {"text": text})
    assert answer.status_code == 422 and words in answer.content.decode()
    assert answer.context["text"] == text, "nothing typed is lost"
    assert not Task.objects.exists() and not ImportRun.objects.exists()
    assert Entry.objects.count() == before


@pytest.mark.django_db
def test_a_fault_is_told_where_the_grid_has_its_cell(client: Client) -> None:
    """Pasted in another order than the form’s: 类别 is the form’s fifth column."""
    answer = client.post(PASTE, {"text": "类别\t区划\t任务\n阵地建设\t青禾县\t甲\n别的\t青禾县\t乙"})
    (fault,) = answer.context["faults"]
    assert (fault["row"], fault["column"], fault["label"]) == (2, 4, "类别")


@pytest.mark.django_db
def test_the_same_block_twice_is_written_once(client: Client) -> None:
    client.post(PASTE, {"text": block(3)})
    answer = client.post(PASTE, {"text": block(3)})
    assert answer.status_code == 422 and "导入过" in answer.content.decode() and Task.objects.count() == 3


@pytest.mark.django_db
def test_what_is_there_already_is_changed_only_where_it_differs(client: Client) -> None:
    client.post(PASTE, {"text": block(3)})
    client.post(PASTE, {"text": block(3, r2c2="改了")})
    assert sorted(Task.objects.values_list("version", flat=True)) == [1, 1, 2]


# --- in a browser ---


def paste(page: Page, text: str) -> None:
    """What the browser does on Ctrl+V, with our own clipboard."""
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text", text);
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def cell(page: Page, row: int, column: int) -> Any:
    return page.locator("table.grid tbody tr").nth(row).locator("input").nth(column)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", WIDTHS, ids=["desk", "phone"])
def test_two_hundred_rows_are_pasted_mended_and_saved_by_keyboard(
    browser: Browser, county: str, size: tuple[int, int]
) -> None:
    before, place = Task.objects.count(), places.DIVISIONS[places.COUNTY]
    page = enter(browser, county, "demo-office", size)
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("console", lambda said: told.append(said.text) if "Security Policy" in said.text else None)
    page.goto(county + PASTE)
    columns = page.locator("table.grid thead th").count() - 1
    assert page.locator("#text").is_hidden() and columns >= 9
    rows = [[place, f"粘贴任务{n}", "按图施工", "", "阵地建设"] + [""] * (columns - 5) for n in range(1, 201)]
    rows[1][4] = "别的"
    cell(page, 0, 0).focus()
    paste(page, "\n".join("\t".join(row) for row in rows))
    assert cell(page, 199, 1).input_value() == "粘贴任务200"
    page.keyboard.press("Control+z")
    assert cell(page, 199, 1).input_value() == ""
    paste(page, "\n".join("\t".join(row) for row in rows))
    posts: list[str] = []
    page.on("request", lambda sent: posts.append(sent.url) if sent.method == "POST" else None)
    page.get_by_role("button", name="检查并保存").press("Enter")
    page.wait_for_selector("[data-faults] a")
    assert wrong_on(page) == [] and not scrolls_sideways(page)
    wrong = page.locator("input[aria-invalid=true]")
    assert wrong.count() == 1 and wrong.input_value() == "别的"
    assert "不在清单里" in page.locator(f"[id='{wrong.get_attribute('aria-describedby')}']").inner_text()
    wrong.focus()
    page.keyboard.press("Control+d")  # the cell above is right
    assert wrong.input_value() == "阵地建设"
    page.get_by_role("button", name="检查并保存").press("Enter")
    page.get_by_role("link", name="撤销这次导入").wait_for()
    assert len(posts) == 2 and Task.objects.count() == before + 200
    assert wrong_on(page) == [] and told == []
    page.get_by_role("link", name="撤销这次导入").press("Enter")
    page.get_by_role("button", name="撤销这次导入").press("Enter")
    page.get_by_text("已撤销").first.wait_for()
    assert Task.objects.count() == before
    page.close()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_keys_of_the_grid(browser: Browser, county: str) -> None:
    page = enter(browser, county, "demo-office")
    page.goto(county + reverse("web:import-paste", args=["organisations"]))
    place = places.DIVISIONS[places.COUNTY]
    cell(page, 0, 0).focus()
    page.keyboard.type(place)
    page.keyboard.press("Tab")
    page.keyboard.type("甲社")
    page.keyboard.press("Enter")
    page.keyboard.type("乙社")
    page.keyboard.press("ArrowUp")
    assert cell(page, 0, 1).evaluate("el => el === document.activeElement")
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("社会组织")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    assert cell(page, 0, 0).evaluate("el => el === document.activeElement")
    page.get_by_role("button", name="向下填充").press("Enter")
    cell(page, 0, 2).focus()
    page.get_by_role("button", name="向下填充").press("Enter")
    assert [cell(page, 1, n).input_value() for n in range(3)] == [place, "乙社", "社会组织"]
    page.reload()
    assert cell(page, 1, 1).input_value() == "乙社", "a draft survives a reload"
    page.get_by_role("button", name="检查并保存").press("Enter")
    page.get_by_role("link", name="撤销这次导入").wait_for()
    assert Organisation.objects.filter(name__in=["甲社", "乙社"], kind="social_org").count() == 2
    page.close()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_without_javascript_a_text_area_does_the_same(browser: Browser, county: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{county}/sign-in/")
    page.click("button[value=demo-office]")
    page.goto(county + reverse("web:import-paste", args=["organisations"]))
    place = places.DIVISIONS[places.COUNTY]
    page.fill("#text", f"{place}\t甲社\t社会组织\n{place}\t乙社\t别的")
    page.get_by_role("button", name="检查并保存").click()
    assert "第 2 行" in page.locator("[data-faults]").inner_text()
    page.fill("#text", page.input_value("#text").replace("别的", "企业"))
    page.get_by_role("button", name="检查并保存").click()
    page.get_by_role("link", name="撤销这次导入").wait_for()
    assert Organisation.objects.filter(name__in=["甲社", "乙社"]).count() == 2
    context.close()
