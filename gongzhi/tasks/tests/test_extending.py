"""A later due day is asked for by one person and decided by another."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.notices.queries import unread_of
from gongzhi.ground.refusal import Overtaken, Refused
from gongzhi.tasks.extending import ask_extension, decide_extension, move_extension, withdraw_extension
from gongzhi.tasks.models import Extension, Task
from gongzhi.tasks.rules import DECISIONS, ExtensionMove, ExtensionStatus, Status
from gongzhi.tasks.services import add_task, change_task
from gongzhi.tasks.todo import waiting_extensions

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
DUE = TODAY + timedelta(days=3)
LATER = DUE + timedelta(days=10)
COUNTY, COMMUNITY, SIBLING = "990101000000", "990101001001", "990101001002"
APPROVE, REFUSE = ExtensionMove.APPROVE, ExtensionMove.REFUSE


def person(name: str, *posts: tuple[str, str]) -> Viewer:
    user = User.objects.create_user(name, full_name=name)
    for role, division in posts:
        Post.objects.create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
    return viewer_for(user, TODAY)


@pytest.fixture
def people() -> dict[str, Viewer]:
    for code in (COUNTY, COMMUNITY, SIBLING):
        put_division(code, f"地{code}", fictional=True)
    return {
        "office": person("office", ("office", COUNTY)),
        "own": person("own", ("community", COMMUNITY)),
        "sibling": person("sibling", ("community", SIBLING)),
        "both": person("both", ("community", COMMUNITY), ("office", COUNTY)),
    }


def a_task(by: Viewer, **fields: object) -> Task:
    return add_task(Task(**{"division": COMMUNITY, "title": "制作门牌", "due_on": DUE, **fields}), by=by)


def said(who: Viewer) -> list[str]:
    return [row.said for row in unread_of(who)]


def test_approved_the_task_has_its_new_day_and_everybody_hears_of_it(people: dict[str, Viewer]) -> None:
    office, own = people["office"], people["own"]
    task = a_task(office)
    row = ask_extension(task, LATER, " 等样品 ", by=own)
    assert (row.from_on, row.reason, row.division) == (DUE, "等样品", COMMUNITY)
    assert said(office) == ["申请延期：制作门牌"] and "申请延期：制作门牌" not in said(own)
    assert [t.url for t in waiting_extensions(office, 9).first] == [reverse("tasks:extension", args=[row.pk])]
    decide_extension(row, APPROVE, by=office, note="同意")
    task.refresh_from_db()
    assert (task.due_on, row.status, row.decided_on) == (LATER, ExtensionStatus.APPROVED, TODAY)
    assert "延期已同意：制作门牌" in said(own)
    assert waiting_extensions(office, 9).first == []
    told = Entry.objects.get(event="tasks.task.extended")
    assert (told.facts["before"], told.facts["after"], told.by_id) == (
        {"due_on": str(DUE)},
        {"due_on": str(LATER)},
        office.user_id,
    )


def test_refused_the_task_keeps_its_day_and_a_reason_is_asked(people: dict[str, Viewer]) -> None:
    row = ask_extension(a_task(people["office"]), LATER, "等样品", by=people["own"])
    with pytest.raises(Refused, match="写明理由"):
        decide_extension(row, REFUSE, by=people["office"], note=" ")
    decide_extension(row, REFUSE, by=people["office"], note="样品已到")
    assert Task.objects.get().due_on == DUE
    assert "延期未同意：制作门牌" in said(people["own"])
    with pytest.raises(Refused, match="已经决定过"):
        decide_extension(row, APPROVE, by=people["office"])
    assert ask_extension(Task.objects.get(), LATER, "再等等", by=people["own"]).pk != row.pk


def test_nobody_decides_on_their_own_wish_through_whatever_post(people: dict[str, Viewer]) -> None:
    both = people["both"]
    row = ask_extension(a_task(people["office"]), LATER, "等样品", by=both)
    for move in DECISIONS:
        with pytest.raises(Refused, match="申请人以外"):
            decide_extension(row, move, by=both, note="好")
    assert waiting_extensions(both, 9).first == []
    client = Client()
    client.force_login(User.objects.get(username="both"))
    decide = reverse("tasks:extension-decide", args=[row.pk])
    assert decide not in client.get(reverse("tasks:extension", args=[row.pk])).content.decode()
    answer = client.post(decide, {"decision": "approve", "version": row.version})
    assert answer.status_code == 422 and "申请人以外" in answer.content.decode()
    assert Task.objects.get().due_on == DUE


@pytest.mark.parametrize(
    ("fields", "to_on", "words"),
    [
        ({"status": Status.DONE.value}, LATER, "已经办结"),
        ({"status": Status.CANCELLED.value}, LATER, "已经办结"),
        ({"due_on": None}, LATER, "还没有完成期限"),
        ({}, DUE, "晚于现在的完成期限"),
        ({}, TODAY, "晚于现在的完成期限"),
    ],
)
def test_what_cannot_be_asked_for(
    people: dict[str, Viewer], fields: dict[str, object], to_on: date, words: str
) -> None:
    task = a_task(people["office"], **fields)
    with pytest.raises(Refused, match=words):
        ask_extension(task, to_on, "等样品", by=people["own"])
    assert not Extension.objects.exists()


def test_only_the_owners_ask_and_only_once_at_a_time(people: dict[str, Viewer]) -> None:
    task = a_task(people["office"])
    with pytest.raises(Refused, match="岗位"):
        ask_extension(task, LATER, "等样品", by=people["sibling"])
    row = ask_extension(task, LATER, "等样品", by=people["own"])
    with pytest.raises(Refused, match="等待决定"):
        ask_extension(task, LATER, "等样品", by=people["office"])
    with pytest.raises(Refused, match="岗位"):
        decide_extension(row, APPROVE, by=people["sibling"])
    with pytest.raises(IntegrityError), transaction.atomic():  # the database holds it too
        Extension.objects.create(task=task, division=COMMUNITY, from_on=DUE, to_on=LATER, reason="再来")


def test_what_happened_to_the_task_meanwhile_counts(people: dict[str, Viewer]) -> None:
    office, own = people["office"], people["own"]
    task = a_task(office)
    row = ask_extension(task, LATER, "等样品", by=own)
    stale = Extension.objects.get()
    change_task(task, by=office, due_on=LATER)
    with pytest.raises(Refused, match="已经改到"):
        decide_extension(row, APPROVE, by=office)
    row = Extension.objects.get()
    assert row.status == ExtensionStatus.ASKED  # nothing half done
    change_task(task, by=office, due_on=DUE, title="制作新门牌")
    decide_extension(row, APPROVE, by=office)
    assert Task.objects.get().due_on == LATER
    with pytest.raises(Overtaken):
        decide_extension(stale, REFUSE, by=office, note="晚了")


def test_a_task_finished_meanwhile_is_not_extended(people: dict[str, Viewer]) -> None:
    task = a_task(people["office"])
    row = ask_extension(task, LATER, "等样品", by=people["own"])
    Task.objects.update(status=Status.DONE.value)
    assert waiting_extensions(people["office"], 9).first == []
    with pytest.raises(Refused, match="不用再延期"):
        decide_extension(row, APPROVE, by=people["office"])


def test_from_the_page_of_the_task_to_the_decision(people: dict[str, Viewer]) -> None:
    task = a_task(people["office"])
    own, office = Client(), Client()
    own.force_login(User.objects.get(username="own"))
    office.force_login(User.objects.get(username="office"))
    page, ask = (reverse(f"tasks:{name}", args=[task.pk]) for name in ("task", "task-extension"))
    assert ask in own.get(page).content.decode()
    early = own.post(ask, {"to_on": str(DUE), "reason": "等样品", "version": 1})
    assert early.status_code == 422 and "晚于现在的完成期限" in early.content.decode()
    shown = own.post(
        ask, {"to_on": str(LATER), "reason": "等样品", "version": 1}, follow=True
    ).content.decode()
    assert "已申请" in shown and "等样品" in shown and "待决定" in shown
    row = Extension.objects.get()
    register = office.get(reverse("tasks:extensions")).content.decode()
    assert "等样品" in register and reverse("tasks:extension", args=[row.pk]) in register
    decide = reverse("tasks:extension-decide", args=[row.pk])
    assert decide in office.get(reverse("tasks:extension", args=[row.pk])).content.decode()
    answer = office.post(decide, {"decision": "approve", "note": "", "version": row.version}, follow=True)
    assert "已同意" in answer.content.decode() and Task.objects.get().due_on == LATER
    assert "2026年3月15日" in own.get(page).content.decode()


def test_taken_back_by_whoever_asked_and_by_nobody_else(people: dict[str, Viewer]) -> None:
    task = a_task(people["office"])
    row = ask_extension(task, LATER, "等样品", by=people["own"])
    for who, words in (("both", "申请人自己"), ("office", "申请人自己")):
        with pytest.raises(Refused, match=words):
            withdraw_extension(row, by=people[who])
    own, office = Client(), Client()
    own.force_login(User.objects.get(username="own"))
    office.force_login(User.objects.get(username="office"))
    page, move = (reverse(f"tasks:{name}", args=[row.pk]) for name in ("extension", "extension-move"))
    assert "撤回申请" in own.get(page).content.decode()
    assert "撤回申请" not in office.get(page).content.decode()
    assert "撤回申请" not in office.get(reverse("tasks:extension-decide", args=[row.pk])).content.decode()
    shown = own.post(move, {"move": "withdraw", "version": row.version}, follow=True).content.decode()
    assert "已撤回" in shown and "撤回延期申请" in shown and move not in shown
    row.refresh_from_db()
    assert (row.status, row.decided_on is not None) == (ExtensionStatus.WITHDRAWN, True)
    assert waiting_extensions(people["office"], 9).first == [] and Task.objects.get().due_on == DUE
    assert "延期申请已撤回：制作门牌" in said(people["office"])
    for again in (ExtensionMove.APPROVE, ExtensionMove.WITHDRAW):
        with pytest.raises(Refused, match="已经撤回"):
            move_extension(row, again, by=people["own"])
    assert ask_extension(task, LATER, "再等等", by=people["own"]).status == ExtensionStatus.ASKED
