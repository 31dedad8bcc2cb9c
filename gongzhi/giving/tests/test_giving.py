"""Gifts, refunds and campaigns through the services: what the books have, what is refused and why."""

from datetime import timedelta

import pytest
from django.db import transaction

from gongzhi.funds.models import Arrival, Entry
from gongzhi.funds.queries.use import Use, uses
from gongzhi.funds.queries.verifying import first_fault
from gongzhi.funds.services.reversals import reverse
from gongzhi.giving.models import Campaign, CharityFund, CommitteeMember, Donation
from gongzhi.giving.queries.money import intents_of, uses_of
from gongzhi.giving.queries.report import campaign_report, fund_report
from gongzhi.giving.rules.campaigns import Move
from gongzhi.giving.rules.donations import Intent
from gongzhi.giving.rules.report import paper_of
from gongzhi.giving.services.campaigns import change_campaign, move_campaign
from gongzhi.giving.services.donations import book, change_donation
from gongzhi.giving.services.funds import add_fund, add_member, change_fund
from gongzhi.giving.tests.kit import COMMUNITY, FINANCE, LATER, OFFICE, OWN, TODAY, Kit
from gongzhi.giving.todo import ending_terms, gifts_to_book, late_campaigns, unvalued_gifts
from gongzhi.ground.official.docx import to_docx
from gongzhi.ground.refusal import Refused
from gongzhi.registry.models import Organisation

pytestmark = pytest.mark.django_db


def use_of(row: CharityFund | Campaign) -> Use:
    return uses_of([row])[row.source_id or 0]


def refused(words: str, *, said: object) -> None:
    with pytest.raises(Refused, match=words), transaction.atomic():
        said()  # type: ignore[operator]


def test_a_gift_is_entered_once_booked_once_and_corrected_in_the_books(kit: Kit) -> None:
    own = kit.give(650, OWN, receipt_no="演-1", donor_name="赵晓岚", purpose="space")
    assert own.arrival is None and own.charity == kit.host and own.donor_masked == "赵*"
    assert [t.title for t in gifts_to_book(FINANCE, 5).first] == [str(own)]
    assert kit.give(650, OWN, receipt_no="演-1", donor_name="赵晓岚") == own
    refused("已经登记过另一笔", said=lambda: kit.give(651, OWN, receipt_no="演-1", donor_name="赵晓岚"))
    book(own, by=FINANCE)
    book(own, by=FINANCE)
    came = Arrival.objects.get()
    assert (came.key, came.amount_fen, came.voucher) == (f"donation:{own.pk}", 650, "演-1")
    assert "赵" not in f"{came.note}{Entry.objects.get().words}"
    assert not gifts_to_book(FINANCE, 5).first
    refused("办公室或财政部门更正", said=lambda: change_donation(own, by=OWN, amount_fen=700))
    change_donation(own, by=OWN, intent="修坡道", donor_name=None)
    change_donation(own, by=OFFICE, amount_fen=700)
    assert use_of(kit.fund) == Use(700, {}, 0, 700)
    assert [e.kind for e in Entry.objects.order_by("pk")] == ["receipt", "receipt", "reversal"]
    kit.refund(own, 300, voucher="退1")
    kit.refund(own, 300, voucher="退1")  # asked twice, done once
    refused("另一个凭证号", said=lambda: kit.refund(own, 200, voucher="退1"))
    refused("还剩 4.00元", said=lambda: kit.refund(own, 401))
    refused("已经退还 3.00元", said=lambda: change_donation(own, by=OFFICE, amount_fen=299))
    refused(
        "改成实物", said=lambda: change_donation(own, by=OFFICE, kind="goods", amount_fen=None, goods="书")
    )
    kit.spend(kit.fund.source, 250)  # type: ignore[arg-type]
    refused("只剩 1.50元", said=lambda: kit.refund(own, 151))
    assert use_of(kit.fund) == Use(700, {"space": 250}, 300, 150)
    assert intents_of(kit.fund.source_id or 0, use_of(kit.fund)) == [Intent("space", 700, 250, 300)]
    undone = Entry.objects.get(kind="refund")
    reverse(undone, by=OFFICE)
    refused("另一个凭证号", said=lambda: kit.refund(own, 300, voucher="退1"))
    assert use_of(kit.fund).refunded == 0 and first_fault() == ""


