"""A project from its charter to its acceptance, each step by whoever may take it: a community, the office, the leader."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Browser, Page

from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.projects.models import CheckedItem, Milestone, Project
from gongzhi.projects.services.acceptances import change_item
from gongzhi.projects.tests.people import pass_all
from tests.browsing import enter, send

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def offered(page: Page, words: str) -> bool:
    """Whether an act can be taken here: a button or a link, not the words that say who may."""
    return page.locator("main .acts").locator("button:enabled, a.button").filter(has_text=words).count() > 0


def take(page: Page, words: str) -> None:
    page.locator("main .acts").locator("button:enabled, a.button").filter(has_text=words).first.click()
    page.wait_for_load_state()


def test_from_the_charter_to_the_acceptance(browser: Browser, empty_county: str) -> None:
    own, office, leader = (
        enter(browser, empty_county, f"demo-{name}") for name in ("community", "office", "leader")
    )
    today = localdate()
    people = {
        name: viewer_for(User.objects.get(username=f"demo-{account}"), today)
        for name, account in (("own", "community"), ("office", "office"))
    }

    own.goto(f"{empty_county}/projects/new/")
    own.check("main [name=public_service]")
    send(
        own,
        name="居民议事亭",
        kind="residents",
        starts_on=str(today),
        due_on=str(today + timedelta(days=100)),
    )
    page, project = own.url, Project.objects.get()
    assert Milestone.objects.filter(project=project).count() == 6
    assert not offered(own, "批准立项")
    office.goto(page)
    take(office, "批准立项")
    project.refresh_from_db()
    assert project.status == "approved"

    own.goto(page)
    take(own, "开始实施")
    assert "居民提案并经议事会通过" in own.locator("main").inner_text()  # the gate says what it waits for
    own.goto(page)
    own.click("main >> text=居民提案并经议事会通过")
    own.set_input_files(
        "form.upload [name=file]",
        {"name": "会议记录.txt", "mimeType": "text/plain", "buffer": "议事会记录".encode()},
    )
    own.click("form.upload button[type=submit]")
    own.wait_for_selector("ul.files a >> text=会议记录.txt")
    step = own.url.partition("#")[0]
    own.goto(step)
    take(own, "报送")
    send(own, done_on=str(today))
    for other in (own, leader):
        other.goto(step)
        assert not offered(other, "通过")
    office.goto(step)
    take(office, "通过")
    pass_all(project, people)
    own.goto(page)
    take(own, "开始实施")

    take(own, "申请变更")
    later = today + timedelta(days=130)
    send(own, project=str(project.pk), reason="等木料", to_on=str(later))
    assert "同意以后会怎样" in own.locator("main").inner_text() and not offered(own, "决定变更")
    leader.goto(own.url)
    take(leader, "决定变更")
    assert "计划完成：" in leader.locator("main").inner_text()
    send(leader, decision="approve")
    project.refresh_from_db()
    assert (project.status, project.due_on) == ("doing", later)

    own.goto(page)
    take(own, "报请验收")
    assert not offered(own, "登记验收")
    office.goto(page)
    take(office, "登记验收")
    send(office, taken=False, project=str(project.pk), held_on=str(today), signed_by="何采薇")
    assert "服务对象参加" in office.locator("main").inner_text()
    send(office, users_count="3")
    for item in CheckedItem.objects.all():
        change_item(item, by=people["office"], finding="fit")
    take(office, "下验收结论")
    send(office, conclusion="passed")
    office.goto(page)
    take(office, "确认验收通过")
    project.refresh_from_db()
    assert (project.status, project.done_on) == ("accepted", today)
