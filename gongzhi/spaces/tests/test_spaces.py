from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.todo import number_of
from gongzhi.programmes.models import Rule, RuleSet
from gongzhi.programmes.services import add_ruleset, put_rule
from gongzhi.registry.models import Observation
from gongzhi.registry.services import observe
from gongzhi.spaces.models import Space, Work, Zone
from gongzhi.spaces.queries import CommunityGap, gaps, zones_seen_by
from gongzhi.spaces.registers import work_light
from gongzhi.spaces.rules import ARROWS, AreaGap, WorkMove, WorkStatus, moves, required_area, show_area
from gongzhi.spaces.services import add_space, add_work, add_zone, change_space, change_zone, move_work
from gongzhi.spaces.todo import late_works

TODAY = date(2026, 3, 2)
COUNTY, COMMUNITY, SIBLING = "990101000000", "990101001001", "990101001002"
SQM = 100  # areas are kept in 0.01 ㎡


def viewer(role: str, division: str = COUNTY) -> Viewer:
    return holding([Held(role, division)], user_id=0, name="试", today=TODAY)


OFFICE = viewer("office")
AREAS = st.lists(st.none() | st.integers(0, 10**8), max_size=6)


@pytest.mark.parametrize(
    ("required", "present", "unknown", "short"),
    [
        (240, 120, 0, 120),
        (240, 240, 0, 0),
        (240, 300, 0, 0),
        (240, 120, 1, None),  # the unknown space may fill the gap
        (240, 240, 1, 0),  # what is known suffices
        (None, 120, 0, None),
        (None, 0, 0, None),
        (0, 0, 0, 0),
    ],
)
def test_short(required: int | None, present: int, unknown: int, short: int | None) -> None:
    assert AreaGap(required, present, unknown).short == short


@given(st.none() | st.integers(0, 10**6), st.none() | st.integers(0, 1000), AREAS)
def test_what_is_said_holds_whatever_the_unknown_areas_turn_out_to_be(
    households: int | None, rule: int | None, areas: list[int | None]
) -> None:
    needed = required_area(households, rule)
    known = sum(a for a in areas if a is not None)
    short = AreaGap(needed, known, areas.count(None)).short
    assert (needed is None) == (households is None or rule is None)
    if needed is None:
        assert short is None
        return
    for guess in (0, 1, needed, 10**12):
        truth = max(0, needed - sum(guess if a is None else a for a in areas))
        assert short is None or short == truth
    # nothing is left unsaid without a reason
    assert (short is None) == (None in areas and known < needed)


def test_thirty_a_hundred_households_is_exact_for_every_household() -> None:
    assert required_area(800, 30) == 240 * SQM
    assert required_area(801, 30) == 24030  # 240.3 ㎡
    assert required_area(0, 30) == 0 and required_area(None, 30) is None and required_area(800, None) is None


@pytest.mark.parametrize(
    ("area", "words"),
    [
        (None, "未知"),
        (0, "0㎡"),
        (8650, "86.5㎡"),
        (5, "0.05㎡"),
        (24000, "240㎡"),
        (123456789, "1,234,567.89㎡"),
    ],
)
def test_show_area(area: int | None, words: str) -> None:
    assert show_area(area) == words


def test_every_arrow_is_offered_where_it_starts() -> None:
    assert {(at, move) for at in WorkStatus for move, _ in moves(at)} == set(ARROWS)


@pytest.fixture
def rule(db: None) -> Rule:
    put_division(COMMUNITY, "甲社区")
    ruleset = add_ruleset(RuleSet(division=COUNTY, code="standards", title="标准"), by=OFFICE)
    entered = Rule(ruleset=ruleset, key="sqm_per_100_households", label="面积", value=30, source="文件")
    return put_rule(entered, by=OFFICE)


def a_space(name: str, sqm: int | None, use: str = "in_use", division: str = COMMUNITY) -> Space:
    area = None if sqm is None else sqm * SQM
    return add_space(Space(division=division, name=name, area_sqm100=area, use=use), by=OFFICE)


