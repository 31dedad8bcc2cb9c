"""Supervision: plans, inspections, findings, tips: kinds, states, arrows, lights. Plain Python: no Django, no clock."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongzhi.tasks.rules import Tone

SEE, EDIT, DRAW = "supervision.see", "supervision.edit", "supervision.draw"
SEE_FINDINGS, FIND, REPLY, RECHECK = "findings.see", "findings.edit", "findings.reply", "findings.recheck"
SEE_TIPS, EDIT_TIPS, REVEAL = "leads.see", "leads.edit", "leads.reveal"
# Two visits to one community that lie no further apart are better made as one.
CLOSE_DAYS = 7
MOST_DRAWN, LARGEST_TEAM = 200, 10
HEADLINE = 60


class PlanKind(StrEnum):
    SPECIAL = "special"
    REGULAR = "regular"
    UNANNOUNCED = "unannounced"


class Link(StrEnum):
    """The four links of a project that are looked at."""

    PROGRESS = "progress"
    QUALITY = "quality"
    TENDER = "tender"
    MONEY = "money"


class Among(StrEnum):
    """What a draw is made among, all of it within the division of the plan."""

    PILOTS = "pilots"
    ALL = "all"
    PROJECTS = "projects"


class VisitKind(StrEnum):
    INSPECTION = "inspection"
    VISIT = "visit"


class VisitStatus(StrEnum):
    PLANNED = "planned"
    DONE = "done"
    NOTICED = "noticed"
    ENDED = "ended"
    CANCELLED = "cancelled"


class VisitMove(StrEnum):
    CARRY_OUT = "carry_out"
    NOTIFY = "notify"
    END = "end"
    CANCEL = "cancel"


VISIT_ARROWS = {
    (VisitStatus.PLANNED, VisitMove.CARRY_OUT): (EDIT, VisitStatus.DONE),
    (VisitStatus.PLANNED, VisitMove.CANCEL): (EDIT, VisitStatus.CANCELLED),
    (VisitStatus.DONE, VisitMove.NOTIFY): (EDIT, VisitStatus.NOTICED),
    (VisitStatus.DONE, VisitMove.END): (EDIT, VisitStatus.ENDED),
    (VisitStatus.NOTICED, VisitMove.END): (EDIT, VisitStatus.ENDED),
}


class Result(StrEnum):
    """What was found of one item of a checklist."""

    CONFORMS = "conforms"
    FAILS = "fails"
    NOT_APPLICABLE = "not_applicable"
    UNSEEN = "unseen"


class Severity(StrEnum):
    MINOR = "minor"
    SERIOUS = "serious"
    GRAVE = "grave"


# Without a file on the finding, the reply to one of these is not taken.
EVIDENCE_ASKED = frozenset({Severity.SERIOUS, Severity.GRAVE})
# What a finding may touch: code and key of rules. Its own link first, then what its weight adds.
LINK_TOUCHES = {
    Link.PROGRESS: (("lateness", "not_started_workdays"), ("lateness", "severe_workdays")),
    Link.QUALITY: (("standards", "rebuilt_min_sqm"), ("standards", "activity_share")),
    Link.TENDER: (("weights", "management"),),
    Link.MONEY: (("weights", "management"), ("deduction", "ceiling")),
}
WEIGHT_TOUCHES = {
    Severity.MINOR: (),
    Severity.SERIOUS: (("deduction", "ceiling"),),
    Severity.GRAVE: (("deduction", "ceiling"), ("deduction", "full_if_not_started")),
}


def touches(link: str, severity: str) -> list[tuple[str, str]]:
    """Rule set and key of every rule that a finding of this link and weight may bear on, each once."""
    own = LINK_TOUCHES[Link(link)] if link else ()
    return list(dict.fromkeys((*own, *WEIGHT_TOUCHES[Severity(severity)])))


class FindingStatus(StrEnum):
    FOUND = "found"
    NOTIFIED = "notified"
    MENDING = "mending"
    REPLIED = "replied"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class FindingMove(StrEnum):
    ISSUE = "issue"
    WITHDRAW = "withdraw"
    TAKE_UP = "take_up"
    REPLY = "reply"
    PASS = "pass"  # noqa: S105 - a word of the state drawing
    FAIL = "fail"


FINDING_ARROWS = {
    (FindingStatus.FOUND, FindingMove.ISSUE): (FIND, FindingStatus.NOTIFIED),
    (FindingStatus.FOUND, FindingMove.WITHDRAW): (FIND, FindingStatus.WITHDRAWN),
    (FindingStatus.NOTIFIED, FindingMove.TAKE_UP): (REPLY, FindingStatus.MENDING),
    (FindingStatus.NOTIFIED, FindingMove.REPLY): (REPLY, FindingStatus.REPLIED),
    (FindingStatus.MENDING, FindingMove.REPLY): (REPLY, FindingStatus.REPLIED),
    (FindingStatus.REPLIED, FindingMove.PASS): (RECHECK, FindingStatus.CLOSED),
    (FindingStatus.REPLIED, FindingMove.FAIL): (RECHECK, FindingStatus.MENDING),
}
OVER = frozenset({FindingStatus.CLOSED, FindingStatus.WITHDRAWN})
# What the unit still has to answer.
OWED = frozenset({FindingStatus.NOTIFIED, FindingStatus.MENDING})


class TipStatus(StrEnum):
    NEW = "new"
    USED = "used"
    DISMISSED = "dismissed"


class TipMove(StrEnum):
    TO_FINDING = "to_finding"
    TO_VISIT = "to_visit"
    DISMISS = "dismiss"


TIP_ARROWS = {
    (TipStatus.NEW, TipMove.TO_FINDING): (EDIT_TIPS, TipStatus.USED),
    (TipStatus.NEW, TipMove.TO_VISIT): (EDIT_TIPS, TipStatus.USED),
    (TipStatus.NEW, TipMove.DISMISS): (EDIT_TIPS, TipStatus.DISMISSED),
}


class Channel(StrEnum):
    PHONE = "phone"
    LETTER = "letter"
    VISIT = "visit"
    NET = "net"
    OTHER = "other"


class Together(StrEnum):
    """What is done about another visit near by: go along with it, or go by itself all the same."""

    JOIN = "join"
    APART = "apart"


FINDING_TONES = {
    FindingStatus.FOUND: Tone.GREY,
    FindingStatus.NOTIFIED: Tone.GREEN,
    FindingStatus.MENDING: Tone.GREEN,
    FindingStatus.REPLIED: Tone.YELLOW,
    FindingStatus.CLOSED: Tone.GREY,
    FindingStatus.WITHDRAWN: Tone.GREY,
}


def finding_tone(status: FindingStatus, due_on: date | None, today: date) -> Tone:
    """Red where the unit has not answered by its day; yellow while a re-check is owed."""
    late = status in OWED and due_on is not None and due_on < today
    return Tone.RED if late else FINDING_TONES[status]


def burden_tone(visits: int, cap: int | None) -> Tone:
    """Grey where the cap is 未录入: nothing is concluded."""
    if cap is None:
        return Tone.GREY
    return Tone.RED if visits > cap else Tone.GREEN


def near(day: date, other: date) -> bool:
    return abs((day - other).days) <= CLOSE_DAYS


@dataclass(frozen=True)
class Span:
    first: date
    last: date


def close_by(day: date) -> Span:
    """The days on which another visit would be near this one: `near`, for a question of the database."""
    return Span(day - timedelta(days=CLOSE_DAYS), day + timedelta(days=CLOSE_DAYS))


def headline(text: str) -> str:
    """What a list shows of a long text: its first 60 characters."""
    line = " ".join(text.split())
    return line if len(line) <= HEADLINE else line[: HEADLINE - 1] + "…"


def tells_of(text: str, *secrets: str) -> bool:
    """Whether a text names its source, blanks and dashes left aside. A single character names nobody."""
    bare = _bare(text)
    return any(len(_bare(secret)) > 1 and _bare(secret) in bare for secret in secrets)


def _bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum())
