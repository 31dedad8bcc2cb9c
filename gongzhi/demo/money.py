"""The money: sources, allocation and arrivals; budgets in the ledger; months that close. Contracts and payments: payments.py."""

from functools import partial

from gongzhi.demo import places
from gongzhi.demo.stage import WAN, Stage
from gongzhi.funds.models import Allocation, Arrival, Instalment, Source
from gongzhi.funds.queries.ledger import periods_seen_by
from gongzhi.funds.rules.ledger import PeriodState, Place
from gongzhi.funds.services import budgets
from gongzhi.funds.services import sources as funds
from gongzhi.funds.services.budgets import Asked
from gongzhi.funds.services.instalments import add_instalment
from gongzhi.funds.services.ledger import CLOSE
from gongzhi.funds.services.periods import close_period
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.money.rules import split

FINANCE, OFFICE = "demo-finance", "demo-office"
# How the share of a place is divided, in tenths.
PURPOSES = {"space": 6, "service": 3, "activity": 1}
# The county's commitment by instalments: 万元, day, condition. Together 296 万元.
MATCHED = ((1, 60, 100, ""), (2, 88, 190, "县级方案印发并完成立项"), (3, 148, 300, "硬件项目全部验收"))


def plan(stage: Stage) -> None:
    stage.on(22, FINANCE, partial(_money, stage))
    for after in (130, 200):
        stage.on(after, FINANCE, _close)


def _money(stage: Stage, by: Viewer) -> None:
    diary = stage.diary
    grant = funds.add_source(
        Source(
            division=places.COUNTY,
            name="省级试点补助",
            kind="provincial",
            planned_fen=370 * WAN,
            due_on=diary.day(70),
            purpose="试点街道和社区的阵地改造、购买服务",
            purposes="space service activity",
            spend_by=diary.day(540),
        ),
        by=by,
    )
    match = funds.add_source(
        Source(
            division=places.COUNTY,
            name="县级配套",
            kind="county_match",
            base=grant,
            match_bp=8000,
            due_on=diary.day(300),
            purpose="按试点方案统筹使用",
            note="县政府常务会议定的承诺（演示）。",
        ),
        by=by,
    )
    for number, wan, after, condition in MATCHED:
        due = Instalment(
            source=match, number=number, planned_fen=wan * WAN, due_on=diary.day(after), condition=condition
        )
        add_instalment(due, by=by)
    funds.add_source(
        Source(
            division=places.COUNTY,
            name="社区慈善基金（只作记录）",
            kind="charity",
            planned_fen=None,
            note="捐赠由慈善组织接收，本系统不收款。",
        ),
        by=by,
    )
    for division, title, wan in _parts():
        part = Allocation(
            division=division,
            source=grant,
            title=title,
            amount_fen=wan * WAN,
            basis="similar",
            note="参照同类项目，不是本县文件",
        )
        funds.add_allocation(part, by=by)
        stage.on(66, OFFICE, partial(_granted, part))
    for source, amount, after, voucher, note in (
        (grant, 370 * WAN, 64, "演财社〔1〕号", "全额预拨"),
        (match, 60 * WAN, 95, "演财预〔2〕号", "第一批"),
        (match, 58 * WAN, 170, "演财预〔3〕号", "第二批"),
    ):
        stage.on(after, FINANCE, partial(_came, source, amount, voucher, note))


def _parts() -> list[tuple[str, str, int]]:
    """120 万元 for the street and 50 万元 for each community: the published split of another county."""
    named = [(code, places.DIVISIONS[code], 50) for code in places.PILOTS]
    return [(places.PILOT_STREET, "朝晖街道机制创新", 120), *named]


def _came(source: Source, amount: int | None, voucher: str, note: str, by: Viewer) -> None:
    row = Arrival(source=source, amount_fen=amount, arrived_on=by.today, voucher=voucher, note=note)
    funds.add_arrival(row, by=by)


def _granted(part: Allocation, by: Viewer) -> None:
    assert part.amount_fen
    for purpose, fen in zip(PURPOSES, split(part.amount_fen, [*PURPOSES.values()]), strict=True):
        place = Place(part.source_id, part.division, purpose)
        asked = Asked(fen, by.today, part.title, f"demo:grant:{part.pk}:{purpose}", "演领办〔4〕号")
        budgets.authorise(part.source, place, asked, by=by)


def _close(by: Viewer) -> None:
    """The months that are over by then."""
    rows = periods_seen_by(by, CLOSE).filter(state=PeriodState.OPEN.value, ends_on__lt=by.today)
    for period in rows.order_by("ends_on"):
        close_period(period, by=by)
