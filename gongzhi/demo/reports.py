"""An old report waiting to be confirmed, one issued in spring, the next on its way to the leader, and a table read in."""

from pathlib import Path

from gongzhi.demo import places, story
from gongzhi.demo.stage import Stage
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.imports.services import keep_upload
from gongzhi.papers.models.reports import Report
from gongzhi.papers.reports import services as reports
from gongzhi.papers.reviewing.services import read_pasted
from gongzhi.papers.rules import ReportMove

OFFICE, SECOND, LEADER = "demo-office", "demo-office2", "demo-leader"
TITLE = "青禾县城乡社区治理试点工作进展情况的报告"


def plan(stage: Stage) -> None:
    stage.on(150, OFFICE, lambda by: _draft(stage, 150, story.PASSAGES_FIRST, by))
    stage.on(207, SECOND, lambda by: _draft(stage, 207, story.PASSAGES_NOW, by))
    stage.on(206, OFFICE, _old_report)
    stage.on(208, "demo-community", _upload)


def _draft(stage: Stage, day: int, passages: dict[str, str], by: Viewer) -> None:
    """Drafted by one, approved by another; the first was issued by the leader, the second waits for that."""
    report = reports.draft_report(
        Report(
            division=places.COUNTY,
            title=TITLE,
            addressee="云川省民政厅",
            issuer="青禾县民政局",
            as_of=by.today,
        ),
        by=by,
    )
    reports.write_passages(report, passages, by=by)
    other = SECOND if by.name == "何采薇" else OFFICE
    drafter = OFFICE if other == SECOND else SECOND

    def move(step: ReportMove, at: int, who: str) -> None:
        stage.on(at, who, lambda who: reports.move_report(report, step, by=who))

    move(ReportMove.SUBMIT, day + 1, drafter)
    move(ReportMove.APPROVE, day + 2, other)
    if day < 200:
        move(ReportMove.ISSUE, day + 4, LEADER)


def _old_report(by: Viewer) -> None:
    old = (Path(__file__).parent / "data" / "report.txt").read_text(encoding="utf-8")
    read_pasted(old, "上一年度进展情况汇报（演示，名称已隐去）", places.COUNTY, by=by)


def _upload(by: Viewer) -> None:
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
        "organisations", "社区团队（演示）.csv", data, places.PILOTS[0], head=0, columns=columns, by=by
    )
