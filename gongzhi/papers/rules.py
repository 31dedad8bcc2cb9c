"""The states of each fact that was read, and 拟稿 → 审核 → 签发 of a report that is written. Plain Python."""

from enum import StrEnum


class FactStatus(StrEnum):
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class FactMove(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    REOPEN = "reopen"


# From, by which move, to where. A fact that became a record is corrected there, not here.
ARROWS = {
    (FactStatus.PROPOSED, FactMove.ACCEPT): FactStatus.ACCEPTED,
    (FactStatus.PROPOSED, FactMove.REJECT): FactStatus.REJECTED,
    (FactStatus.REJECTED, FactMove.REOPEN): FactStatus.PROPOSED,
}


class ReportStatus(StrEnum):
    DRAFT = "draft"
    REVIEWING = "reviewing"
    APPROVED = "approved"
    ISSUED = "issued"


class ReportMove(StrEnum):
    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    ISSUE = "issue"


# From, by which move, allowed by which act, to where. An issued report is never changed.
REPORT_ARROWS = {
    (ReportStatus.DRAFT, ReportMove.SUBMIT): ("reports.draft", ReportStatus.REVIEWING),
    (ReportStatus.REVIEWING, ReportMove.RETURN): ("reports.review", ReportStatus.DRAFT),
    (ReportStatus.REVIEWING, ReportMove.APPROVE): ("reports.review", ReportStatus.APPROVED),
    (ReportStatus.APPROVED, ReportMove.RETURN): ("reports.issue", ReportStatus.DRAFT),
    (ReportStatus.APPROVED, ReportMove.ISSUE): ("reports.issue", ReportStatus.ISSUED),
}
# A person who did one of these may not do the next.
APART = {ReportMove.APPROVE: "drafter", ReportMove.ISSUE: "reviewer"}


def report_moves(status: ReportStatus) -> list[tuple[ReportMove, str]]:
    return [(move, act) for (at, move), (act, _) in REPORT_ARROWS.items() if at == status]
