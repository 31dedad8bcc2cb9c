"""A real browser, and two counties to look at: the demo year, and one where nothing is on file yet."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
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
