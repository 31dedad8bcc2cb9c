"""Premises with their zones and works."""

from functools import partial

from gongzhi.demo import places, premises
from gongzhi.demo.stage import Stage, clerk
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.spaces import services as spaces
from gongzhi.spaces.models import Space, Work, Zone
from gongzhi.spaces.rules import WorkMove


def plan(stage: Stage) -> None:
    for at, code in enumerate(places.COMMUNITIES):
        stage.on(24 + at // 2, clerk(code), partial(_premises, code, at))
    for n, work in enumerate(premises.WORKS):
        stage.on(68 + n, clerk(work[0]), partial(_work, stage, n, work))


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
