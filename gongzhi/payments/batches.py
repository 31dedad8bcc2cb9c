"""What the register of payments offers for many requests at once: each is looked at and passed on by itself."""

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.registers import Batch
from gongzhi.payments.forms import PayForm
from gongzhi.payments.rules import APPROVE, CHECK, PAY, Move
from gongzhi.payments.services.moving import move_request, pay_request

PAYMENTS = (
    Batch(
        "check",
        _("复核通过"),
        CHECK,
        lambda row, fields, version, by: move_request(row, Move.CHECK, by=by, version=version),
    ),
    Batch(
        "approve",
        _("批准付款"),
        APPROVE,
        lambda row, fields, version, by: move_request(row, Move.APPROVE, by=by, version=version),
        danger=True,
    ),
    Batch(
        "pay",
        _("支付"),
        PAY,
        lambda row, fields, version, by: pay_request(row, by=by, version=version, **fields),
        PayForm,
        danger=True,
    ),
)
