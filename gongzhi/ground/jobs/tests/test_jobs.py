"""One process, one job after the other: keys, retries, cancelling, rounds, results. Killing is in tests/."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Viewer, holding
from gongzhi.ground.audit.services import record
from gongzhi.ground.halt.services import halt, resume
from gongzhi.ground.jobs import keeping, kinds, nightly
from gongzhi.ground.jobs.kinds import JOBS, Round, job
from gongzhi.ground.jobs.models import Beat, Job
from gongzhi.ground.jobs.running import run
from gongzhi.ground.jobs.services import cancel, enqueue, tidy
from gongzhi.ground.jobs.step import HandedBack, Lost, Step, results_root
from gongzhi.ground.jobs.working import work
from gongzhi.ground.notices.models import Notice
from gongzhi.ground.refusal import Refused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
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


@pytest.fixture(autouse=True)
def known(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.ANCHORS_ROOT = tmp_path
    seen.clear()
    kinds.tell(say, stumble, refuse, once)
    yield
    for name in ("test.say", "test.stumble", "test.refuse", "test.once"):
        del JOBS[name]


@pytest.fixture
def person() -> Viewer:
    user = User.objects.create_user("someone", full_name="某人")
    return holding((), user_id=user.pk, name="某人", today=date(2026, 3, 2))


def drain() -> None:
    work(batch=True, keeper=False)


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


def test_two_tickets_for_one_job_run_it_once(person: Viewer) -> None:
    row = enqueue("test.say", {"word": "好"}, by=person)
    assert run(row.pk, 0) == "done"
    assert run(row.pk, 0) == ""
    drain()
    assert len(seen) == 1


def leased(person: Viewer, until: datetime) -> Job:
    row = enqueue("test.say", {"word": "好"}, by=person)
    Job.objects.filter(pk=row.pk).update(state="running", token=1, tries=1, lease_until=until)
    DBTaskResult.objects.update(status="RUNNING")
    row.refresh_from_db()
    return row


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


def test_what_comes_round_is_asked_for_once_in_its_time() -> None:
    kinds.come_round(Round("test.once", 60))
    try:
        assert "test.once" in keeping.beat(NOW)
        assert "test.once" not in keeping.beat(NOW + timedelta(minutes=59))
        assert "test.once" in keeping.beat(NOW + timedelta(minutes=60))
        Beat.objects.filter(name="test.once").update(on=False)
        assert "test.once" not in keeping.beat(NOW + timedelta(days=9))
    finally:
        del kinds.ROUNDS["test.once"]


@pytest.mark.parametrize(
    ("last", "at", "due"),
    [
        (None, "2026-03-02 12:00", True),
        ("2026-03-02 02:10", "2026-03-02 23:59", False),
        ("2026-03-02 02:10", "2026-03-03 02:09", False),
        ("2026-03-02 02:10", "2026-03-03 02:10", True),
        ("2026-03-01 09:00", "2026-03-02 02:11", True),
    ],
)
def test_nightly_work_has_its_minute_of_the_local_day(last: str | None, at: str, due: object) -> None:
    def local(text: str) -> datetime:
        return timezone.make_aware(datetime.fromisoformat(text))

    row = Beat(name="x", every=1440, at=130, last_run=local(last) if last else None)
    assert (keeping.due(row, local(at)) is not None) == due


def test_results_are_swept_after_seven_days(person: Viewer) -> None:
    row = enqueue("test.say", {"word": "好"}, by=person)
    drain()
    row.refresh_from_db()
    at, ended = results_root() / row.file, row.ended_at
    assert ended is not None
    tidy(ended + timedelta(days=7))
    assert at.exists()
    tidy(ended + timedelta(days=7, seconds=1))
    assert not at.exists() and not Job.objects.exists()


def test_the_anchor_of_the_audit_is_dropped_at_night(person: Viewer) -> None:
    record("test.event", User.objects.get(), by=person)
    keeping.beat(NOW)
    drain()
    row = Job.objects.get(name="audit.anchor")
    assert row.state == "done" and "锚点到第 1 条" in row.message


def test_of_the_house_s_own_work_that_fails_its_keepers_hear(person: Viewer) -> None:
    keeper = User.objects.create_user("keeper")
    Post.objects.create(user=keeper, role="system_admin", division="990101000000", starts_on=date(2020, 1, 1))
    for _ in range(2):
        enqueue("test.refuse", by=holding((), user_id=0, name="系统", today=person.today))
        drain()
    told = Notice.objects.get()
    assert (told.user_id, told.times, told.text) == (keeper.pk, 2, "没有这个区划，请核对。")


def test_as_delivered_nothing_comes_round_that_sends_anything() -> None:
    assert nightly.SENDING == ()
    assert "notices.send" not in kinds.ROUNDS
