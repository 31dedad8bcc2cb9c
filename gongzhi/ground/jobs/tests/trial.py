"""Jobs that are only there for the tests, and what they have seen."""

from datetime import datetime
from typing import Any

from django_tasks_db.models import DBTaskResult

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.jobs.kinds import job
from gongzhi.ground.jobs.models import Job
from gongzhi.ground.jobs.services import enqueue
from gongzhi.ground.jobs.step import Step
from gongzhi.ground.jobs.working import work
from gongzhi.ground.refusal import Refused

seen: list[Any] = []


@job("test.say", "说话")
def say(step: Step, word: str) -> str:
    seen.append((word, step.by.name))
    step.file("话.txt").write_text(word, encoding="utf-8")
    return f"说了{word}"


@job("test.stumble", "绊倒", tries=3)
def stumble(step: Step) -> str:
    with step.keeping((step.mark or 0) + 1):
        seen.append(step.mark)
    raise ZeroDivisionError


@job("test.refuse", "拒绝")
def refuse(step: Step) -> str:
    raise Refused("没有这个区划，请核对。")


@job("test.once", "一次", once=True)
def once(step: Step) -> None:
    seen.append("once")


def drain() -> None:
    work(batch=True, keeper=False)


def leased(person: Viewer, until: datetime) -> Job:
    row = enqueue("test.say", {"word": "好"}, by=person)
    Job.objects.filter(pk=row.pk).update(state="running", token=1, tries=1, lease_until=until)
    DBTaskResult.objects.update(status="RUNNING")
    row.refresh_from_db()
    return row
