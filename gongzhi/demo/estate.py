"""Premises with their zones and works, and the money: sources, allocation, arrivals."""

from functools import partial

from gongzhi.demo import places, premises
from gongzhi.demo.stage import WAN, Stage, clerk
from gongzhi.funds.models import Allocation, Arrival, Source
from gongzhi.funds.services import sources as funds
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.spaces import services as spaces
from gongzhi.spaces.models import Space, Work, Zone
from gongzhi.spaces.rules import WorkMove

FINANCE = "demo-finance"


def plan(stage: Stage) -> None:
    for at, code in enumerate(places.COMMUNITIES):
        stage.on(24 + at // 2, clerk(code), partial(_premises, code, at))
    for n, work in enumerate(premises.WORKS):
        stage.on(68 + n, clerk(work[0]), partial(_work, stage, n, work))
    stage.on(22, FINANCE, partial(_money, stage))


def _premises(code: str, at: int, by: Viewer) -> None:
    """One centre each, of which one was never measured; two idle shop fronts wait for a use."""
    name = places.DIVISIONS[code].removesuffix("社区")
    area = None if at == 3 else 18000 + at * 3700
    centre = spaces.add_space(
        Space(
            division=code,
            name=f"{name}党群服务中心",
            address=f"{premises.ROADS[at]}{12 + at * 7}号",
            use="in_use",
            tenure="owned" if at % 2 else "leased",
            area_sqm100=area,
            plate="yes" if at % 3 == 0 else "no",
            note="" if area else "原始图纸遗失，已委托测绘。",
        ),
        by=by,
    )
    for n, (zone, purpose, share) in enumerate(premises.ZONES):
        part = None if area is None else area * share // 100
        plate = "yes" if n < at % 4 else "no"
        spaces.add_zone(Zone(space=centre, name=zone, purpose=purpose, area_sqm100=part, plate=plate), by=by)
    if code in premises.IDLE:
        title, size = premises.IDLE[code]
        spaces.add_space(
            Space(
                division=code,
                name=title,
                address=f"{premises.ROADS[at]}{31 + at}号",
                use="idle",
                tenure="borrowed",
                area_sqm100=size,
                plate="no",
                note="产权单位同意借用，手续办理中。",
            ),
            by=by,
        )


def _work(stage: Stage, n: int, told: premises.Told, by: Viewer) -> None:
    code, title, action, after, moves = told
    diary = stage.diary
    name = premises.IDLE[code][0] if "铺" in title or "门面改" in title else "党群服务中心"
    work = spaces.add_work(
        Work(
            division=code,
            title=title,
            space=Space.objects.filter(division=code, name__contains=name).first(),
            action=action,
            due_on=diary.day(210 + after),
            key=f"work-{n}",
        ),
        by=by,
    )
    for at, move in enumerate(moves):
        day = 110 + n * 6 if at == 0 else 210 + after - 5
        stage.on(day, clerk(code), partial(_moved, work, WorkMove(move)))


def _moved(work: Work, move: WorkMove, by: Viewer) -> None:
    spaces.move_work(work, move, by=by)


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
    charity = funds.add_source(
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
    for source, amount, after, voucher, note in (
        (grant, 370 * WAN, 64, "演财社〔1〕号", "全额预拨"),
        (match, 60 * WAN, 95, "演财预〔2〕号", "第一批"),
        (match, 58 * WAN, 170, "演财预〔3〕号", "第二批"),
        (charity, 6 * WAN + 500_000, 132, "捐赠收据 演-11", "便民食堂餐具和桌椅"),
        (charity, None, 158, "", "企业捐赠一批图书，折价待核"),
    ):
        stage.on(after, FINANCE, partial(_came, source, amount, voucher, note))


def _parts() -> list[tuple[str, str, int]]:
    """120 万元 for the street and 50 万元 for each community: the published split of another county."""
    named = [(code, places.DIVISIONS[code], 50) for code in places.PILOTS]
    return [(places.PILOT_STREET, "朝晖街道机制创新", 120), *named]


def _came(source: Source, amount: int | None, voucher: str, note: str, by: Viewer) -> None:
    row = Arrival(source=source, amount_fen=amount, arrived_on=by.today, voucher=voucher, note=note)
    funds.add_arrival(row, by=by)
