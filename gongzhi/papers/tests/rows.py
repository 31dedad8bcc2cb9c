"""One of each for the scope test."""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.unknowns.models import Gap
from gongzhi.ground.unknowns.services import owe
from gongzhi.papers.models.reports import Report
from gongzhi.papers.models.sources import Fact
from gongzhi.papers.reports.services import draft_report
from gongzhi.papers.reviewing.services import read_pasted
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    source = read_pasted(f"{mark}：省级补助资金370万元。", f"{mark}报告", division, by=by)
    fact = Fact(division=division, source=source, kind="visited", value="x", start=0, end=2, confidence=900)
    fact.save()
    gap = owe(Gap(division=division, what=f"{mark}面积", kind="number", key="k"), by=by)
    report = draft_report(Report(division=division, title=f"{mark}汇报", issuer="县", as_of=by.today), by=by)
    return Planted(
        lists=["papers:sources", "papers:gaps", "papers:reports"],
        objects={
            "papers:report": {"pk": report.pk},
            "papers:report-passages": {"pk": report.pk},
            "papers:report-docx": {"pk": report.pk},
            "papers:report-pdf": {"pk": report.pk},
            "papers:source": {"pk": source.pk},
            "papers:gap": {"pk": gap.pk},
            "papers:gap-assign": {"pk": gap.pk},
            "papers:gap-fill": {"pk": gap.pk},
        },
        posts={
            "papers:report-move": {"pk": report.pk},
            "papers:source-accept": {"pk": source.pk},
            "papers:fact-move": {"pk": fact.pk},
            "papers:fact-mend": {"pk": fact.pk},
        },
        forms=["papers:source-new", "papers:report-new"],
    )
