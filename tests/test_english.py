"""What an English page must not change: the words of Chinese tables and papers; what it must not leave in Chinese."""

from collections.abc import Iterator
from datetime import date

import pytest
from django import forms
from django.test import Client
from django.urls import reverse
from django.utils.translation import activate, override

from gongzhi.funds.models import Arrival, Source
from gongzhi.funds.services.sources import add_arrival, add_source
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.web.import_cells import offered_by
from gongzhi.papers.models import Report
from gongzhi.papers.reports.queries import paper_of
from gongzhi.papers.reports.services import draft_report
from gongzhi.programmes import services
from gongzhi.programmes.models import Batch, PilotUnit, Programme, RuleSet
from gongzhi.registry.models import Observation
from gongzhi.registry.services import observe
from gongzhi.tasks import labels
from gongzhi.tasks.models import Task
from gongzhi.tasks.services import add_task

pytestmark = [pytest.mark.django_db, pytest.mark.alike]
COUNTY, COMMUNITY = "990101000000", "990101001001"
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def chinese_again() -> Iterator[None]:
    yield
    activate("zh-hans")


@pytest.fixture
def by() -> Viewer:
    put_division(COUNTY, "青禾县", fictional=True)
    put_division(COMMUNITY, "东门坊社区", fictional=True)
    posts = [Held("office", COUNTY), Held("finance", COUNTY)]
    return holding(posts, user_id=0, name="试", today=TODAY)


@pytest.fixture
def reader(by: Viewer) -> Client:
    user = User.objects.create_user("reader", full_name="何采薇")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client


def page(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args), follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_chinese_table_is_read_on_an_english_page() -> None:
    def offered() -> dict[str, list[object]]:
        return dict(offered_by(forms.ChoiceField(choices=list(labels.category().items()))) or {})

    with override("zh-hans"):
        chinese = offered()
    with override("en"):
        english = offered()
    assert set(chinese) < set(english)
    assert all(english[word] == codes for word, codes in chinese.items())


def test_a_report_says_the_same_whoever_opens_it(by: Viewer) -> None:
    programme = services.add_programme(Programme(division=COUNTY, name="试点"), by=by)
    batch = services.add_batch(Batch(division=COUNTY, programme=programme, number=3), by=by)
    unit = PilotUnit(
        division=COMMUNITY, batch=batch, level="community", name="东门坊社区", pilot_type="convenience"
    )
    services.add_pilot_unit(unit, by=by)
    number = Observation(division=COMMUNITY, measured="households", value=1180, as_of=TODAY, source="底册")
    observe(number, by=by)
    row = draft_report(Report(division=COUNTY, title="进展情况汇报", issuer="县", as_of=TODAY), by=by)
    with override("zh-hans"):
        chinese = paper_of(row, by)
    with override("en"):
        english = paper_of(row, by)
    assert english == chinese and english.values() == chinese.values()


def test_counts_days_and_posts_are_english(reader: Client, by: Viewer) -> None:
    task = Task(division=COUNTY, title="任务", category="money", due_on=TODAY, starts_on=TODAY)
    add_task(task, by=by)
    listed = page(reader, "tasks:tasks")
    assert "1 rows" in listed and "2 March 2026" in listed and "共 1 条" not in listed
    row = draft_report(Report(division=COUNTY, title="汇报", issuer="县", as_of=TODAY), by=by)
    assert "As of 2 March 2026" in page(reader, "papers:report", row.pk)


def test_an_unknown_part_is_said_in_english_and_on_the_page_of_the_source(reader: Client, by: Viewer) -> None:
    source = Source(division=COUNTY, name="基金", kind="charity")
    add_source(source, by=by)
    for fen in (6_500_000, None):
        add_arrival(Arrival(division=COUNTY, source=source, amount_fen=fen, arrived_on=TODAY), by=by)
    for shown in (page(reader, "funds:sources"), page(reader, "funds:source", source.pk)):
        assert "≥ ¥65,000.00<small> (1 unknown)</small>" in shown and "未知" not in shown


def test_a_version_of_rules_is_called_so_in_both_languages(reader: Client, by: Viewer) -> None:
    services.enter_default_rules(COUNTY, by=by)
    first = RuleSet.objects.filter(division=COUNTY).first()
    assert first is not None
    assert f"{first.title}, version 1" in page(reader, "programmes:ruleset", first.pk)
    assert ", version 1" in page(reader, "programmes:rules")
    reader.cookies["django_language"] = "zh-hans"
    assert f"<h1>{first.title} 第 1 版</h1>" in page(reader, "programmes:ruleset", first.pk)


def test_the_menu_marks_the_register_of_a_record(reader: Client, by: Viewer) -> None:
    task = Task(division=COUNTY, title="任务", category="money", due_on=TODAY, starts_on=TODAY)
    add_task(task, by=by)
    here = f'<a href="{reverse("tasks:tasks")}" aria-current="true">'
    assert here in page(reader, "tasks:task", task.pk)
    assert here.replace("true", "page") in page(reader, "tasks:tasks")
    for name in ("tasks:task-new", "tasks:problems"):
        assert (here in page(reader, name)) is (name == "tasks:task-new")
