"""The guards of the audit and the ledger step aside where a test that commits is swept away after it, and only there."""

import gc
import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from pytest_django.plugin import blocking_manager_key

from gongzhi.ground.audit.guard import AUDIT
from gongzhi.ground.guards import GUARDS, run
from tests import migrated


@pytest.fixture(scope="session")
def ready_to_migrate(django_test_environment: None) -> Iterator[None]:
    """In memory the migrations are in already where a copy lies ready: Django then finds nothing left to do."""
    if connection.vendor != "sqlite":
        yield
        return
    creation: Any = connection.creation
    held = migrated.fill(creation._get_test_db_name())
    yield
    held.close()


@pytest.fixture(scope="session")
def django_db_setup(ready_to_migrate: None, django_db_setup: None, django_db_blocker: Any) -> None:
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock():
            migrated.keep()


@pytest.fixture(autouse=True)
def guard_of_the_audit(request: pytest.FixtureRequest) -> Iterator[None]:
    if not _commits(request.node):
        yield
        return
    request.getfixturevalue("_django_db_helper")
    yield
    for each in (AUDIT, *GUARDS):
        run(each.take_down(connection.vendor))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """All is swept away: the guards stand again for whoever comes next. After the last test the database is gone too."""
    yield
    if nextitem is not None and _commits(item):
        with item.config.stash[blocking_manager_key].unblock():
            for each in (AUDIT, *GUARDS):
                run([*each.take_down(connection.vendor), *each.put_up(connection.vendor)])


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return marker is not None and bool(marker.kwargs.get("transaction"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL what asks the database is run, and not what is alike on both: that was run beside SQLite.

    With GONGZHI_EVERY=1 that is run on PostgreSQL as well.
    """
    if not os.environ.get("GONGZHI_TEST_DATABASE", "").startswith("postgres"):
        return
    asks = [item for item in items if _asks_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(asks)])
    items[:] = asks


def pytest_collection_finish() -> None:
    """What was imported stays: the collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


def _asks_the_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("alike") and not os.environ.get("GONGZHI_EVERY"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    marked = any(item.get_closest_marker(name) for name in ("django_db", "postgres"))
    return marked or not fixtures.isdisjoint({"db", "transactional_db", "live_server", "django_db_setup"})
