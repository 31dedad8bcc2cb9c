"""Charity: a fund with its committee, a campaign that met its goal and one that did not, and what people gave."""

from collections.abc import Mapping
from functools import partial

from gongzhi.demo import places
from gongzhi.demo.stage import WAN, Stage
from gongzhi.funds.models import Source
from gongzhi.funds.services.sources import add_source
from gongzhi.giving.models import Campaign, CharityFund, CommitteeMember, Donation, Refund
from gongzhi.giving.rules.campaigns import Move
from gongzhi.giving.services.campaigns import add_campaign, move_campaign
from gongzhi.giving.services.donations import add_donation, book
from gongzhi.giving.services.funds import add_fund, add_member
from gongzhi.giving.services.refunds import refund_donation
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.projects.models import Project
from gongzhi.registry.models import Organisation
from gongzhi.registry.services import add_organisation

OFFICE, FINANCE, OWN, STREET = "demo-office", "demo-finance", "demo-community", "demo-street"
ONE, FIVE = places.PILOTS[0], places.PILOTS[4]
FUND, MET, SHORT = "梧桐里邻里慈善基金", "南桥楼道晾晒角众筹", "梧桐里雨棚众筹"
HOST, USCC = "青禾县慈善会（演示）", "53990101MJY0000017"
COMMITTEE = (
    ("温如春", "chair", True, 365),
    ("陶知秋", "member", True, 365),
    ("严景明", "member", True, 365),
    ("魏佳宁", "member", None, 240),
    ("姜文博", "supervisor", True, 365),
)
YUAN = 100


def plan(stage: Stage) -> None:
    stage.on(24, OFFICE, partial(_fund, stage))
    for name, role, unpaid, until in COMMITTEE:
        stage.on(26, OWN, partial(_member, stage, name, role, unpaid, until))
    stage.on(60, OFFICE, partial(_campaign, stage, MET, FIVE, 6_000, 110, "清理楼道，做两处晾晒角"))
    stage.on(62, OFFICE, partial(_campaign, stage, SHORT, ONE, 20_000, 125, "沿街旧铺门前加一处雨棚"))
    for name in (MET, SHORT):
        stage.on(66, OFFICE, partial(_move, name, Move.ANNOUNCE))
        stage.on(75, OFFICE, partial(_move, name, Move.START))
    _gifts(stage)
    for after, move in ((114, Move.MEET), (118, Move.CARRY_OUT)):
        stage.on(after, OFFICE, partial(_move, MET, move))
    stage.on(130, OFFICE, partial(_move, SHORT, Move.FALL_SHORT))
    stage.on(133, FINANCE, _give_back)
    stage.on(140, OFFICE, partial(_move, SHORT, Move.PUBLISH))


def _gifts(stage: Stage) -> None:
    """Six, one of them goods that nobody has valued; two are entered where they were given and booked at the county."""
    firm = {"donor_kind": "enterprise"}
    canteen = {"purpose": "space", "intent": "便民食堂餐具和桌椅", "receipt_no": "演捐〔11〕号"}
    stage.on(
        132,
        OFFICE,
        partial(_give, stage, ONE, FUND, 6 * WAN + 500_000, {**firm, "donor": "惠民餐饮", **canteen}),
    )
    books = {"kind": "goods", "goods": "图书", "quantity": "一批", "intent": "放在社区书屋", **firm}
    stage.on(158, OFFICE, partial(_give, stage, ONE, FUND, None, {**books, "donor": "新叶书店"}))
    resident = {"donor_name": "曹雨桐", "receipt_no": "演捐〔14〕号", "purpose": "activity"}
    stage.on(170, OWN, partial(_give, stage, ONE, FUND, 2_000 * YUAN, resident))
    stage.on(172, FINANCE, _book)
    corner = {**firm, "donor_words": "南桥便利店（演示）", "receipt_no": "演捐〔6〕号", "purpose": "activity"}
    stage.on(88, OFFICE, partial(_give, stage, FIVE, MET, 4_500 * YUAN, corner))
    kind = {"donor_name": "金子墨", "anonymous": True, "receipt_no": "演捐〔8〕号", "purpose": "activity"}
    stage.on(96, OFFICE, partial(_give, stage, FIVE, MET, 1_700 * YUAN, kind))
    roof = {"donor_name": "华云帆", "receipt_no": "演捐〔9〕号", "purpose": "space"}
    stage.on(100, OFFICE, partial(_give, stage, ONE, SHORT, 3_200 * YUAN, roof))


def _fund(stage: Stage, by: Viewer) -> None:
    host = Organisation(division=places.COUNTY, name=HOST, kind="charity", uscc=USCC, contact="孔若兰")
    stage.bodies[HOST] = add_organisation(host, by=by)
    add_fund(
        CharityFund(
            division=ONE,
            name=FUND,
            host=stage.bodies[HOST],
            agreement_no="演慈〔1〕号",
            agreed_on=by.today,
            subaccount_no="演示专项-01",
            source=Source.objects.get(kind="charity"),
            note="扶老助幼和便民食堂",
        ),
        by=by,
    )


def _member(stage: Stage, name: str, role: str, unpaid: bool | None, until: int, by: Viewer) -> None:  # noqa: FBT001
    fund = CharityFund.objects.get(name=FUND)
    row = CommitteeMember(
        fund=fund, name=name, role=role, unpaid=unpaid, starts_on=by.today, ends_on=stage.diary.day(until)
    )
    add_member(row, by=by)


def _campaign(stage: Stage, name: str, code: str, yuan: int, until: int, words: str, by: Viewer) -> None:
    source = Source(division=places.COUNTY, name=f"{name}（只作记录）", kind="crowdfunding")
    add_campaign(
        Campaign(
            division=code,
            name=name,
            publisher=stage.bodies[HOST],
            filing_no="演募备〔2〕号" if name == MET else "",
            goal_fen=yuan * YUAN,
            starts_on=by.today,
            deadline=stage.diary.day(until),
            purpose="activity" if name == MET else "space",
            use_words=words,
            project=Project.objects.filter(division=code, name__contains="晾晒角").first(),
            source=add_source(source, by=by),
            refund_rule="return",
        ),
        by=by,
    )


def _move(name: str, move: Move, by: Viewer) -> None:
    move_campaign(Campaign.objects.get(name=name), move, by=by)


def _give(stage: Stage, code: str, to: str, fen: int | None, told: Mapping[str, object], by: Viewer) -> None:
    facts: dict[str, object] = {"division": code, "amount_fen": fen, "received_on": by.today, **told}
    if isinstance(told.get("donor"), str):
        facts["donor"] = _firm(stage, str(told["donor"]))
    target = "fund" if to == FUND else "campaign"
    facts[target] = (CharityFund if to == FUND else Campaign)._default_manager.get(name=to)
    add_donation(Donation(**facts), by=by)


def _firm(stage: Stage, name: str) -> Organisation:
    return next(body for called, body in stage.bodies.items() if called.startswith(name))


def _book(by: Viewer) -> None:
    book(Donation.objects.get(receipt_no="演捐〔14〕号"), by=by)


def _give_back(by: Viewer) -> None:
    gift = Donation.objects.get(receipt_no="演捐〔9〕号")
    row = Refund(
        donation=gift,
        amount_fen=gift.amount_fen or 0,
        day=by.today,
        voucher="演退〔1〕号",
        reason="众筹没有达标，按退款规则退还",
    )
    refund_donation(row, by=by)
