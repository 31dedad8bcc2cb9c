"""A bar of the Gantt chart is drawn to other days; whoever may not change the task cannot draw it."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Browser

from gongzhi.demo.places import COUNTY
from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.tasks.models import Task
from gongzhi.tasks.services import add_task
from tests.browsing import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_bar_is_drawn_to_other_days_and_looked_at_before_it_is_saved(
    browser: Browser, empty_county: str
) -> None:
    today = localdate()
    by = viewer_for(User.objects.get(username="demo-office"), today)
    first, last = today + timedelta(days=10), today + timedelta(days=40)
    task = add_task(Task(division=COUNTY, title="改造门厅", starts_on=first, due_on=last), by=by)
    page = enter(browser, empty_county, "demo-office")
    page.goto(f"{empty_county}/tasks/gantt/?place={COUNTY}")
    bar = page.locator("td.bars[data-dates] rect.plan")
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    day = float(page.locator("table.gantt").get_attribute("data-day") or 0)
    assert box and day
    page.mouse.move(box["x"] + 20, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 20 + 30 * day, box["y"] + 5, steps=5)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert bar.get_attribute("transform") is None and "/gantt/" in page.url  # taken back
    page.mouse.move(box["x"] + 20, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 20 + 7 * day, box["y"] + 5, steps=5)
    page.mouse.up()
    page.wait_for_url("**/dates/?days=7")
    assert page.input_value("[name=starts_on]") == str(first + timedelta(days=7))
    task.refresh_from_db()
    assert (task.starts_on, task.due_on) == (first, last)  # nothing is changed by looking
    page.click("main form button[type=submit]")
    page.wait_for_url(f"**/tasks/{task.pk}/")
    task.refresh_from_db()
    assert (task.starts_on, task.due_on) == (first + timedelta(days=7), last + timedelta(days=7))

    reader = enter(browser, empty_county, "demo-leader")
    reader.goto(f"{empty_county}/tasks/gantt/?place={COUNTY}")
    assert reader.locator("rect.plan").count() > 1 and reader.locator("[data-dates]").count() == 0
