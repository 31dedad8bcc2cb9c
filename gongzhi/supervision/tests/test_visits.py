"""Visits: what lies near is asked about, what is joined counts once, what was found becomes findings."""

from datetime import timedelta
from typing import Any

import pytest

from gongzhi.ground.refusal import Overtaken, Refused
from gongzhi.programmes.models import Rule
from gongzhi.programmes.services import change_rule, enter_default_rules
from gongzhi.projects.models import Project
from gongzhi.supervision.dossiers.findings import finding_dossier
from gongzhi.supervision.dossiers.visits import visit_dossier
from gongzhi.supervision.models import Finding, Inspector, Visit
from gongzhi.supervision.queries import draws_seen_by, visits_seen_by
from gongzhi.supervision.queries.visits import burden_seen_by, near_visits
from gongzhi.supervision.registers.visits import BURDEN, month_url
from gongzhi.supervision.rules import Among, FindingStatus, VisitMove, VisitStatus
from gongzhi.supervision.services.draws import make_draw
from gongzhi.supervision.services.plans import add_inspector
from gongzhi.supervision.services.visits import (
    change_visit,
    findings_of_checks,
    move_visit,
    record_checks,
)
from gongzhi.supervision.tests.standing import (
    CLERK,
    COMMUNITY,
    COUNTY,
    OFFICE,
    OTHER,
    STREET,
    SUPERVISOR,
    TODAY,
    a_plan,
    a_visit,
    counts,
    rows_of,
    viewer,
)
from gongzhi.supervision.todo import visits_of_the_project
from tests.edits import open_places

pytestmark = pytest.mark.django_db


def test_a_visit_near_another_is_asked_about_and_joined_counts_once() -> None:
    first = a_visit()
    with pytest.raises(Refused, match="7 天以内") as told:
        a_visit(7)
    assert "together" in told.value.beside
    joined, apart, later = a_visit(7, "join"), a_visit(6, "apart"), a_visit(14, "join", title="三")
    assert (joined.joined, joined.on) == (first, first.on)
    assert (apart.joined, later.joined) == (None, None) and later.on == TODAY + timedelta(days=14)
    a_visit(0, division=OTHER)  # another place is not near
    a_visit(30)
    april = a_visit(31, "apart")
    assert counts() == {(COMMUNITY, "2026-03"): 3, (COMMUNITY, "2026-04"): 2, (OTHER, "2026-03"): 1}
    moved = change_visit(first, by=OFFICE, on=TODAY + timedelta(days=1), together="apart")
    joined.refresh_from_db()
    assert joined.on == moved.on  # whoever goes along goes along to the new day
    move_visit(first, VisitMove.CANCEL, by=OFFICE)
    joined.refresh_from_db()
    assert joined.joined is None and counts()[COMMUNITY, "2026-03"] == 3  # it is made all the same
    assert change_visit(april, by=OFFICE, together="join").joined is not None
    made = a_visit(60, status="done")
    with pytest.raises(Refused, match="已经查过"):
        a_visit(61, "join")
    assert near_visits(made, made.on or TODAY) == []
    with pytest.raises(Refused, match="区划"):
        change_visit(april, by=OFFICE, division=OTHER)


def test_the_limit_of_a_month_is_a_rule_and_without_it_nothing_is_said() -> None:
    for day in (0, 10, 20):
        a_visit(day)

    def lights() -> list[str]:
        rows = rows_of(OFFICE)
        BURDEN.prepare(rows, OFFICE)
        return [row.light.tone for row in rows]

    assert lights() == ["grey"]
    enter_default_rules(COUNTY, by=OFFICE)
    assert lights() == ["grey"]
    limit = Rule.objects.get(ruleset__code="burden")
    for value, tone in ((2, "red"), (3, "green")):
        change_rule(limit, by=OFFICE, value=value)
        assert lights() == [tone]
    (row,) = burden_seen_by(OFFICE)
    assert "month=2026-03" in month_url(row) and f"place={COMMUNITY}" in month_url(row)


def test_an_unannounced_visit_is_seen_by_others_only_once_it_was_made() -> None:
    open_places()
    quiet = a_plan(kind="unannounced")
    visit = a_visit(plan=quiet)
    add_inspector(Inspector(plan=quiet, name="一"), by=OFFICE)
    make_draw(quiet, by=SUPERVISOR, wanted=1, team=1, among=Among.ALL)
    others = [CLERK, viewer("street", STREET), viewer("department"), viewer("evaluator")]
    assert [visits_seen_by(v).count() for v in (OFFICE, SUPERVISOR, *others)] == [1, 1, 0, 0, 0, 0]
    assert [counts(v) for v in others] == [{}] * 4
    assert [draws_seen_by(v).count() for v in (OFFICE, *others)] == [1, 0, 0, 0, 0]
    move_visit(visit, VisitMove.CARRY_OUT, by=OFFICE)
    assert [visits_seen_by(v).count() for v in others] == [1, 1, 1, 1]


