"""What comes round by itself: its minute, its sweeping, its failures."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Viewer, holding
from gongzhi.ground.audit.services import record
from gongzhi.ground.jobs import keeping, kinds, nightly
from gongzhi.ground.jobs.kinds import Round
from gongzhi.ground.jobs.models import Beat, Job
from gongzhi.ground.jobs.services import enqueue, tidy
from gongzhi.ground.jobs.step import results_root
from gongzhi.ground.jobs.tests.test_jobs import NOW
from gongzhi.ground.jobs.tests.trial import drain
from gongzhi.ground.notices.models import Notice

pytestmark = pytest.mark.django_db


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
