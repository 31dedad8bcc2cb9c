"""A task that asks for evidence is not handed in nor closed without a file; what was typed and sent is kept."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.files.queries import attachments_of
from gongzhi.ground.refusal import Refused
from gongzhi.tasks.models import Task
from gongzhi.tasks.rules import Move, Status
from gongzhi.tasks.services import add_task, move_task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
COUNTY, COMMUNITY = "990101000000", "990101001001"
OFFICE = holding([Held("office", COUNTY)], user_id=0, name="试", today=TODAY)


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path


def person(role: str, division: str) -> Client:
    user = User.objects.create_user(role, full_name=role)
    Post.objects.create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


def a_task(status: Status, *, required: bool = True) -> Task:
    fields = {"status": status.value, "evidence_required": required, "evidence_note": "验收表"}
    return add_task(Task(division=COMMUNITY, title="制作门牌", **fields), by=OFFICE)


@pytest.mark.parametrize(
    ("move", "at", "required", "words"),
    [
        (Move.SUBMIT, Status.DOING, "required", "才能报送"),
        (Move.CLOSE, Status.SUBMITTED, "required", "请退回"),
        (Move.SUBMIT, Status.DOING, "", ""),
        (Move.CLOSE, Status.SUBMITTED, "", ""),
        (Move.RETURN, Status.SUBMITTED, "required", ""),
        (Move.CANCEL, Status.DOING, "required", ""),
    ],
)
def test_which_moves_ask_for_a_file(move: Move, at: Status, required: str, words: str) -> None:
    task = a_task(at, required=bool(required))
    if not words:
        assert move_task(task, move, by=OFFICE, note="理由").status != at
        return
    with pytest.raises(Refused, match=words):
        move_task(task, move, by=OFFICE, note="理由")
    assert Task.objects.get().status == at


def test_handed_in_with_a_file_from_the_page_and_closed_beside_it() -> None:
    put_division(COMMUNITY, "甲社区", fictional=True)
    own, office = person("community", COMMUNITY), person("office", COUNTY)
    task = a_task(Status.DOING)
    page, submit = reverse("tasks:task", args=[task.pk]), reverse("tasks:task-submit", args=[task.pk])
    close = reverse("tasks:task-close", args=[task.pk])
    assert f'href="{submit}"' in own.get(page).content.decode()
    typed = {"note": "门牌已装好", "version": task.version}
    bare = own.post(submit, typed)
    assert bare.status_code == 422 and "请在任务页点" in bare.content.decode()
    assert "门牌已装好" in bare.content.decode() and "验收表" in bare.content.decode()
    good, bad = SimpleUploadedFile("验收表.txt", b"ok"), SimpleUploadedFile("程序.exe", b"MZ")
    mixed = own.post(submit, {**typed, "evidence": [good, bad]})
    shown = mixed.content.decode()
    assert mixed.status_code == 422 and "程序.exe" in shown and "门牌已装好" in shown
    assert [a.name for a in attachments_of(task)] == [
        "验收表.txt"
    ] and "验收表.txt" in shown  # kept, though refused
    assert Task.objects.get().status == Status.DOING
    assert own.post(submit, typed).status_code == 302  # the file that hangs there counts
    beside = office.get(close).content.decode()
    assert "验收表.txt" in beside and "门牌已装好" in beside
    assert own.get(close).status_code == 404
    done = office.post(close, {"note": "佐证齐全", "version": Task.objects.get().version})
    assert done.status_code == 302
    task.refresh_from_db()
    assert (task.status, task.note, task.progress) == (Status.DONE, "佐证齐全", 100)
