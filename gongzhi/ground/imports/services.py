import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.files.services import keep_file
from gongzhi.ground.halt.queries import must_be_running
from gongzhi.ground.imports.models import ColumnHabit, ImportRun
from gongzhi.ground.imports.queries import habits_of
from gongzhi.ground.imports.rules import RunStatus, may_undo
from gongzhi.ground.pouring import in_chunks, room_to_write
from gongzhi.ground.records.hands import Changes, Hand, Removals
from gongzhi.ground.records.models import Record
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused

USE = "imports.use"
Facts = dict[str, Any]


def keep_upload(
    kind: str, name: str, data: bytes, division: str, *, head: int, columns: Sequence[str], by: Viewer
) -> ImportRun:
    """Keep the file and what was made of its head. The same bytes that are in already are refused."""
    _not_yet(kind, division, hashlib.sha256(data).hexdigest())

    @transaction.atomic
    def keep() -> ImportRun:
        file = keep_file(data, name, division, act=USE, by=by)
        run = ImportRun(division=division, kind=kind, name=name[-200:], file=file, head=head)
        run.columns = [*columns]
        return add(run, act=USE, by=by, event="imports.run.uploaded")

    try:
        return keep()
    except IntegrityError:  # somebody else is sending the same bytes: now they are there
        return keep()


def _not_yet(kind: str, division: str, digest: str) -> None:
    known = ImportRun.objects.filter(
        kind=kind, division=division, file__sha256=digest, status=RunStatus.DONE.value
    )
    found = known.defer("changes", "preview").first()
    if found and found.done_at:
        at = timezone.localtime(found.done_at)
        raise Refused(f"这份文件已于 {at:%Y-%m-%d %H:%M} 导入过，没有再导入。内容有改动请另存后再上传。")


def map_columns(
    run: ImportRun, head: int, columns: Sequence[str], *, by: Viewer, version: int | None = None
) -> ImportRun:
    _open(run)
    return change(
        run, act=USE, by=by, event="imports.run.mapped", version=version, head=head, columns=[*columns]
    )


def keep_habits(kind: str, heads: Sequence[str], columns: Sequence[str], *, by: Viewer) -> None:
    """Remember what a person calls the columns of a table: the next one is read so at once."""
    if not by.user_id:
        return
    said = {head: field for head, field in zip(heads, columns, strict=False) if head}
    ColumnHabit.objects.update_or_create(
        user_id=by.user_id, kind=kind, defaults={"heads": {**habits_of(by, kind), **said}}
    )


def keep_preview(run: ImportRun, preview: Facts) -> None:
    """What is shown of a long table until its columns are mapped anew; no fact, so no entry in the audit."""
    ImportRun.objects.filter(pk=run.pk).update(preview=preview)
    run.preview = preview


def finish(run: ImportRun, counts: Mapping[str, int], changes: Facts, *, by: Viewer) -> ImportRun:
    """Mark the run done; called in the transaction that wrote its records, which have an entry each."""
    _open(run)
    _not_yet(run.kind, run.division, run.file.sha256)
    return _turn(
        run, "imports.run.done", by, {"counts": dict(counts)}, changes=changes, done_at=timezone.now()
    )


def _turn(run: ImportRun, event: str, by: Viewer, facts: Facts, **fields: Any) -> ImportRun:
    """Compare and set on the version; the entry tells of the counts, not of every row again."""
    must_be_running()
    by.must(USE, run.division)
    status = RunStatus.DONE if event == "imports.run.done" else RunStatus.UNDONE
    given = {"status": status.value, **facts, **fields, "changed_by_id": by.user_id or None}
    here = ImportRun.objects.filter(pk=run.pk, version=run.version)
    if not here.update(**given, version=F("version") + 1, changed_at=timezone.now()):
        raise Refused(GONE)
    record(
        event,
        run,
        by=by,
        division=run.division,
        before={"status": run.status},
        after={"status": status.value, **facts},
    )
    for name, value in given.items():
        setattr(run, name, value)
    run.version += 1
    return run


IN_THE_WAY = "导入以后另有记录引用了这些行，或占用了它们原来的名称、编号，不能整体撤销；请先处理那些记录。"
GONE = "这份表格已经处理过了，请刷新页面查看。"


def _open(run: ImportRun) -> None:
    if run.status != RunStatus.READY:
        raise Refused(GONE)


def must_be_undoable(run: ImportRun, version: int | None = None) -> None:
    if run.status != RunStatus.DONE or not may_undo(run.done_at, timezone.now()):
        raise Refused("导入超过 24 小时或已撤销，不能再撤销；需要更正请逐条修改。")
    if version is not None and version != run.version:
        raise Refused(GONE)


def undo(run: ImportRun, act: str, *, by: Viewer, version: int | None = None) -> ImportRun:
    """Take everything back, or nothing. Refused after a day, or where somebody has changed a record since."""
    must_be_undoable(run, version)
    if not run.changes:
        return run
    model = apps.get_model(run.changes["model"])
    made = {pk: 1 for first, last in run.changes["made"] for pk in range(first, last + 1)}
    mended = {pk: (left, before) for pk, left, before in run.changes["mended"]}
    left = {**made, **{pk: left for pk, (left, _before) in mended.items()}}
    removals = Removals(model, act, "imports.row.removed", by)
    changes = Hand(model, act, "", "imports.run.undone").changes(by)
    for row in _as_left(model, left):
        if row.pk in made:
            removals.take(row)
        else:
            before = mended[row.pk][1]
            changes.take(row, {name: _value(row, name, value) for name, value in before.items()})
    return _take_back(run, (removals, changes), by)


def _take_back(run: ImportRun, hands: Sequence[Removals | Changes], by: Viewer) -> ImportRun:
    try:
        for hand in hands:
            hand.prepare()
        with room_to_write(), transaction.atomic():
            for hand in hands:
                hand.store()
            for hand in hands:
                hand.tell()
            return _turn(run, "imports.run.undone", by, {})
    except IntegrityError as oops:
        raise Refused(IN_THE_WAY) from oops
    finally:
        for hand in hands:
            hand.put_away()


def _as_left(model: type[Record], left: Mapping[int, int]) -> Iterator[Record]:
    """Every row of an import, in order; refused at the end where some have moved on since."""
    moved: list[str] = []
    number = 0
    for ids in in_chunks(left, 900):
        now = {row.pk: row for row in model._default_manager.filter(pk__in=ids)}
        gone = [pk for pk in ids if pk not in now or now[pk].version != left[pk]]
        number += len(gone)
        moved += [str(now.get(pk, f"#{pk}")) for pk in gone[: 5 - len(moved)]]
        if not number:
            yield from now.values()
    if number:
        raise Refused(f"导入后有 {number} 条记录又被改过，不能整体撤销：{'、'.join(moved)}。请先处理这几条。")


def _value(row: Record, name: str, value: object) -> object:
    field = next(f for f in row._meta.concrete_fields if f.attname == name)
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    return target.to_python(value)
