"""Who finds what: every address × every role × own, sibling, parent and other county.

The expectation is computed here from the access matrix alone, by a model of a few lines that shares no code
with the doors. An address that no capability has planted fails the build.
"""

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.web.doors import ANYONE_SIGNED_IN
from tests.planting import Planted
from tests.walking import at_a_quick_pace, undrawn

__all__ = ["at_a_quick_pace", "undrawn"]
pytestmark = pytest.mark.usefixtures("at_a_quick_pace")
TODAY = date(2026, 11, 23)
PLACES = {
    "own": "990101001001",
    "sibling": "990101001002",
    "parent": "990101001000",
    "county": "990101000000",
    "elsewhere": "990102001001",
}
STAND = {
    "community": "990101001001",
    "street": "990101001000",
    "county": "990101000000",
    "city": "990100000000",
    "province": "990000000000",
}
RAW = tomllib.loads(Path(settings.ACCESS_MATRIX).read_text(encoding="utf-8"))
ROLES = list(RAW["role"])
# On PostgreSQL these are tried, with GONGZHI_EVERY=1 all of them as on SQLite.
FOUR = ["office", "street", "community", "province"]  # a level each
ONE_EACH = ["office", "supervisor", "street", "community", "province", "resident", "audit_admin"]
TRIED = FOUR if connection.vendor == "postgresql" and not os.environ.get("GONGZHI_EVERY") else ROLES
CAPABILITIES = [app for app in settings.CAPABILITIES if app not in {"gongzhi.demo", "gongzhi.api"}]
# One's own account: tested in gongzhi/ground/web/tests/.
OWN_ACCOUNT = {
    "account",
    "password",
    "end-session",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
}
# Pages of the ground and summaries: no object of one division stands behind the address.
NOT_PLANTED = {
    "healthz",
    "metrics",
    "health",
    "web:divisions",
    "web:division",
    "web:division-add",
    "web:division-rename",
    "web:division-close",
    "web:division-reopen",
    "home",
    "sign-in",
    "account_login",
    "sign-out",
    "mfa_authenticate",
    "set_language",
    *OWN_ACCOUNT,
    "web:search",
    "web:help",
    "web:place",
    "web:look",
    "web:views",
    "web:view-save",
    "web:view-change",
    "web:layout",
    "web:matrix",
    "api:guide",
    "web:jobs",
    "web:jobs-now",
    "web:job-cancel",
    "web:job-file",
    "web:rounds",
    "web:todo",
    "web:notices",
    "web:notices-read",
    "web:notice",
    "web:file",
    "web:file-attach",
    "web:file-detach",
    "web:draft",
    "web:draft-drop",
}


@dataclass(frozen=True)
class Address:
    name: str
    act: str


def addresses(at: URLResolver | None = None, space: str = "") -> Iterator[Address]:
    for step in (at or get_resolver()).url_patterns:
        if isinstance(step, URLResolver):
            yield from addresses(step, f"{step.namespace}:" if step.namespace else space)
        elif isinstance(step, URLPattern):
            yield Address(f"{space}{step.name}", getattr(step.callback, "act", ANYONE_SIGNED_IN))


def expected(role: str, act: str, division: str) -> bool:
    """The matrix, read once more by hand: prefix of the post, or an ancestor where the resource is a line."""
    resource, verb = act.split(".")
    table = RAW["resource"][resource]
    if role not in table["acts"][verb].split():
        return False
    stand = STAND[RAW["role"][role]["level"]]
    below = division.startswith(stand.rstrip("0"))
    above = table["reach"] == "line" and verb == "see" and stand.startswith(division.rstrip("0"))
    return below or above


def planter() -> Viewer:
    return holding([Held(role, "990000000000") for role in ROLES], user_id=0, name="布置", today=TODAY)


