from datetime import date

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import override_settings

from gongzhi.demo.diary import installation
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.models import Division
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.records.erasing import erase_fictional
from gongzhi.ground.records.models import Record
from gongzhi.ground.refusal import Refused
from gongzhi.registry.models import Organisation
from gongzhi.tasks.models import Task

pytestmark = [pytest.mark.django_db, pytest.mark.alike]


@override_settings(DEMO_MODE=False)
def test_a_real_county_gets_no_demo_data() -> None:
    with pytest.raises(CommandError, match="演示模式"):
        call_command("build_demo")
    assert not User.objects.exists()


def test_one_command_builds_the_county_once_and_one_takes_it_out_and_leaves_real_places() -> None:
    put_division("510000000000", "四川省")
    call_command("build_demo")
    before = Task.objects.count()
    call_command("build_demo")
    assert Task.objects.count() == before > 0
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
