"""What a report says, read as an office would: nothing claimed that is not on file, nothing lost that is."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.official.paper import Paragraph
from gongzhi.leadership.models import Group, Meeting, Resolution
from gongzhi.leadership.services import add_group, add_meeting, add_resolution, change_meeting, give_out
from gongzhi.papers.models import Fact, Report
from gongzhi.papers.reports.queries import paper_of, reports_waiting
from gongzhi.papers.reports.services import draft_report, move_report
from gongzhi.papers.reviewing.queries import in_order
from gongzhi.papers.reviewing.services import accept_all, read_pasted
from gongzhi.papers.rules import ReportMove
from gongzhi.programmes.models import Requirement
from gongzhi.projects.models import MoneyLine, OutsideWork, Project
from gongzhi.projects.rules import Move
from gongzhi.projects.services.charters import add_money, add_project, move_project
from gongzhi.projects.services.outside import add_outside_work
from gongzhi.spaces.models import Work
from gongzhi.spaces.services import add_work
from gongzhi.supervision.models import Finding, Plan, Visit
from gongzhi.supervision.rules import VisitMove
from gongzhi.supervision.services.findings import add_finding
from gongzhi.supervision.services.plans import add_plan
from gongzhi.supervision.services.visits import move_visit, plan_visit
from gongzhi.tasks.models import Problem, Task
from gongzhi.tasks.services import add_problem, add_task

pytestmark = pytest.mark.django_db
COUNTY, COMMUNITY = "990101000000", "990101001001"
TODAY = date(2026, 3, 2)
TWIN = Path(__file__).parents[3] / "gongzhi" / "demo" / "data" / "report.txt"


def person(name: str, *roles: str) -> Viewer:
    user, _ = User.objects.get_or_create(username=name)
    return holding([Held(role, COUNTY) for role in roles], user_id=user.pk, name=name, today=TODAY)


@pytest.fixture
def office(db: None) -> Viewer:
    put_division(COUNTY, "青禾县", fictional=True)
    put_division(COMMUNITY, "东门坊社区", fictional=True)
    return person("甲", "office")


def drafted(by: Viewer, title: str = "试点工作进展情况汇报") -> Report:
    return draft_report(Report(division=COUNTY, title=title, issuer="县民政局", as_of=TODAY), by=by)


def text(by: Viewer, title: str = "试点工作进展情况汇报") -> str:
    blocks = paper_of(drafted(by, title), by).blocks
    return "\n".join(
        (b.lead or "") + "".join(run.text for run in b.runs) for b in blocks if isinstance(b, Paragraph)
    )


@pytest.fixture
def confirmed(office: Viewer) -> Viewer:
    source = read_pasted(TWIN.read_text(encoding="utf-8"), "旧报告", COUNTY, by=office)
    accept_all(in_order(source.facts.all()), by=office)
    assert not Fact.objects.exclude(status="accepted").exists()
    return office


def test_it_opens_and_closes_as_its_title_says(office: Viewer) -> None:
    lines = text(office).splitlines()
    assert lines[0] == "根据工作安排，现将青禾县城乡社区治理试点工作进展情况汇报如下。"
    assert lines[-1] == "特此汇报。"
    assert text(office, "关于试点工作进展情况的报告").endswith("特此报告。")


def test_themes_of_communities_whose_types_are_not_known_are_told_together(confirmed: Viewer) -> None:
    assert "围绕便民服务、社区服务项目、社会企业带动、社会组织参与、自助互助开展试点" in text(confirmed)


def test_what_governments_above_want_is_a_demand_and_no_task(confirmed: Viewer) -> None:
    demands = list(Requirement.objects.filter(kind="demand").values_list("text", flat=True))
    assert demands and not Task.objects.filter(title__in=demands).exists()
    assert not Task.objects.filter(lead_words__contains="省").exists()
    asked = next(line for line in text(confirmed).splitlines() if line.startswith("工作要求"))
    assert all(words.rstrip("。；") in asked for words in demands)


def test_nothing_is_said_to_run_on_time_that_nobody_knows_of(office: Viewer) -> None:
    add_task(Task(division=COUNTY, title="召开会议", due_on=TODAY - timedelta(days=3)), by=office)
    add_task(Task(division=COUNTY, title="编制方案"), by=office)
    told = text(office)
    assert "已销号0项，逾期1项，其余正在推进" in told and "按期" not in told


def test_meetings_are_told_up_to_the_day_and_the_next_one_is_announced(office: Viewer) -> None:
    assert "召开会议" not in text(office, "先前")
    group = add_group(Group(division=COUNTY, name="领导小组", kind="leading_group"), by=office)
    for n, days in ((1, -30), (2, 5)):  # the second lies after the day of the report
        meeting = Meeting(group=group, title=f"第{n}次会议", held_on=TODAY + timedelta(days=days))
        add_meeting(meeting, by=office)
        for at, lead in enumerate(("县民政局", ""), 1):
            row = Resolution(
                meeting=meeting,
                number=at,
                text=f"事项{at}",
                lead_words=lead,
                due_on=TODAY + timedelta(days=60),
            )
            add_resolution(row, by=office)
    first = Meeting.objects.get(title="第1次会议")
    give_out(first, by=office, only_ready=True)
    change_meeting(first, by=office, next_on=TODAY + timedelta(days=9))
    told = text(office)
    assert "召开会议1次，议定事项2项，下达为任务1项。" in told
    assert "高度重视，专题研究。2026年3月11日召开领导小组会议，研究解决推进中的问题。" in told


def test_projects_are_told_by_class_with_their_money_and_the_works_they_go_along_with(office: Viewer) -> None:
    assert "立项实施项目" not in text(office, "先前")
    other, made = person("丁", "office"), []
    for name, kind in (
        ("食堂", "hardware"),
        ("助老", "service"),
        ("楼道", "residents"),
        ("草案", "hardware"),
    ):
        project = add_project(Project(division=COMMUNITY, name=name, kind=kind), by=office)
        made.append(project)
        if name != "楼道":  # of which nobody has said what it costs
            add_money(MoneyLine(project=project, kind="city", planned_fen=1_000_000_00), by=office)
    for project in made[:3]:
        move_project(project, Move.APPROVE, by=other)
    Project.objects.filter(name="食堂").update(status="closed")
    add_outside_work(
        OutsideWork(division=COUNTY, name="污水分流", due_on=TODAY + timedelta(days=30)), by=office
    )
    told = text(office)
    assert (
        "立项实施项目3个，其中硬件建设项目1个、购买服务和专业委托项目1个、居民实施项目1个，"
        "计划投入不少于200万元（另有1项金额待核），验收通过项目1个。"
    ) in told
    assert "整合污水分流（计划2026年4月1日完工）等项目，同步安排、不重复计列投入。" in told


def test_what_was_inspected_is_told_with_what_came_of_it_and_who_goes_on(office: Viewer) -> None:
    by = person("目标办", "supervisor")
    assert "督查" not in text(office, "先前")
    plan = add_plan(
        Plan(division=COUNTY, name="专项", kind="special", lead_words="县目标办", quality=False), by=by
    )
    joined = plan_visit(Visit(division=COMMUNITY, title="甲", plan=plan, on=TODAY), by=by)
    plan_visit(Visit(division=COMMUNITY, title="乙", on=TODAY), by=by, together="join")
    for visit in Visit.objects.all():
        move_visit(visit, VisitMove.CARRY_OUT, by=by)
    for words, days in (("缺门牌", -9), ("未公示", -1), ("明天的", 1)):
        row = Finding(
            division=COMMUNITY,
            text=words,
            link="quality",
            found_on=TODAY + timedelta(days=days),
            visit=joined,
        )
        add_finding(row, by=by)
    Finding.objects.filter(text="缺门牌").update(status="closed", rechecked_on=TODAY)
    told = text(office)
    assert "强化督查整改。开展督查走访1次，发现问题2个，复查通过1个。" in told
    assert (
        "协调联动，强化监管。由县目标办牵头，采取专项督查的形式，对进度、招投标、资金使用进行监督检查；"
        "对没有了结的1个督查问题逐个复查。"
    ) in told


def test_a_problem_is_told_with_its_cause_in_one_sentence(office: Viewer) -> None:
    add_problem(Problem(division=COMMUNITY, title="租期未谈妥。", cause="产权单位没有回复"), by=office)
    assert "租期未谈妥，主要原因是产权单位没有回复。" in text(office)


def test_without_a_problem_on_file_none_is_claimed_and_none_denied(office: Viewer) -> None:
    assert "存在的问题（待补）。" in text(office)


def test_works_are_led_by_their_place(office: Viewer) -> None:
    for title in ("旧铺改建食堂", "东门坊社区门牌制作"):
        add_work(Work(division=COMMUNITY, title=title), by=office)
    assert "推进阵地改造2项：东门坊社区旧铺改建食堂；东门坊社区门牌制作。" in text(office)


def test_a_report_waits_for_whoever_makes_its_next_move(office: Viewer) -> None:
    second, leader = person("乙", "office"), person("丙", "leader")
    report = drafted(office)
    assert (list(reports_waiting(office)), list(reports_waiting(second))) == ([report], [])
    move_report(report, ReportMove.SUBMIT, by=office)
    assert (list(reports_waiting(office)), list(reports_waiting(second))) == ([], [report])
    move_report(report, ReportMove.APPROVE, by=second)
    assert (list(reports_waiting(second)), list(reports_waiting(leader))) == ([], [report])
    move_report(report, ReportMove.ISSUE, by=leader)
    assert [list(reports_waiting(v)) for v in (office, second, leader)] == [[], [], []]
