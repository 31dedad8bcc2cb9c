"""The pages of an import: choose a file, see what it would do, do it, take it back."""

from typing import Any
from urllib.parse import quote

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gongzhi.ground.books.faults import Unreadable
from gongzhi.ground.books.reading import read_book
from gongzhi.ground.books.taken import Book
from gongzhi.ground.files.services import read_file
from gongzhi.ground.imports import labels
from gongzhi.ground.imports.models import ImportRun
from gongzhi.ground.imports.queries import runs_seen_by
from gongzhi.ground.imports.rules import RunStatus, find_head, may_undo, propose
from gongzhi.ground.imports.services import keep_upload, map_columns, undo
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.forms import RecordForm
from gongzhi.ground.web.import_sheets import marked, template
from gongzhi.ground.web.importing import IMPORTS, Importing, Outcome, carry_out, plan
from gongzhi.ground.web.pages import FormPage, form_page
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Column, Register
from gongzhi.ground.web.replies import version_of
from gongzhi.ground.web.viewers import Request

USE, SEE = "imports.use", "imports.see"
SHOWN = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TONES = {RunStatus.READY: "yellow", RunStatus.DONE: "green", RunStatus.UNDONE: "grey"}


def run_url(run: ImportRun) -> str:
    return reverse("web:import-run", args=[run.pk])


def _title(run: ImportRun) -> str:
    return str(IMPORTS[run.kind].title) if run.kind in IMPORTS else run.kind


RUNS = Register(
    title=_("导入记录"),
    act=SEE,
    rows=runs_seen_by,
    order=("-pk",),
    url=run_url,
    prepare=name_places,
    columns=(
        Column("name", _("文件"), lambda run: run.name, sort=("name",), url=run_url),
        Column("kind", _("台账"), _title, sort=("kind",)),
        Column(
            "status",
            _("状态"),
            lambda run: Light(str(run.get_status_display()), TONES[RunStatus(run.status)]),
            Kind.LIGHT,
            sort=("status",),
        ),
        Column("new", _("新增"), lambda run: run.counts.get("new", ""), Kind.INT),
        Column("changed", _("更新"), lambda run: run.counts.get("changed", ""), Kind.INT),
        Column("made_at", _("上传时间"), lambda run: run.made_at, Kind.DATE, sort=("made_at",)),
        Column("place", _("区划"), lambda run: run.place, sort=("division",)),
    ),
)


class UploadForm(RecordForm):
    division = forms.CharField(label=_("哪里的数据"))
    file = forms.FileField(
        label=_("表格文件"), help_text=_("支持 .xlsx、.xls、.et、.ods 和 .csv，不超过 20 MB、5000 行。")
    )


def _spec(kind: str, request: Request) -> Importing:
    spec = IMPORTS.get(kind)
    if spec is None or not request.viewer.may(spec.act):
        raise Http404
    return spec


def _book(run: ImportRun) -> Book:
    try:
        return read_book(read_file(run.file), run.name)
    except Unreadable as why:
        raise Refused(str(why)) from why


@opens(USE)
def import_new(request: Request, kind: str) -> HttpResponse:
    spec = _spec(kind, request)
    form = UploadForm(request.POST or None, request.FILES or None, viewer=request.viewer, act=spec.act)

    def save(fields: dict[str, Any], version: int | None) -> str:
        file = fields["file"]
        data = file.read()
        try:
            book = read_book(data, file.name)
        except Unreadable as why:
            raise Refused(str(why)) from why
        head = find_head(book.rows, spec.labels(request.viewer))
        columns = propose(book.rows[head], spec.labels(request.viewer))
        run = keep_upload(
            kind, file.name, data, fields["division"], head=head, columns=columns, by=request.viewer
        )
        return run_url(run)

    page = FormPage(
        _now("导入：%(title)s") % {"title": spec.title},
        save,
        reverse(spec.back),
        intro=_("先下载模板填好，或直接用现有的表格；下一步先看结果，确认后才写入。"),
        submit=_("上传并预览"),
        done=_("已读取，请核对后确认。"),
        extra={"template_url": reverse("web:import-template", args=[kind])},
        template="web/import_new.html",
    )
    return form_page(request, form, page)


