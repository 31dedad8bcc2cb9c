"""One of each for the scope test."""

from datetime import timedelta

from gongzhi.funds.models import Source
from gongzhi.funds.services.sources import add_source
from gongzhi.giving.models import Campaign, CharityFund, CommitteeMember, Donation, Refund
from gongzhi.giving.rules.campaigns import Move
from gongzhi.giving.services.campaigns import add_campaign, move_campaign
from gongzhi.giving.services.donations import add_donation
from gongzhi.giving.services.funds import add_fund, add_member
from gongzhi.giving.services.refunds import refund_donation
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.registry.models import Organisation
from gongzhi.registry.services import add_organisation
from tests.planting import Planted

USCC = "53990101MJY0000017"


def plant(division: str, mark: str, by: Viewer) -> Planted:
    host = add_organisation(
        Organisation(division=division, name=f"{mark}慈善会", kind="charity", uscc=USCC), by=by
    )
    sources = [
        add_source(Source(division=division, name=f"{mark}{kind}", kind=kind), by=by)
        for kind in ("charity", "crowdfunding")
    ]
    fund = add_fund(CharityFund(division=division, name=f"{mark}基金", host=host, source=sources[0]), by=by)
    member = add_member(CommitteeMember(fund=fund, name=f"{mark}委员", ends_on=by.today), by=by)
    campaign = add_campaign(
        Campaign(
            division=division,
            name=f"{mark}众筹",
            fund=fund,
            source=sources[1],
            goal_fen=500,
            deadline=by.today + timedelta(days=9),
            use_words=f"{mark}修凉亭",
            refund_rule="return",
        ),
        by=by,
    )
    for move in (Move.ANNOUNCE, Move.START):
        move_campaign(campaign, move, by=by)
    given = {"division": division, "amount_fen": 30, "received_on": by.today, "donor_kind": "enterprise"}
    gift = add_donation(Donation(fund=fund, donor_words=f"{mark}商店", receipt_no=f"{mark}1", **given), by=by)
    waits = Donation(division=division, campaign=campaign, donor_name="赵晓岚", intent=f"{mark}心意")
    waiting = add_donation(waits, by=by)
    back = refund_donation(
        Refund(donation=gift, amount_fen=7, day=by.today, voucher=f"{mark}退", reason=f"{mark}多付"), by=by
    )
    funds, campaigns, gifts = {"pk": fund.pk}, {"pk": campaign.pk}, {"pk": gift.pk}
    return Planted(
        lists=[f"giving:{name}" for name in ("funds", "members", "campaigns", "donations", "refunds")],
        objects={
            "giving:fund": funds,
            "giving:fund-edit": funds,
            "giving:fund-report": funds,
            "giving:fund-docx": funds,
            "giving:member-edit": {"pk": member.pk},
            "giving:campaign": campaigns,
            "giving:campaign-edit": campaigns,
            "giving:campaign-report": campaigns,
            "giving:campaign-docx": campaigns,
            "giving:donation": gifts,
            "giving:donation-edit": gifts,
            "giving:donation-refund": gifts,
            "giving:donation-reveal": {"pk": waiting.pk},
            "giving:refund": {"pk": back.pk},
        },
        posts={"giving:campaign-move": campaigns, "giving:donation-book": {"pk": waiting.pk}},
        forms=["giving:fund-new", "giving:member-new", "giving:campaign-new", "giving:donation-new"],
    )
