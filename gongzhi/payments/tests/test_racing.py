"""One request, paid by two hundred at once: one posting, and everybody else is told (R-13)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.racing_payments import PAYERS, race


@pytest.mark.django_db(transaction=True)
def test_a_request_is_paid_once(tmp_path: Path) -> None:
    """On PostgreSQL here, at READ COMMITTED; on SQLite in a database file."""
    if connection.vendor == "postgresql":
        told = json.loads(json.dumps(race()))
    else:
        env = os.environ | {
            "GONGZHI_TEST_DATABASE": f"sqlite:///{tmp_path / 'race.db'}",
            "DJANGO_SETTINGS_MODULE": "gongzhi.config.settings.test",
        }
        ran = subprocess.run(
            [sys.executable, "-m", "tests.racing_payments"],
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
        told = json.loads(ran.stdout.splitlines()[-1])
    assert told == {
        "told": {"paid": 1, "这张付款申请": PAYERS - 1},
        "posted": 1,
        "spent": 4000,
        "hands": 1,
        "noted": PAYERS - 1,
        "fault": "",
    }