@opens(USE)
def import_template(request: Request, kind: str) -> HttpResponse:
    spec = _spec(kind, request)
    return _file(template(spec, request.viewer), f"{spec.title}{_now('导入模板')}.xlsx")


def _file(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer


@opens(SEE)
def import_run(request: Request, pk: int) -> HttpResponse:
    """What each row would do, or what was done."""
    run = get_object_or_404(runs_seen_by(request.viewer), pk=pk)
    spec = _spec(run.kind, request)
    book = _book(run)
    outcomes: list[Outcome] = []
    refusal = ""
    if run.status == RunStatus.READY:
        try:
            outcomes = plan(spec, book.rows, run.head, run.columns, request.viewer)
        except Refused as why:
            refusal = str(why)
    labelled = spec.labels(request.viewer)
    states = [out.state for out in outcomes]
    context = {
        "run": run,
        "title": spec.title,
        "back": reverse(spec.back),
        "refusal": refusal,
        "others": book.others,
        "columns": [
            {"at": at, "head": cell, "field": field, "label": labelled.get(field, "")}
            for at, (cell, field) in enumerate(zip(book.rows[run.head], run.columns, strict=False))
        ],
        "labels": labelled.items(),
        "counts": {state: states.count(state) for state in ("new", "changed", "same", "fault")},
        "wrong": [out for out in outcomes if out.faults][:SHOWN],
        "rows": [out for out in outcomes if not out.faults][:SHOWN],
        "shown": SHOWN,
        "may_use": request.viewer.may(USE, run.division),
        "may_undo": run.status == RunStatus.DONE and may_undo(run.done_at, now()),
        "states": {"new": _("新增"), "changed": _("更新"), "same": _("不变")},
        "trail": [{"title": _("导入记录"), "url": reverse("web:imports")}, {"title": run.name, "url": ""}],
        "statuses": labels.status(),
    }
    return render(request, "web/import_run.html", context)


@opens(USE)
@require_POST
def import_columns(request: Request, pk: int) -> HttpResponse:
    run = get_object_or_404(runs_seen_by(request.viewer, USE), pk=pk)
    known = _spec(run.kind, request).labels(request.viewer)
    columns = [
        field if (field := request.POST.get(f"column-{at}", "")) in known else ""
        for at in range(len(run.columns))
    ]
    if any(columns.count(field) > 1 for field in columns if field):
        raise Refused("两列对应了同一个项目，请只留一列。")
    map_columns(run, run.head, columns, by=request.viewer, version=version_of(request))
    return redirect(run_url(run))


@opens(USE)
@require_POST
def import_commit(request: Request, pk: int) -> HttpResponse:
    run = get_object_or_404(runs_seen_by(request.viewer, USE), pk=pk)
    carry_out(_spec(run.kind, request), run, _book(run).rows, request.viewer)
    return redirect(run_url(run))


@opens(USE)
@require_POST
def import_undo(request: Request, pk: int) -> HttpResponse:
    run = get_object_or_404(runs_seen_by(request.viewer, USE), pk=pk)
    undo(run, _spec(run.kind, request).act, by=request.viewer, version=version_of(request))
    return redirect(run_url(run))


@opens(SEE)
def import_errors(request: Request, pk: int) -> HttpResponse:
    """The user's own rows with a column 错误原因."""
    run = get_object_or_404(runs_seen_by(request.viewer), pk=pk)
    rows = _book(run).rows
    outcomes = plan(_spec(run.kind, request), rows, run.head, run.columns, request.viewer)
    return _file(marked(rows, run.head, outcomes), f"{run.name.rsplit('.', 1)[0]}-{_now('错误原因')}.xlsx")
