"""Stored scripts run nowhere: sixty payloads in every text field, every page looked at in Chromium (R-46).

The registers show all sixty of every column at once. Each kind of page of one record is opened for another one of the sixty
rows, with other payloads in its fields; GONGZHI_XSS=all opens every kind for all sixty.
"""

import os
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from gongzhi.ground.accounts.models import User
from gongzhi.ground.divisions.services import put_division
from tests.edits import everybody, open_places, planter_of
from tests.filling import fill
from tests.payloads import PAYLOADS
from tests.planting import Planted
from tests.test_requests import OWN_PAGES, urls_of
from tests.test_scope import CAPABILITIES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROWS = len(PAYLOADS)
EVERY = os.environ.get("GONGZHI_XSS") == "all"
FILES = ("-docx", "-pdf", "-errors", "-file", ":notice", ":bulletin")


def places() -> list[str]:
    return [f"990101001{n:03}" for n in range(1, ROWS + 1)]


def infect() -> list[list[Planted]]:
    """A community a payload; in each, every text field holds one, another payload in every field."""
    open_places()
    worlds = []
    for nth, code in enumerate(places()):
        put_division(code, PAYLOADS[nth][:60], fictional=True)
        worlds.append(
            [
                import_module(f"{app}.tests.rows").plant(code, f"植{nth}", planter_of(code))
                for app in CAPABILITIES
            ]
        )
        filled = fill(code, lambda field, before, nth=nth: PAYLOADS[(nth + before) % ROWS])  # type: ignore[misc]
        assert len(filled) > 50
    return worlds


def signed_in_page(browser: Browser, county: str, user: User) -> Page:
    from django.test import Client

    client = Client()
    client.force_login(user)
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": county}])
    return context.new_page()


def addresses_to_open(worlds: list[list[Planted]]) -> list[str]:
    first = urls_of(worlds[0])
    lists = sorted({n for p in worlds[0] for n in p.lists})
    forms = sorted({n for p in worlds[0] for n in p.forms})
    asked = [PAYLOADS[nth].replace("#", "%23").replace("&", "%26") for nth in range(0, ROWS, 6)]
    return [
        *(f"{first[name]}?size=100&place={more}" for name in lists for more in ("", "&print=1", "&q=xss")),
        *(first[name] for name in (*OWN_PAGES, *forms)),
        f"{reverse('web:audit')}?size=100",
        *(f"{reverse('web:search')}?q={words}" for words in ("__xss", *asked)),
        *objects_to_open(worlds),
    ]


def objects_to_open(worlds: list[list[Planted]]) -> Iterator[str]:
    kinds = [(at, name) for at, planted in enumerate(worlds[0]) for name in planted.objects]
    for nth, (at, name) in enumerate(kind for kind in kinds if not kind[1].endswith(FILES)):
        for world in worlds if EVERY else [worlds[nth % ROWS]]:
            yield reverse(name, kwargs=dict(world[at].objects[name]))


def test_no_stored_script_runs_and_none_becomes_an_element(browser: Browser, live_server: Any) -> None:
    worlds = infect()
    user = everybody()
    User.objects.filter(pk=user.pk).update(full_name=PAYLOADS[0][:60])
    page = signed_in_page(browser, str(live_server.url), user)
    alarms: list[str] = []
    page.on("dialog", lambda dialog: (alarms.append(f"{page.url}: dialog"), dialog.dismiss())[0])
    page.on(
        "console",
        lambda said: alarms.append(f"{page.url}: {said.text}") if "Security Policy" in said.text else None,
    )
    opened, shown = 0, 0
    for url in addresses_to_open(worlds):
        answer = page.goto(str(live_server.url) + url, wait_until="load")
        if answer is None or answer.status >= 500:
            alarms.append(f"{url}: {answer and answer.status}")
            continue
        found = page.evaluate(
            "() => [window.__xss, document.querySelectorAll('[data-x], [onerror], [onload], [srcdoc], [href^=javascript], base').length,"
            " document.body.innerText.split('__xss').length - 1]"
        )
        opened, shown = opened + 1, shown + found[2]
        if found[0] is not None or found[1]:
            alarms.append(f"{url}: ran {found[0]}, elements {found[1]}")
    print(f"{opened} pages, {shown} payloads shown as words")
    assert alarms == []
    assert opened > 100 and shown > 1000
