from collections.abc import Mapping

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import contains
from gongzhi.ground.files.services import keep_file
from gongzhi.ground.official.docx import to_docx
from gongzhi.ground.official.html import to_html
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import NOT_NOW, Refused
from gongzhi.papers.models.reports import Report
from gongzhi.papers.reports.queries import paper_of
from gongzhi.papers.rules import APART, REPORT_ARROWS, ReportMove, ReportStatus
from gongzhi.papers.writing.kept import kept

DRAFT = "reports.draft"


def draft_report(report: Report, *, by: Viewer) -> Report:
    if not contains(by.home() or "", report.division):
        raise Refused("只能为本地区拟写报告，请重新选择区划。")
    report.drafter = by.user_id or None
    return add(report, act=DRAFT, by=by, event="papers.report.drafted")


def write_passages(
    report: Report, passages: Mapping[str, str], *, by: Viewer, version: int | None = None
) -> Report:
    """Keep what was written by hand. Refused once the report has left the drafter's desk."""
    if report.status != ReportStatus.DRAFT:
        raise Refused("报告已经送审，不能再改；需要修改请先退回拟稿。")
    kept = {key: words for key, words in passages.items() if words.strip()}
    return change(report, act=DRAFT, by=by, event="papers.report.written", version=version, passages=kept)


@transaction.atomic
def move_report(report: Report, move: ReportMove, *, by: Viewer, version: int | None = None) -> Report:
    """Walk one arrow. Nobody approves what they drafted, nor issues what they approved."""
    arrow = REPORT_ARROWS.get((ReportStatus(report.status), move))
    if arrow is None:
        raise Refused(NOT_NOW)
    act, to = arrow
    before = getattr(report, APART[move]) if move in APART else None
    if before is not None and before == by.user_id:
        raise Refused("同一个人不能办理前后两道手续，请另一位同事办理。")
    by.must(act, report.division)
    fields: dict[str, object] = {"status": to.value}
    if move == ReportMove.APPROVE:
        fields["reviewer"] = by.user_id or None
    if move == ReportMove.ISSUE:
        fields |= _frozen(report, by)
    return change(report, act=act, by=by, event="papers.report.moved", version=version, **fields)


def _frozen(report: Report, by: Viewer) -> dict[str, object]:
    """The report as it is issued: its figures, its page and its Word file, never drawn again."""
    paper = paper_of(report, by)
    file = keep_file(
        to_docx(paper, sources=True), f"{report.title}.docx", report.division, act="reports.issue", by=by
    )
    return {
        "issued_on": by.today,
        "figures": paper.values(),
        "frozen": kept(paper),
        "page": to_html(paper),
        "file": file,
    }