def test_what_cannot_be_entered(kit: Kit) -> None:
    fiscal = kit.source("县级配套", "county_match")
    table = [
        (lambda: kit.give(5, fund=kit.fund, campaign=kit.campaign), "只选一项"),
        (lambda: kit.give(5, campaign=kit.campaign), "现在是“草稿”"),
        (lambda: kit.give(5, source=fiscal), "类别是慈善捐赠"),
        (lambda: kit.give(5, source=kit.fund.source), "直接选那个基金"),
        (lambda: kit.give(5, division="990101001000"), "不含这个区划"),
        (lambda: kit.give(5, donor_words="书店"), "捐赠人是个人"),
        (lambda: kit.give(5, received_on=TODAY + timedelta(days=1)), "晚于今天"),
        (lambda: kit.give(0), "大于零"),
        (lambda: kit.give(None, kind="goods"), "实物名称"),
        (lambda: kit.refund(kit.give(None), 5), "还没有入账"),
        (lambda: kit.refund(kit.give(None, kind="goods", goods="书"), 5), "实物没有入账"),
        (lambda: kit.refund(kit.give(9), 5, OFFICE), "岗位"),
        (lambda: kit.refund(kit.give(9), 5, voucher=" "), "凭证号"),
        (lambda: book(kit.give(None), by=FINANCE), "捐赠金额还是未知"),
        (lambda: book(kit.give(None, kind="goods", goods="书"), by=FINANCE), "实物不入账"),
        (lambda: change_fund(kit.fund, by=OFFICE, source=kit.campaign.source), "已经属于“修凉亭”"),
        (lambda: change_fund(kit.fund, by=OFFICE, source=fiscal), "财政的钱"),
    ]
    for said, words in table:
        refused(words, said=said)
    other = Organisation(division=COMMUNITY, name="新叶书店", kind="enterprise")
    bad = CharityFund(division=COMMUNITY, name="又一个", host=other)
    refused("不是慈善组织", said=lambda: add_fund(bad, by=OFFICE))
    kit.give(9)
    refused("不能换", said=lambda: change_fund(kit.fund, by=OFFICE, source=None))


def test_a_campaign_that_misses_its_goal_gives_the_money_back(kit: Kit) -> None:
    row = kit.campaign
    assert row.publisher == kit.host
    kit.open_campaign()
    gift = kit.give(400, campaign=row, donor_kind="enterprise", donor_words="新叶书店", purpose="space")
    waiting = kit.give(None, campaign=row)
    refused("公示过的", said=lambda: change_campaign(row, by=OWN, goal_fen=1))
    assert [t.title for t in late_campaigns(LATER, 5).first] == ["修凉亭"]
    refused("退款规则未录入，不能判定", said=lambda: move_campaign(row, Move.FALL_SHORT, by=LATER))
    refused("退款规则未录入，不能退款", said=lambda: kit.refund(gift, 400))
    change_campaign(row, by=OWN, refund_rule="return")
    refused("公示过的", said=lambda: change_campaign(row, by=OWN, refund_rule="transfer"))
    refused("没有入账或金额未知", said=lambda: move_campaign(row, Move.FALL_SHORT, by=LATER))
    change_donation(waiting, by=OFFICE, amount_fen=100)
    book(waiting, by=FINANCE)
    refused("还没有过截止日期", said=lambda: move_campaign(row, Move.FALL_SHORT, by=OFFICE))
    refused("还没有达标", said=lambda: move_campaign(row, Move.MEET, by=OFFICE))
    refused("判定“未达标”以后", said=lambda: kit.refund(gift, 400))
    move_campaign(row, Move.FALL_SHORT, by=LATER)
    refused("逐笔退还", said=lambda: move_campaign(row, Move.CARRY_OUT, by=LATER))
    kit.refund(gift, 400)
    refused("还有 1.00元 没有退还", said=lambda: move_campaign(row, Move.PUBLISH, by=LATER))
    kit.refund(waiting, 100)
    for move in (Move.PUBLISH, Move.CLOSE):
        move_campaign(row, move, by=LATER)
    assert (row.status, row.published_on) == ("closed", LATER.today)
    report = campaign_report(row, LATER.today, "/giving/donations/")
    assert (report.received, report.used, report.refunded, report.left) == (500, 0, 500, 0)
    assert report.adds_up and report.beside == 0 and use_of(row).adds_up
    change_donation(gift, by=OWN, note="已退")  # an ended campaign keeps its gifts, but takes no new one
    refused("不能登记捐赠", said=lambda: kit.give(1, campaign=row))


