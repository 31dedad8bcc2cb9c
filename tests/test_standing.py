"""The rows of the demo year that are given back are those that were lived."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from gongzhi.demo.diary import installation
from gongzhi.demo.year import open_places
from gongzhi.ground.audit.queries import end_of_chain
from gongzhi.tasks.models import Task
from gongzhi.tasks.services import add_task
from tests import standing

DAY = date(2026, 3, 2)


@pytest.mark.django_db
def test_a_year_given_back_is_the_year_that_was_lived(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """From memory, and by another process from the disk. Of the year its places, its people and a few tasks will do."""

    def live(day: date) -> None:
        open_places(day)
        for n in range(3):
            add_task(Task(division="990101000000", title=f"第{n}项"), by=installation(day))

    monkeypatch.setattr(standing, "build", live)
    monkeypatch.setattr(standing, "KEPT", tmp_path)
    monkeypatch.setattr(standing, "_LIVED", {})

    def told() -> Any:
        return standing._counts(), end_of_chain(), list(Task.objects.order_by("pk").values_list())

    def lived() -> Any:
        with transaction.atomic():
            standing.live_until(DAY)
            made = told()
            Task.objects.create(division="990101000000", title="又一项")  # takes a number that is free
            connection.check_constraints()
            transaction.set_rollback(True)
        return made

    first = lived()
    monkeypatch.setattr(standing, "build", lambda day: pytest.fail("lived twice"))
    assert first[0]["tasks_task"] == 3 and first[0]["accounts_user"] > 10 and lived() == first
    standing._LIVED.clear()
    assert lived() == first
