"""任务中心, 消息 and 待办 as people open them: one's own, and no more than one may see today."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.jobs.models import Beat, Job
from gongzhi.ground.jobs.services import enqueue
from gongzhi.ground.jobs.working import work
from gongzhi.ground.notices.models import Notice
from gongzhi.ground.notices.services import notify
from gongzhi.ground.todo.rules import Part
from gongzhi.ground.todo.services import Thing, took_part
from gongzhi.ground.web import large

pytestmark = pytest.mark.django_db
COUNTY, COMMUNITY, ELSEWHERE = "990101000000", "990101001001", "990102001001"
Enter = Callable[..., tuple[Client, Viewer]]


@pytest.fixture
def enter() -> Enter:
    for code in (COUNTY, COMMUNITY, ELSEWHERE):
        put_division(code, f"地{code}", fictional=True)

    def come(role: str, division: str = COUNTY) -> tuple[Client, Viewer]:
        user = User.objects.create_user(f"{role}{User.objects.count()}", full_name=role)
        Post.objects.create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
        client = Client()
        client.force_login(user)
        by = holding([Held(role, division)], user_id=user.pk, name=role, today=date(2026, 3, 2))
        return client, by

    return come


def posts(client: Client) -> bytes:
    answer = client.get(reverse("accounts:posts"), {"export": "xlsx"})
    return bytes(answer.content)


def test_a_long_export_is_written_in_the_background_and_fetched(
    enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, _ = enter("system_admin")
    other, _ = enter("system_admin", ELSEWHERE[:6] + "000000")
    monkeypatch.setattr(large, "LARGE", 0)
    for _ in range(2):
        asked = client.get(reverse("accounts:posts"), {"export": "xlsx", "sort": "username"})
        assert asked["Location"] == reverse("web:jobs")
    row = Job.objects.get()
    assert "排队中" in client.get(reverse("web:jobs")).content.decode()
    work(batch=True, keeper=False)
    page = client.get(reverse("web:jobs")).content.decode()
    assert "已完成" in page and reverse("web:job-file", args=[row.pk]) in page
    sent = client.get(reverse("web:job-file", args=[row.pk]))
    cells = [cell.value for cell in load_workbook(BytesIO(b"".join(sent)))["Sheet1"]["B"]]
    assert cells[3:] == ["system_admin0"]
    assert other.get(reverse("web:job-file", args=[row.pk])).status_code == 404
    assert other.post(reverse("web:job-cancel", args=[row.pk])).status_code == 404


def test_who_has_lost_the_post_gets_no_export(enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    client, by = enter("system_admin")
    monkeypatch.setattr(large, "LARGE", 0)
    client.get(reverse("accounts:posts"), {"export": "xlsx"})
    Post.objects.filter(user_id=by.user_id).delete()
    work(batch=True, keeper=False)
    row = Job.objects.get()
    assert (row.state, row.file) == ("failed", "")
    assert "不能查看" in row.message


def test_a_person_sees_how_far_it_is_and_can_cancel(enter: Enter) -> None:
    client, by = enter("office")
    row = enqueue("audit.anchor", by=by, title="很长的一件事")
    Job.objects.filter(pk=row.pk).update(state="running", token=1, done=30, total=120, started_at=row.made_at)
    now = client.get(reverse("web:jobs-now")).json()
    assert now["open"] == 1
    assert now["jobs"][0]["percent"] == 25
    home = client.get(reverse("home")).content.decode()
    assert 'data-open="1"' in home
    client.post(reverse("web:job-cancel", args=[row.pk]))
    assert Job.objects.get().cancel_asked
    assert "正在停止" in client.get(reverse("web:jobs")).content.decode()


def test_administrators_see_states_and_no_contents(enter: Enter) -> None:
    _, by = enter("office", COMMUNITY)
    enqueue("audit.anchor", {"x": "秘密参数"}, by=by, title="秘密名称")
    admin, _ = enter("system_admin")
    far, _ = enter("system_admin", ELSEWHERE[:6] + "000000")
    page = admin.get(reverse("web:jobs-all")).content.decode()
    assert "排队中" in page and "核验操作记录" in page
    assert "秘密" not in page
    book = admin.get(reverse("web:jobs-all"), {"export": "xlsx"})
    assert "秘密名称".encode() not in book.getvalue()
    assert "核验操作记录" not in far.get(reverse("web:jobs-all")).context["page"]["body"]
    system = holding((), user_id=0, name="系统", today=date(2026, 3, 2))
    enqueue("jobs.tidy", by=system)  # the house's own work is everybody's to look after
    assert "清理过期的结果文件" in far.get(reverse("web:jobs-all")).content.decode().split("<tbody>")[1]
    office, _ = enter("office")
    assert office.get(reverse("web:jobs-all")).status_code == 404
    assert office.get(reverse("web:rounds")).status_code == 404


def test_what_comes_round_is_shown_with_its_last_time(enter: Enter) -> None:
    admin, _ = enter("system_admin")
    assert "还没有启动过" in admin.get(reverse("web:rounds")).content.decode()
    Beat.objects.create(name="audit.anchor", every=1440, at=130)
    page = admin.get(reverse("web:rounds")).content.decode()
    assert "02:10" in page and "还没有运行过" in page


def told(user: int, key: str = "t:1", **more: Any) -> None:
    notify(
        [user], "tasks.issued", "新任务", key=key, url="/tasks/", act="tasks.see", division=COMMUNITY, **more
    )


def test_a_notice_is_counted_opened_and_read(enter: Enter) -> None:
    client, by = enter("community", COMMUNITY)
    told(by.user_id)
    told(by.user_id, text="又退回")
    row = Notice.objects.get()
    assert row.times == 2
    assert "<b>1</b>" in client.get(reverse("home")).content.decode()
    page = client.get(reverse("web:notices")).content.decode()
    assert "又退回" in page and "共 2 次" in page
    assert client.get(reverse("web:notice", args=[row.pk]))["Location"] == "/tasks/"
    assert "没有消息" in client.get(reverse("web:notices"), {"unread": "1"}).content.decode()
    told(by.user_id)  # something happens again: unread again
    assert Notice.objects.get().read_at is None


def test_a_notice_is_not_shown_to_another_nor_after_the_post_has_ended(enter: Enter) -> None:
    client, by = enter("community", COMMUNITY)
    other, _ = enter("community", COMMUNITY)
    told(by.user_id)
    where = reverse("web:notice", args=[Notice.objects.get().pk])
    assert other.get(where).status_code == 404
    assert "新任务" not in other.get(reverse("web:notices")).content.decode()
    Post.objects.filter(user_id=by.user_id).update(ends_on=date(2021, 1, 1))
    assert client.get(where).status_code == 404
    assert "新任务" not in client.get(reverse("web:notices")).content.decode()
    assert "<b>1</b>" not in client.get(reverse("home")).content.decode()


def test_those_that_were_ticked_or_all_become_read(enter: Enter) -> None:
    client, by = enter("community", COMMUNITY)
    for n in range(3):
        told(by.user_id, key=f"t:{n}")
    first = Notice.objects.order_by("pk").first()
    assert first is not None
    client.post(reverse("web:notices-read"), {"notice": [str(first.pk), "x", "9" * 30]})
    assert Notice.objects.filter(read_at=None).count() == 2
    client.post(reverse("web:notices-read"))
    assert Notice.objects.filter(read_at=None).count() == 0


def test_what_one_did_started_and_was_copied_in_on(enter: Enter) -> None:
    client, by = enter("community", COMMUNITY)
    place = put_division(COMMUNITY, "甲", fictional=True)
    thing = Thing(place, "三号楼门牌", "/tasks/", "tasks.see", COMMUNITY)
    took_part(Part.STARTED, [by.user_id, 0], thing, "下达任务")
    took_part(Part.STARTED, [by.user_id], thing, "任务流转")
    took_part(Part.COPIED, [by.user_id], thing)
    started = client.get(reverse("web:todo"), {"list": "started"}).content.decode()
    assert started.count("三号楼门牌") == 1 and "任务流转" in started
    assert "三号楼门牌" in client.get(reverse("web:todo"), {"list": "copied"}).content.decode()
    assert "三号楼门牌" not in client.get(reverse("web:todo"), {"list": "done"}).content.decode()
    assert client.get(reverse("web:todo"), {"list": "<script>"}).status_code == 200
    Post.objects.all().delete()
    assert "三号楼门牌" not in client.get(reverse("web:todo"), {"list": "started"}).content.decode()
