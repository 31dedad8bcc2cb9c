"""The register of payments: what is asked for, how far it has come, what was paid."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.funds.registers.budgets import line_name
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.secrets.fields import masked
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, flag, on_day, search
from gongzhi.ground.web.said import Said
from gongzhi.payments import labels
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.queries import requests_seen_by, reversed_of, waiting_for_a_hand
from gongzhi.payments.rules import PAY, REQUEST, SEE, Status
from gongzhi.projects.registers import project_filter

_TONES = {
    Status.SUBMITTED: "yellow",
    Status.CHECKED: "yellow",
    Status.APPROVED: "yellow",
    Status.PAID: "green",
    Status.RETURNED: "red",
}


def request_url(row: PaymentRequest) -> str:
    return address("payments:request", row.pk)


def request_light(row: PaymentRequest, *, is_reversed: bool = False) -> Light:
    if is_reversed:
        return Light(_now("已冲销"), "grey", _now("付款的会计分录已经冲销，这笔钱不再算已付"))
    return Light(str(row.get_status_display()), _TONES.get(Status(row.status), "grey"), row.verdict)


def _prepare(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    turned = reversed_of(rows)
    for row in rows:
        row.light = request_light(row, is_reversed=row.pk in turned)


PAYMENTS = Register(
    title=_("付款申请"),
    act=SEE,
    rows=requests_seen_by,
    order=("-year", "-serial", "pk"),
    url=request_url,
    prepare=_prepare,
    subtitle=_("先做事后拨钱：里程碑通过以后申请，财政复核，组长批准，另一位财政人员支付。"),
    columns=(
        Column("number", _("申请号"), lambda r: r.number, sort=("year", "serial"), url=request_url),
        Column("payee", _("收款人"), lambda r: r.payee or None, sort=("payee",)),
        Column(
            "amount", _("金额"), lambda r: r.amount_fen, Kind.MONEY, sort=("amount_fen",), total="amount_fen"
        ),
        Column("light", _("状态"), lambda r: r.light, Kind.LIGHT, sort=("status",)),
        Column("project", _("项目"), lambda r: r.project.name, sort=("project__name",)),
        Column("milestone", _("里程碑"), lambda r: r.milestone.title, asked=True),
        Column("words", _("付款事由"), lambda r: r.words, asked=True),
        Column("contract", _("合同"), lambda r: str(r.contract), asked=True),
        Column("line", _("预算"), lambda r: line_name(r.line), asked=True),
        Column("purpose", _("用途"), Said("purpose"), sort=("purpose",), asked=True),
        Column("bank", _("开户银行"), lambda r: r.bank or None, asked=True),
        Column("account", _("收款账号"), lambda r: masked(r, "account_number"), asked=True),
        Column("invoice", _("发票号码"), lambda r: r.invoice or None, asked=True),
        Column(
            "submitted_on",
            _("提交日期"),
            lambda r: r.submitted_on or "",
            Kind.DATE,
            sort=("submitted_on",),
        ),
        Column("paid_on", _("支付日期"), lambda r: r.paid_on or "", Kind.DATE, sort=("paid_on",)),
        Column("voucher", _("凭证号"), lambda r: r.voucher, sort=("voucher",), asked=True),
        Column("place", _("区划"), lambda r: r.place, sort=("division",)),
    ),
    filters=(
        search(
            "number",
            "payee",
            "words",
            "invoice",
            "project__name",
            label=_("申请号、收款人、事由、发票或项目"),
        ),
        choice("status", _("状态"), labels.status),
        project_filter(),
        flag("mine", _("等我办理"), waiting_for_a_hand),
        on_day("since", _("从哪天支付"), lambda day: Q(paid_on__gte=day)),
        on_day("until", _("到哪天支付"), lambda day: Q(paid_on__lte=day)),
        choice("purpose", _("用途"), labels.purpose),
    ),
    acts=(
        Act(_("申请付款"), "payments:request-new", REQUEST),
        Act(_("批量付款清单"), "payments:list", PAY, "plain"),
    ),
)
