"""The demo year, lived once for all tests of a module: each test sees it whole and leaves it as it was."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from gongzhi.demo.year import build


def year_until(day: date) -> Callable[..., Iterator[None]]:
    """A fixture of the module: the county up to this day, in a transaction around those of the tests."""

    @pytest.fixture(scope="module")
    def county(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
        with django_db_blocker.unblock(), transaction.atomic():
            build(day)
            yield
            transaction.set_rollback(True)

    return county
