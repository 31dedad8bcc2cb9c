import hashlib
from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.files.services import keep_file
from gongzhi.ground.imports.models import ImportRun
from gongzhi.ground.imports.rules import RunStatus, may_undo
from gongzhi.ground.records.models import Record
from gongzhi.ground.records.services import add, change, remove
from gongzhi.ground.refusal import Refused

USE = "imports.use"


@transaction.atomic
def keep_upload(
    kind: str, name: str, data: bytes, division: str, *, head: int, columns: Sequence[str], by: Viewer
) -> ImportRun:
    """Keep the file and what was made of its head. The same bytes that are in already are refused."""
    digest = hashlib.sha256(data).hexdigest()
    known = ImportRun.objects.filter(
        kind=kind, division=division, file__sha256=digest, status=RunStatus.DONE.value
    ).first()
    if known and known.done_at:
        at = timezone.localtime(known.done_at)
        raise Refused(f"这份文件已于 {at:%Y-%m-%d %H:%M} 导入过，没有再导入。内容有改动请另存后再上传。")
    file = keep_file(data, name, division, act=USE, by=by)
    run = ImportRun(division=division, kind=kind, name=name[-200:], file=file, head=head, columns=[*columns])
    return add(run, act=USE, by=by, event="imports.run.uploaded")


def map_columns(
    run: ImportRun, head: int, columns: Sequence[str], *, by: Viewer, version: int | None = None
) -> ImportRun:
    _open(run)
    return change(
        run, act=USE, by=by, event="imports.run.mapped", version=version, head=head, columns=[*columns]
    )


def finish(run: ImportRun, counts: dict[str, int], changes: list[dict[str, Any]], *, by: Viewer) -> ImportRun:
    """Mark the run done; called in the transaction that wrote its records."""
    _open(run)
    return change(
        run,
        act=USE,
        by=by,
        event="imports.run.done",
        status=RunStatus.DONE.value,
        counts=counts,
        changes=changes,
        done_at=timezone.now(),
    )


def _open(run: ImportRun) -> None:
    if run.status != RunStatus.READY:
        raise Refused("这份表格已经处理过了，请刷新页面查看。")


@transaction.atomic
def undo(run: ImportRun, act: str, *, by: Viewer, version: int | None = None) -> ImportRun:
    """Take everything back, or nothing. Refused after a day, or where somebody has changed a record since."""
    if run.status != RunStatus.DONE or not may_undo(run.done_at, timezone.now()):
        raise Refused("导入超过 24 小时或已撤销，不能再撤销；需要更正请逐条修改。")
    moved = [told for told in run.changes if not _as_left(told)]
    if moved:
        raise Refused(
            f"导入后有 {len(moved)} 条记录又被改过，不能整体撤销：{_named(moved[:5])}。请先处理这几条。"
        )
    for told in reversed(run.changes):
        _take_back(told, act, by)
    return change(
        run, act=USE, by=by, event="imports.run.undone", version=version, status=RunStatus.UNDONE.value
    )


def _row(told: dict[str, Any]) -> Record | None:
    label, _, pk = str(told["about"]).partition(":")
    model = apps.get_model(label)
    found: Record | None = model._default_manager.filter(pk=int(pk)).first()
    return found


def _as_left(told: dict[str, Any]) -> bool:
    row = _row(told)
    return row is not None and row.version == told["version"]


def _named(moved: list[dict[str, Any]]) -> str:
    return "、".join(str(_row(told) or told["about"]) for told in moved)


def _take_back(told: dict[str, Any], act: str, by: Viewer) -> None:
    row = _row(told)
    if row is None:
        return
    if told["before"] is None:
        remove(row, act=act, by=by, event="imports.row.removed")
        return
    fields: dict[str, Any] = {name: _value(row, name, value) for name, value in told["before"].items()}
    change(row, act=act, by=by, event="imports.run.undone", **fields)


def _value(row: Record, name: str, value: object) -> object:
    field = next(f for f in row._meta.concrete_fields if f.attname == name)
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    return target.to_python(value)
