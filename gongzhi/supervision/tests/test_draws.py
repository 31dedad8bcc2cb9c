"""Draws of communities and of projects: kept whole, arranged once."""

from datetime import date

import pytest

from gongzhi.ground.refusal import Refused
from gongzhi.projects.models import Project
from gongzhi.registry.models import Organisation
from gongzhi.supervision.dossiers.draws import draw_dossier
from gongzhi.supervision.models import Draw, Inspector
from gongzhi.supervision.rules import Among
from gongzhi.supervision.rules.drawing import again, read_outcome
from gongzhi.supervision.services.draws import arrange_drawn, make_draw
from gongzhi.supervision.services.plans import add_inspector, change_plan
from gongzhi.supervision.tests.standing import (
    CLERK,
    COMMUNITY,
    COUNTY,
    OFFICE,
    OTHER,
    STREET,
    SUPERVISOR,
    a_plan,
    a_visit,
    counts,
)
from tests.edits import open_places

pytestmark = pytest.mark.django_db


def test_a_draw_is_kept_whole_and_another_one_needs_a_reason() -> None:
    open_places()
    plan = a_plan()
    for name, barred in (("一", ""), ("二", COMMUNITY), ("三", STREET)):
        add_inspector(Inspector(plan=plan, name=name, interest=barred), by=OFFICE)
    with pytest.raises(Refused, match="名单里只有 0"):
        make_draw(plan, by=SUPERVISOR, wanted=1, team=1)
    with pytest.raises(Refused, match="回避以后只剩 1"):
        make_draw(plan, by=SUPERVISOR, wanted=2, team=2, among=Among.ALL)
    with pytest.raises(Refused, match="岗位"):
        make_draw(plan, by=OFFICE, wanted=1, team=1, among=Among.ALL)
    drawn = make_draw(plan, by=SUPERVISOR, wanted=2, team=1, among=Among.ALL, seed=" 2026023 ")
    assert (drawn.number, drawn.seed, drawn.seed_kind) == (1, "2026023", "typed")
    assert again(drawn.pool, drawn.digest, drawn.seed, drawn.outcome).equal
    one = Inspector.objects.get(name="一").pk
    assert [team for code, team in read_outcome(drawn.outcome) if code == COMMUNITY] == [[one]]
    with pytest.raises(Refused, match="理由"):
        make_draw(plan, by=SUPERVISOR, wanted=1, team=1, among=Among.ALL)
    second = make_draw(plan, by=SUPERVISOR, wanted=1, team=1, among=Among.ALL, reason="一人请假")
    assert (second.number, second.seed_kind, len(second.seed)) == (2, "made", 32)
    assert Draw.objects.get(number=1).version == 1
    visits = arrange_drawn(drawn, date(2026, 3, 9), by=OFFICE)
    assert {v.division for v in visits} == {COMMUNITY, OTHER} and all(v.team for v in visits)
    with pytest.raises(Refused, match="都已经安排"):
        arrange_drawn(drawn, date(2026, 3, 9), by=OFFICE)
    with pytest.raises(Refused, match="不能改区划"):
        change_plan(plan, by=OFFICE, division=STREET)
    with pytest.raises(Refused, match="环节"):
        a_plan(name="空", progress=False, quality=False, tender=False, money=False)
    with pytest.raises(Refused, match="不在这个计划的范围"):
        a_visit(plan=a_plan(name="街道", division=STREET), division="990101002001")


def test_projects_under_way_are_drawn_and_looked_at_where_they_lie() -> None:
    open_places()
    owner = Organisation.objects.create(division=COUNTY, name="县住建局", kind="government")
    rows = [
        Project.objects.create(
            division=division, name=f"项目{n}", status=status, owner=owner if n == 1 else None
        )
        for n, (division, status) in enumerate(
            [
                (COMMUNITY, "doing"),
                (COMMUNITY, "waiting"),
                (OTHER, "approved"),
                (OTHER, "draft"),
                (OTHER, "accepted"),
                (STREET, "doing"),  # in no single community
            ],
            1,
        )
    ]
    plan = a_plan()
    add_inspector(Inspector(plan=plan, name="一"), by=OFFICE)
    add_inspector(Inspector(plan=plan, name="二", unit=owner), by=OFFICE)
    with pytest.raises(Refused, match="名单里只有 3 个"):
        make_draw(plan, by=SUPERVISOR, wanted=4, team=1, among=Among.PROJECTS)
    with pytest.raises(Refused, match="“项目1”需要 2 名"):  # its owner's people do not look at it
        make_draw(plan, by=SUPERVISOR, wanted=3, team=2, among=Among.PROJECTS)
    drawn = make_draw(plan, by=SUPERVISOR, wanted=3, team=1, among=Among.PROJECTS, seed="7")
    assert drawn.kind == "project" and again(drawn.pool, drawn.digest, drawn.seed, drawn.outcome).equal
    assert {key for key, _team in read_outcome(drawn.outcome)} == {str(p.pk) for p in rows[:3]}
    for who, links in ((SUPERVISOR, 3), (CLERK, 2)):
        section = draw_dossier(drawn, who).sections[0]
        assert {line[1].text for line in section.rows} == {"项目1", "项目2", "项目3"}
        assert len([line for line in section.rows if line[1].url]) == links
    with pytest.raises(Refused, match="7 天以内"):  # two lie in one community
        arrange_drawn(drawn, date(2026, 3, 9), by=OFFICE)
    visits = arrange_drawn(drawn, date(2026, 3, 9), by=OFFICE, together="join")
    assert {(v.project, v.division) for v in visits} == {(p, p.division) for p in rows[:3]}
    assert counts()[COMMUNITY, "2026-03"] == 1 and all(v.title.endswith(str(v.project)) for v in visits)
    with pytest.raises(Refused, match="都已经安排"):
        arrange_drawn(drawn, date(2026, 3, 9), by=OFFICE)
