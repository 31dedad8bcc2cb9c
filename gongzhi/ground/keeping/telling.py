"""The record of what was kept on this machine."""

from datetime import datetime, timedelta
from pathlib import Path

from django.db import OperationalError, transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.keeping.backing import Made
from gongzhi.ground.keeping.contents import Contents
from gongzhi.ground.keeping.labels import Kept
from gongzhi.ground.keeping.models import KeepRun

TRIES = 5  # each waits as long as the database's own timeout


@transaction.atomic
def note(
    kind: Kept, folder: Path, held: Contents, at: datetime, took: timedelta, *, by: Viewer, size: int = 0
) -> KeepRun:
    """Note a run; a backup is told in the audit, too."""
    run = KeepRun.objects.create(
        kind=kind,
        at=at,
        folder=folder.name[-200:],
        rows=held.rows,
        files=held.files.rows,
        size=size,
        milliseconds=took // timedelta(milliseconds=1),
        seq=held.audit.seq if held.audit else 0,
        sha256=held.sha256,
    )
    if kind == Kept.BACKUP:
        record("keeping.backup.made", run, by=by, folder=run.folder, rows=run.rows, sha256=run.sha256)
    return run


def note_patiently(kind: Kept, made: Made, at: datetime, took: timedelta, *, by: Viewer) -> None:
    """A backup is good whether or not the crowd lets its note in at once: asked again a few times."""
    for left in reversed(range(TRIES)):
        try:
            note(kind, made.folder, made.contents, at, took, by=by, size=made.size)
        except OperationalError:
            if not left:
                raise
        else:
            return


def last_run(kind: Kept) -> KeepRun | None:
    return KeepRun.objects.filter(kind=kind).first()


def last_runs(at_most: int = 20) -> list[KeepRun]:
    return list(KeepRun.objects.all()[:at_most])
