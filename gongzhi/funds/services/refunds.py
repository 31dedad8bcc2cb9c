"""Money given back to whoever gave it: what came in is taken out again, of the same source."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongzhi.funds.models import Arrival, Entry
from gongzhi.funds.queries.ledger import live_entry
from gongzhi.funds.rules.ledger import AccountKind, EntryKind, Place
from gongzhi.funds.rules.spending import Rule
from gongzhi.funds.services.ledger import Wanted, account_for, line_on, post, refusal
from gongzhi.funds.services.receipts import RECEIVE
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.refusal import Refused


@dataclass(frozen=True)
class Returned:
    """How much of an arrival goes back, in fen above zero; `key` names the request for ever."""

    fen: int
    day: date
    words: str
    key: str
    voucher: str


@transaction.atomic
def give_back(arrival: Arrival, told: Returned, *, by: Viewer) -> Entry:
    """Dr 拨入, Cr 存款 of the arrival's source; the same key is posted once.

    Refused without a voucher, for an arrival that is not in the ledger, and where the money is spent: the floor of 存款
    says what is left.
    """
    if told.fen <= 0:
        raise Refused("退款金额应当大于零，请核对。", {"amount_fen": ["金额应当大于零。"]})
    if not told.voucher.strip():
        raise refusal(Rule.VOUCHER, "退款要写凭证号，请补上再记账。", "voucher")
    if live_entry(arrival) is None:
        raise Refused("这笔到位没有入账，退不了款；请先入账。")
    source = arrival.source
    place = Place(source.pk, arrival.division)
    income = account_for(AccountKind.INCOME, place, source, by=by, act=RECEIVE)
    cash = account_for(AccountKind.CASH, place, source, by=by, act=RECEIVE)
    wanted = Wanted(
        kind=EntryKind.REFUND,
        division=arrival.division,
        day=told.day,
        words=told.words.strip()[:200],
        key=told.key,
        lines=[line_on(income, told.fen, arrival.division), line_on(cash, -told.fen, arrival.division)],
        voucher=told.voucher.strip(),
        arrival=arrival,
    )
    return post(wanted, by=by, act=RECEIVE)
