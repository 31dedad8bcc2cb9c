"""The pages of an import: choose a file, see what it would do, do it, take it back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gongzhi.ground.files.services import read_file
from gongzhi.ground.imports.models import ImportRun
from gongzhi.ground.imports.queries import habits_of
from gongzhi.ground.imports.rules import RunStatus, find_head, may_undo, propose
from gongzhi.ground.imports.services import keep_habits, keep_preview, keep_upload, map_columns
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.confirming import Confirm, confirm_page
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.downloads import as_file
from gongzhi.ground.web.forms import RecordForm
from gongzhi.ground.web.import_carrying import carry_out, carry_out_later, take_back, under_way
from gongzhi.ground.web.import_marks import marked
from gongzhi.ground.web.import_plan import SHOWN, heads_at, plan
from gongzhi.ground.web.import_preview import preview
from gongzhi.ground.web.import_reading import SEE, USE, book_of, read_table, runs_open_to
from gongzhi.ground.web.import_sheets import template
from gongzhi.ground.web.importing import IMPORTS, Fields, Importing
from gongzhi.ground.web.pages import FormPage, form_page
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Column, Register
from gongzhi.ground.web.replies import version_of
from gongzhi.ground.web.viewers import Request

LIVE = 2_000  # rows that are planned anew whenever their page is opened; of longer tables the preview is kept
TONES = {RunStatus.READY: "yellow", RunStatus.DONE: "green", RunStatus.UNDONE: "grey"}


def run_url(run: ImportRun) -> str:
    return reverse("web:import-run", args=[run.pk])


def _title(run: ImportRun) -> str:
    return str(IMPORTS[run.kind].title) if run.kind in IMPORTS else run.kind


RUNS = Register(
    title=_("导入记录"),
    act=SEE,
    rows=runs_open_to,
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
        label=_("表格文件"), help_text=_("支持 .xlsx、.xls、.et、.ods 和 .csv，不超过 20 MB、10 万行。")
    )


def spec_of(kind: str, request: Request) -> Importing:
    spec = IMPORTS.get(kind)
    if spec is None or not request.viewer.may(spec.act):
        raise Http404
    return spec


@opens(USE)
def import_new(request: Request, kind: str) -> HttpResponse:
    spec = spec_of(kind, request)
    form = UploadForm(request.POST or None, request.FILES or None, viewer=request.viewer, act=spec.act)

    def save(fields: dict[str, Any], version: int | None) -> str:
        file = fields["file"]
        data = file.read()
        book = read_table(data, file.name)
        labelled = spec.labels(request.viewer)
        head, heads = find_head(book.rows, labelled)
        columns = propose(heads, labelled, habits_of(request.viewer, kind))
        run = keep_upload(
            kind, file.name, data, fields["division"], head=head, columns=columns, by=request.viewer
        )
        if len(book.rows) > LIVE:
            keep_preview(run, preview(spec, run, book, request.viewer))
        return run_url(run)

    page = FormPage(
        _now("导入：%(title)s") % {"title": spec.title},
        save,
        reverse(spec.back),
        intro=_("先下载模板填好，或直接用现有的表格；下一步先看结果，确认后才写入。"),
        submit=_("上传并预览"),
        done=_("已读取，请核对后确认。"),
        extra={
            "template_url": reverse("web:import-template", args=[kind]),
            "paste_url": reverse("web:import-paste", args=[kind]),
        },
        template="web/import_new.html",
    )
    return form_page(request, form, page)


@opens(USE)
def import_template(request: Request, kind: str) -> HttpResponse:
    spec = spec_of(kind, request)
    return as_file(template(spec, request.viewer), f"{spec.title}{_now('导入模板')}.xlsx")


@opens(SEE)
def import_run(request: Request, pk: int) -> HttpResponse:
    """What each row would do, or what was done."""
    run = get_object_or_404(runs_open_to(request.viewer), pk=pk)
    spec = spec_of(run.kind, request)
    shown: Fields = {}
    if run.status == RunStatus.READY:
        shown = run.preview or preview(spec, run, book_of(run), request.viewer)
    labelled = spec.labels(request.viewer)
    heads = zip(shown.get("heads", []), run.columns, strict=False)
    context = {
        "run": run,
        "shown": shown,
        "kept": bool(run.preview),
        "job": under_way(run),
        "title": spec.title,
        "back": reverse(spec.back),
        "columns": [
            {"at": at, "head": cell, "field": name, "label": labelled.get(name, "")}
            for at, (cell, name) in enumerate(heads)
        ],
        "labels": labelled.items(),
        "most": SHOWN,
        "may_use": request.viewer.may(USE, run.division),
        "may_undo": run.status == RunStatus.DONE and may_undo(run.done_at, now()),
        "trail": [{"title": _("导入记录"), "url": reverse("web:imports")}, {"title": run.name, "url": ""}],
    }
    return render(request, "web/import_run.html", context)


@opens(USE)
@require_POST
def import_columns(request: Request, pk: int) -> HttpResponse:
    """Say which column is what; remembered for this person's next table of the kind."""
    run = get_object_or_404(runs_open_to(request.viewer, USE), pk=pk)
    spec = spec_of(run.kind, request)
    known = spec.labels(request.viewer)
    columns = [
        name if (name := request.POST.get(f"column-{at}", "")) in known else ""
        for at in range(len(run.columns))
    ]
    if any(columns.count(name) > 1 for name in columns if name):
        raise Refused("两列对应了同一个项目，请只留一列。")
    map_columns(run, run.head, columns, by=request.viewer, version=version_of(request))
    book = book_of(run)
    keep_habits(run.kind, heads_at(spec, book.rows, run.head, request.viewer), columns, by=request.viewer)
    if len(book.rows) > LIVE:
        keep_preview(run, preview(spec, run, book, request.viewer))
    return redirect(run_url(run))


