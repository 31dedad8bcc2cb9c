"""Where the number of an account leaves the house in full: on a slip, on a list for the bank. Each is on record."""

from collections.abc import Sequence

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.refusal import Refused
from gongzhi.ground.secrets.fields import SealedField
from gongzhi.ground.secrets.rules import Tampered
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.rules import PAY, PRINT


def _open(row: PaymentRequest) -> str:
    field = PaymentRequest._meta.get_field("account_number")
    assert isinstance(field, SealedField)
    try:
        return field.open(row)
    except Tampered as oops:
        raise Refused("收款账号的密文无法核验，可能被改动过，请报告系统管理员。") from oops


def account_in_full(row: PaymentRequest, *, by: Viewer) -> str:
    """For the slip."""
    by.must(PRINT, row.division)
    text = _open(row)
    record("payments.slip.printed", row, by=by, division=row.division, number=row.number)
    return text


@transaction.atomic
def accounts_in_full(rows: Sequence[PaymentRequest], *, by: Viewer) -> dict[int, str]:
    """For the list of what is to be paid: one entry for each payment on it."""
    for row in rows:
        by.must(PAY, row.division)
        record("payments.list.exported", row, by=by, division=row.division, number=row.number)
    return {row.pk: _open(row) for row in rows}
