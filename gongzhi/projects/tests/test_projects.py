"""Charters and milestones: who may do what when, and what is said to whoever may not."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from django.urls import reverse

from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.files.services import attach
from gongzhi.ground.refusal import Overtaken, Refused
from gongzhi.projects import labels
from gongzhi.projects.dossiers.charters import ASKING, project_dossier
from gongzhi.projects.models import Acceptance, Milestone, MoneyLine, Project
from gongzhi.projects.queries import projects_seen_by
from gongzhi.projects.queries.charters import steps_of, tone_of, uneven
from gongzhi.projects.rules import ARROWS, GATES, Move, Status
from gongzhi.projects.rules.milestones import MilestoneMove, progress
from gongzhi.projects.services import charters, milestones
from gongzhi.projects.services.charters import add_money, add_project, change_project, lay_out, move_project
from gongzhi.projects.tests.people import COMMUNITY, COUNTY, STREET, TODAY, everyone, pass_all
from gongzhi.projects.todo import waiting_milestones, waiting_projects
from gongzhi.tasks.queries import light_rules
from gongzhi.tasks.rules import Tone

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).parents[3] / "docs" / "capabilities" / "projects.md"


@pytest.fixture
def people() -> dict[str, Viewer]:
    return everyone()


def draft(by: Viewer, **fields: object) -> Project:
    told = {"division": COMMUNITY, "name": "楼道照明改造", "starts_on": TODAY, "kind": "residents"}
    return add_project(Project(**(told | fields)), by=by)


def at(project: Project, status: Status) -> Project:
    Project.objects.filter(pk=project.pk).update(status=status.value)
    project.refresh_from_db()
    return project


def test_a_charter_starts_with_the_milestones_of_its_class(people: dict[str, Viewer]) -> None:
    project = draft(people["own"])
    rows = list(project.milestones.all())
    assert [row.weight for row in rows] == [15, 10, 15, 35, 15, 10]
    assert rows[0].due_on == TODAY + timedelta(days=10) and {row.division for row in rows} == {COMMUNITY}
    rows[0].delete()
    assert [row.title for row in lay_out(project, by=people["own"])] == [rows[0].title]  # the others stay
    assert not uneven(projects_seen_by(people["own"]))
    milestones.add_milestone(Milestone(project=project, title="加一步", weight=1), by=people["own"])
    assert list(uneven(projects_seen_by(people["own"]))) == [project]
    section = next(s for s in project_dossier(project, people["own"]).sections if s.anchor == "milestones")
    assert [cell.text for cell in section.rows[-1]] == ["权重合计", "不等于 100", "101"]
    change_project(project, by=people["office"], division=STREET)
    assert set(project.milestones.values_list("division", flat=True)) == {STREET}


def test_every_pair_of_state_and_move(people: dict[str, Viewer]) -> None:
    """One project, put into each state, asked for each move: by the office, who did not draft it."""
    project, office = draft(people["own"]), people["office"]
    pass_all(at(project, Status.DOING), people)
    Acceptance.objects.create(project=project, division=COMMUNITY, held_on=TODAY, conclusion="passed")
    for status, move in product(Status, Move):
        at(project, status)
        acts = project_dossier(project, office).acts
        offered = {Move(dict(act.fields)["move"]) for act in acts if "move" in dict(act.fields)}
        offered |= {
            m for m, url in ASKING.items() if reverse(url, args=[project.pk]) in [a.url for a in acts]
        }
        assert (move in offered) == ((status, move) in ARROWS), (status, move)
        if (status, move) in ARROWS:
            assert move_project(project, move, by=office, note="理由").status == ARROWS[status, move][1]
        else:
            with pytest.raises(Refused, match="不能这样办理"):
                move_project(project, move, by=office, note="理由")


def test_an_arrow_is_walked_only_with_its_act(people: dict[str, Viewer]) -> None:
    project = draft(people["own"])
    pass_all(at(project, Status.DOING), people)
    Acceptance.objects.create(project=project, division=COMMUNITY, held_on=TODAY, conclusion="passed")
    refused = set()
    roles = ("leader", "office", "community", "street", "department", "finance", "supervisor", "evaluator")
    for (status, move), (act, _) in ARROWS.items():
        for role in roles:
            place = COMMUNITY if role == "community" else COUNTY
            who = holding([Held(role, place)], user_id=0, name=role, today=TODAY)
            at(project, status)
            if not who.may(act, COMMUNITY):
                refused.add((role, act))
                with pytest.raises(Refused, match="岗位"):
                    move_project(project, move, by=who, note="理由")
                assert Project.objects.get().status == status
    every = {"department", "finance", "supervisor", "evaluator"}
    acts = ("projects.edit", "projects.approve", "projects.accept")
    assert refused == {*product(every, acts)} | {
        ("leader", "projects.edit"),
        ("leader", "projects.accept"),
        *product(("community", "street"), ("projects.approve", "projects.accept")),
    }


def test_the_documentation_lists_every_arrow() -> None:
    part = PAGE.read_text(encoding="utf-8").split("## 状态")[1].split("## ")[0]
    told = set(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \|", part, re.M)) - {("从", "动作", "到")}
    states, moves = labels.status(), labels.move()
    asked = {(str(states[a]), str(moves[m]), str(states[b])) for (a, m), (_, b) in ARROWS.items()}
    assert {(a, m.removesuffix("（写原因）"), b) for a, m, b in told if set(a) != {"-"}} == asked


def test_nobody_approves_what_they_drafted(people: dict[str, Viewer]) -> None:
    mine = draft(people["office"])
    with pytest.raises(Refused, match="草拟人以外"):
        move_project(mine, Move.APPROVE, by=people["office"])
    assert Move.APPROVE not in [
        dict(a.fields).get("move") for a in project_dossier(mine, people["office"]).acts
    ]
    assert waiting_projects(people["office"], 5).first == []
    assert [t.title for t in waiting_projects(people["leader"], 5).first] == ["楼道照明改造"]
    stale = Project.objects.get()
    move_project(mine, Move.APPROVE, by=people["office2"])
    assert (mine.status, mine.approved_on) == (Status.APPROVED, TODAY)
    with pytest.raises(Overtaken):
        move_project(stale, Move.APPROVE, by=people["leader"])
    with pytest.raises(Refused, match="写明原因"):
        move_project(mine, Move.STOP, by=people["leader"], note=" ")
    move_project(mine, Move.STOP, by=people["leader"], note="资金不落实")
    with pytest.raises(Refused, match="已经结项或终止"):
        change_project(mine, by=people["office"], goal="照亮")
    move_project(mine, Move.REOPEN, by=people["leader"])
    assert (mine.status, mine.approved_on) == (Status.DRAFT, None)
    assert Entry.objects.filter(event="projects.project.moved").count() == 3


def test_what_the_approval_fixes(people: dict[str, Viewer]) -> None:
    own = people["own"]
    project = draft(own, due_on=TODAY + timedelta(days=90))
    line = add_money(MoneyLine(project=project, kind="city", planned_fen=None), by=own)
    charters.change_money(line, by=own, planned_fen=100)
    with pytest.raises(Refused, match="早于计划开始"):
        change_project(project, by=own, due_on=TODAY - timedelta(days=1))
    move_project(project, Move.APPROVE, by=people["office"])
    for fields in (
        {"due_on": TODAY},
        {"starts_on": None},
        {"kind": "service"},
        {"public_service": True},
        {"division": STREET},
    ):
        with pytest.raises(Refused, match="申请变更"):
            change_project(project, by=own, **fields)
        project.refresh_from_db()
    change_project(project, by=own, goal="每层有灯", due_on=project.due_on)
    line.refresh_from_db()
    with pytest.raises(Refused, match="申请变更"):
        charters.change_money(line, by=own, planned_fen=200)
    with pytest.raises(Refused, match="申请变更"):
        add_money(MoneyLine(project=project, kind="charity"), by=own)
    with pytest.raises(Refused, match="已经立项"):
        lay_out(project, by=own)
    project.due_on = TODAY  # as a table would change it
    with pytest.raises(Refused, match="申请变更"):
        charters.PROJECT.settle(project, own)
    project.refresh_from_db()
    charters.PROJECT.settle(project, own)  # the same table once more changes nothing


@pytest.mark.parametrize("move", list(GATES))
def test_a_gate_is_shut_until_its_evidence_has_passed(people: dict[str, Viewer], move: Move) -> None:
    status = next(a for a, m in ARROWS if m == move)
    project = at(draft(people["own"]), status)
    Acceptance.objects.create(project=project, division=COMMUNITY, held_on=TODAY, conclusion="passed")
    with pytest.raises(Refused, match="居民提案并经议事会通过") as told:
        move_project(project, move, by=people["office"])
    assert ("居民动手实施" in str(told.value)) == (move != Move.START)
    assert "选出" not in str(told.value)  # that one needs no evidence
    pass_all(project, people)
    assert move_project(project, move, by=people["office"]).status == ARROWS[status, move][1]


def test_a_milestone_is_reported_with_evidence_and_passed_by_the_office(people: dict[str, Viewer]) -> None:
    own, office = people["own"], people["office"]
    project = draft(own)
    row = project.milestones.first()
    assert row
    with pytest.raises(Refused, match="还没有立项"):
        milestones.report_milestone(row, TODAY, by=own)
    at(project, Status.DOING)
    row.refresh_from_db()
    refusals: list[tuple[str, Callable[[], object]]] = [
        ("必须有佐证", lambda: milestones.report_milestone(row, TODAY, by=own)),
        ("不能晚于今天", lambda: milestones.report_milestone(row, TODAY + timedelta(days=1), by=own)),
        ("点“报送”", lambda: milestones.move_milestone(row, MilestoneMove.REPORT, by=own)),
    ]
    for words, do in refusals:
        with pytest.raises(Refused, match=words):
            do()
    with pytest.raises(Refused, match="岗位"):  # whoever has to pass the gate does not open it
        milestones.change_milestone(row, by=own, needs_evidence=False)
    row.refresh_from_db()
    paper = attach(row, "会议记录".encode(), "会议记录.txt", by=own)
    with pytest.raises(Refused, match="不能这样办理"):
        milestones.move_milestone(row, MilestoneMove.GRANT, by=office)
    milestones.report_milestone(row, TODAY, by=own, note="议事会一致同意")
    assert [t.url for t in waiting_milestones(office, 5).first] == [f"/projects/milestones/{row.pk}/"]
    with pytest.raises(Refused, match="岗位"):
        milestones.move_milestone(row, MilestoneMove.GRANT, by=own)
    with pytest.raises(Refused, match="写明原因"):
        milestones.move_milestone(row, MilestoneMove.RETURN, by=office)
    milestones.move_milestone(row, MilestoneMove.RETURN, by=office, note="缺签到")
    milestones.report_milestone(row, TODAY, by=own)
    kept = paper.about
    type(paper).objects.filter(pk=paper.pk).update(about="elsewhere:1")  # taken off meanwhile
    with pytest.raises(Refused, match="必须有佐证"):
        milestones.move_milestone(row, MilestoneMove.GRANT, by=office)
    type(paper).objects.filter(pk=paper.pk).update(about=kept)
    milestones.move_milestone(row, MilestoneMove.GRANT, by=office)
    assert progress(steps_of([project])[project.pk]) == 15
    with pytest.raises(Refused, match="已经通过"):
        milestones.change_milestone(row, by=own, weight=50)


def test_the_light_goes_by_the_milestones(people: dict[str, Viewer]) -> None:
    """By day and lag; without thresholds on file nothing is yellow, a draft is not lit."""
    project = draft(people["own"], due_on=TODAY + timedelta(days=40))
    table = [
        (Status.DRAFT, 0, Tone.GREY),
        (Status.DOING, 0, Tone.GREEN),
        (Status.DOING, 40, Tone.GREEN),
        (Status.DOING, 41, Tone.RED),
        (Status.ACCEPTED, 41, Tone.GREY),
    ]
    for status, days, tone in table:
        at(project, status)
        steps = steps_of([project])[project.pk]
        lights = light_rules(replace(people["office"], today=TODAY + timedelta(days=days)))
        assert tone_of(project, steps, lights) == tone, (status, days)
