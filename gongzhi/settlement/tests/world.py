"""An advance that came, budget lines on it, the rules of deduction as far as a test enters them, and the people."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from gongzhi.funds.models import Source
from gongzhi.funds.tests.books import Books, books, viewer
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.services import put_division
from gongzhi.programmes.models import Batch, Programme, Rule
from gongzhi.programmes.services import add_batch, add_programme, change_rule, enter_default_rules
from gongzhi.settlement.models import Settlement
from gongzhi.settlement.rules import Move
from gongzhi.settlement.services.moving import move_settlement, repay_settlement
from gongzhi.settlement.services.settlements import add_settlement

COUNTY, STREET, COMMUNITY = "990101000000", "990101001000", "990101001001"
# Numbers of this test alone: no public text gives any.
TRIED = {"reading": 1, "cut_none": 90, "cut_1": 80, "cut_2": 60, "tier_1": 30, "tier_2": 60, "tier_3": 100}
PEOPLE = {"maker": "office", "other": "office", "leader": "leader", "second": "leader", "payer": "finance"}


@dataclass
class World:
    """1000 fen came of 1000; 900 are authorised on one line, of which 600 are committed."""

    today: date
    books: Books
    batch: Batch
    people: dict[str, Viewer] = field(default_factory=dict)

    def draft(self, by: str = "maker", **fields: Any) -> Settlement:
        told = {
            "source": self.books.source,
            "batch": self.batch,
            "document": "演民发〔9〕号",
            "decided_on": self.today,
            "score_hundredths": 8500,
        } | fields
        return add_settlement(Settlement(**told), by=self.people[by])

    def move(self, row: Settlement, move: str, by: str, note: str = "") -> Settlement:
        return move_settlement(row, Move(move), by=self.people[by], version=row.version, note=note)

    def repay(self, row: Settlement, by: str = "payer", voucher: str = "演缴1号") -> Settlement:
        return repay_settlement(row, voucher=voucher, day=self.today, by=self.people[by], version=row.version)

    def rule(self, key: str, value: int | None) -> None:
        rule = Rule.objects.get(ruleset__code="deduction", ruleset__superseded=False, key=key)
        change_rule(rule, by=self.people["other"], value=value)

    def person(self, name: str, role: str, acting_for: str = "") -> Viewer:
        """An account with this post of the county, held in somebody's place where one is named."""
        user = User.objects.filter(username=name).first() or User.objects.create_user(name, full_name=name)
        other = User.objects.filter(username=acting_for).first()
        started = date(2020, 1, 1)
        Post.objects.create(user=user, role=role, division=COUNTY, starts_on=started, acting_for=other)
        self.people[name] = viewer_for(user, self.today)
        return self.people[name]


def world(today: date, rules: dict[str, int] | None = None) -> World:
    for code in (COUNTY, STREET, COMMUNITY):
        put_division(code, f"地{code}", fictional=True)
    by, found = viewer("office", today=today), books()
    Source.objects.filter(pk=found.source.pk).update(planned_fen=1000)
    found.source.refresh_from_db()
    found.receive(1000, day=today - timedelta(days=5), by=viewer("finance", today=today))
    found.grant(900, by=by, day=today)
    found.commit(600, by=by, day=today)
    programme = add_programme(Programme(division=COUNTY, name="试点"), by=by)
    made = World(today, found, add_batch(Batch(division=COUNTY, programme=programme, number=3), by=by))
    for name, role in PEOPLE.items():
        made.person(name, role)
    enter_default_rules(COUNTY, by=by)
    for key, value in (TRIED if rules is None else rules).items():
        made.rule(key, value)
    return made
