import hashlib
from pathlib import Path

from django.conf import settings
from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.files.models import StoredFile
from gongzhi.ground.records.services import add


def place_of(sha256: str) -> Path:
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256


@transaction.atomic
def keep_file(data: bytes, name: str, division: str, *, act: str, by: Viewer) -> StoredFile:
    """Store bytes once for a division; the same bytes again give the row that is there."""
    digest = hashlib.sha256(data).hexdigest()
    by.must(act, division)
    if known := StoredFile.objects.filter(division=division, sha256=digest).first():
        return known
    at = place_of(digest)
    at.parent.mkdir(parents=True, exist_ok=True)
    if not at.exists():
        fresh = at.with_suffix(".part")
        fresh.write_bytes(data)
        fresh.replace(at)
    row = StoredFile(division=division, sha256=digest, name=name[-200:], size=len(data))
    return add(row, act=act, by=by, event="files.file.kept")


def read_file(file: StoredFile) -> bytes:
    return place_of(file.sha256).read_bytes()


def forget_unused() -> int:
    """Delete bytes that no row names any more; how many files went."""
    root = Path(settings.FILES_ROOT)
    named = set(StoredFile.objects.values_list("sha256", flat=True))
    gone = [at for at in root.glob("??/*") if at.is_file() and at.name not in named]
    for at in gone:
        at.unlink()
    return len(gone)