@pytest.fixture(scope="module")
def planted(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, list[Planted]]]:
    """In a transaction around those of the tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        for code in {*PLACES.values(), *STAND.values()}:
            put_division(code, f"地{code[-4:]}", fictional=True)
        by = planter()
        rows = [import_module(f"{app}.tests.rows") for app in CAPABILITIES]
        yield {place: [r.plant(code, f"记号{place}号", by) for r in rows] for place, code in PLACES.items()}
        transaction.set_rollback(True)


@pytest.fixture
def world(planted: dict[str, list[Planted]], db: None) -> dict[str, list[Planted]]:
    return planted


@pytest.fixture
def sign_in(db: None) -> Any:
    def enter(role: str) -> Client:
        user = User.objects.create_user(f"scope-{role}", full_name=role)
        stand = STAND[RAW["role"][role]["level"]]
        Post.objects.create(user=user, role=role, division=stand, starts_on=date(2020, 1, 1))
        client = Client(raise_request_exception=True)
        client.force_login(user)
        return client

    return enter


def text_of(book: bytes) -> str:
    with ZipFile(BytesIO(book)) as parts:
        return "".join(parts.read(n).decode() for n in parts.namelist() if n.endswith(".xml"))


ACTS = {a.name: a.act for a in addresses()}


def test_every_address_is_planted(world: dict[str, list[Planted]]) -> None:
    planted = {n for p in world["own"] for n in (*p.lists, *p.objects, *p.posts, *p.forms)}
    own = {"web:audit", "web:jobs-all", "web:files"}  # tested in the ground
    own |= {a.name for a in addresses() if a.name.startswith("api")}  # tests/test_api_scope.py, api/tests
    own |= {a.name for a in addresses() if a.name.startswith("web:import")}  # tests/test_imports.py
    own |= {
        a.name for a in addresses() if a.name.startswith("accounts:")
    }  # ground/web/tests/test_staff_pages.py
    assert {a.name for a in addresses()} - planted - NOT_PLANTED - own == set()


@pytest.mark.parametrize("role", TRIED)
def test_a_register_shows_what_the_matrix_says(
    world: dict[str, list[Planted]], sign_in: Any, role: str
) -> None:
    client, wrong = sign_in(role), []
    for name in sorted({n for p in world["own"] for n in p.lists}):
        page = client.get(reverse(name), {"size": "100"})
        book = client.get(reverse(name), {"export": "xlsx"})
        written = text_of(book.getvalue()) if book.status_code == 200 else ""
        for place, code in PLACES.items():
            mark, right = f"记号{place}号", expected(role, ACTS[name], code)
            shown = page.status_code == 200 and mark in page.content.decode()
            sent = mark in written
            if (shown, sent) != (right, right):
                wrong.append(f"{name} {place}: page {shown}, export {sent}, matrix {right}")
    assert wrong == []


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("role", TRIED)
def test_an_object_is_there_for_whom_the_matrix_says(
    world: dict[str, list[Planted]], sign_in: Any, role: str
) -> None:
    client, wrong = sign_in(role), []
    for place, code in PLACES.items():
        for planted in world[place]:
            for name, kwargs in planted.objects.items():
                status = client.get(reverse(name, kwargs=dict(kwargs))).status_code
                right = 200 if expected(role, ACTS[name], code) else 404
                if status != right:
                    wrong.append(f"GET {name} {place}: {status}, matrix {right}")
            for name, kwargs in planted.posts.items():
                if expected(role, ACTS[name], code):
                    continue  # what a permitted post does is each capability's own test
                status = client.post(reverse(name, kwargs=dict(kwargs))).status_code
                if status != 404:
                    wrong.append(f"POST {name} {place}: {status}, matrix 404")
    assert wrong == []


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("role", TRIED)
def test_a_form_page_opens_for_whom_the_matrix_says(
    world: dict[str, list[Planted]], sign_in: Any, role: str
) -> None:
    client, wrong = sign_in(role), []
    for name in sorted({n for p in world["own"] for n in p.forms}):
        verb_roles = RAW["resource"][ACTS[name].split(".")[0]]["acts"][ACTS[name].split(".")[1]].split()
        status = client.get(reverse(name)).status_code
        if status != (200 if role in verb_roles else 404):
            wrong.append(f"{name}: {status}")
    assert wrong == []


def test_the_street_finds_only_the_sign_in(world: dict[str, list[Planted]], client: Client) -> None:
    for planted in world["own"]:
        for name, kwargs in {**planted.objects, **{n: {} for n in (*planted.lists, *planted.forms)}}.items():
            answer = client.get(reverse(name, kwargs=dict(kwargs)))
            assert answer.status_code == 302 and answer["Location"].startswith("/sign-in/")


def test_a_list_asks_the_same_questions_for_many_rows(world: dict[str, list[Planted]], sign_in: Any) -> None:
    client, too_many = sign_in("office"), []
    for name in sorted({n for p in world["own"] for n in p.lists}):
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(name), {"size": "100"})
        with CaptureQueriesContext(connection) as asked_for_a_file:
            client.get(reverse(name), {"export": "xlsx"})
        if len(asked) > 12 or len(asked_for_a_file) > 20:
            too_many.append(f"{name}: {len(asked)}, as a file {len(asked_for_a_file)}")
    assert too_many == []