def offered(visit: Visit) -> set[str]:
    return {str(act.title) for act in visit_dossier(visit, OFFICE).acts}


def test_from_checklist_to_notice_to_the_end() -> None:
    plan = a_plan(quality=False, tender=False)
    visit = a_visit(plan=plan)
    record_checks(visit, {"progress-1": ("conforms", ""), "money-2": ("fails", "两笔没有发票")}, by=OFFICE)
    stale = Visit.objects.get(pk=visit.pk)
    record_checks(visit, {"money-2": ("fails", "两笔没有发票"), "money-4": ("fails", "")}, by=OFFICE)
    with pytest.raises(Overtaken):
        record_checks(stale, {"money-2": ("conforms", "")}, by=OFFICE)
    assert {c.item: c.result for c in visit.checks.all()} == {
        "progress-1": "unseen",
        "money-2": "fails",
        "money-4": "fails",
    }
    with pytest.raises(Refused, match="记为已查"):
        findings_of_checks(visit, by=OFFICE)
    make, notify = "把不符合的形成问题", "出整改通知"
    assert not {make, notify} & offered(visit)
    move_visit(visit, VisitMove.CARRY_OUT, by=OFFICE)
    assert {make, notify} & offered(visit) == {make}
    made = findings_of_checks(visit, by=OFFICE)
    assert {make, notify} & offered(visit) == {notify}
    assert [f.text for f in made] == ["两笔没有发票", "不符合要求：账目单独核算，账表相符"]
    assert findings_of_checks(visit, by=OFFICE) == []
    with pytest.raises(Refused, match="形成问题"):
        record_checks(visit, {"money-2": ("conforms", "")}, by=OFFICE)
    visit.refresh_from_db()
    for move, words in ((VisitMove.NOTIFY, "责任单位"), (VisitMove.END, "没有了结")):
        with pytest.raises(Refused, match=words):
            move_visit(visit, move, by=OFFICE)
    Finding.objects.update(lead_words="社区", due_on=TODAY)
    move_visit(visit, VisitMove.NOTIFY, by=OFFICE, number="督〔2026〕1号")
    assert {f.status for f in Finding.objects.all()} == {FindingStatus.NOTIFIED}
    assert (visit.notice_number, visit.noticed_on) == ("督〔2026〕1号", TODAY)
    with pytest.raises(Refused, match="还有 2 个"):
        move_visit(visit, VisitMove.END, by=OFFICE)
    Finding.objects.update(status="closed")
    assert move_visit(visit, VisitMove.END, by=OFFICE).status == VisitStatus.ENDED
    page = finding_dossier(made[0], CLERK)
    assert next(f.url for f in page.facts if f.label == "督查走访")
    repeat = a_visit(40, plan=plan)
    later = viewer("office", today=TODAY + timedelta(days=50))
    record_checks(repeat, {"money-2": ("fails", "又有一笔白条")}, by=later)
    move_visit(repeat, VisitMove.CARRY_OUT, by=later)
    (again_found,) = findings_of_checks(repeat, by=later)
    assert again_found.repeat_of == made[0]  # the same item of the checklist, in other words


@pytest.mark.parametrize(
    ("visit", "move", "words"),
    [
        ({"on": TODAY + timedelta(days=1)}, VisitMove.CARRY_OUT, "还没有到"),
        ({"status": "done"}, VisitMove.NOTIFY, "没有待通知"),
        ({"status": "ended"}, VisitMove.CANCEL, "不能这样办理"),
        ({}, VisitMove.END, "不能这样办理"),
    ],
)
def test_a_visit_does_not_move_before_its_time(visit: dict[str, Any], move: VisitMove, words: str) -> None:
    row = a_visit(**visit)
    with pytest.raises(Refused, match=words):
        move_visit(row, move, by=OFFICE)
    with pytest.raises(Refused, match="岗位"):
        move_visit(a_visit(0, "apart", title="二"), VisitMove.CARRY_OUT, by=CLERK)


def test_a_project_is_looked_at_where_it_lies_and_its_page_says_so() -> None:
    project = Project.objects.create(division=COMMUNITY, name="门牌项目")
    with pytest.raises(Refused, match="不在所选的地方") as told:
        a_visit(division=OTHER, project=project)
    assert "project" in told.value.beside
    visit = a_visit(project=project)
    with pytest.raises(Refused, match="不在所选的地方"):
        change_visit(visit, by=OFFICE, division=OTHER)
    panel = visits_of_the_project(project, CLERK)
    assert panel and [words for words, _url in panel.rows] == ["第0天督查：计划中"]
    assert visits_of_the_project(project, viewer("community", OTHER)) is None
    fact = next(f for f in visit_dossier(visit, CLERK).facts if f.label == "项目")
    assert fact.value == "门牌项目" and fact.url
