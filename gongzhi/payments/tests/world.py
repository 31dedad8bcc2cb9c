"""A project with a passed milestone, a signed contract, a committed budget line, and the people of a payment."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from gongzhi.funds.models import Account
from gongzhi.funds.rules.ledger import AccountKind
from gongzhi.funds.rules.spending import Spending
from gongzhi.funds.services.budgets import Asked, commit
from gongzhi.funds.tests.books import Books, books, viewer
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.files.services import attach
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.rules import Move
from gongzhi.payments.services.moving import move_request, pay_request
from gongzhi.payments.services.requests import add_request
from gongzhi.payments.todo import waiting_payments
from gongzhi.projects.models import Contract, Milestone, Project
from gongzhi.projects.services.charters import add_project
from gongzhi.projects.services.contracts import add_contract

COUNTY, STREET, COMMUNITY = "990101000000", "990101001000", "990101001001"
PEOPLE = {
    "maker": ("community", COMMUNITY),
    "checker": ("finance", COUNTY),
    "payer": ("finance", COUNTY),
    "leader": ("leader", COUNTY),
    "office": ("office", COUNTY),
}


@dataclass
class World:
    """100 fen of a contract, 80 of them committed on one line; half of the work is accepted, 3 % are kept back."""

    today: date
    books: Books
    contract: Contract
    milestone: Milestone
    people: dict[str, Viewer] = field(default_factory=dict)

    @property
    def line(self) -> Account:
        return self.books.account(AccountKind.AVAILABLE)

    def draft(self, fen: int = 4000, by: str = "maker", **fields: Any) -> PaymentRequest:
        told = {
            "milestone": self.milestone,
            "contract": self.contract,
            "line": self.line,
            "purpose": "space",
            "amount_fen": fen,
            "words": "首期工程款",
            "bank": "演示银行青禾支行",
            "account_number": "9900 1122 3344 5566",
            "invoice": "演票0001",
        } | fields
        row = add_request(PaymentRequest(**told), by=self.people[by])
        attach(row, f"发票（演示）{row.pk}".encode(), "发票.txt", by=self.people[by])
        return row

    def walk(self, row: PaymentRequest, *moves: str) -> PaymentRequest:
        """Each by whom it is usually done."""
        who = {"submit": "maker", "check": "checker", "approve": "leader", "withdraw": "maker"}
        for move in moves:
            if move == "pay":
                self.pay(row)
                continue
            move_request(row, Move(move), by=self.people[who[move]], version=row.version)
        return row

    def pay(self, row: PaymentRequest, by: str = "payer", voucher: str = "演付1号") -> PaymentRequest:
        day = self.people[by].today
        return pay_request(row, voucher=voucher, day=day, by=self.people[by], version=row.version)

    def person(self, name: str, *posts: tuple[str, str], acting_for: str = "") -> Viewer:
        """An account with these posts, held in somebody's place where one is named."""
        user = User.objects.filter(username=name).first() or User.objects.create_user(name, full_name=name)
        other = User.objects.filter(username=acting_for).first()
        for role, division in posts:
            Post.objects.create(
                user=user, role=role, division=division, starts_on=date(2020, 1, 1), acting_for=other
            )
        self.people[name] = viewer_for(user, self.today)
        return self.people[name]


def waits(there: World, name: str) -> list[str]:
    """The numbers of what waits for a person."""
    return [todo.title.partition(" ")[0] for todo in waiting_payments(there.people[name], 9).first]


def world(today: date) -> World:
    for code in (COUNTY, STREET, COMMUNITY):
        put_division(code, f"地{code}", fictional=True)
    by = viewer("office", today=today)
    finance = viewer("finance", today=today)
    project = add_project(Project(division=COMMUNITY, name="便民食堂"), by=by)
    Milestone.objects.filter(project=project).delete()
    steps = [
        Milestone.objects.create(
            project=project, division=COMMUNITY, title=title, weight=weight, status=status
        )
        for title, weight, status in (("隐蔽工程验收", 50, "passed"), ("竣工验收", 50, "todo"))
    ]
    told = Contract(
        project=project,
        number="演工1号",
        title="厨房改造",
        party_words="河畔装饰部",
        amount_fen=10_000,
        signed_on=today - timedelta(days=30),
        retention_bp=300,
    )
    found = books()
    found.receive(20_000, day=today, by=finance)
    found.grant(9_000, by=by, day=today)
    made = World(today, found, add_contract(told, by=by), steps[0])
    line = made.line
    commit(line, Spending(line.source_id, "space", today), Asked(8_000, today, "签订合同", "合同1"), by=by)
    for name, post in PEOPLE.items():
        made.person(name, post)
    return made
