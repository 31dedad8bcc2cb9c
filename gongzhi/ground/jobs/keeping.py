"""What goes on beside the work: heartbeats, taking lost jobs back, and work that comes round."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gongzhi.ground.accounts.viewer import holding
from gongzhi.ground.jobs.kinds import JOBS, ROUNDS
from gongzhi.ground.jobs.models import Beat, Job
from gongzhi.ground.jobs.queue import bring
from gongzhi.ground.jobs.rules import KEPT, State
from gongzhi.ground.jobs.running import after_failure, lease
from gongzhi.ground.jobs.services import enqueue

READY, RUNNING, FAILED = "READY", "RUNNING", "FAILED"  # as the queue writes them


def reap(now: datetime) -> int:
    """Jobs whose worker is not heard of any more go on elsewhere or are given up, in words; how many there were."""
    lost = list(Job.objects.filter(state=State.RUNNING, lease_until__lt=now))
    for row in lost:
        _take_back(row.pk, row.token, now)
    _bring_the_forgotten(now)
    return len(lost)


@transaction.atomic
def _take_back(pk: int, token: int, now: datetime) -> None:
    """Decide on one job. A row that is locked just now has a worker that is alive."""
    rows = Job.objects.select_for_update(skip_locked=True)
    row = rows.filter(pk=pk, token=token, state=State.RUNNING, lease_until__lt=now).first()
    if row is None:
        return
    _close_ticket(row)
    after_failure(row, JOBS.get(row.name))


def _close_ticket(row: Job) -> None:
    held = DBTaskResult.objects.filter(pk=str(row.ticket), status__in=[READY, RUNNING])
    held.update(status=FAILED, finished_at=timezone.now(), traceback="the worker was lost")


def _bring_the_forgotten(now: datetime) -> None:
    """A worker can die between taking a ticket and taking the job: such a job gets a new ticket."""
    late = Job.objects.filter(state=State.WAITING, run_after__lt=now - lease())
    queued = DBTaskResult.objects.filter(status=READY, pk__in=late.values("ticket")).values_list(
        "pk", flat=True
    )
    for row in late.exclude(ticket__in=list(queued)):
        with transaction.atomic():
            rows = Job.objects.select_for_update(skip_locked=True)
            still = rows.filter(pk=row.pk, ticket=row.ticket, state=State.WAITING).first()
            if still:
                _close_ticket(still)
                bring(still, timedelta(0))


def beat(now: datetime) -> list[str]:
    """Ask for everything whose time has come; the names. Two workers ask once."""
    known = {row.name: row for row in Beat.objects.all()}
    for each in ROUNDS.values():
        if each.name not in known:
            known[each.name] = Beat.objects.get_or_create(
                name=each.name, defaults={"every": each.every, "at": each.at}
            )[0]
    system = holding((), user_id=0, name="系统", today=timezone.localdate(now))
    asked = []
    for row in known.values():
        if row.name in JOBS and row.on and (slot := due(row, now)) and _claimed(row, now):
            enqueue(row.name, by=system, key=f"round:{slot:%Y%m%d%H%M}")
            asked.append(row.name)
    return asked


def due(row: Beat, now: datetime) -> datetime | None:
    """The moment for which it is due; None while its time has not come."""
    if row.at is None:
        since = row.last_run
        return now if since is None or now - since >= timedelta(minutes=row.every) else None
    local = timezone.localtime(now)
    slot = local.replace(hour=row.at // 60, minute=row.at % 60, second=0, microsecond=0)
    slot = slot if slot <= local else slot - timedelta(days=1)
    return slot if row.last_run is None or row.last_run < slot else None


def _claimed(row: Beat, now: datetime) -> bool:
    unchanged = Q(last_run=row.last_run) if row.last_run else Q(last_run__isnull=True)
    return bool(Beat.objects.filter(unchanged, pk=row.pk).update(last_run=now))


def forget_tickets(now: datetime) -> int:
    """Used tickets older than seven days leave the queue; how many."""
    return DBTaskResult.objects.finished().filter(finished_at__lt=now - KEPT).delete()[0]