def households(number: int | None) -> None:
    row = Observation(
        division=COMMUNITY, measured="households", value=number, as_of=TODAY, source=f"台账{number}"
    )
    observe(row, by=OFFICE)


def gap() -> CommunityGap:
    return gaps(OFFICE, [COMMUNITY])[COMMUNITY]


def test_the_gap_adds_what_is_in_use_here_and_nothing_else(rule: Rule) -> None:
    households(800)
    a_space("一", 100)
    a_space("二", 20)
    a_space("闲置", 500, "idle")
    a_space("规划", None, "planned")
    a_space("邻居", 500, division=SIBLING)
    assert gap().gap == AreaGap(240 * SQM, 120 * SQM, 0) and gap().gap.short == 120 * SQM


def test_unknown_households_give_no_answer_and_not_zero(rule: Rule) -> None:
    a_space("一", 100)
    assert (gap().households, gap().gap.required, gap().gap.short) == (None, None, None)
    households(None)
    assert gap().gap.short is None
    households(0)
    assert (gap().gap.required, gap().gap.short) == (0, 0)


def test_an_unknown_area_gives_no_answer_until_the_rest_suffices(rule: Rule) -> None:
    households(800)
    a_space("未量", None)
    known = a_space("一", 100)
    assert gap().gap == AreaGap(240 * SQM, 100 * SQM, 1) and gap().gap.short is None
    change_space(known, by=OFFICE, area_sqm100=240 * SQM)
    assert gap().gap.short == 0


def test_without_the_rule_nothing_is_computed(db: None) -> None:
    households(800)
    a_space("一", 100)
    assert (gap().rule.value, gap().gap.required, gap().gap.short) == (None, None, None)


@pytest.mark.django_db
def test_a_zone_lies_where_its_space_lies_and_moves_with_it() -> None:
    here, there = a_space("一", 100), a_space("二", 100, division=SIBLING)
    zone = add_zone(Zone(space=here, name="活动室"), by=viewer("community", COMMUNITY))
    assert zone.division == COMMUNITY
    with pytest.raises(Refused, match="岗位"):
        change_zone(Zone.objects.get(), by=viewer("community", COMMUNITY), space=there)
    assert Zone.objects.get().division == COMMUNITY
    change_zone(Zone.objects.get(), by=OFFICE, space=there)
    assert [z.name for z in zones_seen_by(viewer("community", SIBLING))] == ["活动室"]
    assert not zones_seen_by(viewer("community", COMMUNITY)).exists()


def late(by: Viewer) -> int:
    return number_of([late_works(by, 5)])


@pytest.mark.django_db
def test_works_walk_their_arrows_and_late_ones_wait_for_who_may_act() -> None:
    day = TODAY - timedelta(days=1)
    work = add_work(Work(division=COMMUNITY, title="改造", due_on=day, key="k"), by=OFFICE)
    assert add_work(Work(division=COMMUNITY, title="又一次", key="k"), by=OFFICE) == work
    with pytest.raises(Refused, match="不能这样变更"):
        move_work(work, WorkMove.FINISH, by=OFFICE)
    assert (work_light(work, OFFICE).tone, late(OFFICE)) == ("red", 1)
    assert late(viewer("finance")) == late(viewer("community", SIBLING)) == 0
    move_work(work, WorkMove.START, by=OFFICE)
    move_work(work, WorkMove.FINISH, by=OFFICE)
    assert (work.status, work.done_on) == (WorkStatus.DONE, TODAY)
    assert (work_light(work, OFFICE).tone, late(OFFICE)) == ("grey", 0)


@pytest.mark.django_db
def test_zones_go_with_a_space_that_is_moved() -> None:
    space = a_space("一", 100)
    add_zone(Zone(space=space, name="活动室"), by=OFFICE)
    change_space(space, by=OFFICE, name="一号")
    assert Zone.objects.get().version == 1  # untouched while the space stays
    change_space(space, by=OFFICE, division=SIBLING)
    assert Zone.objects.get().division == SIBLING
