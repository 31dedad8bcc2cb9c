"""The states of each fact that was read, and 拟稿 → 审核 → 签发 of a report that is written. Plain Python."""

from enum import StrEnum

from gongzhi.ground.chinese.numerals import parse_number, parse_ratio
from gongzhi.ground.money.rules import parse_fen, wan


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


UNKNOWN_VALUE = "*"
# Kinds whose value is a role and a figure, or a choice; every other kind is what it says.
FIGURES = frozenset({"amount", "count"})
CHOICES = frozenset({"unknown"})


def figure_of(kind: str, value: str) -> tuple[str, str]:
    """The role of a value and its figure as people write it: grant:370000000 is grant, 370万元; blank is unknown."""
    if kind in CHOICES:
        return value, ""
    if kind not in FIGURES:
        return "", value
    role, _, figure = value.partition(":")
    if figure == UNKNOWN_VALUE:
        return role, ""
    return role, wan(int(figure)) if kind == "amount" and figure.isdigit() else figure


def value_of(kind: str, role: str, words: str) -> str:
    """What figure_of took apart, put together again. Raises NotMoney or ValueError, in Chinese, for no figure."""
    words = words.strip()
    if kind in CHOICES:
        return role
    if kind not in FIGURES:
        return words
    if not words:
        return f"{role}:{UNKNOWN_VALUE}"
    return f"{role}:{_amount(words) if kind == 'amount' else _count(words)}"


def _amount(words: str) -> str:
    share = parse_ratio(words)
    if share is None:
        return str(parse_fen(words))
    points = share * 100
    return f"{points.numerator if points.denominator == 1 else float(points):g}%"


def _count(words: str) -> str:
    number = parse_number(words)
    if number is None or number.denominator != 1 or number < 0:
        raise ValueError("数量请填整数，例如 23；不清楚的请留空，会记为未知。")
    return str(int(number))
