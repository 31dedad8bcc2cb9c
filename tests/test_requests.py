"""No page can be forged or broken: reading changes nothing, an unsafe request needs its token, nothing ends in 5xx (R-47, R-50)."""

import os
import random
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.web.doors import ANYONE_SIGNED_IN
from tests.edits import as_sent, attach_file, everybody, form_on, forms_on, plant_all, signed_in
from tests.planting import Planted
from tests.test_scope import ONE_EACH, RAW, ROLES, STAND, addresses
from tests.walking import at_a_quick_pace

__all__ = ["at_a_quick_pace"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_a_quick_pace")]
SEED = 20261125
LEAVES_AN_ENTRY = {"lists.register.exported"}  # who took which file is written down
# What reading may write: the session of the reader.
MAY_CHANGE = {Session}
# Where an address takes something and no capability plants it: the first of these that fits.
LIKELY = [{}, {"pk": 1}, {"code": "990101001001"}, {"kind": "organisations"}, {"name": "organisations"}]


# Pages about many things of the house.
OWN_PAGES = [
    "home",
    "cockpit:cockpit",
    "web:audit",
    "web:search",
    "web:matrix",
    "accounts:posts",
    "web:imports",
]


def likely(name: str) -> str:
    for kwargs in LIKELY:
        with suppress(NoReverseMatch):
            return reverse(name, kwargs=kwargs)
    return ""


def urls_of(planted: list[Planted]) -> dict[str, str]:
    """An address of every kind there is, with an object behind it where one is planted.

    Not the read-only API: no cookie opens it, and it has a fuzz of its own.
    """
    asked = [a.name for a in addresses() if a.name != "sign-out" and not a.name.startswith("api-v1:")]
    found = {name: likely(name) for name in asked}
    for p in planted:
        found |= {name: reverse(name, kwargs=dict(kw)) for name, kw in {**p.objects, **p.posts}.items()}
    return found


def one_of(role: str) -> Client:
    user = User.objects.create_user(f"r-{role}")
    stand = STAND[RAW["role"][role]["level"]]
    Post.objects.create(user=user, role=role, division=stand, starts_on=date(2020, 1, 1))
    return signed_in(user)


def allowed(act: str) -> list[str]:
    resource, verb = act.split(".")
    return str(RAW["resource"][resource]["acts"][verb]).split()


def contents() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values_list())
        for model in apps.get_models()
        if model not in MAY_CHANGE
    }


@pytest.fixture
def urls() -> dict[str, str]:
    found = urls_of(plant_all())
    link = attach_file()
    return found | {name: reverse(name, args=[link.token]) for name in ("web:file", "web:file-detach")}


def test_every_address_is_asked(urls: dict[str, str]) -> None:
    assert [name for name, url in urls.items() if not url] == [] and len(urls) > 100


@pytest.mark.alike
def test_reading_changes_nothing_whoever_reads(urls: dict[str, str]) -> None:
    """One role of each kind (with GONGZHI_EVERY=1 every one) at every door its posts open (a closed one runs nothing), and all doors with what might be a command."""
    act_of = {a.name: a.act for a in addresses()}
    roles = ROLES if os.environ.get("GONGZHI_EVERY") else ONE_EACH
    visitors, broken = {role: one_of(role) for role in roles}, []
    everyone, street = signed_in(everybody()), Client()
    before = contents()
    for role, client in visitors.items():
        for name, url in urls.items():
            if act_of[name] == ANYONE_SIGNED_IN or role in allowed(act_of[name]):
                broken += [(role, url)] * (client.get(url).status_code >= 500)
    for url in urls.values():
        broken += [("", url)] * (street.get(url).status_code >= 500)
        for query in (
            {"export": "xlsx"},
            {"print": "1", "masked": "1"},
            {"move": "start", "version": "1", "draft": "x"},
        ):
            broken += [("everyone", url)] * (everyone.get(url, query).status_code >= 500)
        broken += [("everyone", url)] * (everyone.head(url).status_code >= 500)
    after = contents()
    told = set(
        Entry.objects.values_list("event", flat=True)[: Entry.objects.count() - len(before["audit.Entry"])]
    )
    assert told <= LEAVES_AN_ENTRY
    assert [label for label in before if before[label] != after[label] and label != "audit.Entry"] == []
    assert broken == []


@pytest.mark.alike
def test_an_unsafe_request_without_its_token_does_nothing(urls: dict[str, str]) -> None:
    """No token, a wrong one, another origin, JSON as text/plain: each address, refused before its view runs."""
    client = signed_in(everybody(), enforce_csrf_checks=True)
    page = client.get(reverse("registry:organisation-new")).content.decode()
    token = as_sent(form_on(page))["csrfmiddlewaretoken"]
    forged: list[dict[str, Any]] = [
        {"data": {"name": "x", "move": "start"}},
        {"data": {"csrfmiddlewaretoken": "x" * 64}},
        {"data": {"csrfmiddlewaretoken": token}, "headers": {"origin": "https://evil.example"}},
        {"data": '{"name": "x"}', "content_type": "text/plain"},
    ]
    before, wrong = contents(), []
    for name, url in {**urls, "sign-out": reverse("sign-out")}.items():
        statuses = [client.post(url, **sent).status_code for sent in forged]
        statuses.append(client.delete(url).status_code)
        if set(statuses) != {403}:
            wrong.append(f"{name}: {statuses}")
    assert wrong == []
    assert contents() == before


