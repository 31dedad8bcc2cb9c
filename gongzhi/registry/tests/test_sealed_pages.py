"""Pages show the mask alone; a number is shown for a purpose, one at a time, and not too many."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.records.revealing import reveal
from gongzhi.ground.refusal import Refused
from gongzhi.ground.secrets.fields import masked
from gongzhi.registry.models import Person
from gongzhi.registry.tests.numbered import COUNTY, HERE, OFFICE, SIBLING, citizen, entered, phone, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    for code in (COUNTY, HERE, SIBLING):
        put_division(code, f"地{code[-4:]}", fictional=True)
    return entered(client, "office", COUNTY)


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
