import hashlib
from pathlib import Path
from secrets import token_urlsafe

from django.conf import settings
from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.queries import address
from gongzhi.ground.files.faults import Unfit
from gongzhi.ground.files.hanging import Hanger, act_for, hanger_of
from gongzhi.ground.files.kinds import plain_name
from gongzhi.ground.files.models import Attachment, StoredFile
from gongzhi.ground.files.rules import What
from gongzhi.ground.files.sniffing import fit
from gongzhi.ground.records.models import Record
from gongzhi.ground.records.services import add, remove
from gongzhi.ground.refusal import Refused


def place_of(sha256: str) -> Path:
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256


@transaction.atomic
def keep_file(
    data: bytes, name: str, division: str, *, act: str, by: Viewer, mime: str = "", original_sha256: str = ""
) -> StoredFile:
    """Store bytes once for a division; the same bytes again give the row that is there."""
    digest = hashlib.sha256(data).hexdigest()
    by.must(act, division)
    _write(data, digest)
    if known := StoredFile.objects.filter(division=division, sha256=digest).first():
        return known
    row = StoredFile(
        division=division,
        sha256=digest,
        name=name[-200:],
        size=len(data),
        mime=mime,
        original_sha256=original_sha256,
    )
    return add(row, act=act, by=by, event="files.file.kept")


def _write(data: bytes, digest: str) -> None:
    """Bytes that are there already are left alone; those that went missing are there again."""
    at = place_of(digest)
    if at.exists():
        return
    at.parent.mkdir(parents=True, exist_ok=True)
    fresh = at.with_suffix(f".{token_urlsafe(6)}.part")
    fresh.write_bytes(data)
    fresh.replace(at)


def read_file(file: StoredFile) -> bytes:
    return place_of(file.sha256).read_bytes()


def attach(row: Record, data: bytes, name: str, what: What = What.EVIDENCE, *, by: Viewer) -> Attachment:
    """Hang a file on a record. Refused in words when it is not fit to be kept, or the post does not allow it.

    A file that hangs there already is left as it is.
    """
    hanger = hanger_of(row)
    act = act_for(hanger, row, by) if hanger else None
    if hanger is None:
        raise Refused("这类记录不能添加附件。")
    _must_be_open(hanger, row)
    by.must(act or hanger.acts[0], row.division)
    try:
        kept, kind = fit(data, name)
    except Unfit as why:
        raise Refused(f"{plain_name(name)}：{why}") from why
    return _hang(
        row, kept, plain_name(name), what, kind.mime, hashlib.sha256(data).hexdigest(), act or "", by
    )


@transaction.atomic
def _hang(
    row: Record, kept: bytes, name: str, what: What, mime: str, original: str, act: str, by: Viewer
) -> Attachment:
    file = keep_file(kept, name, row.division, act=act, by=by, mime=mime, original_sha256=original)
    if known := Attachment.objects.filter(about=address(row), file=file).first():
        return known
    link = Attachment(
        division=row.division,
        file=file,
        about=address(row),
        what=what.value,
        name=name,
        token=token_urlsafe(32),
    )
    return add(link, act=act, by=by, event="files.attachment.added")


def detach(link: Attachment, row: Record, *, by: Viewer) -> None:
    """Take a file off a record. The bytes stay in the store; the audit keeps what was where."""
    hanger = hanger_of(row)
    if hanger is None or link.about != address(row):
        raise Refused("这个附件不在这条记录上，请刷新页面后再试。")
    _must_be_open(hanger, row)
    remove(link, act=act_for(hanger, row, by) or hanger.acts[0], by=by, event="files.attachment.removed")


def _must_be_open(hanger: Hanger, row: Record) -> None:
    if words := hanger.closed(row):
        raise Refused(words)


def forget_unused() -> int:
    """Delete bytes that no row names any more; how many files went."""
    root = Path(settings.FILES_ROOT)
    named = set(StoredFile.objects.values_list("sha256", flat=True))
    gone = [at for at in root.glob("??/*") if at.is_file() and at.name not in named]
    for at in gone:
        at.unlink()
    return len(gone)
