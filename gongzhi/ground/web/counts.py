"""How many jobs of one's own are under way and how many notices are unread: one question for both."""

from typing import Any

from django.db.models import Count, QuerySet, Subquery, Value

from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.jobs.queries import open_jobs_of
from gongzhi.ground.notices.queries import unread_of


def counts(viewer: Viewer) -> dict[str, int]:
    asked = User.objects.filter(pk=viewer.user_id).values_list(
        _number(open_jobs_of(viewer)), _number(unread_of(viewer))
    )
    jobs, notices = asked.first() or (0, 0)
    return {"jobs_open": jobs or 0, "notices_unread": notices or 0}


def _number(rows: QuerySet[Any]) -> Subquery:
    one = rows.order_by().annotate(one=Value(1)).values("one")
    return Subquery(one.annotate(number=Count("pk")).values("number"))
