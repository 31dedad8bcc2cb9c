"""What the demo county has to do, what stands in its way, and its two reports."""

from datetime import date, timedelta
from pathlib import Path

from gongzhi.demo import places, story
from gongzhi.demo.builder import Builder
from gongzhi.ground.imports.services import keep_upload
from gongzhi.ground.unknowns.models import Gap
from gongzhi.ground.unknowns.services import owe
from gongzhi.papers.models.reports import Report
from gongzhi.papers.reports.services import draft_report
from gongzhi.papers.reviewing.services import read_pasted
from gongzhi.registry.models import Organisation
from gongzhi.tasks import services as tasks
from gongzhi.tasks.models import Problem, Task
from gongzhi.tasks.rules import Move, ProblemMove


def tasks_of(b: Builder, units: dict[str, Organisation]) -> None:
    leads = list(units.values())[:12]
    for n, (code, title, category) in enumerate(story.tasks()):
        length = 30 + n * 11 % 120
        starts = b.day(n * 7 % 190)
        due = starts + timedelta(days=length)
        task = tasks.add_task(
            Task(
                division=code,
                title=title,
                category=category,
                lead=leads[n % len(leads)],
                starts_on=starts,
                due_on=None if n % 29 == 0 else due,
                progress=0,
                key=f"demo-{n}",
            ),
            by=b.by,
        )
        _walk_task(b, task, n, due)


def _walk_task(b: Builder, task: Task, n: int, due: date) -> None:
    """Most of what is past its day is closed; some is late, some far behind, some waits for a verdict."""
    past = due < b.today
    if past and n % 9:
        for move in (Move.START, Move.SUBMIT, Move.CLOSE):
            tasks.move_task(task, move, by=b.by)
    elif past:
        tasks.report_progress(task, 40 + n % 50, by=b.by)
    elif n % 4 == 0:
        tasks.report_progress(task, min(95, 10 + n % 80), by=b.by)
        if n % 8 == 0:
            tasks.move_task(task, Move.SUBMIT, by=b.by)


def problems_of(b: Builder, units: dict[str, Organisation]) -> None:
    for n, (code, title, cause, measure, unit, after) in enumerate(story.PROBLEMS):
        problem = tasks.add_problem(
            Problem(
                division=code,
                title=title,
                topic=story.PROBLEM_TOPICS[n],
                cause=cause,
                measure=measure,
                lead=units[unit],
                due_on=b.today + timedelta(days=after),
                key=f"demo-{n}",
            ),
            by=b.by,
        )
        if measure and n % 2 == 0:
            tasks.move_problem(problem, ProblemMove.TAKE_UP, by=b.by)
        if measure and n % 6 == 0:
            tasks.move_problem(problem, ProblemMove.CLOSE, by=b.by)


def gaps_of(b: Builder) -> None:
    for n, (code, what, kind, owner) in enumerate(story.GAPS):
        owe(
            Gap(
                division=code,
                what=what,
                kind=kind,
                owner=owner,
                due_on=b.today + timedelta(days=10 + n * 3),
                why="摸底时没有填报",
                key=f"demo-{n}",
            ),
            by=b.by,
        )


def uploads_of(b: Builder) -> None:
    """A community's own table of groups, waiting to be confirmed: one row is wrong on purpose."""
    place = places.DIVISIONS[places.PILOTS[0]]
    rows = [
        ("名称", "区划", "类别", "联系人"),
        ("梧桐棋牌社（演示）", place, "社区社会组织", "* *"),
        ("夕阳红合唱队（演示）", place, "文艺", ""),
    ]
    table = "\n".join(",".join(row) for row in rows)
    columns = ["name", "division", "kind", "contact"]
    data = table.encode("utf-8-sig")
    keep_upload(
        "organisations", "社区团队（演示）.csv", data, places.COUNTY, head=0, columns=columns, by=b.by
    )


def reports_of(b: Builder) -> None:
    """Last year's report, read and waiting to be confirmed; this month's, drafted from the records."""
    old = (Path(__file__).parent / "data" / "report.txt").read_text(encoding="utf-8")
    read_pasted(old, "上一年度进展情况汇报（演示，名称已隐去）", places.COUNTY, by=b.by)
    draft_report(
        Report(
            division=places.COUNTY,
            title="青禾县城乡社区治理试点工作进展情况汇报",
            addressee="云川省民政厅",
            issuer="青禾县民政局",
            as_of=b.today,
        ),
        by=b.by,
    )
