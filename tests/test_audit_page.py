"""The log as the audit administrator reads it: who, what, when, where, in words."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.web.audit_words import told
from gongzhi.ground.web.pages import EVENT_WORDS
from gongzhi.registry.models import Organisation
from gongzhi.registry.services import add_organisation, change_organisation

pytestmark = pytest.mark.django_db
COUNTY = "990101000000"
EVENT = re.compile(r'(?:record\(\s*|event=)"([a-z_]+(?:\.[a-z_]+)+)"')


@pytest.fixture
def client(db: None) -> Client:
    put_division(COUNTY, "青禾县")
    user = User.objects.create_user("audit", full_name="审计员")
    Post.objects.create(user=user, role="audit_admin", division=COUNTY, starts_on=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def changed(client: Client) -> Organisation:
    person = User.objects.create_user("office", full_name="何采薇")
    by = holding([Held("office", COUNTY)], user_id=person.pk, name="何采薇", today=date(2026, 3, 2))
    row = add_organisation(Organisation(division=COUNTY, name="甲协会", kind="social_org"), by=by)
    return change_organisation(row, by=by, name="乙协会", kind="enterprise")


def page(client: Client, **asked: Any) -> str:
    return client.get(reverse("web:audit"), asked).content.decode()


def test_every_event_that_is_written_anywhere_has_words() -> None:
    """A new one: a line in the `events()` of the labels beside it."""
    house = Path(__file__).resolve().parent.parent / "gongzhi"
    sources = [at.read_text(encoding="utf-8") for at in house.rglob("*.py") if "tests" not in at.parts]
    written = {event for text in sources for event in EVENT.findall(text)}
    assert len(written) > 60
    assert sorted(written - EVENT_WORDS.keys()) == []


def test_an_entry_names_person_act_subject_change_and_place(client: Client, changed: Organisation) -> None:
    shown = page(client)
    for words in ("何采薇", "乙协会", "名称：甲协会 → 乙协会", "青禾县"):
        assert words in shown
    assert "registry.organisation.changed" not in shown.replace('value="registry.organisation.changed"', "")


def test_values_are_told_in_the_words_of_their_choices(client: Client, changed: Organisation) -> None:
    entry = Entry.objects.order_by("seq").last()
    kinds = dict(Organisation._meta.get_field("kind").flatchoices)
    assert f"类别：{kinds['social_org']} → {kinds['enterprise']}" in told(entry)


def test_entries_are_found_by_the_words_of_their_event_and_by_person(
    client: Client, changed: Organisation
) -> None:
    assert "乙协会" in page(client, event="registry.organisation.changed")
    assert "乙协会" in page(client, by="何采薇") and "名称：甲协会" not in page(client, by="没有这个人")
    assert "名称：甲协会" not in page(client, q="没有这样的事项")


def test_what_is_gone_keeps_its_address(client: Client, changed: Organisation) -> None:
    Organisation.objects.all().delete()
    assert f"registry.Organisation:{changed.pk}（已删除）" in page(client)


def test_the_export_says_the_same(client: Client, changed: Organisation) -> None:
    from tests.test_scope import text_of

    book = text_of(client.get(reverse("web:audit"), {"export": "xlsx"}).getvalue())
    assert "乙协会" in book and "何采薇" in book
