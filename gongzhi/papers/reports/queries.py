from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.db.models import Q, QuerySet
from django.utils.translation import override

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import at_or_below, name
from gongzhi.ground.divisions.rules import contains
from gongzhi.ground.official.paper import Block, Paper, Paragraph, Run
from gongzhi.leadership.queries import seats_seen_by
from gongzhi.papers.models.reports import Report
from gongzhi.papers.reports.sections import SECTIONS, Figures
from gongzhi.papers.rules import ReportStatus
from gongzhi.papers.writing.difference import Difference, differences
from gongzhi.papers.writing.kept import from_kept
from gongzhi.registry.queries import organisations_seen_by, people_seen_by


def reports_seen_by(viewer: Viewer, act: str = "reports.see") -> QuerySet[Report]:
    """The one door to reports."""
    return Report.objects.filter(viewer.within(act))


def reports_waiting(viewer: Viewer) -> QuerySet[Report]:
    """Reports whose next move this viewer may make: one's own draft, another's to approve, an approved one to issue."""
    draft = viewer.within("reports.draft") & Q(status=ReportStatus.DRAFT.value, drafter=viewer.user_id)
    review = viewer.within("reports.review") & Q(status=ReportStatus.REVIEWING.value)
    issue = viewer.within("reports.issue") & Q(status=ReportStatus.APPROVED.value)
    rows = reports_seen_by(viewer).filter(
        draft | (review & ~Q(drafter=viewer.user_id)) | (issue & ~Q(reviewer=viewer.user_id))
    )
    return rows.order_by("pk")


def paper_as_shown(report: Report, viewer: Viewer) -> Paper:
    """As it was issued, or else as it would read today."""
    return from_kept(report.frozen) if report.frozen else paper_of(report, viewer)


def paper_of(report: Report, viewer: Viewer) -> Paper:
    """The report as it would read today from the records of its own division, with its hand-written passages.

    It is a Chinese paper, whoever reads it: its figures are compared with those of papers issued before.
    """
    with override("zh-hans"):
        return _written(report, viewer)


def _written(report: Report, viewer: Viewer) -> Paper:
    seen = at_division(viewer, report.division)
    fig = Figures(report.as_of, viewer.today)
    told = "汇报" if "汇报" in report.title else "报告"
    place = name(report.division)
    opening = f"根据工作安排，现将{place}城乡社区治理试点工作进展情况{told}如下。"
    blocks: list[Block] = [Paragraph((Run(opening),))]
    for key, section in SECTIONS.items():
        blocks += section(seen, fig)
        blocks += _by_hand(report.passages.get(key, ""))
    blocks.append(Paragraph((Run(f"特此{told}。"),)))
    return Paper(
        title=report.title,
        addressee=report.addressee or None,
        blocks=tuple(blocks),
        issuer=report.issuer,
        issued_on=report.issued_on or report.as_of,
        note=None,
        draft_mark=None,
        attachments=(),
        signer=None,
        number=None,
    )


def at_division(viewer: Viewer, division: str) -> Viewer:
    """The same person looking at one division only: a province that opens a county's report sees that county."""
    held = [replace(post, division=division) for post in viewer.posts if contains(post.division, division)]
    return replace(viewer, posts=tuple(held), places=[])


def _by_hand(words: str) -> Iterator[Paragraph]:
    for line in words.splitlines():
        if line.strip():
            yield Paragraph((Run(line.strip()),))


def last_issued(report: Report, viewer: Viewer) -> Report | None:
    rows = reports_seen_by(viewer).filter(division=report.division, issued_on__isnull=False)
    return rows.exclude(pk=report.pk).order_by("-issued_on", "-pk").first()


def changed_since(report: Report, paper: Paper, viewer: Viewer) -> list[Difference]:
    """Figures that differ from the last issued report of the same place."""
    last = last_issued(report, viewer)
    return differences(last.figures, paper.values()) if last else []


def names_to_mask(report: Report, viewer: Viewer) -> Iterable[str]:
    """Every place, person and organisation a public version must not name."""
    yield from (named for _, named in at_or_below(report.division))
    yield from organisations_seen_by(viewer).values_list("name", flat=True)
    yield from people_seen_by(viewer).values_list("name", flat=True)
    yield from (name for name in seats_seen_by(viewer).values_list("holder_name", flat=True) if name)
