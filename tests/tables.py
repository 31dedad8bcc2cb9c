"""A county, somebody who may write in it, and tables as people hand them in."""

import io
from datetime import date
from typing import Any

import xlsxwriter
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.imports.models import ImportRun

COUNTY, COMMUNITY = "990101000000", "990101001001"
TODAY = date(2026, 3, 2)
OFFICE = holding([Held("office", COUNTY)], user_id=0, name="试", today=TODAY)


def signed_in(role: str, division: str) -> Client:
    user = User.objects.create_user(f"{role}-{division}")
    Post.objects.create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


def county_office() -> Client:
    """Somebody of the office of a county with one community."""
    put_division(COUNTY, "青禾县")
    put_division(COMMUNITY, "梧桐里社区")
    return signed_in("office", COUNTY)


def workbook(*rows: list[Any], title: str = "") -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    for r, row in enumerate([[title], *rows] if title else rows):
        for c, cell in enumerate(row):
            sheet.write(r, c, cell)
    book.close()
    return out.getvalue()


def table(*rows: str) -> bytes:
    return "\n".join(rows).encode()


def groups(number: int, **wrong: str) -> bytes:
    rows = [f"第{n}队,青禾县,社会组织,说明{n}" for n in range(1, number + 1)]
    for at, row in wrong.items():
        rows[int(at.removeprefix("row")) - 1] = row
    return table("名称,区划,类别,说明", *rows)


def send(client: Client, data: bytes, kind: str, name: str, division: str = COUNTY) -> Any:
    file = io.BytesIO(data)
    file.name = name
    return client.post(reverse("web:import-new", args=[kind]), {"division": division, "file": file})


def upload(client: Client, data: bytes, kind: str = "tasks", name: str = "任务.xlsx") -> ImportRun:
    answer = send(client, data, kind, name)
    assert answer.status_code == 302, answer.content.decode()
    return ImportRun.objects.latest("pk")


def commit(client: Client, run: ImportRun) -> Any:
    return client.post(reverse("web:import-commit", args=[run.pk]), follow=True)


def page(client: Client, run: ImportRun) -> str:
    return str(client.get(reverse("web:import-run", args=[run.pk])).content.decode())


def take_back(client: Client, run: ImportRun) -> Any:
    """Confirm on the page that asks."""
    run.refresh_from_db()
    return client.post(reverse("web:import-undo", args=[run.pk]), {"version": run.version}, follow=True)
