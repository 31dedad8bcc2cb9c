"""The jobs of the trial are known while a test runs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.viewer import Viewer, holding
from gongzhi.ground.jobs import kinds
from gongzhi.ground.jobs.kinds import JOBS
from gongzhi.ground.jobs.tests.trial import once, refuse, say, seen, stumble


@pytest.fixture(autouse=True)
def known(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.ANCHORS_ROOT = tmp_path
    seen.clear()
    kinds.tell(say, stumble, refuse, once)
    yield
    for name in ("test.say", "test.stumble", "test.refuse", "test.once"):
        del JOBS[name]


@pytest.fixture
def person() -> Viewer:
    user = User.objects.create_user("someone", full_name="某人")
    return holding((), user_id=user.pk, name="某人", today=date(2026, 3, 2))
