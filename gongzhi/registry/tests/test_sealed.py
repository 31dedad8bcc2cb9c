"""Numbers that name a person: masked, sealed, found, shown for a purpose (R-56 to R-58). On both engines."""

import base64
import logging
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.records.revealing import reveal
from gongzhi.ground.refusal import Refused
from gongzhi.ground.secrets.fields import Sealed, found_by, masked
from gongzhi.registry.models import Person
from gongzhi.registry.rules import citizen_id_is_right, phone_is_right
from gongzhi.registry.services import add_person, change_person

pytestmark = pytest.mark.django_db
COUNTY, HERE, SIBLING = "990101000000", "990101001001", "990101001002"
OFFICE = holding([Held("office", COUNTY)], user_id=0, name="试", today=date(2026, 3, 2))
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999 §4.3
CHECKS = "10X98765432"
OLD = "old:" + base64.b64encode(bytes(range(32))).decode()
NEW = "new:" + base64.b64encode(bytes(range(32, 64))).decode()


def citizen(n: int) -> str:
    """An invented number: no place has the code 990101."""
    head = f"990101{1950 + n % 60}{1 + n % 12:02}{1 + n % 28:02}{n % 1000:03}"
    return head + CHECKS[sum(int(c) * w for c, w in zip(head, WEIGHTS, strict=True)) % 11]


def phone(n: int) -> str:
    return f"199{n * 7919 % 10**8:08}"


def somebody(n: int = 1, division: str = HERE, **fields: Any) -> Person:
    given = {"phone": phone(n), "citizen_id": citizen(n), "certificate_no": f"Z{n:09}", **fields}
    return add_person(Person(division=division, name=f"某{n}", **given), by=OFFICE)


def dump() -> str:
    """Every value of every table, as the database itself holds it."""
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            parts += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(parts)


@given(st.integers(0, 10**6))
def test_the_check_character_is_the_one_of_the_standard(n: int) -> None:
    right = citizen(n)
    assert [c for c in "0123456789X" if citizen_id_is_right(right[:-1] + c)] == [right[-1]]


@pytest.mark.parametrize(
    "number", ["", "1" * 18, citizen(5)[:-1], "99010119990230001X", "１" + citizen(5)[1:]]
)
def test_what_is_no_citizen_id(number: str) -> None:
    assert not citizen_id_is_right(number)


def test_mobile_and_landline_and_nothing_else() -> None:
    assert all(map(phone_is_right, ["13900001234", "19900001234", "028-86001234", "02886001234"]))
    assert not any(
        map(phone_is_right, ["", "12900001234", "1390000123", "139000012345", "86001234", "139 0000 1234"])
    )


def test_wrong_numbers_are_refused_without_being_repeated() -> None:
    wrong = citizen(3)[:-1] + ("1" if citizen(3)[-1] != "1" else "2")
    with pytest.raises(Refused, match="校验位不对") as why:
        somebody(citizen_id=wrong)
    assert wrong not in str(why.value)
    with pytest.raises(Refused, match="手机号应为 11 位"):
        somebody(phone="123")
    assert not Person.objects.exists() and not Entry.objects.exists()


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


# --- pages


@pytest.fixture
def office(client: Client) -> Client:
    for code in (COUNTY, HERE, SIBLING):
        put_division(code, f"地{code[-4:]}", fictional=True)
    return entered(client, "office", COUNTY)


def entered(client: Client, role: str, division: str) -> Client:
    user = User.objects.create_user(f"u-{role}", full_name=role)
    Post.objects.create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
    client.force_login(user)
    return client


def test_every_page_and_export_shows_the_mask_alone(office: Client) -> None:
    person = somebody()
    pages = [
        reverse("registry:people"),
        reverse("registry:people") + "?print=1",
        reverse("registry:person", args=[person.pk]),
        reverse("registry:person-edit", args=[person.pk]),
        reverse("registry:person-reveal", args=[person.pk]),
        reverse("web:search") + f"?q={phone(1)[-4:]}",
    ]
    texts = [office.get(page).content.decode() for page in pages]
    book = b"".join(office.get(reverse("registry:people"), {"export": "xlsx"}))
    with ZipFile(BytesIO(book)) as parts:
        texts.append("".join(parts.read(n).decode() for n in parts.namelist() if n.endswith(".xml")))
    for text in texts:
        assert not [v for v in (phone(1), citizen(1), "Z000000001", "gz1:") if v in text]
    shown = f"{phone(1)[:3]}****{phone(1)[-4:]}", f"990101********{citizen(1)[-4:]}"
    assert all(mask in texts[i] for mask in shown for i in (0, 1, 2, 6))
    assert "某1" in texts[5]


def test_the_register_is_narrowed_by_a_number(office: Client) -> None:
    somebody(1)
    somebody(2)
    page = office.get(reverse("registry:people"), {"number": phone(2)}).content.decode()
    assert "某2" in page and "某1" not in page


def test_the_form_keeps_what_is_left_blank_and_clears_what_is_told(office: Client) -> None:
    person = somebody()
    sent = {
        "division": HERE,
        "name": "某1",
        "version": person.version,
        "phone": "",
        "citizen_id": "无",
        "certificate_no": "",
    }
    assert office.post(reverse("registry:person-edit", args=[person.pk]), sent).status_code == 302
    kept = Person.objects.get()
    assert (masked(kept, "phone"), kept.citizen_id) == (f"{phone(1)[:3]}****{phone(1)[-4:]}", "")


