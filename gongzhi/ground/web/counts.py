"""How many jobs of one's own are under way and how many notices are unread: one question for both.

It stands on every page, so what one may still see of one's notices is worked out here from a short list of kinds:
as a filter, the acts of a whole matrix cost more than the rest of the frame.
"""

from django.db.models import Count, Value

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.jobs.queries import open_jobs_of
from gongzhi.ground.notices.queries import kinds_unread

A_JOB = "-job"


def counts(viewer: Viewer) -> dict[str, int]:
    jobs = open_jobs_of(viewer).order_by().values_list(Value(A_JOB), Value("")).annotate(number=Count("pk"))
    found = list(kinds_unread(viewer).union(jobs, all=True))
    unread = (
        n for act, place, n in found if act != A_JOB and (not act or (place and viewer.may(act, place)))
    )
    return {"jobs_open": sum(n for act, _, n in found if act == A_JOB), "notices_unread": sum(unread)}
