"""A plan, a draw, a visit, a finding; the notice; the community answers, fails, answers again, and it is closed."""

from pathlib import Path

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Browser, Page

from gongzhi.supervision.models import Draw, Finding, Visit
from tests.browsing import enter, send

SEED = "2026090"  # with it the lot falls on the community that has an account
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def go(page: Page, address: str) -> None:
    page.goto(f"{page.url.split('/', 3)[0]}//{page.url.split('/')[2]}{address}")


def test_from_plan_to_closing_each_by_its_role(browser: Browser, empty_county: str, tmp_path: Path) -> None:
    today = localdate().isoformat()
    page = enter(browser, empty_county, "demo-supervisor")
    page.click("#menu >> text=督查计划")
    page.click("main >> text=登记督查计划")
    send(page, division="990101000000", name="资金专项督查", kind="special", starts_on=today)
    page.click("main >> text=增加检查人员")
    send(page, name="纪守正", unit_words="县目标办")
    page.click("main .acts >> text=随机抽取")
    send(page, among="all", wanted="1", team="1", seed=SEED)
    page.click("main >> text=重算")
    assert page.locator("main span.light.green", has_text="一致").count() == 2
    assert page.locator("main span.light.red").count() == 0
    page.click("main >> text=安排督查")
    send(page, on=today)
    visit, drawn = Visit.objects.get(), Draw.objects.get()
    assert (visit.division, visit.team) == ("990101001001", "纪守正") and visit.division in drawn.outcome
    # The page of the visit: checklist, made, findings of what does not conform.
    go(page, f"/supervision/visits/{visit.pk}/")
    page.click("main >> text=填写检查表")
    send(page, **{"money-2-result": "fails", "money-2-note": "两笔没有发票"})
    page.click("main button:has-text('记为已查')")
    page.click("main button:has-text('把不符合的形成问题')")
    page.click("main a:has-text('两笔没有发票')")
    page.click("main >> text=修改")
    send(page, severity="serious", lead_words="社区", due_on=today)
    finding = Finding.objects.get()
    go(page, f"/supervision/visits/{visit.pk}/")
    page.click("main >> text=出整改通知")
    send(page, number="青督〔2026〕1号")
    clerk = enter(browser, empty_county, "demo-community")
    here, answer = f"/supervision/findings/{finding.pk}/", f"/supervision/findings/{finding.pk}/reply/"
    recheck = f"/supervision/findings/{finding.pk}/recheck/"
    for who, closed in (
        (clerk, recheck),
        (page, answer),
        (enter(browser, empty_county, "demo-evaluator"), answer),
    ):
        go(who, closed)
        assert who.locator("main form[data-once]").count() == 0
    go(clerk, answer)
    clerk.fill("main [name=words]", "已补发票")
    clerk.click("main form[data-once] button[type=submit]")
    clerk.wait_for_selector("text=要附佐证")
    proof = tmp_path / "发票说明.txt"
    proof.write_text("已补开发票", encoding="utf-8")
    go(clerk, here)
    clerk.set_input_files("main input[type=file]", str(proof))
    clerk.click("main form.upload button[type=submit]")
    clerk.wait_for_selector("main >> text=发票说明.txt")
    for words, decision in (("已补一张发票", "fail"), ("两张都已补齐", "pass")):
        go(clerk, answer)
        send(clerk, words=words)
        go(page, recheck)
        send(page, decision=decision, words="看过票据")
    finding.refresh_from_db()
    assert (finding.status, finding.failed_times, finding.reply) == ("closed", 1, "两张都已补齐")