NASTY = [
    "", " ", "0", "-1", "1.5", "9" * 19, "9" * 40, "-" + "9" * 40, "１２", "²", "NaN", "1e400", "0x10", "\x00", "a\x00b",
    "%", "%00", "%ff", "_", "'", '"', "';--", "\\", "../../etc/passwd", "<b>", "{{7*7}}", "${7*7}", "\u202e倒", "𠅤", "👩‍👩‍👧", "长" * 5000,
    "2026-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "[]", "{}", "null", "true", "-", "name", "-name", "pk__in", "__class__",
    "990101001001", "99010100100１", "xlsx", "csv", "\r\nX: 1", "\ufeff", "\ud7ff", "on", "http://evil.example/", "//evil.example",
]  # fmt: skip
ALWAYS_ASKED = [
    "q",
    "page",
    "size",
    "sort",
    "export",
    "print",
    "place",
    "density",
    "draft",
    "masked",
    "columns",
    "view",
    "next",
]


def bodies(chance: random.Random, fields: list[str]) -> dict[str, Any]:
    names = chance.sample(fields, k=min(len(fields), chance.randint(1, 6))) or ["x"]
    return {
        name: chance.choice(NASTY) if chance.random() < 0.8 else [chance.choice(NASTY) for _ in range(3)]
        for name in names
    }


def requests(client: Client, urls: dict[str, str], n: int) -> Iterator[tuple[str, Any]]:
    chance = random.Random(SEED)
    names = sorted(urls.keys() - {"sign-out"})
    known: dict[str, list[str]] = {}
    sent: dict[str, dict[str, str]] = {}
    for name in names:
        page = client.get(urls[name]).getvalue().decode("utf-8", "replace")
        found = [fields for _, fields in forms_on(page)]
        known[name] = sorted(
            {each for fields in found for each in fields}
            | set(ALWAYS_ASKED)
            | {"move", "version", "role", "value", "fact"}
        )
        sent[name] = next((as_sent(f) for a, f in forms_on(page) if "data-once" in a), {})
        sent[name].pop("once", None)
    for nth in range(n):
        name = names[nth % len(names)]
        body = bodies(chance, known[name])
        if nth // len(names) % 2 == 0:
            yield f"GET {name} {body!r}"[:300], client.get(urls[name], body)
        else:
            yield f"POST {name} {body!r}"[:300], client.post(urls[name], sent[name] | body)


def test_nothing_that_is_asked_or_sent_ends_in_an_error(urls: dict[str, str]) -> None:
    """1,500 requests from a seed: every page, every parameter it knows, values nobody would type. Half of it on PostgreSQL."""
    client = signed_in(everybody(), raise_request_exception=False)
    broken = [
        f"{what}: {answer.status_code}"
        for what, answer in requests(client, urls, 750 if connection.vendor == "postgresql" else 1500)
        if answer.status_code >= 500
    ]
    assert broken == []


def status_of_nul(client: Client, url: str) -> int:
    """The address with its last part told with a NUL, which PostgreSQL takes in no question."""
    head, _, last = url.rstrip("/").rpartition("/")
    return int(client.get(f"{head}/{last}%00/").status_code)


@pytest.mark.alike
def test_broken_bodies_and_addresses_end_in_no_error(urls: dict[str, str]) -> None:
    """Each address gets two of the bodies, each body every fourth address; with GONGZHI_EVERY=1 all get all."""
    every = bool(os.environ.get("GONGZHI_EVERY"))
    client = signed_in(everybody(), raise_request_exception=False)
    raw = [
        (b"", "multipart/form-data"),
        (b"--x", "multipart/form-data; boundary=x"),
        (
            b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\xfe',
            "multipart/form-data; boundary=x",
        ),
        (b"\xff\xfe%ff%00=%ff", "application/x-www-form-urlencoded"),
        (b"a=%ed%a0%80&a=\x00", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"a=1", "application/x-www-form-urlencoded; charset=nonsense"),
        (b"[" * 100_000, "application/json"),
        (b"&".join(b"a%d=1" % n for n in range(6000)), "application/x-www-form-urlencoded"),
    ]
    wrong = [
        f"{name} {kind} {body[:20]!r}: {status}"
        for at, (name, url) in enumerate(urls.items())
        for nth, (body, kind) in enumerate(raw)
        if every or nth % 4 == at % 4
        if (status := client.generic("POST", url, body, content_type=kind).status_code) >= 500
    ]
    for name, url in urls.items():
        for odd in ("9" * 19, "9" * 40, "0"):
            parts = [odd if part.isdigit() else part for part in url.split("/")]
            status = client.get("/".join(parts)).status_code
            if status >= 500:
                wrong.append(f"{name} {odd[:5]}: {status}")
        if status_of_nul(client, url) >= 500:
            wrong.append(f"{name}: NUL in the address")
        status = client.get(f"{url}?%ff=%00&a[]=%ed%a0%80&=&&q=%").status_code
        if status >= 500:
            wrong.append(f"{name} query: {status}")
    assert wrong == []
