"""The plain rules: templates, progress, gates, contract sums, effects, shares."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.unknowns.rules import Total
from gongzhi.programmes.rules import SourceKind
from gongzhi.projects.queries.charters import templates
from gongzhi.projects.rules import ARROWS, GATES, Move, ProjectKind, Stage, Status
from gongzhi.projects.rules.acceptances import (
    Checked,
    Conclusion,
    Finding,
    barred_by,
    may_be_accepted,
    users_took_part,
)
from gongzhi.projects.rules.changes import Cannot, Wish, after, effect, trouble
from gongzhi.projects.rules.contracts import Terms, current, retained, too_much
from gongzhi.projects.rules.milestones import Step, barring, lag, planned, progress, whole
from gongzhi.projects.rules.outside import left, part, too_late_for

TODAY = date(2026, 3, 2)
EARLIER, LATER = TODAY - timedelta(days=9), TODAY + timedelta(days=9)


def test_every_class_starts_with_milestones_that_make_a_whole_and_open_every_gate() -> None:
    assert set(templates()) == set(ProjectKind)
    for template in templates().values():
        assert sum(step.weight for step in template.steps) == 100
        assert len({step.title for step in template.steps}) == len(template.steps)
        days = [step.days for step in template.steps]
        assert days == sorted(days) and len(template.checks) >= 4
        stages = [list(Stage).index(step.stage) for step in template.steps]
        assert stages == sorted(stages) and set(stages) == {0, 1, 2, 3}


def test_every_state_is_reached_and_only_a_closed_project_stays() -> None:
    assert {to for _, to in ARROWS.values()} == set(Status)
    assert set(Status) - {at for at, _ in ARROWS} == {Status.CLOSED}
    assert set(GATES) == {Move.START, Move.HAND_IN, Move.ACCEPT, Move.CLOSE}


def step(weight: int, due_on: date | None, *, passed: bool = False, **more: object) -> Step:
    told = {"title": f"第{weight}步", "stage": Stage.WORK, "needs_evidence": True} | more
    return Step(weight=weight, due_on=due_on, passed=passed, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("steps", "progress_", "planned_", "lag_"),
    [
        ([], None, 0, 0),
        ([step(40, EARLIER), step(60, LATER)], 0, 40, 40),
        ([step(40, EARLIER, passed=True), step(60, LATER)], 40, 40, 0),
        ([step(40, EARLIER), step(60, LATER, passed=True)], 60, 40, 0),  # ahead is no lag
        (
            [step(40, TODAY), step(60, None)],
            0,
            0,
            0,
        ),  # due today is not late; without a day nothing is planned
    ],
)
def test_progress_is_what_has_passed(
    steps: list[Step], progress_: int | None, planned_: int, lag_: int
) -> None:
    assert (progress(steps), planned(steps, TODAY), lag(steps, TODAY)) == (progress_, planned_, lag_)


def test_a_gate_names_what_needs_evidence_up_to_its_stage() -> None:
    steps = [
        step(10, None, title="方案", stage=Stage.PREPARE),
        step(20, None, title="开工", needs_evidence=False),
        step(30, None, title="完工"),
        step(40, None, title="归档", stage=Stage.CLOSING, passed=True),
    ]
    assert whole(steps) == 100
    assert barring(steps, Stage.PREPARE) == ["方案"]
    assert barring(steps, Stage.WORK) == barring(steps, Stage.CLOSING) == ["方案", "完工"]


@pytest.mark.parametrize(
    ("first", "amendments", "now", "beyond", "kept"),
    [
        (Terms(10_000, TODAY), [], Terms(10_000, TODAY), False, 300),
        (Terms(10_000, TODAY), [Terms(11_000, None)], Terms(11_000, TODAY), False, 330),
        (Terms(10_000, TODAY), [Terms(11_001, None)], Terms(11_001, TODAY), True, 330),
        (
            Terms(10_000, TODAY),
            [Terms(12_000, LATER), Terms(None, EARLIER)],
            Terms(12_000, EARLIER),
            True,
            360,
        ),
        (Terms(10_000, None), [Terms(9_000, None)], Terms(9_000, None), False, 270),
        (Terms(None, None), [], Terms(None, None), False, None),
        (Terms(None, None), [Terms(50, None)], Terms(50, None), False, 2),  # half up: 1.5 fen
        (Terms(9, None), [Terms(10, None)], Terms(10, None), True, 0),
    ],
)
def test_a_contract_is_what_its_last_amendments_say(
    first: Terms, amendments: list[Terms], now: Terms, beyond: object, kept: int | None
) -> None:
    assert current(first, amendments) == now
    assert too_much(first.amount, now.amount) == beyond
    assert retained(now.amount, 300) == kept
    assert retained(now.amount, None) is None


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_the_tenth_is_exact(original: int, now: int) -> None:
    """The register asks the database with whole numbers: the same answer."""
    assert too_much(original, now) == (now > original + original // 10)


def test_what_keeps_an_acceptance_from_passing() -> None:
    items = [Checked(finding.value, finding) for finding in Finding]
    assert barred_by(items) == [Finding.UNCHECKED, Finding.UNFIT]
    assert [users_took_part(*told) for told in (("", None), (" ", 0), ("居民代表", None), ("", 1))] == [
        False,
        False,
        True,
        True,
    ]
    passed, failed, opened = Conclusion.PASSED, Conclusion.FAILED, Conclusion.OPEN
    assert may_be_accepted([failed, passed], 0)
    for conclusions in ([], [opened], [failed], [passed, failed], [passed, opened]):
        assert not may_be_accepted(conclusions, 0)
    assert not may_be_accepted([passed], 1)


CITY, LOTTERY = SourceKind.CITY, SourceKind.LOTTERY


@pytest.mark.parametrize(
    ("lines", "wish", "then", "why"),
    [
        ({CITY: 100}, Wish(), {CITY: 100}, None),
        ({CITY: 100}, Wish(kind=CITY, delta=-100), {CITY: 0}, None),
        ({CITY: 100}, Wish(kind=CITY, delta=-101), {CITY: -1}, Cannot.BELOW_NOTHING),
        ({CITY: None}, Wish(kind=CITY, delta=5), {CITY: None}, Cannot.UNKNOWN),
        ({CITY: None}, Wish(kind=LOTTERY, delta=5), {CITY: None, LOTTERY: 5}, None),
    ],
)
def test_the_money_of_a_change(
    lines: dict[SourceKind, int | None],
    wish: Wish,
    then: dict[SourceKind, int | None],
    why: Cannot | None,
) -> None:
    assert (after(lines, wish), trouble(lines, wish)) == (then, why)


def test_what_a_change_does_is_known_before_it_is_made() -> None:
    steps = [
        step(30, EARLIER),
        step(20, EARLIER, passed=True),
        step(50, LATER + timedelta(days=1)),
        step(1, None),
    ]
    told = effect({CITY: 100, LOTTERY: None}, LATER + timedelta(days=5), steps, Wish(LATER, CITY, 40), TODAY)
    assert (told.budget_before, told.budget_after) == (Total(100, 1, True), Total(140, 1, True))
    assert (told.due_before, told.due_after) == (LATER + timedelta(days=5), LATER)
    assert told.late == ["第30步", "第50步"]
    assert effect({}, None, steps, Wish(), TODAY).late == ["第30步"]  # without a finish nothing lies after it


@given(st.integers(0, 10**12), st.lists(st.one_of(st.none(), st.integers(0, 10_000)), max_size=6))
def test_parts_of_a_cost_never_exceed_it(cost: int, shares: list[int | None]) -> None:
    if left(shares) >= 0:
        assert sum(part(cost, share) or 0 for share in shares) <= cost
    assert part(None, 5) is part(cost, None) is None


def test_a_work_that_ends_after_the_start_comes_too_late() -> None:
    assert too_late_for(TODAY, LATER) and not too_late_for(TODAY, TODAY)
    assert not too_late_for(None, LATER) and not too_late_for(TODAY, None)
