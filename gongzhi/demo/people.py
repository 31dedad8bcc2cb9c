"""Who is there: bodies, people with their certificates, and what the communities are like."""

from collections.abc import Callable
from functools import partial

from gongzhi.demo import cast, places, story
from gongzhi.demo.stage import Stage, clerk
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.registry import services as registry
from gongzhi.registry.models import Observation, Organisation, Person

Enter = Callable[[Stage, Viewer], None]


def enter_departments(stage: Stage, by: Viewer) -> None:
    """The bodies that posts are held for stand before the accounts."""
    for name, contact in cast.DEPARTMENTS.items():
        _body(stage, Organisation(division=places.COUNTY, name=name, kind="government", contact=contact), by)


def plan(stage: Stage) -> None:
    stage.on(2, "demo-office", partial(_bodies, stage))
    for at, code in enumerate(places.COMMUNITIES):
        stage.on(8 + at // 2, clerk(code), partial(_people, stage, code, at))
        stage.on(20 + at // 2, clerk(code), partial(_profile, code, at))
        stage.on(185 + at // 3, clerk(code), partial(_growth, code, at))
    stage.on(58, "demo-office", _visited)


def _body(stage: Stage, org: Organisation, by: Viewer) -> None:
    stage.bodies[org.name] = registry.add_organisation(org, by=by)


def _bodies(stage: Stage, by: Viewer) -> None:
    for name, kind, division, contact, note in cast.organisations():
        _body(stage, Organisation(division=division, name=name, kind=kind, contact=contact, note=note), by)


def _people(stage: Stage, code: str, at: int, by: Viewer) -> None:
    """The secretary, and the staff: some certified, some not, of a few it is not known."""
    own = stage.bodies[f"{places.DIVISIONS[code]}居委会"]
    for n in range(4 + at % 3):
        level = cast.CERTIFICATES[(at + n * 2) % len(cast.CERTIFICATES)] if n else ""
        held = level not in {"", "none"}
        person = Person(
            division=code,
            name=cast.staff(at, n),
            organisation=own,
            job=cast.JOBS[n % len(cast.JOBS)],
            is_social_worker=n > 0,
            certificate=level,
            certificate_no=f"演示{at:02}{n:02}" if held else "",
            phone=cast.phone(at * 7 + n),
            citizen_id="" if n == 2 else cast.citizen_id(at * 7 + n),
            certified_on=by.today.replace(year=by.today.year - 1 - n % 3, month=9, day=20) if held else None,
        )
        registry.add_person(person, by=by)


def _profile(code: str, at: int, by: Viewer) -> None:
    for measured, value in cast.profile(at).items():
        row = Observation(
            division=code,
            measured=measured,
            value=value,
            as_of=by.today,
            source="社区底数摸排表（演示）",
            words="" if value is not None else "底册与派出所数据不一致，待核",
        )
        registry.observe(row, by=by)


def _growth(code: str, at: int, by: Viewer) -> None:
    """Half a year later the volunteers were counted again."""
    row = Observation(
        division=code,
        measured="volunteers",
        value=46 + at * 13,
        as_of=by.today,
        source="志愿服务队名册（演示）",
    )
    registry.observe(row, by=by)


def _visited(by: Viewer) -> None:
    for words in story.VISITED:
        row = Observation(
            division=places.COUNTY,
            measured="visited",
            words=words,
            as_of=by.today,
            source="考察方案（演示）",
        )
        registry.observe(row, by=by)
