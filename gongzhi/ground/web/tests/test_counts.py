"""The number at the bell is the number of notices the page behind it lists."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from gongzhi.ground.accounts.matrix import matrix
from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.ground.jobs.models import Job
from gongzhi.ground.notices.models import Notice
from gongzhi.ground.notices.queries import unread_of
from gongzhi.ground.web.counts import counts

pytestmark = pytest.mark.django_db
PLACES = ["990101001001", "990101001000", "990101000000", "990101001002", "990102000000", ""]
NOW = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize("division", ["990101000000", "990101001001"])
def test_what_is_counted_is_what_is_listed(division: str) -> None:
    user, other = User.objects.create_user("甲"), User.objects.create_user("乙")
    kinds = [("", ""), *((act, place) for act in matrix().acts() for place in PLACES)]
    Notice.objects.bulk_create(
        Notice(
            user=whose,
            topic="t",
            key=f"{act}{place}",
            title="x",
            act=act,
            division=place,
            at=NOW,
            read_at=NOW if n % 5 == 4 else None,
        )
        for whose in (user, other)
        for n, (act, place) in enumerate(kinds)
    )
    for role in matrix().roles:
        who = holding([Held(role, division)], user_id=user.pk, name=role, today=date(2026, 3, 2))
        assert counts(who) == {"jobs_open": 0, "notices_unread": unread_of(who).count()}, role


def test_a_job_under_way_is_counted_until_it_has_ended() -> None:
    user = User.objects.create_user("甲")
    who = holding([], user_id=user.pk, name="甲", today=date(2026, 3, 2))
    Job.objects.create(by=user, name="a", state="waiting")
    Job.objects.create(by=user, name="b", state="done")
    assert counts(who) == {"jobs_open": 1, "notices_unread": 0}
