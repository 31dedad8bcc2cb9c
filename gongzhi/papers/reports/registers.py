from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, search
from gongzhi.papers import labels
from gongzhi.papers.models.reports import Report
from gongzhi.papers.reports.queries import reports_seen_by
from gongzhi.papers.rules import ReportStatus

TONES = {
    ReportStatus.DRAFT: "grey",
    ReportStatus.REVIEWING: "yellow",
    ReportStatus.APPROVED: "yellow",
    ReportStatus.ISSUED: "green",
}


def report_url(report: Report) -> str:
    return reverse("papers:report", args=[report.pk])


def report_light(report: Report) -> Light:
    return Light(str(report.get_status_display()), TONES[ReportStatus(report.status)])


REPORTS = Register(
    title=_("写报告"),
    subtitle=_("选定日期，从记录生成五段式进展情况汇报；每个数字都能点开，手写内容不会被覆盖。"),
    act="reports.see",
    rows=reports_seen_by,
    order=("-as_of", "-pk"),
    url=report_url,
    prepare=name_places,
    columns=(
        Column("title", _("标题"), lambda r: r.title, sort=("title",), url=report_url),
        Column("status", _("状态"), report_light, Kind.LIGHT, sort=("status",)),
        Column("as_of", _("数据截至"), lambda r: r.as_of, Kind.DATE, sort=("as_of",)),
        Column("issued_on", _("签发日期"), lambda r: r.issued_on or "", Kind.DATE, sort=("issued_on",)),
        Column("place", _("区划"), lambda r: r.place, sort=("division",)),
    ),
    filters=(search("title", label=_("标题")), choice("status", _("状态"), labels.report_status)),
    acts=(Act(_("拟写报告"), "papers:report-new", "reports.draft"),),
)
