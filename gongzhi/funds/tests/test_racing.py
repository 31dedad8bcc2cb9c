"""The last money of a budget line, wanted by two hundred at once; one request sent by forty (R-05, R-07)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.racing_funds import CLAIMS, FIT, race


@pytest.mark.django_db(transaction=True)
def test_exactly_the_limit_is_claimed_and_one_key_posts_once(tmp_path: Path) -> None:
    """On PostgreSQL here, at READ COMMITTED; on SQLite in a database file."""
    if connection.vendor == "postgresql":
        told = json.loads(json.dumps(race()))
    else:
        env = os.environ | {
            "GONGZHI_TEST_DATABASE": f"sqlite:///{tmp_path / 'race.db'}",
            "DJANGO_SETTINGS_MODULE": "gongzhi.config.settings.test",
        }
        ran = subprocess.run(
            [sys.executable, "-m", "tests.racing_funds"], env=env, capture_output=True, text=True, check=True
        )
        told = json.loads(ran.stdout.splitlines()[-1])
    assert told == {
        "won": FIT,
        "told": {"不超支": CLAIMS - FIT},
        "left": 4,
        "same": 1,
        "posted": 1,
        "fault": "",
    }
