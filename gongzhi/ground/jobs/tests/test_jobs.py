"""One process, one job after the other: keys, retries, refusals, cancelling. Killing is in tests/."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gongzhi.ground.accounts.viewer import Viewer, holding
from gongzhi.ground.halt.services import halt, resume
from gongzhi.ground.jobs.models import Job
from gongzhi.ground.jobs.services import cancel, enqueue
from gongzhi.ground.jobs.step import results_root
from gongzhi.ground.jobs.tests.trial import drain, seen
from gongzhi.ground.notices.models import Notice
from gongzhi.ground.refusal import Refused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def test_a_job_runs_as_the_person_who_asked_and_keeps_its_result(person: Viewer) -> None:
    row = enqueue("test.say", {"word": "好"}, by=person)
    assert (row.state, seen) == ("waiting", [])
    drain()
    row.refresh_from_db()
    assert seen == [("好", "某人")]
    assert (row.state, row.message, row.file_name, row.tries) == ("done", "说了好", "话.txt", 1)
    assert (results_root() / row.file).read_text(encoding="utf-8") == "好"
    assert Notice.objects.get(user_id=person.user_id).title == "说话：已完成"
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_while_writing_is_halted_no_job_is_taken_and_afterwards_it_is(person: Viewer) -> None:
    enqueue("test.say", {"word": "好"}, by=person)
    halt("升级", NOW)
    drain()
    assert seen == []
    resume()
    drain()
    assert seen == [("好", "某人")]


def test_a_wish_that_is_rolled_back_was_never_made(person: Viewer) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue("test.say", {"word": "好"}, by=person)
        raise ZeroDivisionError
    drain()
    assert seen == []
    assert not Job.objects.exists()


def test_the_same_key_is_one_job_until_it_ends(person: Viewer) -> None:
    first = enqueue("test.say", {"word": "一"}, by=person, key="k")
    assert enqueue("test.say", {"word": "二"}, by=person, key="k") == first
    drain()
    assert len(seen) == 1
    assert enqueue("test.say", {"word": "三"}, by=person, key="k") != first


def test_a_key_that_counts_once_stays_used_up(person: Viewer) -> None:
    first = enqueue("test.once", by=person, key="2026-03-02")
    drain()
    assert enqueue("test.once", by=person, key="2026-03-02") == first
    drain()
    assert seen == ["once"]


def test_the_database_itself_knows_the_key(person: Viewer) -> None:
    enqueue("test.say", {"word": "一"}, by=person, key="k")
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(name="test.say", key="k")


def test_a_job_that_fails_waits_longer_each_time_and_is_given_up_in_words(person: Viewer) -> None:
    row = enqueue("test.stumble", by=person)
    waits = []
    with time_machine.travel(NOW, tick=False) as clock:
        Job.objects.update(run_after=NOW)
        DBTaskResult.objects.update(run_after=NOW)
        for _ in range(3):
            drain()
            row.refresh_from_db()
            if row.state == "waiting":
                assert row.run_after is not None
                waits.append((row.run_after - timezone.now()).total_seconds())
                drain()  # not yet: nothing happens
                clock.move_to(row.run_after)
    assert waits == [10, 20]
    assert seen == [None, 1, 2]  # each try went on from the mark of the one before
    assert (row.state, row.tries) == ("failed", 3)
    assert "试了 3 次" in row.message and "管理员" in row.message


def test_what_the_business_refuses_is_not_tried_again(person: Viewer) -> None:
    row = enqueue("test.refuse", by=person)
    drain()
    row.refresh_from_db()
    assert (row.state, row.tries, row.message) == ("failed", 1, "没有这个区划，请核对。")


def test_a_job_that_waits_is_off_at_once_and_its_ticket_is_of_no_use(person: Viewer) -> None:
    row = enqueue("test.say", {"word": "好"}, by=person)
    cancel(row, by=person)
    drain()
    row.refresh_from_db()
    assert (row.state, seen) == ("cancelled", [])
    Job.objects.filter(pk=row.pk).update(state="done")
    with pytest.raises(Refused, match="已经结束"):
        cancel(row, by=person)


def test_nobody_cancels_the_job_of_another(person: Viewer) -> None:
    row = enqueue("test.say", {"word": "好"}, by=person)
    with pytest.raises(Refused, match="别人"):
        cancel(row, by=holding((), user_id=person.user_id + 1, name="别人", today=person.today))
