"""The guard of the audit steps aside where a test that commits is swept away after it, and only there."""

from collections.abc import Iterator

import pytest
from django.db import connection

from gongzhi.ground.audit.guard import put_up, take_down


@pytest.fixture(autouse=True)
def guard_of_the_audit(request: pytest.FixtureRequest) -> Iterator[None]:
    marker = request.node.get_closest_marker("django_db")
    if marker is None or not marker.kwargs.get("transaction"):
        yield
        return
    request.getfixturevalue("_django_db_helper")
    _run([*take_down(connection.vendor), *put_up(connection.vendor)])
    yield
    _run(take_down(connection.vendor))


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
