"""A settlement from the draft to what is paid back: arrows, hands, what is kept, what the ledger holds (R-10, R-13)."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from gongzhi.funds.models import Arrival, Entry, Instalment
from gongzhi.funds.queries.verifying import first_fault
from gongzhi.funds.rules.ledger import AccountKind
from gongzhi.funds.services.reversals import reverse
from gongzhi.ground.accounts.models import Post
from gongzhi.ground.audit.models import Entry as Audit
from gongzhi.ground.audit.refusals import write_refusals
from gongzhi.ground.notices.models import Notice
from gongzhi.ground.refusal import Overtaken, Refused
from gongzhi.programmes.models import Batch, Programme, Rule, RuleSet
from gongzhi.programmes.services import supersede_ruleset
from gongzhi.settlement.models import Settlement, Step
from gongzhi.settlement.queries import by_todays_rules, digest_of, reckoned, reversed_of
from gongzhi.settlement.rules import ARROWS, Move, Status
from gongzhi.settlement.services.moving import move_settlement, repay_settlement
from gongzhi.settlement.services.settlements import add_settlement, change_settlement
from gongzhi.settlement.tests.world import COUNTY, World, world
from gongzhi.settlement.todo import waiting_settlements

TODAY = date(2026, 3, 20)


@pytest.fixture
def there(db: None) -> World:
    return world(TODAY)


def waits(there: World) -> list[str]:
    return [name for name, by in there.people.items() if waiting_settlements(by, 9).first]


def test_the_whole_way_into_the_ledger_and_back(there: World) -> None:
    row = there.draft(next_fen=250, next_due=TODAY + timedelta(days=90))
    assert waits(there) == ["maker"]
    there.move(row, "submit", "maker")
    assert waits(there) == ["leader", "second"]
    assert (row.advance_fen, row.tier, row.deducted_fen) == (1000, "1", 60)
    there.move(row, "confirm", "leader")
    assert waits(there) == ["payer"]
    entry = Entry.objects.get(key=f"settlement:{row.pk}:deduct")
    # 1000 - 60 are owed, 900 authorised: no line is cut.
    assert (entry.voucher, there.books.balance(AccountKind.AVAILABLE)) == ("演民发〔9〕号", 300)
    assert there.books.balance(AccountKind.PAYABLE) == -60
    found = [(i.number, i.planned_fen, i.due_on) for i in Instalment.objects.order_by("number")]
    assert found == [(1, 1000, None), (2, 250, TODAY + timedelta(days=90))]
    there.repay(row)
    assert (row.status, row.voucher, there.books.balance(AccountKind.CASH)) == ("repaid", "演缴1号", 940)
    assert [(s.did, s.person.username) for s in row.steps.all()] == [
        ("draft", "maker"),
        ("submit", "maker"),
        ("confirm", "leader"),
        ("repay", "payer"),
    ]
    told = set(Notice.objects.values_list("user__username", flat=True))
    assert told == {"leader", "second", "payer", "maker"}
    # While it stands the same money is not settled once more; reversed, it no longer counts.
    again = there.draft()
    with pytest.raises(Refused, match="已经有一张结算（已缴回）"):
        there.move(again, "submit", "maker")
    for posted in Entry.objects.filter(key__startswith="settlement:").order_by("-pk"):
        reverse(posted, by=there.people["maker"])
    assert reversed_of([row]) == {row.pk}
    there.move(again, "submit", "maker")
    assert (again.status, first_fault()) == ("submitted", "")


def test_every_pair_of_state_and_move(there: World) -> None:
    """One database set-up; what the table does not have is refused, whoever asks."""
    row = there.move(there.draft(), "submit", "maker")
    who = {Move.SUBMIT: "maker", Move.REPAY: "payer"}
    for at, move in product(Status, Move):
        Settlement.objects.filter(pk=row.pk).update(
            status=at.value, advance_fen=1000, deducted_fen=0, next_fen=None
        )
        row.steps.all().delete()
        row.refresh_from_db()
        arrow, by = ARROWS.get((at, move)), there.people[who.get(move, "leader")]

        def walk(move: Move = move, by=by) -> Settlement:  # type: ignore[no-untyped-def]
            if move == Move.REPAY:
                return repay_settlement(row, voucher="证", day=TODAY, by=by, version=row.version)
            return move_settlement(row, move, note="再核", by=by, version=row.version)

        if arrow and move == Move.REPAY:
            with pytest.raises(Refused, match="不用缴回"):
                walk()
        elif arrow:
            assert walk().status == arrow[1], (at, move)
        else:
            with pytest.raises(Overtaken, match="现在的状态不能这样办理"):
                walk()
    Settlement.objects.filter(pk=row.pk).update(status="submitted")
    row.refresh_from_db()
    for name in ("payer", "other"):
        with pytest.raises(Refused, match="您现在的岗位"):
            there.move(row, "confirm", name)
    with pytest.raises(Refused, match="写明原因"):
        there.move(row, "return", "leader")
    with pytest.raises(Refused, match="已经提交"):
        change_settlement(row, by=there.people["maker"], score_hundredths=1)
    with pytest.raises(Overtaken, match="打开以后又改动过"):
        move_settlement(row, Move.CONFIRM, by=there.people["leader"], version=row.version - 1)


def as_self(there: World) -> str:
    there.person("maker", "leader")
    return "maker"


def changed_post(there: World) -> str:
    Post.objects.filter(user__username="maker").update(ends_on=TODAY - timedelta(days=1))
    there.person("maker", "leader")
    return "maker"


def acts_for_the_maker(there: World) -> str:
    there.person("deputy", "leader", acting_for="maker")
    return "deputy"


def lent_to_the_maker(there: World) -> str:
    there.person("maker", "leader", acting_for="leader")
    return "maker"


@pytest.mark.parametrize("seat", [as_self, changed_post, acts_for_the_maker, lent_to_the_maker])
def test_whoever_made_it_does_not_confirm_it_in_whatever_seat(
    there: World, seat: Callable[[World], str]
) -> None:
    row = there.move(there.draft(), "submit", "maker")
    name = seat(there)
    by = there.people[name]
    assert name not in waits(there)
    with pytest.raises(Refused, match=r"两人原则：您.*办过这张结算的填写，不能再确认"):
        there.move(row, "confirm", name)
    write_refusals(by)
    told = Audit.objects.get(event="settlement.settlement.refused")
    assert (told.by_id, told.facts["move"]) == (by.user_id, "confirm")
    assert not Entry.objects.filter(kind="deduct")


def test_who_pays_back_is_apart_from_both(there: World) -> None:
    row = there.move(there.move(there.draft(), "submit", "maker"), "confirm", "leader")
    for name, hand in (("maker", "填写"), ("leader", "确认")):
        there.person(name, "finance")
        with pytest.raises(Refused, match=f"{hand}，不能再缴回"):
            there.repay(row, by=name)
    with pytest.raises(Refused, match="付款有凭证"):
        there.repay(row, voucher=" ")
    there.books.pay(600, by=there.people["other"], day=TODAY)
    assert there.repay(row).status == "repaid"


def test_a_rule_that_changes_later_changes_no_settlement(there: World) -> None:
    row = there.move(there.draft(), "submit", "maker")
    kept, digest = row.kept, row.digest
    assert digest_of(kept) == digest and len({rule["key"] for rule in kept}) == 12
    assert next(r for r in kept if r["key"] == "tier_1")["version"] == 1
    there.rule("tier_1", 90)
    there.move(row, "confirm", "leader")
    there.rule("reading", 2)
    supersede_ruleset(RuleSet.objects.get(code="deduction"), by=there.people["other"])
    there.rule("times_1", 3)
    Rule.objects.filter(key="cut_none").delete()
    row.refresh_from_db()
    by = there.people["leader"]
    assert (row.deducted_fen, row.kept, row.digest) == (60, kept, digest) and digest_of(row.kept) == digest
    assert reckoned(row, by).outcome.fen == 60
    assert by_todays_rules(row, by).missing == ("cut_none",)
    # Sent back it is reckoned anew, by the rules of the day of its result.
    Settlement.objects.filter(pk=row.pk).update(status="submitted")
    row.refresh_from_db()
    there.move(row, "return", "second", note="再核")
    assert (row.kept, row.digest, row.deducted_fen, row.advance_fen) == ([], "", None, None)


def test_what_must_hold_before_it_is_submitted(there: World) -> None:
    """Each refusal stands beside its field; mended, the next one comes."""
    later = TODAY + timedelta(days=1)
    row = there.draft(document="", decided_on=None, score_hundredths=None, not_started=True)
    there.rule("tier_2", None)
    there.rule("ceiling", None)
    late = Arrival.objects.create(source=row.source, division=COUNTY, arrived_on=TODAY)
    by = there.people["maker"]

    def mend(**fields: Any) -> Callable[[], object]:
        return lambda: change_settlement(row, by=by, **fields)

    steps: list[tuple[str, str, Callable[[], object]]] = [
        ("文号", "document", mend(document="演民发〔9〕号")),
        ("结果文件的日期", "decided_on", mend(decided_on=later)),
        ("不能晚于今天", "decided_on", mend(decided_on=TODAY)),
        ("什么情形", "reason", mend(not_started=False)),
        ("没有入账的到位.*还缺：得分", "", late.delete),
        ("还缺：得分", "", mend(score_hundredths=7000)),
        ("规则未录入：三等扣减上限.*、二等扣减占上限的份额", "", lambda: there.rule("ceiling", 20)),
        ("规则未录入：二等扣减占上限的份额", "", lambda: there.rule("tier_2", 101)),
        ("规则数值不对：二等扣减占上限的份额", "", lambda: there.rule("tier_2", 60)),
    ]
    for words, field, do in steps:
        with pytest.raises(Refused, match=words) as told:
            there.move(row, "submit", "maker")
        assert [*told.value.beside] == ([field] if field else []), words
        do()
        row = Settlement.objects.get(pk=row.pk)
    there.move(row, "submit", "maker")
    assert (row.tier, row.deducted_fen) == ("2", 120)
    # The advance is what it was, or it goes back.
    there.books.receive(1, day=TODAY)
    with pytest.raises(Refused, match=r"预拨资金是 10\.00元，现在.*10\.01元"):
        there.move(row, "confirm", "leader")
    assert Step.objects.filter(settlement=row, did="confirm").count() == 0


def test_full_deduction_cuts_what_is_left_and_names_the_rest(there: World) -> None:
    row = there.draft(not_started=True, reason="没有开工", score_hundredths=9900)
    there.move(there.move(row, "submit", "maker"), "confirm", "leader")
    assert (row.deducted_fen, row.tier, there.books.balance(AccountKind.AVAILABLE)) == (1000, "", 0)
    with pytest.raises(Refused, match="您现在的岗位"):
        there.repay(row, by="maker")
    there.books.pay(600, by=there.people["other"], day=TODAY)
    with pytest.raises(Refused, match=r"不超支：“存款.*只剩 4\.00元"):
        there.repay(row)
    row.refresh_from_db()
    assert (row.status, Entry.objects.filter(kind="return").count(), first_fault()) == ("confirmed", 0, "")


def test_it_is_of_one_place_and_of_money_given_before(there: World) -> None:
    other = Batch.objects.create(
        division="990102000000",
        programme=Programme.objects.create(division="990102000000", name="别的"),
        number=1,
    )
    for fields, field in (({"batch": other}, "batch"), ({}, "source")):
        if not fields:
            type(there.books.source).objects.update(kind="charity")
            there.books.source.refresh_from_db()
        told = {"source": there.books.source, "batch": there.batch} | fields
        with pytest.raises(Refused) as why:
            add_settlement(Settlement(**told), by=there.people["maker"])
        assert [*why.value.beside] == [field]
