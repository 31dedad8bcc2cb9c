"""Every figure of the page is compared with the rows behind its address, as the same person sees them."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.unknowns.models import Gap
from gongzhi.ground.unknowns.services import fill_gap, owe
from gongzhi.programmes.models import ChecklistItem
from gongzhi.programmes.services import add_checklist_item, enter_default_rules
from gongzhi.registry.models import Organisation, Person
from gongzhi.registry.services import add_organisation, add_person
from gongzhi.tasks.models import Problem, Task
from gongzhi.tasks.services import add_problem, add_task

TODAY = date(2026, 3, 2)
COUNTY, STREET, COMMUNITY, SIBLING = "990101000000", "990101001000", "990101001001", "990101001002"
ELSEWHERE = "990102001001"
PLACES = [COUNTY, STREET, COMMUNITY, SIBLING, ELSEWHERE]
EVERYWHERE = "990000000000"
STANDS = {
    "office": COUNTY,
    "street": STREET,
    "community": COMMUNITY,
    "finance": COUNTY,
    "city": "990100000000",
}

SignIn = Callable[[str], Client]


def planter() -> Viewer:
    return holding([Held("office", EVERYWHERE)], user_id=0, name="布置", today=TODAY)


def plant_tasks(place: str, by: Viewer) -> None:
    unit = add_organisation(Organisation(division=place, name="甲 & 乙局"), by=by)
    due = (None, -9, -1, 0, 3, 60)
    for n, (days, status) in enumerate((d, s) for d in due for s in ("todo", "doing", "done", "cancelled")):
        task = Task(
            division=place,
            title=f"任务{n}",
            status=status,
            starts_on=TODAY - timedelta(days=30),
            due_on=None if days is None else TODAY + timedelta(days=days),
            progress=(None, 0, 95)[n % 3],
            lead=unit if n % 4 == 0 else None,
            lead_words=("", "甲 & 乙局", "县+住建局")[n % 3],
        )
        add_task(task, by=by)


def plant(place: str, by: Viewer) -> None:
    plant_tasks(place, by)
    for n, status in enumerate(("open", "solving", "closed")):
        day = TODAY - timedelta(days=n)
        add_problem(Problem(division=place, title=f"问题{n}", status=status, due_on=day), by=by)
    for n in range(3):
        gap = owe(Gap(division=place, what=f"面积{n}", kind="number", key=f"{n}"), by=by)
    fill_gap(gap, "120", TODAY, by=by)
    for name, certificate in [("一", "worker"), ("二", ""), ("三", "none")]:
        person = Person(division=place, name=name, is_social_worker=True, certificate=certificate)
        add_person(person, by=by)
    add_person(Person(division=place, name="四"), by=by)
    for n, status in enumerate(("done", "unknown", "todo", "not_applicable")):
        item = ChecklistItem(division=place, standard="service", text=f"要求{n}", status=status)
        add_checklist_item(item, by=by)


@pytest.fixture
def sign_in(db: None, monkeypatch: pytest.MonkeyPatch) -> SignIn:
    monkeypatch.setattr("gongzhi.ground.web.viewers.localdate", lambda: TODAY)

    def enter(role: str) -> Client:
        user = User.objects.create_user(role, full_name=role)
        Post.objects.create(user=user, role=role, division=STANDS[role], starts_on=date(2020, 1, 1))
        client = Client()
        client.force_login(user)
        return client

    for code in [*PLACES, *STANDS.values()]:
        put_division(code, f"地{code}", fictional=True)
    enter_default_rules(COUNTY, by=planter())
    for code in PLACES:
        plant(code, planter())
    return enter


def page(client: Client) -> html.HtmlElement:
    answer = client.get(reverse("cockpit:cockpit"))
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def figures(shown: html.HtmlElement) -> list[tuple[str, int]]:
    """Each address with the number of rows it promises: cards, lights, standards and units."""
    found = []
    for link in shown.xpath("//main//a[starts-with(@href, '/')]"):
        number = link.xpath(".//*[contains(concat(' ', @class, ' '), ' number ')]")
        words = (number[0] if number else link).text_content().strip()
        if match := re.fullmatch(r"(?:逾期 |未办结任务 |未销号问题 )?(\d+)(?: 项(?:未摸底)?)?", words):
            found.append((link.get("href"), int(match[1])))
    return found


def without_a_way_down(shown: html.HtmlElement) -> list[str]:
    """Numbers of tables and lists that stand outside a link; nothing lies behind a nought."""
    loose = []
    for cell in shown.xpath("//main//td | //main//ul[@class='todos']/li"):
        for link in cell.xpath(".//a | .//b"):
            link.drop_tree()
        loose += [n for n in re.findall(r"\d+", cell.text_content()) if n != "0"]
    return loose


def rows_behind(client: Client, href: str) -> int:
    text = client.get(href, follow=True).content.decode()
    count = re.search(r"共 (\d+) 条", text)
    assert count, href
    return int(count[1])


@pytest.mark.parametrize("role", list(STANDS))
def test_every_figure_is_the_number_of_rows_it_opens(sign_in: SignIn, role: str) -> None:
    client = sign_in(role)
    promised = figures(page(client))
    assert len(promised) >= 10
    assert [(href, n) for href, n in promised if rows_behind(client, href) != n] == []
    assert without_a_way_down(page(client)) == []


def test_a_unit_carries_its_problems_too(sign_in: SignIn) -> None:
    add_problem(
        Problem(division=COUNTY, title="没有落实", lead_words="县目标办", due_on=TODAY - timedelta(days=1)),
        by=planter(),
    )
    client = sign_in("office")
    lines = page(client).xpath("//main//li[contains(., '县目标办')]")
    assert [" ".join(line.text_content().split()) for line in lines] == ["县目标办 未销号问题 1 项"]
    late = next(n for href, n in figures(page(client)) if href == f"{reverse('tasks:problems')}?overdue=1")
    assert late == rows_behind(client, f"{reverse('tasks:problems')}?overdue=1") > 1


def test_a_place_that_was_chosen_does_not_narrow_what_a_figure_opens(sign_in: SignIn) -> None:
    client = sign_in("office")
    client.post(reverse("web:place"), {"place": COMMUNITY})
    promised = figures(page(client))
    assert [(href, n) for href, n in promised if rows_behind(client, href) != n] == []
    assert rows_behind(client, reverse("registry:people")) == 4  # the register itself opens on the place


def test_each_sees_the_figures_of_their_own_places(sign_in: SignIn) -> None:
    people = {role: dict(figures(page(sign_in(role)))) for role in STANDS}
    address = f"{reverse('tasks:tasks')}?open=1"
    here = people["community"][address]
    assert here == 12  # six days, two open states
    assert people["street"][address] == 3 * here and people["office"][address] == 4 * here
    assert people["city"][address] == 5 * here
    assert people["community"][f"{reverse('registry:people')}?social=1"] == 3


def test_what_a_post_does_not_open_is_left_out_and_not_shown_as_zero(sign_in: SignIn) -> None:
    for role, missing in (("city", ["待补数据", "社工"]), ("finance", ["社工"])):
        cards = [c.text_content() for c in page(sign_in(role)).xpath("//a[contains(@class, 'card')]")]
        assert [w for w in missing if any(c.strip().startswith(w) for c in cards)] == []
