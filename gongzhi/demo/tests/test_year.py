from datetime import date

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.utils.timezone import localtime

from gongzhi.demo.diary import installation
from gongzhi.demo.places import ACCOUNTS, PILOTS
from gongzhi.demo.year import build
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.models import Division
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.records.erasing import erase_fictional
from gongzhi.ground.records.models import Record
from gongzhi.ground.refusal import Refused
from gongzhi.ground.workdays.rules import state_council_calendar
from gongzhi.papers.models import Report, Source
from gongzhi.programmes.models import PilotUnit
from gongzhi.registry.models import Organisation
from gongzhi.tasks.models import Task

pytestmark = pytest.mark.django_db


def test_the_year_has_what_a_county_has() -> None:
    build(date(2026, 11, 23))
    assert Task.objects.count() >= 300
    assert PilotUnit.objects.filter(level="community").count() == len(PILOTS) == 5
    assert User.objects.filter(is_demo=True).count() == len(ACCOUNTS)
    assert Source.objects.exists() and Report.objects.exists()


def test_the_command_builds_once() -> None:
    call_command("build_demo")
    before = Task.objects.count()
    call_command("build_demo")
    assert Task.objects.count() == before


@override_settings(DEMO_MODE=False)
def test_a_real_county_gets_no_demo_data() -> None:
    with pytest.raises(CommandError, match="演示模式"):
        call_command("build_demo")
    assert not User.objects.exists()


def test_one_command_takes_the_county_out_and_leaves_real_places() -> None:
    put_division("510000000000", "四川省")
    call_command("build_demo")
    real = Organisation.objects.create(division="510000000000", name="真实单位", kind="other")
    call_command("remove_demo")
    left = {m._meta.label: m._default_manager.count() for m in apps.get_models() if issubclass(m, Record)}
    assert {label: n for label, n in left.items() if n} == {"registry.Organisation": 1}
    assert Organisation.objects.get() == real
    assert not Post.objects.exists() and not User.objects.filter(is_active=True).exists()
    assert [d.code for d in Division.objects.all()] == ["510000000000"]
    assert Entry.objects.filter(event="records.fictional.erased").count() == 1


def test_a_real_place_is_not_erased() -> None:
    put_division("510000000000", "四川省")
    with pytest.raises(Refused, match="不是演示区划"):
        erase_fictional("510000000000", by=installation(date(2026, 11, 23)))


WHEN = date(2026, 11, 23)


def test_the_year_was_lived_in_order_on_working_days_by_its_people() -> None:
    build(WHEN)
    at = [localtime(moment) for moment in Entry.objects.order_by("seq").values_list("at", flat=True)]
    assert at == sorted(at)
    assert all(state_council_calendar().is_workday(moment.date()) for moment in at)
    assert (at[0].date(), at[-1].date()) == (date(2026, 4, 27), date(2026, 11, 20))
    assert len({moment.date() for moment in at}) > 100
    nobody = Entry.objects.filter(by=None).exclude(event__startswith="accounts.")
    assert set(nobody.values_list("event", flat=True)) == {"registry.organisation.added"}
    assert call_command("verify_audit") is None


def test_a_task_says_who_what_and_what_is_to_show_for_it() -> None:
    build(WHEN)
    tasks = Task.objects.all()
    assert not tasks.filter(detail="") and not tasks.filter(evidence_note="")
    assert not tasks.filter(accountable="") and not tasks.filter(lead=None)
    assert not tasks.filter(done_on__gte=WHEN) and not tasks.filter(status="done", done_on=None)
    closed = tasks.filter(status="done")
    assert closed.values("done_on").distinct().count() > 60
    assert not closed.filter(note="")
    late = tasks.filter(status__in=["todo", "doing", "submitted"], due_on__lt=WHEN).count()
    assert 5 <= late <= 40
    assert Entry.objects.filter(
        event="tasks.task.moved", facts__after__note__startswith="会议纪要缺"
    ).exists()


def test_every_role_has_something_to_do_or_somewhere_to_begin(client: Client) -> None:
    build(WHEN)
    busy = set()
    for username, _, role, _, _ in ACCOUNTS:
        client.force_login(User.objects.get(username=username))
        page = client.get("/").content.decode()
        assert ("接下来" in page) != ("可以先看看" in page), username
        if "接下来" in page:
            busy.add(role)
    assert busy >= {"leader", "office", "finance", "supervisor", "street", "community", "department"}
