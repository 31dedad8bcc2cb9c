from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gongzhi.giving.dossiers.donations import donation_dossier, refund_dossier
from gongzhi.giving.forms.donations import DonationForm, RefundForm
from gongzhi.giving.models import Donation, Refund
from gongzhi.giving.queries import donations_seen_by, refunds_seen_by
from gongzhi.giving.queries.money import refunded_of
from gongzhi.giving.registers.donations import donation_url, refund_url
from gongzhi.giving.rules import BOOK, EDIT, REFUND, REVEAL, SEE
from gongzhi.giving.services import donations as services
from gongzhi.giving.services.refunds import refund_donation
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, NewPage
from gongzhi.ground.web.figures import money
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.revealing import RevealPage
from gongzhi.ground.web.viewers import Request


@opens(SEE)
def donation(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(donations_seen_by(request.viewer), pk=pk)
    return dossier(request, donation_dossier(row, request.viewer))


@opens(SEE)
def refund(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(refunds_seen_by(request.viewer), pk=pk)
    return dossier(request, refund_dossier(row, request.viewer))


@opens(BOOK)
@require_POST
def donation_book(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(donations_seen_by(request.viewer, BOOK), pk=pk)
    services.book(row, by=request.viewer)
    return redirect(donation_url(row))


@opens(REFUND, form=True)
def donation_refund(request: Request, pk: int) -> HttpResponse:
    """What is left of the gift is told first."""
    row = get_object_or_404(donations_seen_by(request.viewer, REFUND), pk=pk)
    form = RefundForm(
        request.POST or None, viewer=request.viewer, act=REFUND, initial={"day": request.viewer.today}
    )

    def save(fields: dict[str, Any], version: int | None) -> str:
        return refund_url(refund_donation(Refund(donation=row, **fields), by=request.viewer))

    left = (row.amount_fen or 0) - refunded_of([row]).get(row.pk, 0)
    page = FormPage(
        _("退还捐赠"),
        save,
        donation_url(row),
        intro=_("钱由慈善组织退还，这里只记录；记一笔退款分录，凭证号必填。"),
        submit=_("退还捐赠"),
        consequences=[_now("这笔捐赠还有 %(left)s 没有退。") % {"left": money(left)}],
        trail=[(str(row), donation_url(row))],
    )
    return form_page(request, form, page)


donation_new = NewPage(
    DonationForm,
    EDIT,
    _("登记捐赠"),
    "giving:donations",
    lambda fields, by: donation_url(services.add_donation(Donation(**fields), by=by)),
).door()
donation_edit = EditPage(
    DonationForm,
    EDIT,
    _("修改捐赠"),
    donations_seen_by,
    lambda row, fields, version, by: services.change_donation(row, by=by, version=version, **fields),
    donation_url,
).door()
donation_reveal = RevealPage(REVEAL, _("查看捐赠人"), donations_seen_by, donation_url).door()
