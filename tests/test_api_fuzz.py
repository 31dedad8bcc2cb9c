"""The API against its own description: requests that fit it and requests that do not, each answered as described.

How many in all: GONGZHI_FUZZ; `make fuzz` raises it.
"""

import os
from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.utils.timezone import localdate
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from gongzhi.api.endpoints import api
from gongzhi.api.services import make_token
from gongzhi.config.wsgi import application
from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.queries import viewer_for
from tests.standing import live_until

# A quarter on PostgreSQL, beside the whole on SQLite.
REQUESTS = int(os.environ.get("GONGZHI_FUZZ", "500" if connection.vendor == "postgresql" else "2000"))
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@pytest.fixture
def one_connection(db: None) -> Iterator[None]:
    """As Django's own test client does: the connection that holds the test's rows outlives each request."""
    between = (request_started, request_finished)
    for signal in between:
        signal.disconnect(close_old_connections)
    yield
    for signal in between:
        signal.connect(close_old_connections)


@pytest.fixture
def token(one_connection: None) -> str:
    live_until(localdate())
    viewer = viewer_for(User.objects.get(username="demo-office"), localdate())
    return make_token("试验", localdate() + timedelta(days=1), by=viewer)[1]


def test_every_answer_is_one_that_is_described(token: str) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    schema.config.generation.update(with_security_parameters=False)  # the token is sent with every request
    paths = sorted(api.get_openapi_schema(path_prefix="/api/v1/")["paths"])
    each, sent = -(-REQUESTS // (len(paths) * len(MODES))), []

    for path, mode in product(paths, MODES):

        @settings(max_examples=each, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=schema[path]["GET"].as_strategy(generation_mode=mode))
        def ask(case: Any) -> None:
            sent.append(case.path)
            case.call_and_validate(headers={"Authorization": f"Bearer {token}"})

        ask()
    assert set(sent) == set(paths)
