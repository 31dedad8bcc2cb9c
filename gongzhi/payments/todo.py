"""What this capability offers to the house: what waits for a hand, what is found, what was paid for a record."""

from django.db.models import Model, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.funds.models import Entry
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.lookup.queries import matching
from gongzhi.ground.web.figures import money
from gongzhi.ground.web.pages import Panel
from gongzhi.ground.web.search import Hit
from gongzhi.ground.web.todo import Todo, Waiting
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.queries import requests_of, requests_seen_by, waiting_for_a_hand
from gongzhi.payments.registers import request_light, request_url
from gongzhi.payments.rules import REQUEST, SEE, Status
from gongzhi.projects.models import Contract, Milestone, Project
from gongzhi.projects.rules.milestones import MilestoneStatus

SHOWN = 10


def waiting_payments(viewer: Viewer, at_most: int) -> Waiting:
    """Those whose next step is this viewer's and no other hand of his, and those that came back to him."""
    if not viewer.may(SEE):
        return Waiting(0, [])
    back = Q(status=Status.RETURNED.value, made_by=viewer.user_id) & viewer.within(REQUEST)
    rows = requests_seen_by(viewer).filter(waiting_for_a_hand(viewer) | back)
    first = [
        Todo(
            f"{r.number} {r.payee} {money(r.amount_fen)}",
            request_url(r),
            r.submitted_on,
            request_light(r),
            _why(r),
        )
        for r in rows.order_by("submitted_on", "pk")[:at_most]
    ]
    return Waiting(rows, first)


def _why(row: PaymentRequest) -> str:
    return {
        Status.SUBMITTED: _("付款申请待复核"),
        Status.CHECKED: _("付款申请待批准"),
        Status.APPROVED: _("付款申请待支付"),
        Status.RETURNED: _("付款申请被退回"),
    }[Status(row.status)]


def find_payments(viewer: Viewer, text: str, each: int) -> list[Hit]:
    fields = ("number", "payee", "words", "invoice")
    rows = requests_seen_by(viewer).filter(matching(PaymentRequest, fields, text))[:each]
    return [Hit(_("付款申请"), f"{r.number}（{r.payee}）", request_url(r)) for r in rows]


def payments_of(record: Model, viewer: Viewer) -> Panel | None:
    """On the page of a project, a milestone, a contract, and of the entry that paid: the requests, and the way to a new one."""
    rows = requests_seen_by(viewer) if viewer.may(SEE) else PaymentRequest.objects.none()
    if isinstance(record, Entry):
        rows = requests_of(record, viewer) if viewer.may(SEE) else rows
    elif isinstance(record, Project | Milestone | Contract):
        rows = rows.filter(**{record._meta.model_name or "": record})
    else:
        return None
    shown = [
        (f"{r.number}：{money(r.amount_fen)}，{r.get_status_display()}", request_url(r)) for r in rows[:SHOWN]
    ]
    if (
        isinstance(record, Milestone)
        and record.status == MilestoneStatus.PASSED
        and viewer.may(REQUEST, record.division)
    ):
        shown.append((_("申请付款"), f"{reverse('payments:request-new')}?milestone={record.pk}"))
    return Panel(_("付款"), shown) if shown else None
