"""Every form of the house, found by its address, with a record behind it and somebody who may use it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from importlib import import_module
from typing import Any

from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.files.models import Attachment
from gongzhi.ground.files.services import attach
from gongzhi.ground.files.tests.samples import photo
from gongzhi.registry.models import Organisation
from tests.planting import Planted
from tests.test_scope import CAPABILITIES, PLACES, ROLES, STAND, TODAY

PROVINCE = "990000000000"
EDITS = ("-edit", "-passages", "-assign", "-fill", "-progress")


def open_places() -> None:
    for code in {*PLACES.values(), *STAND.values()}:
        put_division(code, f"地{code[-4:]}", fictional=True)


def planter_of(code: str) -> Viewer:
    """Who may enter anything in the province of a division."""
    posts = [Held(role, f"{code[:2]}0000000000") for role in ROLES]
    return holding(posts, user_id=0, name="布置", today=TODAY)


def plant_all(code: str = "990101001001", mark: str = "记号own号") -> list[Planted]:
    open_places()
    by = planter_of(code)
    return [import_module(f"{app}.tests.rows").plant(code, mark, by) for app in CAPABILITIES]


def attach_file(code: str = "990101001001") -> Attachment:
    """A picture on an organisation planted at the code."""
    return attach(Organisation.objects.filter(division=code)[0], photo(), "门牌.jpg", by=planter_of(code))


def everybody(username: str = "全") -> User:
    """A person with every post of the province: may open every form."""
    user = User.objects.create_user(username, full_name=username)
    for role in ROLES:
        Post.objects.create(user=user, role=role, division=PROVINCE, starts_on=date(2020, 1, 1))
    return user


def signed_in(user: User, **kwargs: Any) -> Client:
    client = Client(**kwargs)
    client.force_login(user)
    return client


def edit_urls(planted: list[Planted]) -> dict[str, str]:
    return {
        name: reverse(name, kwargs=dict(kwargs))
        for p in planted
        for name, kwargs in p.objects.items()
        if name.endswith(EDITS)
    }


def new_urls(planted: list[Planted]) -> dict[str, str]:
    return {
        name: reverse(name)
        for p in planted
        for name in p.forms
        if name.endswith(("-new", "-load", "-layout"))
    }


@dataclass
class Input:
    name: str
    kind: str
    value: str
    most: int | None = None
    choices: tuple[str, ...] = ()
    required: bool = False
    least: int = 0
    greatest: int | None = None


class _Forms(HTMLParser):
    """The fields of every form of a page, as a browser would send them untouched."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[dict[str, str], dict[str, Input]]] = []
        self.area: Input | None = None
        self.select: Input | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {k: v or "" for k, v in attrs}
        if tag == "form":
            self.forms.append((a, {}))
        elif not self.forms or ("name" not in a and tag != "option"):
            return
        elif tag == "input":
            self._input(a)
        elif tag in {"textarea", "select"}:
            most = int(a["maxlength"]) if a.get("maxlength") else None
            found = Input(a["name"], tag, "", most, required="required" in a)
            self.forms[-1][1][a["name"]] = found
            self.area, self.select = (found, None) if tag == "textarea" else (None, found)
        elif tag == "option" and self.select is not None:
            self.select.choices += (a.get("value", ""),)
            if "selected" in a or len(self.select.choices) == 1:
                self.select.value = a.get("value", "")

    def _input(self, a: dict[str, str]) -> None:
        kind = a.get("type", "text")
        if kind in {"checkbox", "radio"} and "checked" not in a:
            self.forms[-1][1].setdefault(a["name"], Input(a["name"], kind, ""))
            return
        if "data-secret" in a:  # kept out of drafts
            kind = "secret"
        most = int(a["maxlength"]) if a.get("maxlength") else None
        value = a.get("value", "on" if kind in {"checkbox", "radio"} else "")
        self.forms[-1][1][a["name"]] = Input(
            a["name"],
            kind,
            value,
            most,
            required="required" in a,
            least=max(0, int(a.get("min") or 0)),
            greatest=int(a["max"]) if (a.get("max") or "").isdigit() else None,
        )

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.area.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.area is not None:
            self.area.value = self.area.value.removeprefix("\n")
            self.area = None
        if tag == "select":
            self.select = None


def forms_on(page: str) -> Iterator[tuple[dict[str, str], dict[str, Input]]]:
    reader = _Forms()
    reader.feed(page)
    yield from reader.forms


def form_on(page: str) -> dict[str, Input]:
    """The form a page is about."""
    return next(fields for attrs, fields in forms_on(page) if "data-once" in attrs)


def as_sent(fields: dict[str, Input]) -> dict[str, str]:
    return {
        name: each.value
        for name, each in fields.items()
        if each.kind not in {"file", "submit"} and not (each.kind in {"checkbox", "radio"} and not each.value)
    }
