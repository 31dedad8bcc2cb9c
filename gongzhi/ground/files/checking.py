"""Whether every file is still there, byte for byte."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.utils import timezone

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.files.models import StoredFile
from gongzhi.ground.files.rules import Trouble
from gongzhi.ground.files.services import place_of

_CHUNK = 1 << 20
_ROWS = 200


def trouble_with(at: Path, sha256: str) -> Trouble:
    if not at.is_file():
        return Trouble.MISSING
    digest = hashlib.sha256()
    with at.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return Trouble.NONE if digest.hexdigest() == sha256 else Trouble.CHANGED


def check_files(
    *, by: Viewer, told: Callable[[int, int], None] = lambda done, total: None, after: int = 0
) -> tuple[int, int]:
    """Look at every file with a number above `after`; how many were looked at and how many are in trouble.

    A file newly in trouble gets an audit entry. `told` hears how far it is and may stop it by raising.
    """
    rows = StoredFile.objects.filter(pk__gt=after).order_by("pk")
    total, done, bad = rows.count(), 0, 0
    for row in _each(after):
        found = trouble_with(place_of(row.sha256), row.sha256)
        StoredFile.objects.filter(pk=row.pk).update(trouble=found.value, checked_at=timezone.now())
        if found and row.trouble != found:
            record("files.file.trouble", row, by=by, division=row.division, found=found.value)
        bad += bool(found)
        done += 1
        told(done, total)
    return done, bad


def _each(after: int) -> Iterator[StoredFile]:
    """A few rows at a time, with no cursor open between."""
    while rows := list(StoredFile.objects.filter(pk__gt=after).order_by("pk")[:_ROWS]):
        yield from rows
        after = rows[-1].pk
