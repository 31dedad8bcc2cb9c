"""Writing a table down and taking it back: every row, or none; a long one in the background."""

from collections.abc import Callable, Sequence
from time import perf_counter

from django.db import IntegrityError, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.queries import touched_since
from gongzhi.ground.audit.services import wait_for_the_turn
from gongzhi.ground.imports.models import ImportRun
from gongzhi.ground.imports.rules import RunStatus
from gongzhi.ground.imports.services import finish, must_be_undoable, undo
from gongzhi.ground.jobs.kinds import job
from gongzhi.ground.jobs.models import Job
from gongzhi.ground.jobs.queries import open_job
from gongzhi.ground.jobs.services import enqueue
from gongzhi.ground.jobs.step import Step
from gongzhi.ground.pouring import in_chunks, ranges, room_to_write
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.import_plan import Plan, key_of, plan
from gongzhi.ground.web.import_reading import USE, book_of, runs_open_to
from gongzhi.ground.web.importing import IMPORTS, Importing, Row

NAME, UNDO = "web.import", "web.import.undo"
MEANWHILE = "导入期间有人登记了表格里的记录，一行也没有导入；请刷新预览，核对后再确认。"


def carry_out(
    spec: Importing,
    run: ImportRun,
    rows: Sequence[Row],
    by: Viewer,
    told: Callable[[int, int], None] | None = None,
) -> Plan:
    """Write every row, or none. Refused while one row is wrong, or where somebody was faster.

    Everything is read, checked and made ready first; others cannot write only while it is put down.
    """
    made = plan(spec, rows, run.head, run.columns, by, keep=True, told=told)
    _without_fault(made.counts["fault"])
    try:
        made.additions.prepare()
        made.changes.prepare()
        with room_to_write():
            started = perf_counter()
            with transaction.atomic():
                _put_down(made, run, by)
            made.locked = perf_counter() - started
    except Exception as oops:
        made.additions.take_back()
        if isinstance(oops, IntegrityError):
            raise Refused(MEANWHILE) from oops
        raise
    finally:
        made.additions.put_away()
        made.changes.put_away()
    return made


def _without_fault(wrong: int) -> None:
    if wrong:
        raise Refused(f"还有 {wrong} 行有错误，一行也没有导入；请改好后重新上传。")


def _put_down(made: Plan, run: ImportRun, by: Viewer) -> None:
    made.additions.store()
    made.changes.store()
    wait_for_the_turn()
    _nobody_was_faster(made)
    made.additions.tell()
    made.changes.tell()
    mended = [[pk, version, before] for pk, version, before in made.changes.before]
    changes = {
        "model": made.spec.hand.model._meta.label,
        "made": ranges(made.additions.ids),
        "mended": mended,
    }
    counts = {state: n for state, n in made.counts.items() if state != "fault"}
    finish(run, counts, changes, by=by)


def _nobody_was_faster(made: Plan) -> None:
    """Whatever was written since the table was read has left an entry: none of it may be a record that is new here."""
    touched = touched_since(made.since, made.spec.hand.model) - set(made.additions.ids)
    for ids in in_chunks(sorted(touched), 500):
        for record in made.spec.hand.model._default_manager.filter(pk__in=ids):
            if key_of(made.spec, record) in made.fresh:
                raise Refused(MEANWHILE)


def carry_out_later(run: ImportRun, by: Viewer) -> None:
    """Ask for it in the background; two clicks ask once. Refused where the preview knows a fault."""
    _without_fault(run.preview.get("counts", {}).get("fault", 0))
    enqueue(
        NAME, {"run": run.pk}, by=by, key=str(run.pk), title=gettext("导入“%(name)s”") % {"name": run.name}
    )


def take_back(run: ImportRun, by: Viewer, version: int | None) -> None:
    """A long table is taken back in the background, if it still may be."""
    if not run.preview:
        undo(run, IMPORTS[run.kind].act, by=by, version=version)
        return
    must_be_undoable(run, version)
    title = gettext("撤销导入“%(name)s”") % {"name": run.name}
    enqueue(UNDO, {"run": run.pk, "version": run.version}, by=by, key=str(run.pk), title=title)


def under_way(run: ImportRun) -> Job | None:
    """What a worker is doing with a long table, or will do."""
    if not run.preview or run.status == RunStatus.UNDONE:
        return None
    return open_job(NAME if run.status == RunStatus.READY else UNDO, str(run.pk))


@job(NAME, _("导入表格"))
def bring_in(step: Step, run: int) -> str:
    """Begun again after a stop it writes nothing twice: the run says itself that it is done."""
    row = runs_open_to(step.by, USE).filter(pk=run).first()
    if row is None:
        raise Refused("这份表格已经不在，或您现在的岗位不能导入，没有导入。")
    if row.status != RunStatus.DONE:
        carry_out(IMPORTS[row.kind], row, book_of(row).rows, step.by, step.progress)
    counts = {"new": row.counts.get("new", 0), "changed": row.counts.get("changed", 0)}
    return gettext("新增 %(new)s 条，更新 %(changed)s 条。") % counts


@job(UNDO, _("撤销导入"))
def take_out(step: Step, run: int, version: int) -> str:
    """Begun again after a stop it takes nothing back twice: the run says itself that it is undone."""
    row = runs_open_to(step.by, USE).filter(pk=run).first()
    if row is None:
        raise Refused("这份表格已经不在，或您现在的岗位不能撤销导入，没有撤销。")
    if row.status != RunStatus.UNDONE:
        undo(row, IMPORTS[row.kind].act, by=step.by, version=version)
    counts = {"new": row.counts.get("new", 0), "changed": row.counts.get("changed", 0)}
    return gettext("删除 %(new)s 条，恢复 %(changed)s 条。") % counts
