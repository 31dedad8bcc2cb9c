"""Builds the pilot year of the fictional county through the services, as its users would."""

from datetime import date, timedelta

from gongzhi.demo import places, story
from gongzhi.demo.builder import WAN, Builder
from gongzhi.demo.work import gaps_of, problems_of, reports_of, tasks_of, uploads_of
from gongzhi.funds import services as funds
from gongzhi.funds.models import Allocation, Arrival, Source
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.staffing.services import appoint, open_account
from gongzhi.leadership import services as leadership
from gongzhi.leadership.models import Group, Seat
from gongzhi.programmes import services as programmes
from gongzhi.programmes.models import (
    Batch,
    ChecklistItem,
    Clause,
    Document,
    PilotUnit,
    Programme,
    Requirement,
)
from gongzhi.programmes.rules import ItemMove
from gongzhi.registry import services as registry
from gongzhi.registry.models import Observation, Organisation, Person
from gongzhi.spaces import services as spaces
from gongzhi.spaces.models import Space, Work, Zone
from gongzhi.spaces.rules import WorkMove


def open_places(today: date) -> Builder:
    """The places and accounts alone, with nothing on file."""
    builder = Builder(today, today - timedelta(days=210))
    _places_and_accounts(builder)
    return builder


def build(today: date) -> None:
    """The whole year up to `today`; the evaluation lies five months ahead."""
    builder = open_places(today)
    _programme(builder)
    units = _organisations(builder)
    _people(builder)
    _leadership(builder, units)
    _spaces(builder)
    _money(builder)
    tasks_of(builder, units)
    problems_of(builder, units)
    gaps_of(builder)
    reports_of(builder)
    uploads_of(builder)


def _places_and_accounts(b: Builder) -> None:
    for code, name in places.DIVISIONS.items():
        put_division(code, name, fictional=True)
    for username, name, role, division in places.ACCOUNTS:
        user = open_account(username, name, password=None, by=b.by, demo=True)
        appoint(user, role, division, starts_on=b.start, by=b.by)


def _programme(b: Builder) -> None:
    programmes.enter_default_rules(places.COUNTY, by=b.by)
    notice = programmes.add_document(
        Document(
            division=places.COUNTY,
            title="关于开展第三批城乡社区治理试点的通知（演示）",
            issuer="云川省民政厅",
            issued_on=b.start,
        ),
        by=b.by,
    )
    for label, gist in story.CLAUSES:
        programmes.add_clause(Clause(document=notice, label=label, gist=gist), by=b.by)
    programme = programmes.add_programme(
        Programme(division=places.COUNTY, name="城乡社区治理试点", lead_department="县民政局"), by=b.by
    )
    batch = programmes.add_batch(
        Batch(
            division=places.COUNTY,
            programme=programme,
            number=3,
            named_on=b.start,
            term_starts_on=b.start,
            term_ends_on=b.day(365),
            evaluation_on=b.today + timedelta(days=150),
        ),
        by=b.by,
    )
    programmes.add_pilot_unit(
        PilotUnit(
            division=places.PILOT_STREET,
            unit_division=places.PILOT_STREET,
            batch=batch,
            level="street",
            name="朝晖街道",
            mechanism="五社联动机制创新",
            grant_fen=120 * WAN,
            key="street",
        ),
        by=b.by,
    )
    for code, (kind, year, focus) in zip(places.PILOTS, story.PILOTS, strict=True):
        programmes.add_pilot_unit(
            PilotUnit(
                division=code,
                unit_division=code,
                batch=batch,
                level="community",
                name=places.DIVISIONS[code],
                pilot_type=kind,
                grant_fen=50 * WAN,
                founded_year=year,
                service_focus=focus,
                key=code,
            ),
            by=b.by,
        )
        programmes.lay_out_checklists(code, by=b.by)
    _walk_checklists(b)
    _requirements(b)


def _requirements(b: Builder) -> None:
    for at, (kind, text) in enumerate(story.REQUIREMENTS):
        row = Requirement(
            division=places.COUNTY, kind=kind, text=text, source="绩效评价办法（演示）", position=at
        )
        programmes.add_requirement(row, by=b.by)
    for words in story.VISITED:
        seen = Observation(
            division=places.COUNTY,
            measured="visited",
            words=words,
            as_of=b.day(40),
            source="考察方案（演示）",
        )
        registry.observe(seen, by=b.by)


