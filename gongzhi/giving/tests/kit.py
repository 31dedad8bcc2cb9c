"""A community with a charity, a fund and a campaign, each with a source of money at the county, and short ways to give."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from gongzhi.funds.models import Account, Source
from gongzhi.funds.rules.ledger import AccountKind, Place
from gongzhi.funds.rules.spending import Spending
from gongzhi.funds.services.budgets import Asked, authorise, commit, pay
from gongzhi.funds.services.sources import add_source
from gongzhi.giving.models import Campaign, CharityFund, Donation, Refund
from gongzhi.giving.rules.campaigns import Move
from gongzhi.giving.services.campaigns import add_campaign, move_campaign
from gongzhi.giving.services.donations import add_donation
from gongzhi.giving.services.funds import add_fund
from gongzhi.giving.services.refunds import refund_donation
from gongzhi.giving.tests.rows import USCC
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.divisions.services import put_division
from gongzhi.registry.models import Organisation
from gongzhi.registry.services import add_organisation

TODAY = date(2026, 3, 20)
COUNTY, STREET, COMMUNITY = "990101000000", "990101001000", "990101001001"
_keys = count(1)


def viewer(role: str, division: str = COUNTY, today: date = TODAY) -> Viewer:
    return holding([Held(role, division)], user_id=0, name="试", today=today)


OFFICE, FINANCE, OWN = viewer("office"), viewer("finance"), viewer("community", COMMUNITY)
LATER = viewer("office", today=TODAY + timedelta(days=10))


@dataclass
class Kit:
    host: Organisation = field(init=False)
    fund: CharityFund = field(init=False)
    campaign: Campaign = field(init=False)

    def __post_init__(self) -> None:
        for code in (COUNTY, STREET, COMMUNITY):
            put_division(code, f"地{code[-4:]}", fictional=True)
        host = Organisation(division=COUNTY, name="青禾慈善会", kind="charity", uscc=USCC)
        self.host = add_organisation(host, by=OFFICE)
        told = CharityFund(
            division=COMMUNITY, name="邻里基金", host=self.host, source=self.source("基金的钱", "charity")
        )
        self.fund = add_fund(told, by=OFFICE)
        self.campaign = add_campaign(
            Campaign(
                division=COMMUNITY,
                name="修凉亭",
                fund=self.fund,
                source=self.source("众筹的钱", "crowdfunding"),
                goal_fen=1000,
                deadline=TODAY,
                use_words="修凉亭",
                purpose="space",
            ),
            by=OFFICE,
        )

    def source(self, name: str, kind: str) -> Source:
        return add_source(Source(division=COUNTY, name=name, kind=kind), by=OFFICE)

    def open_campaign(self) -> None:
        for move in (Move.ANNOUNCE, Move.START):
            move_campaign(self.campaign, move, by=OWN)

    def give(self, fen: int | None, by: Viewer = OFFICE, **more: object) -> Donation:
        given: dict[str, object] = {"division": COMMUNITY, "amount_fen": fen, "received_on": TODAY, **more}
        if not {"fund", "campaign", "source"} & more.keys():
            given["fund"] = self.fund
        return add_donation(Donation(**given), by=by)

    def refund(self, gift: Donation, fen: int, by: Viewer = FINANCE, **more: object) -> Refund:
        told = {"day": TODAY, "voucher": f"退{next(_keys)}", "reason": "退还", **more}
        return refund_donation(Refund(donation=gift, amount_fen=fen, **told), by=by)

    def spend(self, source: Source, fen: int, purpose: str = "space") -> None:
        """Granted, committed and paid at once."""
        place, wanted = Place(source.pk, COMMUNITY, purpose), Spending(source.pk, purpose, TODAY, "证")

        def asked() -> Asked:
            return Asked(fen, TODAY, "试", f"giving:{next(_keys)}", "证")

        authorise(source, place, asked(), by=OFFICE)
        line = Account.objects.get(code=place.code(AccountKind.AVAILABLE))
        commit(line, wanted, asked(), by=OFFICE)
        pay(line, wanted, asked(), by=OFFICE)
