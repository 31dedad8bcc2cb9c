"""A payment from the accepted milestone to the ledger: its arrows and its limits."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest

from gongzhi.funds.models import Entry, Period
from gongzhi.funds.queries.verifying import first_fault
from gongzhi.funds.rules.ledger import AccountKind
from gongzhi.funds.services.reversals import reverse as reverse_entry
from gongzhi.ground.files.models import Attachment
from gongzhi.ground.notices.models import Notice
from gongzhi.ground.refusal import Overtaken, Refused
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.queries import limit_of, reversed_of, taken_of
from gongzhi.payments.registers import request_light
from gongzhi.payments.rules import ARROWS, Move, Status, key_of, request_of
from gongzhi.payments.rules.limits import Limit, Missing, limit
from gongzhi.payments.rules.payees import is_account, tidy
from gongzhi.payments.services.moving import move_request, pay_request
from gongzhi.payments.services.requests import add_request, change_request
from gongzhi.payments.tests.world import COUNTY, World, waits, world
from gongzhi.projects.models import Acceptance, Contract, Milestone, MoneyLine

TODAY = date(2026, 3, 20)


@pytest.fixture
def there(db: None) -> World:
    return world(TODAY)


def test_the_whole_way_into_the_ledger_and_back(there: World) -> None:
    row = there.draft()
    assert (row.number, row.payee, str(row.account_number)) == ("付〔2026〕1号", "河畔装饰部", "（已加密）")
    for move, next_one in (("submit", ["checker", "payer"]), ("check", ["leader"]), ("approve", ["payer"])):
        there.walk(row, move)
        assert [name for name in there.people if waits(there, name)] == next_one, move
    assert set(Notice.objects.values_list("user__username", flat=True)) == {"checker", "payer", "leader"}
    there.pay(row)
    entry = Entry.objects.get(key=key_of(row.pk))
    assert (entry.kind, entry.voucher, entry.party) == ("pay", "演付1号", "河畔装饰部")
    assert request_of(entry.key) == row.pk
    assert (row.status, row.paid_on, there.books.balance(AccountKind.SPENT)) == ("paid", TODAY, 4000)
    assert [(s.did, s.person.username) for s in row.steps.all()] == [
        ("draft", "maker"),
        ("submit", "maker"),
        ("check", "checker"),
        ("approve", "leader"),
        ("pay", "payer"),
    ]
    assert Notice.objects.filter(user__username="maker", words="付款申请已支付").exists()
    # Reversed, it no longer counts, shows so, and its key never posts again.
    assert taken_of(there.contract) == 4000
    reverse_entry(entry, by=there.people["office"], why="错付")
    assert reversed_of([row]) == {row.pk} and taken_of(there.contract) == 0
    assert str(request_light(row, is_reversed=True)) == "已冲销"
    assert first_fault() == ""


def test_every_pair_of_state_and_move(there: World) -> None:
    """One database set-up; what the table does not have is refused, whoever asks."""
    row = there.draft()
    who = {"check": "checker", "approve": "leader", "submit": "maker", "withdraw": "maker"}
    returns = {Status.SUBMITTED: "checker", Status.CHECKED: "leader", Status.APPROVED: "payer"}
    for at, move in product(Status, Move):
        PaymentRequest.objects.filter(pk=row.pk).update(status=at.value)
        row.steps.all().delete()
        row.refresh_from_db()
        arrow = ARROWS.get((at, move))
        name = returns.get(at, "checker") if move == Move.RETURN else who.get(move, "payer")
        told = {"by": there.people[name], "version": row.version}

        def walk(move: Move = move, told: dict = told) -> PaymentRequest:  # type: ignore[type-arg]
            if move == Move.PAY:
                return pay_request(row, voucher="演付9号", day=TODAY, **told)
            return move_request(row, move, note="缺发票", **told)

        if arrow:
            assert walk().status == arrow[1], (at, move)
        else:
            with pytest.raises(Overtaken, match="现在的状态不能这样办理"):
                walk()
    for name in ("leader", "office"):  # a post that does not allow the move
        PaymentRequest.objects.filter(pk=row.pk).update(status="submitted")
        row.refresh_from_db()
        with pytest.raises(Refused, match="您现在的岗位"):
            move_request(row, Move.CHECK, by=there.people[name], version=row.version)
    with pytest.raises(Refused, match="写明原因"):
        move_request(row, Move.RETURN, by=there.people["checker"], version=row.version)


@pytest.mark.parametrize(
    ("amount", "percent", "bp", "released", "expected"),
    [
        (10_000, 50, 300, False, Limit(10_000, 5_000, 150, 10)),
        (10_000, 50, 300, True, Limit(10_000, 5_000, 0, 10)),
        (10_001, 33, 0, False, Limit(10_001, 3_300, 0, 10)),
        (10_000, 130, 300, False, Limit(10_000, 10_000, 300, 10)),
        (None, 50, 300, False, Missing.AMOUNT),
        (10_000, None, 300, False, Missing.MILESTONES),
        (10_000, 50, None, False, Missing.RETENTION),
        (10_000, 50, None, True, Limit(10_000, 5_000, 0, 10)),
    ],
)
def test_what_a_contract_allows(
    amount: int | None,
    percent: int | None,
    bp: int | None,
    released: bool,  # noqa: FBT001
    expected: object,
) -> None:
    assert limit(amount, percent, bp, released=released, taken=10) == expected


def test_accounts_are_read_as_people_type_them() -> None:
    assert tidy(" ９９00-1122 3344　") == "990011223344"
    assert [is_account(n) for n in ("12345678", "1234567", "1" * 33, "12345678a", "一二三四五六七八")] == [
        True,
        False,
        False,
        False,
        False,
    ]


def test_what_must_hold_before_it_is_submitted(there: World) -> None:
    """Each refusal stands beside its field; mended, the next one comes."""
    row = there.draft(4851, bank="", account_number="", invoice="", purpose="service")
    MoneyLine.objects.create(project=row.project, division=row.division, kind="city")
    Contract.objects.update(party_words="", amount_fen=None)
    Milestone.objects.filter(pk=there.milestone.pk).update(status="returned")
    files = Attachment.objects.filter(about=f"payments.PaymentRequest:{row.pk}")
    kept = list(files)
    files.delete()
    steps: list[tuple[str, str, Callable[[], object]]] = [
        (
            "还没有通过",
            "milestone",
            lambda: Milestone.objects.filter(pk=there.milestone.pk).update(status="passed"),
        ),
        ("附件", "", lambda: Attachment.objects.bulk_create(kept)),
        ("对方单位", "contract", lambda: Contract.objects.update(party_words="新名装饰部")),
        ("现在是“新名装饰部”", "contract", lambda: Contract.objects.update(party_words="河畔装饰部")),
        ("开户银行", "bank", lambda: change_request(row, by=by, bank="演示银行")),
        (
            "收款账号",
            "account_number",
            lambda: change_request(row, by=by, account_number="99001122 33445566"),
        ),
        ("发票号码", "invoice", lambda: change_request(row, by=by, invoice="演票7")),
        ("专款专用", "purpose", lambda: change_request(row, by=by, purpose="space")),
        ("来源不混用", "line", lambda: MoneyLine.objects.update(kind="provincial")),
        ("合同金额还是未知", "contract", lambda: Contract.objects.update(amount_fen=10_000)),
        ("还可以申请 48.50元", "amount_fen", lambda: change_request(row, by=by, amount_fen=4850)),
    ]
    by = there.people["maker"]
    for words, field, mend in steps:
        with pytest.raises(Refused, match=words) as told:
            move_request(row, Move.SUBMIT, by=by, version=row.version)
        assert [*told.value.beside] == ([field] if field else []), words
        mend()
        row = PaymentRequest.objects.get(pk=row.pk)
    there.walk(row, "submit")
    # What another one asks for counts; the retention is released on its day.
    with pytest.raises(Refused, match=r"还可以申请 0\.00元"):
        there.walk(there.draft(1), "submit")
    Acceptance.objects.create(
        project=row.project, division=row.division, held_on=TODAY, conclusion="passed", release_on=TODAY
    )
    found = limit_of(row, by)
    assert isinstance(found, Limit) and (found.kept, found.left) == (0, 5000)
    with pytest.raises(Refused, match="不是里程碑所在项目"):
        other = Contract.objects.get()
        other.pk, other.project = (
            None,
            row.project.__class__.objects.create(division=row.division, name="别的"),
        )
        other.save()
        add_request(PaymentRequest(milestone=there.milestone, contract=other, line=there.line), by=by)


@pytest.mark.parametrize(
    ("voucher", "fen", "ahead", "words", "field"),
    [
        ("", 4000, 0, "付款有凭证", "voucher"),
        ("演付1号", 4000, 1, "不记未来的账", "day"),
        ("演付1号", 4000, -40, "关账不再记账", "day"),
        ("演付1号", 4850, 0, "不超支", "amount_fen"),
    ],
)
def test_what_the_ledger_refuses_changes_nothing(
    there: World, voucher: str, fen: int, ahead: int, words: str, field: str
) -> None:
    row = there.walk(there.draft(fen), "submit", "check", "approve")
    there.books.pay(8000 - 4849, by=there.people["office"])  # what is committed would do for one fen less
    Period.objects.create(division=COUNTY, year=2026, month=2, ends_on=date(2026, 2, 28), state="closed")
    before = (Entry.objects.count(), row.version)
    day = TODAY + timedelta(days=ahead)
    with pytest.raises(Refused, match=words) as told:
        pay_request(row, voucher=voucher, day=day, by=there.people["payer"], version=row.version)
    assert field in told.value.beside
    row.refresh_from_db()
    assert (Entry.objects.count(), row.version, row.status) == (*before, "approved")
