"""A county with two sources of money, and short ways of posting to them."""

from dataclasses import dataclass
from datetime import date
from itertools import count

from gongzhi.funds.models import Account, Arrival, Entry, Source
from gongzhi.funds.rules.ledger import AccountKind, Place
from gongzhi.funds.rules.spending import Spending
from gongzhi.funds.services.budgets import Asked, authorise, commit, pay
from gongzhi.funds.services.settling import deduct, pay_back
from gongzhi.funds.services.sources import add_arrival, add_source
from gongzhi.ground.accounts.viewer import Held, Viewer, holding

TODAY = date(2026, 3, 20)
COUNTY, COMMUNITY = "990101000000", "990101001001"
_keys = count(1)


def viewer(role: str, division: str = COUNTY, today: date = TODAY) -> Viewer:
    return holding([Held(role, division)], user_id=0, name="试", today=today)


OFFICE, FINANCE = viewer("office"), viewer("finance")


def asked(
    fen: int,
    *,
    key: str = "",
    day: date = TODAY,
    words: str = "试记",
    voucher: str = "证1",
    party: str = "",
) -> Asked:
    return Asked(fen, day, words, key or f"test:{next(_keys)}", voucher, party)


@dataclass
class Books:
    """One source with one budget line of a community for spaces."""

    source: Source

    @property
    def place(self) -> Place:
        return Place(self.source.pk, COMMUNITY, "space")

    def account(self, kind: AccountKind) -> Account:
        cash = kind in {AccountKind.CASH, AccountKind.INCOME, AccountKind.PAYABLE}
        place = Place(self.source.pk, COUNTY) if cash else self.place
        return Account.objects.get(code=place.code(kind))

    def balance(self, kind: AccountKind) -> int:
        found = Account.objects.filter(code=self.account(kind).code).values_list("balance_fen", flat=True)
        return found[0]

    def wanted(self, day: date = TODAY, voucher: str | None = "证1") -> Spending:
        return Spending(self.source.pk, "space", day, voucher)

    def receive(self, fen: int, day: date = TODAY, by: Viewer = FINANCE) -> Arrival:
        return add_arrival(Arrival(source=self.source, amount_fen=fen, arrived_on=day), by=by)

    def grant(self, fen: int, by: Viewer = OFFICE, day: date = TODAY) -> Entry:
        return authorise(self.source, self.place, asked(fen, day=day), by=by)

    def commit(self, fen: int, by: Viewer = OFFICE, key: str = "", day: date = TODAY) -> Entry:
        line = self.account(AccountKind.AVAILABLE)
        return commit(line, self.wanted(day, None), asked(fen, key=key, day=day), by=by)

    def pay(self, fen: int, by: Viewer = OFFICE, key: str = "", day: date = TODAY) -> Entry:
        line = self.account(AccountKind.AVAILABLE)
        return pay(line, self.wanted(day), asked(fen, key=key, day=day), by=by)

    def deduct(self, fen: int, by: Viewer = OFFICE, key: str = "", day: date = TODAY) -> Entry:
        return deduct(self.source, asked(fen, key=key, day=day), by=by)

    def pay_back(self, fen: int, by: Viewer = OFFICE, key: str = "", day: date = TODAY) -> Entry:
        return pay_back(self.source, asked(fen, key=key, day=day), by=by)


def books(name: str = "省级补助", kind: str = "provincial") -> Books:
    return Books(add_source(Source(division=COUNTY, name=name, kind=kind), by=FINANCE))
