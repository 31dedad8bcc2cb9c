"""The one task of the queue: bring a job to a worker. The queue's backend is the setting TASKS."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from gongzhi.ground.jobs.models import Job


@task(queue_name="jobs")
def carry(job_id: int, token: int) -> str:
    from gongzhi.ground.jobs.running import run

    return run(job_id, token)


def bring(row: Job, after: timedelta) -> None:
    """Put a ticket for the job into the queue; an older ticket does nothing any more once this one is used."""
    at = timezone.now() + after
    due = carry.using(run_after=at) if after else carry
    ticket = due.enqueue(row.pk, row.token)
    row.ticket, row.run_after = UUID(ticket.id), at
    Job.objects.filter(pk=row.pk).update(ticket=row.ticket, run_after=at)
