"""Names are found by their sound as soon as they are written, and not any more once they are gone."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction

from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.lookup.models import Sound
from gongzhi.ground.lookup.queries import matching
from gongzhi.ground.records.hands import Hand, Removals
from gongzhi.ground.records.services import remove
from gongzhi.registry.models import Organisation, Person
from gongzhi.registry.queries import people_seen_by
from gongzhi.registry.services import add_organisation, add_person, change_person
from gongzhi.spaces.models import Space, Zone

COUNTY, OTHER = "990101000000", "990102000000"
TODAY = date(2026, 3, 2)

pytestmark = pytest.mark.django_db


def office(division: str = COUNTY) -> Viewer:
    return holding([Held("office", division)], user_id=0, name="办", today=TODAY)


def person(name: str, division: str = COUNTY) -> Person:
    return add_person(Person(division=division, name=name), by=office(division))


def found(text: str, by: Viewer | None = None) -> set[str]:
    rows = people_seen_by(by or office()).filter(matching(Person, ("name", "job"), text))
    return {row.name for row in rows}


@pytest.mark.parametrize("text", ["张三", "三", "zhangsan", "zhang", "san", "zs", "ZS", "zhang san"])
def test_a_person_is_found_by_what_people_type(text: str) -> None:
    person("张三")
    person("李四")
    assert found(text) == {"张三"}


@pytest.mark.parametrize(
    ("name", "typed"),
    [("单强", "shan"), ("仇丽", "qiul"), ("曾明", "zeng"), ("解放", "xie"), ("查英", "zy"), ("盖文", "gew")],
)
def test_surnames_are_read_rightly(name: str, typed: str) -> None:
    person(name)
    assert found(typed) == {name}


def test_half_a_syllable_and_two_letters_inside_a_title_find_nothing() -> None:
    person("张三")
    assert found("hang") == set()
    assert found("angsan") == set()


def test_a_phone_tail_finds_the_contact() -> None:
    org = add_organisation(
        Organisation(division=COUNTY, name="协会", contact="王某 13800001234"), by=office()
    )
    assert list(Organisation.objects.filter(matching(Organisation, ("name", "contact"), "1234"))) == [org]


def test_nobody_finds_by_sound_what_they_may_not_see() -> None:
    person("张三", OTHER)
    assert found("zs") == set()
    assert found("zs", office(OTHER)) == {"张三"}


def test_a_changed_name_is_found_by_the_new_sound_only() -> None:
    row = person("张三")
    change_person(row, by=office(), name="李四")
    assert (found("zs"), found("ls")) == (set(), {"李四"})


def test_a_deleted_row_leaves_no_sound() -> None:
    row = person("张三")
    assert Sound.objects.filter(label="registry.Person", row=row.pk).exists()
    remove(row, act="people.edit", by=office(), event="registry.person.removed")
    assert not Sound.objects.filter(label="registry.Person").exists()


def test_digits_are_not_kept() -> None:
    person("张三13800001234")
    kept = Sound.objects.get(label="registry.Person")
    assert not any(c.isdigit() for c in kept.sounds + kept.initials)


def test_a_name_on_another_row_is_heard_too() -> None:
    space = Space.objects.create(division=COUNTY, name="文化站")
    Zone.objects.create(division=COUNTY, space=space, name="书画室")
    call_command("rebuild_lookup")
    fields = ("name", "space__name")
    assert Zone.objects.filter(matching(Zone, fields, "whz")).count() == 1
    assert Zone.objects.filter(matching(Zone, fields, "shuhua")).count() == 1


def test_rebuilding_writes_what_the_hand_would_have_written() -> None:
    put_division(COUNTY, "青禾县")
    person("张三")
    kept = sorted(Sound.objects.values_list("label", "row", "sounds", "initials"))
    Sound.objects.all().delete()
    call_command("rebuild_lookup")
    assert sorted(Sound.objects.values_list("label", "row", "sounds", "initials")) == kept
    User.objects.create_user("x", full_name="张三")
    call_command("rebuild_lookup")
    assert User.objects.filter(matching(User, ("full_name",), "zs")).count() == 1


def test_rows_that_come_in_by_the_thousand_are_found_too() -> None:
    hand = Hand(Person, "people.edit", "registry.person.added", "registry.person.changed")
    with transaction.atomic():
        new = hand.additions(office())
        for name in ("张三", "单强"):
            new.take(Person(division=COUNTY, name=name))
        new.prepare()
        new.store()
        new.tell()
    assert (found("zs"), found("shan")) == ({"张三"}, {"单强"})
    with transaction.atomic():
        turned = hand.changes(office())
        turned.take(Person.objects.get(name="张三"), {"name": "李四"})
        turned.prepare()
        turned.store()
        turned.tell()
    assert (found("zs"), found("ls")) == (set(), {"李四"})
    with transaction.atomic():
        gone = Removals(Person, "people.edit", "registry.person.removed", office())
        for person in Person.objects.all():
            gone.take(person)
        gone.prepare()
        gone.store()
        gone.tell()
    assert not Sound.objects.filter(label="registry.Person").exists()
