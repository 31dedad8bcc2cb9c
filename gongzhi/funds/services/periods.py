"""Closing a month: one way, by another post than the one that posts."""

from django.db import transaction

from gongzhi.funds.models import Period
from gongzhi.funds.rules.ledger import PeriodState
from gongzhi.funds.services.ledger import CLOSE
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import wait_for_the_turn
from gongzhi.ground.records.services import change
from gongzhi.ground.refusal import Refused

NOT_OPEN = "这个月已经关账，不能再动。"


@transaction.atomic
def close_period(period: Period, *, by: Viewer, version: int | None = None) -> Period:
    """Refused before the month is over, and while a month before it is open. It closes all that lies before it too."""
    wait_for_the_turn()  # what is being posted comes first, and nothing slips in between
    by.must(CLOSE, period.division)
    period.refresh_from_db()
    if period.state == PeriodState.CLOSED:
        raise Refused(NOT_OPEN)
    if period.ends_on >= by.today:
        raise Refused(f"{period.year}年{period.month}月还没有过完，月末以后才能关账。")
    earlier = Period.objects.filter(
        division=period.division, state=PeriodState.OPEN.value, ends_on__lt=period.ends_on
    )
    if first := earlier.order_by("ends_on").first():
        raise Refused(f"请先关 {first.year}年{first.month}月：关账按月份先后进行。")
    return change(
        period,
        act=CLOSE,
        by=by,
        event="funds.period.closed",
        version=version,
        state=PeriodState.CLOSED.value,
        closed_on=by.today,
    )
