"""Numbers that name a person: sealed in every table, found by fingerprints, told by no audit (R-56 to R-58). On both engines."""

import base64
import logging
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection

from gongzhi.ground.audit.models import Entry
from gongzhi.ground.records.revealing import reveal
from gongzhi.ground.refusal import Refused
from gongzhi.ground.secrets.fields import found_by, masked
from gongzhi.registry.models import Person
from gongzhi.registry.services import change_person
from gongzhi.registry.tests.numbered import HERE, OFFICE, citizen, phone, somebody

pytestmark = pytest.mark.django_db


def dump() -> str:
    """Every value of every table, as the database itself holds it."""
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            parts += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(parts)


def test_nothing_of_2100_numbers_is_found_in_the_database_or_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        people = [somebody(n) for n in range(700)]
        change_person(people[0], by=OFFICE, phone=phone(9000), version=1)
        change_person(people[1], by=OFFICE, job="社工", phone=None, citizen_id=None)
    held = dump() + caplog.text
    assert "某699" in held, "the dump reads what is there"
    planted = [v for n in [*range(700), 9000] for v in (phone(n), citizen(n), f"Z{n:09}")]
    ways: list[Callable[[str], str]] = [
        lambda v: v,
        lambda v: v[::-1],
        lambda v: base64.b64encode(v.encode()).decode().rstrip("="),
        lambda v: v.encode().hex(),
    ]
    assert [way(v) for v in planted for way in ways if way(v) in held] == []


def test_the_audit_says_that_a_number_changed_and_not_which() -> None:
    person = somebody()
    change_person(person, by=OFFICE, phone=phone(2))
    added, changed = Entry.objects.order_by("seq")
    assert added.facts["after"]["phone"] == "（已加密）"
    assert changed.facts == {"before": {"phone": "（已加密）"}, "after": {"phone": "（已加密）"}}
    change_person(Person.objects.get(), by=OFFICE, phone="")
    assert Entry.objects.latest("seq").facts["after"] == {"phone": ""}
    assert (
        Person.objects.get().phone
        == Person.objects.get().phone_index
        == Person.objects.get().phone_tail
        == ""
    )


def test_what_is_left_blank_or_typed_the_same_changes_nothing() -> None:
    person = somebody()
    before = Person.objects.values().get()
    change_person(person, by=OFFICE, phone=None, citizen_id=citizen(1))
    assert Person.objects.values().get() == before and Entry.objects.count() == 1


def test_plain_text_does_not_reach_the_column_by_any_other_way() -> None:
    person = somebody()
    for reach in (
        lambda: Person.objects.update(phone=phone(3)),
        lambda: Person.objects.filter(phone=phone(1)).exists(),
        lambda: Person.objects.create(division=HERE, name="乙", phone=phone(3)),
    ):
        with pytest.raises((TypeError, RuntimeError)):
            reach()
    assert phone(1) not in str(person.phone) and phone(1) not in repr(person.phone)


def test_a_number_is_found_whole_or_by_its_last_four_and_never_in_part() -> None:
    one, two = somebody(1), somebody(2)
    for text in (
        phone(1),
        citizen(1),
        "Z000000001",
        phone(1)[-4:],
        citizen(1)[-4:],
        f" {phone(1)[:3]} {phone(1)[3:]}",
    ):
        assert list(Person.objects.filter(found_by(Person, text))) == [one], text
    change_person(two, by=OFFICE, phone=phone(7))
    assert not Person.objects.filter(found_by(Person, phone(2))).exists()
    assert Person.objects.get(found_by(Person, phone(7))) == two
    for text in ("", phone(1)[:7], phone(1)[1:], "0001"[:3]):
        assert not Person.objects.filter(found_by(Person, text)).exists()


def test_a_token_moved_to_another_row_or_column_is_not_shown() -> None:
    one, two = somebody(1), somebody(2)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registry_person SET phone = %s WHERE id = %s", [one.phone.token, two.pk])
        cursor.execute("UPDATE registry_person SET citizen_id = phone WHERE id = %s", [one.pk])
    one, two = Person.objects.get(pk=one.pk), Person.objects.get(pk=two.pk)
    assert masked(two, "phone") == masked(one, "citizen_id") == "密文无法核验"
    with pytest.raises(Refused, match="无法核验"):
        reveal(two, "phone", "核对号码", act="people.reveal", by=OFFICE)
    assert not Entry.objects.filter(event="secrets.revealed").exists()


def test_every_sealed_field_has_its_fingerprints_and_no_plain_twin() -> None:
    from gongzhi.ground.secrets.fields import holders, indexes, sealed_fields

    found = {
        f"{model._meta.label}.{f.name}": len(indexes(model, f.name))
        for model in holders(apps.get_models())
        for f in sealed_fields(model)
    }
    assert found == {
        "giving.Donation.donor_name": 0,  # donors are looked for by what they let be shown
        "payments.PaymentRequest.account_number": 0,
        "registry.Person.certificate_no": 2,
        "registry.Person.phone": 2,
        "registry.Person.citizen_id": 2,
        "supervision.Tip.source_name": 0,  # who told is looked for by nobody
        "supervision.Tip.source_phone": 0,
    }
