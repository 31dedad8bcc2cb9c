from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.files.services import read_file
from gongzhi.ground.official.docx import to_docx
from gongzhi.ground.official.html import to_html
from gongzhi.ground.official.paper import Paper
from gongzhi.ground.official.pdf import to_pdf
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.downloads import as_file
from gongzhi.ground.web.editing import MoveButton, NewPage
from gongzhi.ground.web.pages import FormPage, PageAct, form_page, moves_of, timeline
from gongzhi.ground.web.viewers import Request
from gongzhi.papers import labels
from gongzhi.papers.models.reports import Report
from gongzhi.papers.reports import services
from gongzhi.papers.reports.forms import PassagesForm, ReportForm
from gongzhi.papers.reports.queries import (
    changed_since,
    names_to_mask,
    paper_as_shown,
    paper_of,
    reports_seen_by,
)
from gongzhi.papers.reports.registers import report_light, report_url
from gongzhi.papers.rules import ReportMove, ReportStatus, report_moves
from gongzhi.papers.writing.masked import mask


def _acts(row: Report) -> list[PageAct]:
    acts = moves_of(
        row,
        reverse("papers:report-move", args=[row.pk]),
        report_moves(ReportStatus(row.status)),
        labels.report_move(),
        quiet=(ReportMove.RETURN,),
    )
    write = PageAct(
        _("手写内容"), reverse("papers:report-passages", args=[row.pk]), "reports.draft", row.division
    )
    return [*acts, write] if row.status == ReportStatus.DRAFT else acts


@opens("reports.see")
def report(request: Request, pk: int) -> HttpResponse:
    """The report as a page. Once issued it is shown as it was."""
    row = get_object_or_404(reports_seen_by(request.viewer), pk=pk)
    paper = None if row.status == ReportStatus.ISSUED else paper_of(row, request.viewer)
    body = row.page if paper is None else to_html(paper)
    context = {
        "report": row,
        "state": report_light(row),
        "acts": [act.shown_to(request.viewer) for act in _acts(row)],
        "body": SafeString(body),  # to_html escapes everything that came from a record
        "changes": changed_since(row, paper, request.viewer) if paper else [],
        "timeline": timeline(row),
        "trail": [{"title": _("写报告"), "url": reverse("papers:reports")}, {"title": row.title, "url": ""}],
    }
    return render(request, "papers/report.html", context)


report_new = NewPage(
    ReportForm,
    "reports.draft",
    _("拟写报告"),
    "papers:reports",
    lambda fields, by: report_url(services.draft_report(Report(**fields), by=by)),
).door()
report_move = MoveButton(
    ReportMove,
    "reports.see",
    reports_seen_by,
    lambda row, move, version, by: services.move_report(row, move, by=by, version=version),
    report_url,
).door()


@opens("reports.draft", form=True)
def report_passages(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(reports_seen_by(request.viewer, "reports.draft"), pk=pk)
    form = PassagesForm(request.POST or None, viewer=request.viewer, act="reports.draft")

    def save(fields: dict[str, Any], version: int | None) -> str:
        return report_url(services.write_passages(row, fields, by=request.viewer, version=version))

    page = FormPage(_("手写内容"), save, report_url(row), row=row, values=lambda report: report.passages)
    return form_page(request, form, page)


def _download(request: Request, pk: int, tail: str, render_paper: Callable[[Paper], bytes]) -> HttpResponse:
    row = get_object_or_404(reports_seen_by(request.viewer), pk=pk)
    masked = "masked" in request.GET
    if row.file and tail == "docx" and not masked:
        data = read_file(row.file)
    else:
        paper = paper_as_shown(row, request.viewer)
        data = render_paper(mask(paper, names_to_mask(row, request.viewer)) if masked else paper)
    return as_file(data, f"{row.title}{'（公开版）' if masked else ''}.{tail}")


@opens("reports.see")
def report_docx(request: Request, pk: int) -> HttpResponse:
    return _download(request, pk, "docx", lambda paper: to_docx(paper, sources=True))


@opens("reports.see")
def report_pdf(request: Request, pk: int) -> HttpResponse:
    return _download(request, pk, "pdf", to_pdf)
