"""Keys and ciphers change and nothing is lost."""

import base64

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from gongzhi.ground.secrets.fields import Sealed, found_by
from gongzhi.registry.models import Person
from gongzhi.registry.services import change_person
from gongzhi.registry.tests.numbered import OFFICE, citizen, phone, somebody

pytestmark = pytest.mark.django_db
OLD = "old:" + base64.b64encode(bytes(range(32))).decode()
NEW = "new:" + base64.b64encode(bytes(range(32, 64))).decode()


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