def _walk_checklists(b: Builder) -> None:
    """The first community is far, the last has hardly begun."""
    for at, code in enumerate(places.PILOTS):
        for n, item in enumerate(ChecklistItem.objects.filter(division=code).order_by("pk")):
            for move in story.CHECKLIST_WALK[(n * 3 + at * 2) % len(story.CHECKLIST_WALK)][: 3 - at // 2]:
                programmes.move_checklist_item(item, ItemMove(move), by=b.by)


def _organisations(b: Builder) -> dict[str, Organisation]:
    found = {}
    for name, kind, division in story.organisations():
        org = Organisation(division=division, name=name, kind=kind)
        found[name] = registry.add_organisation(org, by=b.by)
    return found


def _people(b: Builder) -> None:
    for at, code in enumerate(places.COMMUNITIES):
        for n in range(3 + at % 3):
            level = story.CERTIFICATES[(at + n * 2) % len(story.CERTIFICATES)]
            person = Person(
                division=code,
                name=story.person_name(at * 7 + n),
                job="社区工作者" if n else "社区书记",
                is_social_worker=n > 0,
                certificate=level if n else "",
            )
            registry.add_person(person, by=b.by)
        for measured, value in story.profile(at).items():
            seen = Observation(
                division=code,
                measured=measured,
                value=value,
                as_of=b.day(20),
                source="社区底数摸排表（演示）",
            )
            registry.observe(seen, by=b.by)


def _leadership(b: Builder, units: dict[str, Organisation]) -> None:
    top = leadership.add_group(
        Group(
            division=places.COUNTY,
            name="城乡社区治理试点工作领导小组",
            kind="leading_group",
            set_up_on=b.day(12),
        ),
        by=b.by,
    )
    office = Group(
        division=places.COUNTY, name="领导小组办公室", kind="office", parent=top, duty="统筹协调、督促落实"
    )
    leadership.add_group(office, by=b.by)
    for post, holder, own in story.SEATS:
        leadership.add_seat(Seat(group=top, post=post, holder_name=holder, holder_post=own), by=b.by)
    for name, duty, unit in story.TASK_FORCES:
        force = leadership.add_group(
            Group(
                division=places.COUNTY,
                name=name,
                kind="task_force",
                parent=top,
                duty=duty,
                set_up_on=b.day(15),
            ),
            by=b.by,
        )
        leadership.add_seat(Seat(group=force, post="牵头单位", unit=units[unit]), by=b.by)


def _spaces(b: Builder) -> None:
    for at, code in enumerate(places.COMMUNITIES):
        name = places.DIVISIONS[code].removesuffix("社区")
        centre = spaces.add_space(
            Space(
                division=code,
                name=f"{name}党群服务中心",
                use="in_use",
                tenure="owned" if at % 2 else "leased",
                area_sqm100=None if at == 3 else (18000 + at * 3700),
                plate="yes" if at % 3 == 0 else "no",
            ),
            by=b.by,
        )
        for n, (zone, purpose) in enumerate(story.ZONES):
            spaces.add_zone(
                Zone(
                    space=centre,
                    name=zone,
                    purpose=purpose,
                    area_sqm100=2400 + n * 900,
                    plate="yes" if n < at else "",
                ),
                by=b.by,
            )
    for n, (code, title, action, after, moves) in enumerate(story.WORKS):
        work = spaces.add_work(
            Work(
                division=code,
                title=title,
                action=action,
                due_on=b.today + timedelta(days=after),
                key=f"work-{n}",
            ),
            by=b.by,
        )
        for move in moves:
            spaces.move_work(work, WorkMove(move), by=b.by)


def _money(b: Builder) -> None:
    grant = funds.add_source(
        Source(division=places.COUNTY, name="省级试点补助", kind="provincial", planned_fen=370 * WAN), by=b.by
    )
    match = funds.add_source(
        Source(
            division=places.COUNTY,
            name="县级配套",
            kind="county_match",
            base=grant,
            match_bp=8000,
            due_on=b.today + timedelta(days=90),
        ),
        by=b.by,
    )
    charity = funds.add_source(
        Source(division=places.COUNTY, name="社区慈善基金（记录）", kind="charity", planned_fen=None), by=b.by
    )
    parts = [
        (places.PILOT_STREET, "朝晖街道机制创新", 120),
        *((c, places.DIVISIONS[c], 50) for c in places.PILOTS),
    ]
    for division, title, wan in parts:
        part = Allocation(
            division=division,
            source=grant,
            title=title,
            amount_fen=wan * WAN,
            basis="similar",
            note="参照同类项目，不是本县文件",
        )
        funds.add_allocation(part, by=b.by)
    for source, wan, after, voucher in (
        (grant, 370, 60, "演-001"),
        (match, 60, 95, "演-002"),
        (match, 58, 170, "演-003"),
    ):
        funds.add_arrival(
            Arrival(source=source, amount_fen=wan * WAN, arrived_on=b.day(after), voucher=voucher), by=b.by
        )
    funds.add_arrival(
        Arrival(source=charity, amount_fen=None, arrived_on=b.day(150), note="金额待核"), by=b.by
    )
