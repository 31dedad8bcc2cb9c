"""One person has one hand in a payment, whatever seat he sits in; what is refused for that, and old forms, stay on record (R-13)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from gongzhi.funds.models import Entry
from gongzhi.ground.accounts.models import Post
from gongzhi.ground.audit.models import Entry as Audit
from gongzhi.ground.audit.refusals import write_refusals
from gongzhi.ground.files.models import Attachment
from gongzhi.ground.files.services import attach, detach
from gongzhi.ground.refusal import Overtaken, Refused
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.rules import Move
from gongzhi.payments.services.moving import move_request
from gongzhi.payments.services.requests import change_request
from gongzhi.payments.tests.world import COUNTY, World, waits, world

TODAY = date(2026, 3, 20)


@pytest.fixture
def there(db: None) -> World:
    return world(TODAY)


def as_self(there: World) -> str:
    """Holds both posts himself."""
    there.person("maker", ("finance", COUNTY))
    return "maker"


def changed_post(there: World) -> str:
    """Was a clerk when he made it, and has been moved to finance since."""
    Post.objects.filter(user__username="maker").update(ends_on=TODAY - timedelta(days=1))
    there.person("maker", ("finance", COUNTY))
    assert not there.people["maker"].may("payments.request")
    return "maker"


def acts_for_the_maker(there: World) -> str:
    """Checks in a seat that the maker lent him."""
    there.person("deputy", ("finance", COUNTY), acting_for="maker")
    return "deputy"


def lent_to_the_maker(there: World) -> str:
    """The maker sits in the checker's seat."""
    there.person("maker", ("finance", COUNTY), acting_for="checker")
    return "maker"


def made_by_a_deputy(there: World) -> str:
    """Somebody changed the draft in the checker's place; the checker himself comes to check it."""
    there.person("deputy", ("community", "990101001001"), acting_for="checker")
    row = PaymentRequest.objects.get()
    PaymentRequest.objects.filter(pk=row.pk).update(status="draft")
    row.refresh_from_db()
    change_request(row, by=there.people["deputy"], words="改过的事由")
    PaymentRequest.objects.filter(pk=row.pk).update(status="submitted")
    return "checker"


@pytest.mark.parametrize(
    "seat", [as_self, changed_post, acts_for_the_maker, lent_to_the_maker, made_by_a_deputy]
)
def test_whoever_made_it_does_not_check_it_in_whatever_seat(
    there: World, seat: Callable[[World], str]
) -> None:
    row = there.walk(there.draft(), "submit")
    by = there.people[seat(there)]
    row.refresh_from_db()
    assert waits(there, by.name) == []
    with pytest.raises(Refused, match=r"两人原则：您.*办过这笔付款的申请，不能再复核"):
        move_request(row, Move.CHECK, by=by, version=row.version)
    write_refusals(by)
    told = Audit.objects.get(event="payments.request.refused")
    assert (told.by_id, told.facts["move"], told.about) == (
        by.user_id,
        "check",
        f"payments.PaymentRequest:{row.pk}",
    )
    row.refresh_from_db()
    assert row.status == "submitted"


def test_the_later_hands_are_apart_too_and_the_same_hand_may_come_again(there: World) -> None:
    row = there.walk(there.draft(), "submit", "check")
    there.person("checker", ("leader", COUNTY))
    for move, by in ((Move.APPROVE, "checker"), (Move.PAY, "checker")):
        if move == Move.PAY:
            there.walk(row, "approve")
            with pytest.raises(Refused, match="复核，不能再支付"):
                there.pay(row, by=by)
        else:
            with pytest.raises(Refused, match="复核，不能再批准"):
                move_request(row, move, by=there.people[by], version=row.version)
    assert Entry.objects.filter(kind="pay").count() == 0
    move_request(row, Move.RETURN, by=there.people["payer"], version=row.version, note="发票抬头不对")
    assert waits(there, "maker") == [row.number]
    there.walk(row, "submit", "check", "approve", "pay")
    assert row.status == "paid" and row.verdict == ""
    # The installation is no person.
    other = there.walk(there.draft(500), "submit")
    nobody = there.people["checker"].__class__(0, "装", TODAY, there.people["checker"].posts)
    with pytest.raises(Refused, match="有账号的人"):
        move_request(other, Move.CHECK, by=nobody, version=other.version)


def test_an_old_form_is_refused_and_on_record(there: World) -> None:
    """Approved once, sent back and made larger, it is not approved by the form that was opened before."""
    row = there.walk(there.draft(3000), "submit", "check")
    opened = row.version
    leader = there.people["leader"]
    move_request(row, Move.RETURN, by=leader, version=opened, note="金额再核")
    change_request(row, by=there.people["maker"], amount_fen=4500)
    there.walk(row, "submit", "check")
    for version in (opened, 0):
        with pytest.raises(Overtaken, match="打开以后又改动过"):
            move_request(row, Move.APPROVE, by=leader, version=version)
    write_refusals(leader)
    assert Audit.objects.filter(event="payments.request.refused", facts__move="approve").count() == 2
    there.walk(row, "approve", "pay")
    with pytest.raises(Overtaken):
        there.pay(row)
    with pytest.raises(Refused, match="不能再修改"):
        change_request(row, by=there.people["maker"], amount_fen=1)


def test_what_was_submitted_keeps_its_files(there: World) -> None:
    """Nobody exchanges an invoice behind the back of whoever checked it; sent back, it is the maker's again."""
    row = there.walk(there.draft(), "submit")
    maker, file = there.people["maker"], Attachment.objects.get(about=f"payments.PaymentRequest:{row.pk}")
    for touch in (
        lambda: attach(row, "另一张".encode(), "发票2.txt", by=maker),
        lambda: detach(file, row, by=maker),
    ):
        with pytest.raises(Refused, match="附件不能再增删"):
            touch()
    move_request(row, Move.RETURN, by=there.people["checker"], version=row.version, note="发票不清楚")
    detach(file, row, by=maker)
    assert not Attachment.objects.filter(about=f"payments.PaymentRequest:{row.pk}")