def test_one_reveal_is_one_row_with_its_purpose(office: Client) -> None:
    person = somebody()
    url = reverse("registry:person-reveal", args=[person.pk])
    assert phone(1) not in office.get(url).content.decode()
    for wrong in (
        {},
        {"field": "phone"},
        {"field": "phone", "purpose": "看"},
        {"field": "name", "purpose": "核对证书"},
    ):
        answer = office.post(url, wrong)
        assert answer.status_code == 422 and phone(1) not in answer.content.decode()
    assert not Entry.objects.filter(event="secrets.revealed").exists()
    answer = office.post(url, {"field": "phone", "purpose": "核对证书寄送"})
    assert phone(1) in answer.content.decode() and citizen(1) not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    entry = Entry.objects.get(event="secrets.revealed")
    assert (
        entry.facts == {"field": "phone", "purpose": "核对证书寄送"}
        and entry.about == f"registry.Person:{person.pk}"
    )
    assert phone(1) not in office.get(url).content.decode()


@pytest.mark.parametrize("role", ["leader", "supervisor", "evaluator", "system_admin", "audit_admin"])
def test_who_may_not_reveal_finds_no_page(client: Client, role: str) -> None:
    put_division(COUNTY, "县", fictional=True)
    person = somebody()
    url = reverse("registry:person-reveal", args=[person.pk])
    answer = entered(client, role, COUNTY).post(url, {"field": "phone", "purpose": "核对证书寄送"})
    assert answer.status_code == 404 and not Entry.objects.filter(event="secrets.revealed").exists()


def test_a_missing_act_leads_to_its_row_of_the_matrix(client: Client) -> None:
    put_division(COUNTY, "县", fictional=True)
    leader = entered(client, "leader", COUNTY)
    page = leader.get(reverse("registry:person", args=[somebody().pk])).content.decode()
    rows = leader.get(reverse("web:matrix")).content.decode()
    for act in ("people.reveal", "people.edit"):
        assert f"{reverse('web:matrix')}#{act}" in page and f'id="{act}"' in rows


@override_settings(REVEALS_AN_HOUR=6)
def test_many_reveals_sound_an_alarm_and_then_stop() -> None:
    people = [somebody(n) for n in range(8)]
    for person in people[:6]:
        reveal(person, "phone", "逐户回访", act="people.reveal", by=OFFICE)
    assert Entry.objects.filter(event="secrets.alarmed").count() == 1
    for person in people[6:]:
        with pytest.raises(Refused, match="每小时最多查看 6 项"):
            reveal(person, "phone", "逐户回访", act="people.reveal", by=OFFICE)
    assert Entry.objects.filter(event="secrets.revealed").count() == 6
    assert Entry.objects.filter(event="secrets.stopped").count() == 2


# --- keys


def test_keys_and_cipher_change_and_nothing_is_lost() -> None:
    with override_settings(FIELD_KEYS=OLD):
        people = [somebody(n) for n in range(40)]
    with override_settings(FIELD_KEYS=f"{NEW},{OLD}", FIELD_CIPHER="sm4-gcm"):
        change_person(Person.objects.get(pk=people[0].pk), by=OFFICE, phone=phone(500))
        assert Person.objects.get(found_by(Person, phone(3))).name == "某3"  # found under the old key still
        call_command("rotate_secrets")
        call_command("rotate_secrets")
        assert all(p.phone.token.startswith("gz1:s:new:") for p in Person.objects.all())
    with override_settings(FIELD_KEYS=NEW, FIELD_CIPHER="aes-256-gcm"):  # the old key is gone, and not missed
        told = {
            p.name: (p._meta.get_field("phone").open(p), p._meta.get_field("citizen_id").open(p))
            for p in Person.objects.all()
        }
        assert told == {f"某{n}": (phone(n or 500), citizen(n)) for n in range(40)}
        assert Person.objects.get(found_by(Person, citizen(3))).name == "某3"


def test_a_change_during_the_rotation_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    from gongzhi.ground.secrets import rotation

    with override_settings(FIELD_KEYS=OLD):
        person = somebody()
    with override_settings(FIELD_KEYS=f"{NEW},{OLD}"):
        stale = Person.objects.get()
        change_person(Person.objects.get(), by=OFFICE, phone=phone(77))
        outcomes = rotation._resealed(stale)
        assert outcomes.count("raced") == 1 and outcomes.count("resealed") == 2
        person.refresh_from_db()
        assert person._meta.get_field("phone").open(person) == phone(77)


def test_a_lost_key_is_said_and_nothing_is_written() -> None:
    with override_settings(FIELD_KEYS=OLD):
        token = somebody().phone.token
    with override_settings(FIELD_KEYS=NEW), pytest.raises(CommandError, match="旧密钥"):
        call_command("rotate_secrets")
    assert Person.objects.get().phone == Sealed(token)


def test_every_sealed_field_has_its_fingerprints_and_no_plain_twin() -> None:
    from gongzhi.ground.secrets.fields import holders, indexes, sealed_fields

    assert list(holders(apps.get_models())) == [Person]
    assert {f.name: len(indexes(Person, f.name)) for f in sealed_fields(Person)} == {
        "certificate_no": 2,
        "phone": 2,
        "citizen_id": 2,
    }
