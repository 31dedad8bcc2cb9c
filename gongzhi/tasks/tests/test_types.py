"""A pilot type brings its own tasks: given out once, refused where the type or the place is not known."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.refusal import Refused
from gongzhi.programmes.models import Batch, PilotUnit, Programme
from gongzhi.programmes.queries import type_templates
from gongzhi.programmes.rules import PilotType
from gongzhi.tasks.models import Task
from gongzhi.tasks.rules import Category
from gongzhi.tasks.services import lay_out_type

pytestmark = pytest.mark.django_db
COUNTY, COMMUNITY = "990101000000", "990101001001"
START = date(2026, 3, 2)


@pytest.fixture
def office() -> Viewer:
    return holding([Held("office", COUNTY)], user_id=0, name="试", today=START)


def a_unit(**fields: object) -> PilotUnit:
    programme, _ = Programme.objects.get_or_create(division=COUNTY, name="试点")
    batch, _ = Batch.objects.get_or_create(division=COUNTY, programme=programme, number=3)
    given = {"division": COMMUNITY, "unit_division": COMMUNITY, "level": "community", "name": "东门坊社区"}
    return PilotUnit.objects.create(**{**given, "batch": batch, **fields})


@pytest.mark.parametrize("kind", PilotType)
def test_each_type_has_tasks_indicators_and_rooms_of_its_own(kind: PilotType) -> None:
    template = type_templates()[kind]
    assert len(template.tasks) >= 4 and len(template.indicators) >= 2 and len(template.rooms) >= 2
    assert {t.category for t in template.tasks} <= set(Category)
    assert all(t.evidence and t.detail and t.days > 0 for t in template.tasks)
    others = {t.title for k, other in type_templates().items() if k != kind for t in other.tasks}
    assert len([t for t in template.tasks if t.title not in others]) >= len(template.tasks) - 1


def test_the_tasks_are_given_out_once_with_their_days_and_evidence(office: Viewer) -> None:
    unit = a_unit(pilot_type="convenience")
    template = type_templates()[PilotType.CONVENIENCE]
    given = lay_out_type(unit, START, by=office, lead_words="东门坊社区居委会")
    again = lay_out_type(unit, START + timedelta(days=9), by=office)
    assert [t.pk for t in given] == [t.pk for t in again] and len(given) == len(template.tasks)
    for task, told in zip(given, template.tasks, strict=True):
        assert (task.division, task.lead_name) == (COMMUNITY, "东门坊社区居委会")
        assert task.starts_on == START + timedelta(days=told.begins)
        assert task.due_on == START + timedelta(days=told.begins + told.days)
        assert task.evidence_note == told.evidence


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"pilot_type": ""}, "试点类型"), ({"pilot_type": "smart", "unit_division": ""}, "单位区划")],
)
def test_a_unit_of_which_too_little_is_known_gets_none(
    office: Viewer, fields: dict[str, str], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        lay_out_type(a_unit(**fields), START, by=office)
    assert not Task.objects.exists()


def test_from_the_page_of_the_unit_to_the_tasks(client: Client) -> None:
    user = User.objects.create_user("office")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))
    client.force_login(user)
    unit = a_unit(pilot_type="mutual_help")
    page = reverse("programmes:unit", args=[unit.pk])
    form = reverse("tasks:type-tasks", args=[unit.pk])
    before = client.get(page).content.decode()
    assert form in before and before.count("还没有下达") == len(type_templates()[PilotType.MUTUAL_HELP].tasks)
    assert client.post(form, {"starts_on": ""}).status_code == 422
    answer = client.post(form, {"starts_on": "2026-03-02", "accountable": "温如春"})
    assert answer.status_code == 302 and f"place={COMMUNITY}" in answer["Location"]
    after = client.get(page).content.decode()
    assert form not in after and "还没有下达" not in after
    assert set(Task.objects.values_list("accountable", flat=True)) == {"温如春"}
