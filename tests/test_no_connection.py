"""The house opens no connection of its own (R-63): every page of the demo county is walked with the sockets watched."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate

from gongzhi.ground.accounts.models import User
from gongzhi.ground.jobs.keeping import beat
from gongzhi.ground.jobs.working import work
from tests.standing import live_until

pytestmark = [pytest.mark.django_db, pytest.mark.alike]
ENOUGH = 400  # pages


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Every attempt to reach a network address, whether or not it would have succeeded."""
    tried: list[object] = []

    class Watched(socket.socket):
        def connect(self, address: Any) -> None:
            self._note(address)
            super().connect(address)

        def connect_ex(self, address: Any) -> int:
            self._note(address)
            return super().connect_ex(address)

        def sendto(self, data: Any, *where: Any) -> int:
            self._note(where[-1])
            return int(super().sendto(data, *where))

        def _note(self, address: object) -> None:
            if self.family != socket.AF_UNIX:
                tried.append(address)

    def no_names(*words: object, **more: object) -> None:
        tried.append(words)
        raise AssertionError(f"a name was asked for: {words}")

    monkeypatch.setattr(socket, "socket", Watched)
    monkeypatch.setattr(socket, "getaddrinfo", no_names)
    yield tried


def pages(client: Client) -> Iterator[str]:
    """One address of each kind that links lead to, beginning at home."""
    waiting, seen = ["/"], set()
    while waiting and len(seen) < ENOUGH:
        path = waiting.pop(0)
        kind = "".join("#" if sign.isdigit() else sign for sign in path.split("?")[0])
        if kind in seen:
            continue
        seen.add(kind)
        answer = client.get(path)
        yield path
        if answer.status_code != 200 or "text/html" not in answer.get("Content-Type", ""):
            continue
        for piece in answer.content.decode().split('href="')[1:]:
            url = piece.split('"', 1)[0].replace("&amp;", "&")
            if url.startswith("/") and not url.startswith("/static/"):
                parts = urlsplit(url)
                waiting.append(parts.path + (f"?{parts.query}" if parts.query else ""))


def test_no_page_and_no_job_of_the_demo_county_opens_a_connection(
    watched: list[object], settings: Any, tmp_path: Path
) -> None:
    settings.ANCHORS_ROOT = tmp_path
    live_until(localdate())
    walked = 0
    for name in ("demo-office", "demo-system", "demo-audit", "demo-resident"):
        client = Client()
        client.force_login(User.objects.get(username=name))
        walked += sum(1 for _ in pages(client))
    assert beat(timezone.now())
    work(batch=True, keeper=False)
    assert walked > 60
    assert watched == []
