"""A block pasted from WPS or Excel: checked cell by cell and written in the one request that sends it."""

import csv
import io
from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from gongzhi.ground.imports.rules import propose
from gongzhi.ground.imports.services import keep_upload
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.import_carrying import carry_out
from gongzhi.ground.web.import_plan import Plan, plan
from gongzhi.ground.web.import_reading import USE
from gongzhi.ground.web.import_sheets import note_of, words_of
from gongzhi.ground.web.import_views import LIVE, run_url, spec_of
from gongzhi.ground.web.importing import Importing
from gongzhi.ground.web.viewers import Request

Table = list[list[str]]
FAULTS = 200  # as many are shown at once


@opens(USE)
def import_paste(request: Request, kind: str) -> HttpResponse:
    """A grid to paste into; a plain text area does the same where there is no JavaScript."""
    spec = spec_of(kind, request)
    text = request.POST.get("text", "")
    made: Plan | None = None
    columns: list[str] = []
    refusal = ""
    if request.method == "POST":
        try:
            made, rows, columns = _planned(spec, text, request)
            if not made.counts["fault"]:
                return redirect(_write(spec, rows, columns, request))
        except Refused as why:
            refusal = str(why)
    context = {
        "title": spec.title,
        "back": reverse(spec.back),
        "text": text,
        "refusal": refusal,
        "columns": _columns(spec, request),
        "faults": _faults(made, columns, spec.labels(request.viewer)) if made else [],
        "most": FAULTS,
        "counts": made.counts if made else {},
        "trail": [
            {"title": spec.title, "url": reverse(spec.back)},
            {"title": _("粘贴录入"), "url": ""},
        ],
    }
    return render(request, "web/import_paste.html", context, status=422 if request.method == "POST" else 200)


def _columns(spec: Importing, request: Request) -> list[dict[str, object]]:
    given = spec.form(viewer=request.viewer, act=spec.act).fields
    shown = [(name, field) for name, field in given.items() if not field.widget.is_hidden]
    return [
        {
            "name": name,
            "label": field.label,
            "required": field.required,
            "note": note_of(field, words_of(field)),
            "choices": words_of(field)[:500],
        }
        for name, field in shown
    ]


def _planned(spec: Importing, text: str, request: Request) -> tuple[Plan, Table, list[str]]:
    """The plan of the block, with a head of our own where it was pasted without one."""
    try:
        rows: Table = [
            [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter="\t")
        ]
    except csv.Error as broken:
        raise Refused("粘贴的内容有不成对的引号，读不出格子；请重新复制一次。") from broken
    if not any(any(row) for row in rows):
        raise Refused("还没有内容，请先粘贴或填写。")
    if len(rows) > LIVE:
        raise Refused(f"一次最多粘贴 {LIVE} 行；更多请用导入。")
    labels = spec.labels(request.viewer)
    columns = propose(rows[0], labels)
    if sum(1 for name in columns if name) * 2 < len([cell for cell in rows[0] if cell]) or not any(columns):
        rows.insert(0, list(labels.values()))
        columns = list(labels)
    return plan(spec, rows, 0, columns, request.viewer), rows, columns


def _write(spec: Importing, rows: Table, columns: Sequence[str], request: Request) -> str:
    """Kept as a table of its own, so that it is on record and can be taken back like any other."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    name = f"{_('粘贴录入')} {localtime(now()):%Y-%m-%d %H%M%S}.csv"
    place = request.viewer.posts_for(spec.act)[0].division
    data = out.getvalue().encode("utf-8-sig")
    run = keep_upload(spec.kind, name, data, place, head=0, columns=columns, by=request.viewer)
    carry_out(spec, run, rows, request.viewer)
    return run_url(run)


def _faults(made: Plan, columns: Sequence[str], labels: dict[str, str]) -> list[dict[str, object]]:
    """What is wrong, cell by cell, as the grid counts: rows from 1 under the head, columns as the form has them."""
    order, told = list(labels), [(out.place, f) for out in made.wrong for f in out.faults]
    shown: list[dict[str, object]] = []
    for row, fault in told[:FAULTS]:
        name = "" if fault.column is None else columns[fault.column]
        at = order.index(name) if name else ""
        shown.append({"row": row, "column": at, "label": labels.get(name, ""), "words": fault.words})
    return shown