@opens(USE)
@require_POST
def import_commit(request: Request, pk: int) -> HttpResponse:
    run = get_object_or_404(runs_open_to(request.viewer, USE), pk=pk)
    spec = spec_of(run.kind, request)
    if run.preview and run.status == RunStatus.READY:  # a long table
        carry_out_later(run, request.viewer)
        messages.success(request, _now("表格较长，正在后台导入；完成后有消息告诉您，可以先办别的事。"))
    else:
        carry_out(spec, run, book_of(run).rows, request.viewer)
    return redirect(run_url(run))


@opens(USE, form=True)
def import_undo(request: Request, pk: int) -> HttpResponse:
    run = get_object_or_404(runs_open_to(request.viewer, USE), pk=pk)
    spec_of(run.kind, request)

    def act(version: int | None) -> str:
        take_back(run, request.viewer, version)
        return run_url(run)

    counts = run.counts
    ask = Confirm(
        _now("撤销导入：%(name)s") % {"name": run.name},
        _("撤销这次导入"),
        [
            _now("删除这次新增的 %(n)s 条记录。") % {"n": counts.get("new", 0)},
            _now("把这次更新的 %(n)s 条记录恢复成导入前的内容。") % {"n": counts.get("changed", 0)},
            _("导入后有人改过其中一条，就一条也不撤销。撤销以后，同一份表格可以重新导入。"),
        ],
        act,
        run_url(run),
        done=_("表格较长，正在后台撤销；完成后有消息告诉您，可以先办别的事。")
        if run.preview
        else _("已撤销这次导入。"),
    )
    return confirm_page(request, run, ask)


@opens(SEE)
def import_errors(request: Request, pk: int) -> HttpResponse:
    """The user's own file with a column 错误原因."""
    run = get_object_or_404(runs_open_to(request.viewer), pk=pk)
    book = book_of(run)
    made = plan(spec_of(run.kind, request), book.rows, run.head, run.columns, request.viewer)
    data, ending = marked(read_file(run.file), run.name, book, run.head, made.wrong)
    return as_file(data, f"{run.name.rsplit('.', 1)[0]}-{_now('错误原因')}{ending}")
