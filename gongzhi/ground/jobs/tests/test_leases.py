"""A job belongs to one lease at a time, and goes on when its worker is gone."""

from datetime import timedelta
from threading import Event

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.jobs import keeping
from gongzhi.ground.jobs.models import Job
from gongzhi.ground.jobs.running import run
from gongzhi.ground.jobs.services import enqueue
from gongzhi.ground.jobs.step import HandedBack, Lost, Step
from gongzhi.ground.jobs.tests.test_jobs import NOW
from gongzhi.ground.jobs.tests.trial import drain, leased, seen

pytestmark = pytest.mark.django_db


def test_two_tickets_for_one_job_run_it_once(person: Viewer) -> None:
    row = enqueue("test.say", {"word": "好"}, by=person)
    assert run(row.pk, 0) == "done"
    assert run(row.pk, 0) == ""
    drain()
    assert len(seen) == 1


def test_a_job_nobody_is_heard_of_goes_on_elsewhere(person: Viewer) -> None:
    row = leased(person, NOW)
    assert keeping.reap(NOW) == 0  # not yet
    assert keeping.reap(NOW + timedelta(seconds=1)) == 1
    row.refresh_from_db()
    assert row.state == "waiting" and "中断" in row.message
    assert keeping.reap(NOW + timedelta(seconds=1)) == 0
    drain()
    row.refresh_from_db()
    assert (row.state, row.tries, len(seen)) == ("done", 2, 1)


def test_a_job_that_kills_every_worker_is_given_up_in_words(person: Viewer) -> None:
    row = leased(person, NOW)
    Job.objects.update(tries=4)
    keeping.reap(NOW + timedelta(seconds=1))
    row.refresh_from_db()
    assert row.state == "failed" and "试了 4 次" in row.message


def test_a_ticket_that_was_lost_with_its_worker_is_written_anew(person: Viewer) -> None:
    row = enqueue("test.say", {"word": "好"}, by=person)
    DBTaskResult.objects.update(status="RUNNING")  # taken, and then the worker died
    assert row.run_after is not None
    keeping.reap(row.run_after + timedelta(minutes=5))
    drain()
    row.refresh_from_db()
    assert row.state == "done"
    keeping.reap(row.run_after + timedelta(minutes=10))
    assert DBTaskResult.objects.filter(status="READY").count() == 0


def test_an_old_lease_keeps_nothing(person: Viewer) -> None:
    row = leased(person, timezone.now() + timedelta(seconds=30))
    step = Step(row, person, timedelta(seconds=30), Event(), minutes=5)
    Job.objects.filter(pk=row.pk).update(token=2)
    with pytest.raises(Lost), step.keeping(7):
        record("test.kept", row, by=person)
    row.refresh_from_db()
    assert row.mark is None


def test_progress_stops_the_work_when_the_worker_closes(person: Viewer) -> None:
    closing = Event()
    step = Step(
        leased(person, timezone.now() + timedelta(minutes=1)),
        person,
        timedelta(seconds=30),
        closing,
        minutes=5,
    )
    step.progress(1, 10)
    closing.set()
    with pytest.raises(HandedBack):
        step.progress(2)
