"""The report of use: as a page to look at and to print, and as a Word file."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gongzhi.giving.models import Campaign, CharityFund
from gongzhi.giving.queries import campaigns_seen_by, charity_funds_seen_by
from gongzhi.giving.queries.report import campaign_report, fund_report
from gongzhi.giving.registers.campaigns import campaign_url, given_to
from gongzhi.giving.registers.funds import donations_of, fund_url
from gongzhi.giving.rules import SEE
from gongzhi.giving.rules.report import paper_of
from gongzhi.ground.official.html import to_html
from gongzhi.ground.official.paper import Paper
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.downloads import as_word
from gongzhi.ground.web.viewers import Request


def _of_fund(request: Request, pk: int) -> tuple[CharityFund, Paper]:
    row = get_object_or_404(charity_funds_seen_by(request.viewer), pk=pk)
    return row, paper_of(fund_report(row, request.viewer.today, donations_of(row)))


def _of_campaign(request: Request, pk: int) -> tuple[Campaign, Paper]:
    row = get_object_or_404(campaigns_seen_by(request.viewer), pk=pk)
    return row, paper_of(campaign_report(row, request.viewer.today, given_to(row)))


def _shown(request: Request, paper: Paper, name: str, url: str) -> HttpResponse:
    context = {
        "title": paper.title,
        "body": SafeString(to_html(paper)),  # to_html escapes everything that came from a record
        "word": f"{request.path.rstrip('/')}.docx",
        "trail": [{"title": name, "url": url}, {"title": _("使用情况公布"), "url": ""}],
    }
    return render(request, "giving/report.html", context)


@opens(SEE)
def fund_page(request: Request, pk: int) -> HttpResponse:
    row, paper = _of_fund(request, pk)
    return _shown(request, paper, row.name, fund_url(row))


@opens(SEE)
def campaign_page(request: Request, pk: int) -> HttpResponse:
    row, paper = _of_campaign(request, pk)
    return _shown(request, paper, row.name, campaign_url(row))


@opens(SEE)
def fund_docx(request: Request, pk: int) -> HttpResponse:
    paper = _of_fund(request, pk)[1]
    return as_word(paper, paper.title)


@opens(SEE)
def campaign_docx(request: Request, pk: int) -> HttpResponse:
    paper = _of_campaign(request, pk)[1]
    return as_word(paper, paper.title)