def test_a_campaign_that_meets_its_goal_is_carried_out(kit: Kit) -> None:
    kit.open_campaign()
    kit.give(1000, campaign=kit.campaign)
    change_campaign(kit.campaign, by=OWN, refund_rule="choice")
    for move in (Move.MEET, Move.CARRY_OUT, Move.PUBLISH):
        move_campaign(kit.campaign, move, by=OWN)
    refused("还剩 10.00元", said=lambda: move_campaign(kit.campaign, Move.CLOSE, by=OWN))
    kit.spend(kit.campaign.source, 1000)  # type: ignore[arg-type]
    move_campaign(kit.campaign, Move.CLOSE, by=OWN)
    refused("刷新", said=lambda: move_campaign(kit.campaign, Move.MEET, by=OWN))


def test_the_report_names_whom_it_may_and_equals_the_ledger(kit: Kit) -> None:
    kit.give(700, donor_name="钱一鸣", purpose="space")
    for fen in (11, 13):
        kit.give(fen, donor_name="孙雨桐", anonymous=True, purpose="")
    kit.give(50, donor_kind="enterprise", donor_words="新叶书店", anonymous=True)
    goods = kit.give(
        None, kind="goods", goods="图书", quantity="120册", donor_kind="enterprise", donor_words="锦和超市"
    )
    kit.give(None, kind="goods", goods="桌椅", value_fen=900, valuation="invoice")
    kit.give(77, OWN)
    kit.spend(kit.fund.source, 724)  # type: ignore[arg-type]
    report = fund_report(kit.fund, TODAY, "/giving/donations/")
    ledger = uses([kit.fund.source_id or 0])[kit.fund.source_id or 0]
    assert (
        (report.received, report.used, report.left)
        == (774, 724, 50)
        == (
            ledger.received,
            ledger.spent,
            ledger.left,
        )
    )
    assert (report.waiting.known, report.goods.known, report.goods.unknown) == (77, 900, 1)
    paper = paper_of(report)
    said = "；".join(run.text for block in paper.blocks for row in getattr(block, "body", ()) for run in row)
    for words in ("钱*", "爱心居民2位", "爱心企业", "锦和超市", "图书120册", "≥ 9.00元（另有 1 项未知）"):
        assert words in said
    for words in ("钱一鸣", "孙", "新叶"):
        assert words not in said
    assert paper.values()["收到捐款"] == "7.74元"
    checks = "".join(run.text for b in paper.blocks for run in getattr(b, "runs", ()))
    assert "已用7.24元＋退还0.00元＋结余0.50元＝收到7.74元，相符" in checks
    assert "没有超出" in checks and "还没有入账的捐款：0.77元" in checks
    assert to_docx(paper)[:2] == b"PK"
    assert [t.url for t in unvalued_gifts(OWN, 5).first] == [f"/giving/donations/{goods.pk}/"]


def test_members_lie_with_their_fund_and_terms_are_called_to_mind(kit: Kit) -> None:
    for ends in (None, -1, 0, 60, 61):
        day = None if ends is None else TODAY + timedelta(days=ends)
        add_member(CommitteeMember(fund=kit.fund, name=f"委员{ends}", ends_on=day), by=OWN)
    assert set(CommitteeMember.objects.values_list("division", flat=True)) == {COMMUNITY}
    assert [t.title for t in ending_terms(OWN, 9).first] == ["邻里基金：委员0", "邻里基金：委员60"]
    late = CommitteeMember(fund=kit.fund, name="反", starts_on=TODAY, ends_on=TODAY - timedelta(days=1))
    refused("早于任期起", said=lambda: add_member(late, by=OWN))
    assert not Donation.objects.exists()
