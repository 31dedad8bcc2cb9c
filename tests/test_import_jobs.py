"""A long table is taken in by a worker: once, by who may, with words about what came of it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import viewer_of
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.imports.models import ImportRun
from gongzhi.ground.jobs.models import Job
from gongzhi.ground.jobs.services import enqueue
from gongzhi.ground.jobs.working import work
from gongzhi.ground.notices.models import Notice
from gongzhi.registry.models import Organisation
from tests.tables import COUNTY, TODAY, commit, page, signed_in, table, take_back, upload

pytestmark = pytest.mark.django_db
ROWS = 30


@pytest.fixture
def client() -> Client:
    return signed_in("office", COUNTY)


@pytest.fixture
def run(client: Client, monkeypatch: pytest.MonkeyPatch, db: None) -> ImportRun:
    """A table that counts as long."""
    put_division(COUNTY, "青禾县")
    monkeypatch.setattr("gongzhi.ground.web.import_views.LIVE", ROWS - 1)
    rows = [f"第{n}队,青禾县,社会组织" for n in range(ROWS)]
    return upload(client, table("名称,区划,类别", *rows), "organisations", "组织.csv")


def drained(run: ImportRun) -> Job:
    work(batch=True, keeper=False)
    run.refresh_from_db()
    return Job.objects.latest("pk")


def test_two_clicks_ask_once_and_the_worker_writes_it(client: Client, run: ImportRun) -> None:
    assert "正在后台导入" in commit(client, run).content.decode()
    commit(client, run)
    assert Job.objects.count() == 1 and not Organisation.objects.exists()
    assert reverse("web:import-commit", args=[run.pk]) not in page(client, run)
    job = drained(run)
    assert (job.state, job.done, job.total) == ("done", ROWS, ROWS)
    assert job.message == f"新增 {ROWS} 条，更新 0 条。"
    assert (run.status, Organisation.objects.count()) == ("done", ROWS)
    assert Notice.objects.get().title == "导入“组织.csv”：已完成"
    assert "撤销这次导入" in page(client, run)


def test_begun_again_after_it_was_written_it_says_so_and_writes_nothing(
    client: Client, run: ImportRun
) -> None:
    """As after a worker that died between the last row and the last word."""
    commit(client, run)
    drained(run)
    by: Any = viewer_of(User.objects.get().pk, TODAY)
    enqueue("web.import", {"run": run.pk}, by=by)
    job = drained(run)
    assert (job.state, job.message) == ("done", f"新增 {ROWS} 条，更新 0 条。")
    assert Organisation.objects.count() == ROWS


def test_who_has_lost_the_post_meanwhile_takes_nothing_in(client: Client, run: ImportRun) -> None:
    commit(client, run)
    Post.objects.all().delete()
    job = drained(run)
    assert job.state == "failed" and "没有导入" in job.message
    assert run.status == "ready" and not Organisation.objects.exists()


def test_it_is_taken_back_by_the_worker_too_and_once(client: Client, run: ImportRun) -> None:
    commit(client, run)
    drained(run)
    assert "正在后台撤销" in take_back(client, run).content.decode()
    assert Organisation.objects.count() == ROWS
    assert reverse("web:import-undo", args=[run.pk]) not in page(client, run)
    take_back(client, run)
    job = drained(run)
    assert (job.state, job.message) == ("done", f"删除 {ROWS} 条，恢复 0 条。")
    assert (run.status, Organisation.objects.count()) == ("undone", 0)
    assert Job.objects.count() == 2
    assert "不能再撤销" in take_back(client, run).content.decode()


def test_a_row_that_was_changed_since_keeps_all_of_them(client: Client, run: ImportRun) -> None:
    commit(client, run)
    drained(run)
    take_back(client, run)
    Organisation.objects.filter(name="第3队").update(version=2)
    job = drained(run)
    assert job.state == "failed" and "第3队" in job.message
    assert (run.status, Organisation.objects.count()) == ("done", ROWS)


def test_who_has_lost_the_post_meanwhile_takes_nothing_back(client: Client, run: ImportRun) -> None:
    commit(client, run)
    drained(run)
    take_back(client, run)
    Post.objects.all().delete()
    job = drained(run)
    assert job.state == "failed" and "没有撤销" in job.message
    assert Organisation.objects.count() == ROWS
