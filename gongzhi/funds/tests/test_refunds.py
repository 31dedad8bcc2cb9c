"""Money given back: the same source, a voucher, once, never what is spent, and always the sum of it."""

import pytest

from gongzhi.funds.models import Arrival, Entry
from gongzhi.funds.queries.use import Use, uses
from gongzhi.funds.queries.verifying import first_fault
from gongzhi.funds.rules.ledger import AccountKind
from gongzhi.funds.services.refunds import Returned, give_back
from gongzhi.funds.services.reversals import reverse
from gongzhi.funds.services.sources import add_arrival, mend_arrival
from gongzhi.funds.tests.books import FINANCE, OFFICE, TODAY, Books, viewer
from gongzhi.ground.refusal import Refused

pytestmark = pytest.mark.django_db


def told(fen: int, key: str = "r1", voucher: str = "退1") -> Returned:
    return Returned(fen, TODAY, "退还捐赠", key, voucher)


def test_what_is_left_can_be_given_back_once(full: Books) -> None:
    came = Arrival.objects.get()
    assert uses([full.source.pk]) == {full.source.pk: Use(100, {"space": 20}, 0, 80)}
    first = give_back(came, told(30), by=FINANCE)
    assert give_back(came, told(30), by=FINANCE) == first
    assert uses([full.source.pk])[full.source.pk] == Use(100, {"space": 20}, 30, 50)
    for wrong, words in (
        (told(51, "r2"), "只剩 0.50元"),
        (told(0, "r3"), "大于零"),
        (told(1, "r4", " "), "凭证"),
        (told(29), "业务键"),
    ):
        with pytest.raises(Refused, match=words):
            give_back(came, wrong, by=FINANCE)
    with pytest.raises(Refused, match="岗位"):
        give_back(came, told(1, "r5"), by=viewer("street", "990101001000"))
    reverse(first, by=OFFICE)
    use = uses([full.source.pk])[full.source.pk]
    assert use == Use(100, {"space": 20}, 0, 80) and use.adds_up
    assert full.balance(AccountKind.CASH) == 80 and first_fault() == ""


def test_an_arrival_that_follows_another_record_is_mended_there(full: Books) -> None:
    row = Arrival(source=full.source, amount_fen=7, arrived_on=TODAY, key="donation:9")
    came = add_arrival(row, by=FINANCE)
    with pytest.raises(Refused, match="捐赠记录更正"):
        mend_arrival(came, by=FINANCE, amount_fen=8)
    assert Entry.objects.filter(arrival=came).count() == 1
    with pytest.raises(Refused, match="没有入账"):
        give_back(
            add_arrival(Arrival(source=full.source, arrived_on=TODAY), by=FINANCE), told(1, "r6"), by=FINANCE
        )
