from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from gongzhi.demo.places import ACCOUNTS, PILOTS
from gongzhi.demo.year import build
from gongzhi.ground.accounts.models import User
from gongzhi.papers.models import Report, Source
from gongzhi.programmes.models import PilotUnit
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
