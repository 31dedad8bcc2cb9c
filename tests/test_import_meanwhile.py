"""What others do while a table is taken in is neither overwritten nor doubled (R-16, R-17)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gongzhi.ground.audit.queries import verify
from gongzhi.ground.halt.services import halt
from gongzhi.ground.imports.models import ImportRun
from gongzhi.ground.pouring import room_to_write
from gongzhi.registry.models import Organisation
from gongzhi.registry.services import add_organisation, change_organisation
from tests.tables import COUNTY, OFFICE, commit, county_office, groups, send, table, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(db: None) -> Client:
    return county_office()


@contextmanager
def meanwhile(monkeypatch: pytest.MonkeyPatch, what: Any) -> Iterator[None]:
    """Somebody else does something when the table has been read and is about to be written."""

    def room() -> Any:
        what()
        return room_to_write()

    monkeypatch.setattr("gongzhi.ground.web.import_carrying.room_to_write", room)
    yield


def test_what_somebody_entered_meanwhile_is_not_entered_twice(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People have no unique name in the database: the audit says who came in between."""
    from gongzhi.registry.models import Person
    from gongzhi.registry.services import add_person

    run = upload(client, table("姓名,区划", "张三,青禾县", "李四,青禾县"), "people", "a.csv")
    with meanwhile(monkeypatch, lambda: add_person(Person(division=COUNTY, name="李四"), by=OFFICE)):
        answer = commit(client, run)
    assert "导入期间有人登记了" in answer.content.decode()
    assert [p.name for p in Person.objects.all()] == ["李四"]


def test_a_unique_name_taken_meanwhile_is_told_in_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = upload(client, groups(20), "organisations", "a.csv")

    def take_the_name() -> None:
        add_organisation(Organisation(division=COUNTY, name="第9队", kind="other"), by=OFFICE)

    with meanwhile(monkeypatch, take_the_name):
        answer = commit(client, run)
    assert "一行也没有导入" in answer.content.decode() and Organisation.objects.count() == 1


def test_a_record_changed_meanwhile_is_not_overwritten(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = add_organisation(Organisation(division=COUNTY, name="第1队", kind="other"), by=OFFICE)
    run = upload(client, groups(20), "organisations", "a.csv")
    with meanwhile(monkeypatch, lambda: change_organisation(old, by=OFFICE, note="人工补充")):
        answer = commit(client, run)
    assert "刚才有人改过" in answer.content.decode()
    old.refresh_from_db()
    assert (old.note, old.kind) == ("人工补充", "other") and Organisation.objects.count() == 1


def test_others_may_write_what_the_table_does_not_speak_of(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = upload(client, groups(20), "organisations", "a.csv")

    def write_another() -> None:
        add_organisation(Organisation(division=COUNTY, name="别的队", kind="other"), by=OFFICE)

    with meanwhile(monkeypatch, write_another):
        commit(client, run)
    assert Organisation.objects.count() == 21 and verify() is None


def test_while_writing_is_halted_nothing_is_imported(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    run = upload(client, groups(20), "organisations", "a.csv")
    with meanwhile(monkeypatch, lambda: halt("升级", timezone.now())):
        answer = commit(client, run)
    assert "系统正在维护" in answer.content.decode() and not Organisation.objects.exists()


def test_the_same_file_of_two_people_is_done_once(client: Client) -> None:
    data = groups(20)
    mine, theirs = (upload(client, data, "organisations", f"{n}.csv") for n in "ab")
    commit(client, mine)
    answer = commit(client, theirs)
    assert "导入过" in answer.content.decode()
    assert ImportRun.objects.filter(status="done").count() == 1 and Organisation.objects.count() == 20
    assert send(client, data, "organisations", "c.csv").status_code == 422
