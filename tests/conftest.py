"""A real browser, two counties to look at (the demo year, and one where nothing is on file yet), and an empty database."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.utils.timezone import localdate
from playwright.sync_api import Browser, sync_playwright

from gongzhi.demo.year import open_places
from tests.standing import live_until

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Playwright's loop runs in this thread; Django would take it for an async view."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
        yield found
        found.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def county(live_server: Any) -> str:
    live_until(localdate())
    return str(live_server.url)


@pytest.fixture
def empty_county(live_server: Any) -> str:
    """Places and accounts, and not one record."""
    open_places(localdate())
    return str(live_server.url)


@pytest.fixture
def own_database(db: None, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database on the engine under test."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'own.db'}"
        return
    import psycopg

    given = connection.settings_dict
    server = {
        "user": given["USER"],
        "password": given["PASSWORD"],
        "host": given["HOST"],
        "port": given["PORT"],
    }
    name = f"own_{os.getpid()}_{abs(hash(tmp_path)) % 10**8}"
    words = {key: word for key, word in server.items() if word}
    with psycopg.connect(dbname="postgres", autocommit=True, **words) as other:
        other.execute(f"CREATE DATABASE {name}")
        yield f"postgres://{given['USER']}@{quote(given['HOST'], safe='')}:{given['PORT']}/{name}"
        other.execute(f"DROP DATABASE {name} WITH (FORCE)")
