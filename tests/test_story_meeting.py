"""From a meeting to a closed task: each step by the role it falls to, in its own browser, and refused to the others."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Browser, Page

from gongzhi.ground.files.tests.samples import photo
from gongzhi.tasks.models import Task
from tests.browsing import WIDTHS, enter, scrolls_sideways, send

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LEAD, RESOLVED = "县住建局", "改造社区无障碍通道。一楼入口设坡道和扶手。"


def state(page: Page) -> str:
    return page.locator(".named .light, .facts dd").all_inner_texts()[1]


def refused(page: Page, address: str) -> bool:
    answer = page.goto(address)
    return answer is not None and answer.status in {403, 404}


def test_what_a_meeting_resolved_is_signed_done_sent_back_and_closed(
    browser: Browser, empty_county: str
) -> None:
    today = localdate()
    office = enter(browser, empty_county, "demo-office")
    office.click("#menu >> text=领导小组与专班")
    office.click("main >> text=登记机构")
    send(office, name="试点工作领导小组")
    office.click("main >> text=登记会议")
    send(office, title="领导小组第一次会议", held_on=str(today))
    office.click("main >> text=登记议定事项")
    send(office, text=RESOLVED, lead_words=LEAD, due_on=str(today + timedelta(days=20)))
    office.click("main >> text=把议定事项下达为任务")
    send(office)
    address = f"{empty_county}/tasks/{Task.objects.get().pk}/"

    leader = enter(browser, empty_county, "demo-leader")
    leader.goto(address)
    assert leader.locator("main >> button:has-text('签收')").count() == 0
    assert refused(leader, f"{address}submit/") and refused(leader, f"{address}close/")

    unit = enter(browser, empty_county, "demo-department", WIDTHS[1])
    unit.goto(f"{empty_county}/todo/")
    unit.click("main >> text=改造社区无障碍通道")
    unit.click("main >> button:has-text('签收')")
    unit.wait_for_selector("text=签收日期")
    assert Task.objects.get().status == "received"
    unit.click("main >> button:has-text('开始办理')")
    unit.click("main .acts >> text=报送")
    assert not scrolls_sideways(unit)
    unit.set_input_files("[name=evidence]", {"name": "坡道.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    send(unit, note="坡道已完工")
    assert unit.locator(".files >> text=坡道.jpg").count() and Task.objects.get().status == "submitted"
    assert refused(unit, f"{address}close/") and refused(unit, f"{address}return/")

    for note, move, status in (("缺扶手照片", "退回", "doing"), ("佐证齐全", "销号", "done")):
        office.goto(f"{empty_county}/todo/")
        office.click("main >> text=改造社区无障碍通道")
        office.click(f"main .acts >> text={move}")
        assert office.locator(".files img[alt='坡道.jpg']").count()
        assert "坡道已完工" in office.locator(".facts").inner_text() or move == "销号"
        send(office, note=note)
        assert Task.objects.get().status == status
        if move == "退回":
            unit.goto(address)
            assert "缺扶手照片" in unit.locator(".facts").inner_text()
            unit.click("main .acts >> text=报送")
            send(unit, note="扶手照片已补")
    assert "扶手照片已补" in office.locator("body").inner_text()  # the life of the task keeps every word
    task = Task.objects.get()
    assert (task.progress, task.done_on, task.lead_name, task.note) == (100, today, LEAD, "佐证齐全")
