"""What may be seen of jobs: one's own in full; of others their state alone, by administrators of the place."""

from django.db.models import Q, QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.jobs.models import Beat, Job
from gongzhi.ground.jobs.rules import OPEN


def jobs_of(viewer: Viewer) -> QuerySet[Job]:
    return Job.objects.filter(by_id=viewer.user_id) if viewer.user_id else Job.objects.none()


def open_jobs_of(viewer: Viewer) -> QuerySet[Job]:
    return jobs_of(viewer).filter(state__in=OPEN)


def open_job(name: str, key: str) -> Job | None:
    """The one that waits or runs under a key; who may see what it is about asks for it."""
    return Job.objects.filter(name=name, key=key, state__in=OPEN).first()


def jobs_seen_by(viewer: Viewer, act: str = "jobs.see") -> QuerySet[Job]:
    """States for administrators. What a job is about is left in the database."""
    shown = ("name", "state", "division", "by", "tries", "done", "total", "made_at", "started_at", "ended_at")
    own = Q(by=None, division="") if viewer.may(act) else Q(pk__in=())  # the house's own work
    return (
        Job.objects.filter(viewer.within(act) | own)
        .select_related("by")
        .only(*shown, "by__full_name", "by__username")
    )


def beats() -> QuerySet[Beat]:
    return Beat.objects.all()
