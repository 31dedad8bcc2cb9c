from django.db import transaction

from gongzhi.funds.models import Source
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import contains, county
from gongzhi.ground.records.services import add, change, remove
from gongzhi.ground.refusal import Refused
from gongzhi.statements.models import BankAccount, Holding, Layout, Part

EDIT = "statements.edit"


def add_account(account: BankAccount, *, by: Viewer) -> BankAccount:
    return add(account, act=EDIT, by=by, event="statements.account.added")


def change_account(
    account: BankAccount, *, by: Viewer, version: int | None = None, **fields: object
) -> BankAccount:
    return change(account, act=EDIT, by=by, event="statements.account.changed", version=version, **fields)


def hold_source(account: BankAccount, source: Source, *, by: Viewer) -> Holding:
    """Say that the money of a source lies in an account. Refused for a source of another county, or that lies in one."""
    if not contains(county(account.division), source.division):
        words = "这项资金来源不是本县的，不能放进这个账户；请另选。"
        raise Refused(words, {"source": [words]})
    row = Holding(division=account.division, account=account, source=source)
    return add(row, act=EDIT, by=by, event="statements.holding.added")


@transaction.atomic
def release_source(holding: Holding, *, by: Viewer) -> BankAccount:
    """Take a source out of its account. Refused once a line of its ledger is part of a reconciliation there."""
    account = holding.account
    if Part.objects.filter(ledger_line__source=holding.source_id).exists():
        raise Refused("这项来源的账已经在这个账户里对过，不能移出；请先撤下它的勾对和差异。")
    remove(holding, act=EDIT, by=by, event="statements.holding.removed")
    return account


def add_layout(layout: Layout, *, by: Viewer) -> Layout:
    _must_have_sums(layout)
    return add(layout, act=EDIT, by=by, event="statements.layout.added")


def change_layout(layout: Layout, *, by: Viewer, version: int | None = None, **fields: object) -> Layout:
    _must_have_sums(layout, **fields)
    return change(layout, act=EDIT, by=by, event="statements.layout.changed", version=version, **fields)


def _must_have_sums(layout: Layout, **fields: object) -> None:
    debit, credit, amount = (fields.get(n, getattr(layout, n)) for n in ("debit", "credit", "amount"))
    if not amount and not (debit and credit):
        words = "请填“发生额列”，或“借方列”和“贷方列”两列。"
        raise Refused(words, {"amount": [words]})
