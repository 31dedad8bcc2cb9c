"""The house in a real browser: every page as people see it, without a violation that axe knows."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

import pytest
from django.db.models import Model
from django.urls import resolve, reverse
from django.utils.timezone import localdate
from playwright.sync_api import Browser, Page

from gongzhi.api.services import make_token
from gongzhi.funds.models import Account, Arrival, Period, Source
from gongzhi.funds.services.sources import add_arrival
from gongzhi.giving.models import Donation
from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.leadership.models import Attendance
from gongzhi.papers.models import Report
from gongzhi.papers.reports.services import draft_report
from gongzhi.payments.models import PaymentRequest
from gongzhi.programmes.models import PilotUnit
from gongzhi.projects.models import Milestone, MoneyLine, OutsideShare, Project
from gongzhi.settlement.models import Settlement
from gongzhi.statements.models import BankAccount, Difference, Match, Statement
from gongzhi.supervision.models import Draw, Finding, Plan, Tip, Visit
from gongzhi.tasks.models import Dependency, Task
from tests.browsing import WIDTHS, enter, scrolls_sideways, wrong_on
from tests.test_scope import addresses

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Between them these roles are shown every page there is.
ROLES = [
    *("demo-office", "demo-leader", "demo-supervisor", "demo-street"),
    *("demo-system", "demo-audit", "demo-resident", "demo-province", "demo-finance"),
]
# Pages that only a record in some state has, and only some of those for the role at hand.
IN_STATE: Sequence[tuple[str, type[Model], Mapping[str, object]]] = [
    ("tasks:task-return", Task, {"status": "submitted"}),
    ("tasks:task-close", Task, {"status": "submitted"}),
    ("tasks:dependency-remove", Dependency, {}),
    ("projects:project-return", Project, {"status": "waiting"}),
    ("projects:milestone-edit", Milestone, {"status": "todo", "project__status": "doing"}),
    ("projects:milestone-report", Milestone, {"status": "todo", "project__status": "doing"}),
    ("projects:milestone-return", Milestone, {"status": "passed", "project__status": "doing"}),
    ("projects:project-layout", Project, {"status": "draft"}),
    ("projects:money-edit", MoneyLine, {"project__status": "draft"}),
    ("projects:share-edit", OutsideShare, {"project__status": "doing"}),
    *((f"settlement:{page}", Settlement, {}) for page in ("edit", "confirm", "return", "repay")),
    ("leadership:attendance-edit", Attendance, {}),
    ("leadership:attendance-remove", Attendance, {}),
    ("funds:arrival-edit", Arrival, {"key": ""}),
    ("funds:period-close", Period, {"state": "open"}),
    ("statements:statement-discard", Statement, {"state": "ready"}),
    ("statements:account-confirm", BankAccount, {}),
    ("statements:difference-settle", Difference, {"state": "open"}),
    ("statements:difference-join", Difference, {"state": "open"}),
    ("statements:match-undo", Match, {"state": "confirmed"}),
    ("giving:donation-reveal", Donation, {"donor_masked__gt": ""}),
    ("giving:donation-refund", Donation, {"arrival__isnull": False}),
    ("funds:budget-commit", Account, {"kind": "available"}),
    ("funds:budget-pass", Account, {"kind": "available", "year": None}),
    ("payments:request-edit", PaymentRequest, {"status": "returned"}),
    ("payments:request-check", PaymentRequest, {"status": "submitted"}),
    ("payments:request-approve", PaymentRequest, {"status": "checked"}),
    ("payments:request-pay", PaymentRequest, {"status": "approved"}),
    ("payments:request-return", PaymentRequest, {"status": "approved"}),
    ("payments:request-withdraw", PaymentRequest, {"status": "submitted"}),
    ("supervision:plan-draw", Plan, {}),
    ("supervision:draw-arrange", Draw, {}),
    ("supervision:visit-checks", Visit, {"status__in": ["planned", "done"]}),
    ("supervision:visit-notify", Visit, {"status": "done"}),
    ("supervision:finding-reply", Finding, {"status__in": ["notified", "mending"]}),
    ("supervision:finding-recheck", Finding, {"status": "replied"}),
    ("supervision:finding-withdraw", Finding, {"status": "found"}),
    *(
        (f"supervision:tip-{act}", Tip, {"status": "new"})
        for act in ("edit", "reveal", "finding", "visit", "dismiss")
    ),
]
# Every role's own start; the other pages look the same to all who may see them.
STARTS = ["home", "cockpit:cockpit", "web:jobs"]
# Opened again by each role: only some of those who see them have the links on them.
AGAIN = ["statements:accounts", "statements:account", "statements:layouts", "statements:layout"]
# Answered to a POST, or with a file.
NOT_PAGES = {
    "healthz",
    "metrics",
    "sign-out",
    "end-session",
    "accounts:code",
    "accounts:unlock",
    "accounts:factor-ask",
    "accounts:factor-reset",
    "accounts:post-confirm",
    "accounts:post-refuse",
    "set_language",
    "web:place",
    "web:jobs-now",
    "web:job-file",
    "web:notice",
    "web:look",
    "web:view-save",
    "web:view-change",
    "web:layout",
    "web:file",
    # Shown on the way in with a second factor: tests/test_second_factor.py looks at each.
    "account_login",
    "mfa_authenticate",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "papers:report-docx",
    "leadership:meeting-docx",
    "orders:order-docx",
    "orders:talk-docx",
    "orders:named-docx",
    "supervision:notice",
    "supervision:bulletin",
    "supervision:visit-findings",
    "funds:arrival-post",
    "giving:donation-book",
    "giving:fund-docx",
    "giving:campaign-docx",
    "payments:slip",
    "statements:account-reconcile",
    "statements:account-docx",
    "statements:statement-take",
    "statements:match-confirm",
    "web:draft",
    "web:draft-drop",
    "web:import-template",
    "web:import-errors",
    "papers:report-pdf",
}


def links_on(page: Page) -> list[str]:
    found = page.eval_on_selector_all("main a[href], nav a[href]", "els => els.map(e => e.href)")
    return [str(url) for url in found]


def in_hand() -> list[str]:
    """Pages that belong to something just begun, which the demo year has finished: a token, a draft."""
    office = viewer_for(User.objects.get(username="demo-office"), localdate())
    source = Source.objects.order_by("pk").first()
    assert source  # a month that is open, whatever day it is
    add_arrival(Arrival(source=source, amount_fen=1, arrived_on=office.today), by=office)
    token, _ = make_token("市级平台对接", office.today, by=office)
    draft = Report(division=office.home(), title="进展情况汇报", issuer="县民政局", as_of=office.today)
    report = draft_report(draft, by=office)
    return [reverse("api:token", args=[token.pk]), reverse("papers:report-passages", args=[report.pk])]


def walk(page: Page, county: str, seen: set[str], first: Sequence[str] = ()) -> Iterator[str]:
    """Opens one page of each kind that can be reached by links; gives the kinds in the order they came."""
    waiting = [
        *first,
        reverse("home"),
        reverse("web:jobs"),
        reverse("password"),
        reverse("cockpit:cockpit"),
        reverse("web:help"),
        f"{reverse('web:search')}?q=社区",
        reverse("projects:money-new"),
        reverse("supervision:tip-new"),
        reverse("payments:list"),
        *(reverse("tasks:type-tasks", args=[u.pk]) for u in PilotUnit.objects.exclude(pilot_type="")[:1]),
        *(
            reverse(name, args=[pk])
            for name, model, state in IN_STATE
            if name not in seen
            for pk in model._default_manager.filter(**state).values_list("pk", flat=True)
        ),
    ]
    starts = {*STARTS, *AGAIN}
    while waiting:
        path = waiting.pop(0)
        name = resolve(urlsplit(path).path).view_name
        if name in NOT_PAGES or name.startswith("api-v1:") or (name in seen and name not in starts):
            continue  # a file, a program's address, or a page that was seen
        answer = page.goto(county + path)
        if answer is None or answer.status != 200:
            continue  # not this role's page: the scope test says which
        starts.discard(name)
        seen.add(name)
        yield name
        for url in links_on(page):
            parts = urlsplit(url)
            if url.startswith(county) and "export" not in parts.query and "masked" not in parts.query:
                waiting.append(parts.path + (f"?{parts.query}" if parts.query else ""))


def posted_only() -> set[str]:
    return {
        a.name
        for a in addresses()
        if a.name.endswith(
            (
                "-move",
                "-verify",
                "-supersede",
                "-accept",
                "-mend",
                "-columns",
                "-commit",
                "-undo",
                "-revoke",
                "-reopen",
                "-cancel",
                "-read",
                "-attach",
                "-detach",
            )
        )
    }


@pytest.mark.parametrize("size", WIDTHS, ids=["desk", "phone"])
def test_axe_finds_nothing_on_any_page_and_none_scrolls_sideways(
    browser: Browser, county: str, size: tuple[int, int]
) -> None:
    seen: set[str] = set()
    wrong, first = [], in_hand()
    for role in ROLES:
        page = enter(browser, county, role, size)
        for name in walk(page, county, seen, first):
            # Colours are those of the desk; what a phone alone shows stands on every page.
            wrong += wrong_on(page, contrast=size == WIDTHS[0] or name in STARTS)
            if scrolls_sideways(page):
                wrong.append(f"{name} scrolls sideways at {size[0]}")
        page.close()
    assert wrong == []
    for_programs = {a.name for a in addresses() if a.name.startswith("api-v1:")}
    left = {a.name for a in addresses()} - seen - NOT_PAGES - posted_only() - for_programs - {"sign-in"}
    assert left == set(), "pages that no link leads to"


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
