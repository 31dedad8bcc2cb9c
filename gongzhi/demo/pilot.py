"""The pilot itself: programme, batch and units, documents and rules, the leading group, the four standards."""

from functools import partial

from gongzhi.demo import cast, places, story
from gongzhi.demo.stage import WAN, Stage, clerk
from gongzhi.ground.accounts.viewer import Viewer
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
    Rule,
)
from gongzhi.programmes.rules import ItemMove, ItemStatus, RuleStatus

OFFICE, SECOND, LEADER = "demo-office", "demo-office2", "demo-leader"


def plan(stage: Stage) -> None:
    stage.on(1, OFFICE, partial(_named, stage))
    stage.on(3, OFFICE, _rules)
    stage.on(9, LEADER, _verified)
    stage.on(10, SECOND, _asked)
    stage.on(12, OFFICE, partial(_leadership, stage))
    for at, code in enumerate(places.PILOTS):
        stage.on(30 + at, OFFICE, partial(_standards, stage, code, at))


def _named(stage: Stage, by: Viewer) -> None:
    """The notice that names the county, and the units it names."""
    notice = programmes.add_document(
        Document(
            division=places.COUNTY,
            title="关于开展第三批城乡社区治理试点的通知（演示）",
            number=f"云川民发〔{by.today.year}〕演示号",
            issuer="云川省民政厅",
            issued_on=stage.diary.start,
            note="演示文件，不对应任何真实文件。",
        ),
        by=by,
    )
    for label, gist in story.CLAUSES:
        programmes.add_clause(Clause(document=notice, label=label, gist=gist), by=by)
    programme = programmes.add_programme(
        Programme(division=places.COUNTY, name="城乡社区治理试点", lead_department="县民政局"), by=by
    )
    batch = programmes.add_batch(
        Batch(
            division=places.COUNTY,
            programme=programme,
            number=3,
            named_on=stage.diary.start,
            term_starts_on=stage.diary.start,
            term_ends_on=stage.diary.day(365),
            evaluation_on=stage.diary.day(360),
        ),
        by=by,
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
        by=by,
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
            by=by,
        )


def _rules(by: Viewer) -> None:
    programmes.enter_default_rules(places.COUNTY, by=by)


def _verified(by: Viewer) -> None:
    """The leader compared the rules that tasks and premises are measured by; the others stay 未核实."""
    for rule in Rule.objects.filter(key__in=story.VERIFIED, status=RuleStatus.UNVERIFIED.value):
        programmes.verify_rule(rule, by=by)


def _asked(by: Viewer) -> None:
    for at, (kind, text) in enumerate(story.REQUIREMENTS):
        row = Requirement(
            division=places.COUNTY, kind=kind, text=text, source="绩效评价办法（演示）", position=at
        )
        programmes.add_requirement(row, by=by)


def _leadership(stage: Stage, by: Viewer) -> None:
    top = leadership.add_group(
        Group(
            division=places.COUNTY,
            name="城乡社区治理试点工作领导小组",
            kind="leading_group",
            duty="研究试点重大事项，审定方案和资金安排",
            document=Document.objects.first(),
            set_up_on=by.today,
        ),
        by=by,
    )
    for post, holder, own in cast.SEATS:
        leadership.add_seat(
            Seat(
                group=top,
                post=post,
                holder_name=holder,
                holder_post=own,
                document=top.document,
                starts_on=by.today,
            ),
            by=by,
        )
    for name, kind, duty, unit, holder in cast.GROUPS_BELOW:
        group = leadership.add_group(
            Group(division=places.COUNTY, name=name, kind=kind, parent=top, duty=duty, set_up_on=by.today),
            by=by,
        )
        leadership.add_seat(
            Seat(group=group, post="牵头单位", unit=stage.bodies[unit], holder_name=holder), by=by
        )


def _standards(stage: Stage, code: str, at: int, by: Viewer) -> None:
    """The first community is far, the last has hardly begun; a few items are past their day."""
    programmes.lay_out_checklists(code, by=by)
    for n, item in enumerate(ChecklistItem.objects.filter(division=code).order_by("pk")):
        due = stage.diary.day(190 + n * 17 % 140)
        programmes.change_checklist_item(item, by=by, due_on=due)
        moves = story.CHECKLIST_WALK[(n * 3 + at * 2) % len(story.CHECKLIST_WALK)][: 3 - at // 2]
        for step, move in enumerate(moves):
            stage.on(
                45 + step * 45 + (n * 7 + at * 5) % 40,
                clerk(code),
                partial(_move, item, ItemMove(move)),
            )


def _move(item: ChecklistItem, move: ItemMove, by: Viewer) -> None:
    programmes.move_checklist_item(item, move, by=by)
    if item.status == ItemStatus.DONE:
        programmes.change_checklist_item(item, by=by, evidence="现场核对，材料已归档")
