"""Tasks and problems: states, arrows, lights. Plain Python: no Django, no clock.

The default light rule: green on plan; yellow when due within a few working days and behind plan, or far behind
it; red when overdue. The two thresholds are data (rule set “lights”); without them there is no yellow.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongzhi.ground.workdays.rules import Calendar

_DAY = timedelta(days=1)


class Category(StrEnum):
    ORGANISATION = "organisation"
    SPACE = "space"
    SERVICE = "service"
    MONEY = "money"
    FIVE_PARTIES = "five_parties"
    SUPERVISION = "supervision"
    REPORT = "report"
    OTHER = "other"


class Status(StrEnum):
    TODO = "todo"  # given out, nobody has signed for it
    RECEIVED = "received"
    DOING = "doing"
    SUBMITTED = "submitted"
    DONE = "done"
    CANCELLED = "cancelled"


class Move(StrEnum):
    SIGN = "sign"
    START = "start"
    SUBMIT = "submit"
    RETURN = "return"
    CLOSE = "close"
    CANCEL = "cancel"
    REOPEN = "reopen"


class Whom(StrEnum):
    """Who is told of a move, besides whoever made it."""

    NOBODY = "nobody"
    OWNERS = "owners"
    DECIDERS = "deciders"


# A wait of more than a year of working days between two tasks is a slip of the pen.
MOST_LAG = 250
MOST_WEIGHT = 100
SEE, REPORT, CLOSE, EDIT = "tasks.see", "tasks.report", "tasks.close", "tasks.edit"
TOLD = {
    Move.SIGN: Whom.NOBODY,
    Move.START: Whom.NOBODY,
    Move.SUBMIT: Whom.DECIDERS,
    Move.RETURN: Whom.OWNERS,
    Move.CLOSE: Whom.OWNERS,
    Move.CANCEL: Whom.OWNERS,
    Move.REOPEN: Whom.OWNERS,
}
# Every arrow of the state drawing: from, by which move, allowed by which act, to where.
ARROWS = {
    (Status.TODO, Move.SIGN): (REPORT, Status.RECEIVED),
    (Status.TODO, Move.START): (REPORT, Status.DOING),
    (Status.TODO, Move.CANCEL): (EDIT, Status.CANCELLED),
    (Status.RECEIVED, Move.START): (REPORT, Status.DOING),
    (Status.RECEIVED, Move.CANCEL): (EDIT, Status.CANCELLED),
    (Status.DOING, Move.SUBMIT): (REPORT, Status.SUBMITTED),
    (Status.DOING, Move.CANCEL): (EDIT, Status.CANCELLED),
    (Status.SUBMITTED, Move.RETURN): (CLOSE, Status.DOING),
    (Status.SUBMITTED, Move.CLOSE): (CLOSE, Status.DONE),
    (Status.DONE, Move.REOPEN): (CLOSE, Status.DOING),
    (Status.CANCELLED, Move.REOPEN): (EDIT, Status.TODO),
}
FINISHED = frozenset({Status.DONE, Status.CANCELLED})
# Not walked without a file on the task, where the task asks for one.
NEEDS_EVIDENCE = frozenset({Move.SUBMIT, Move.CLOSE})
NOT_BEGUN = frozenset({Status.TODO, Status.RECEIVED})
# What its owners still have to do something about: not finished, and not handed in.
OWED = frozenset({Status.TODO, Status.RECEIVED, Status.DOING})


def moves(status: Status) -> list[tuple[Move, str]]:
    return [(move, act) for (at, move), (act, _) in ARROWS.items() if at == status]


def signs(at: Status, to: Status) -> bool:
    """Whoever takes a task up has signed for it, with or without the button."""
    return at == Status.TODO and to in {Status.RECEIVED, Status.DOING}


class ExtensionStatus(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ExtensionMove(StrEnum):
    APPROVE = "approve"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"


EXTENSION_ARROWS = {
    (ExtensionStatus.ASKED, ExtensionMove.APPROVE): (CLOSE, ExtensionStatus.APPROVED),
    (ExtensionStatus.ASKED, ExtensionMove.REFUSE): (CLOSE, ExtensionStatus.REFUSED),
    (ExtensionStatus.ASKED, ExtensionMove.WITHDRAW): (REPORT, ExtensionStatus.WITHDRAWN),
}
# The decisions are for others than whoever asked; taking it back is for whoever asked alone.
DECISIONS = (ExtensionMove.APPROVE, ExtensionMove.REFUSE)


class Rung(StrEnum):
    """The ladder, from the lowest step to the highest. Each is a key of the rule set “escalation”."""

    REMIND = "remind"
    YELLOW = "yellow"
    RED = "red"
    TALK = "talk"
    NAMED = "named"

    def and_above(self) -> list["Rung"]:
        rungs = list(Rung)
        return rungs[rungs.index(self) :]


# From here on those who decide are told as well: it is they who talk and who name.
DECIDERS_TOLD = frozenset({Rung.TALK, Rung.NAMED})


def latest_due(today: date, workdays: int, calendar: Calendar) -> date:
    """The last due day of which today is the given working day after (before, where negative) or a later one."""
    due = calendar.add_workdays(today, -workdays)
    while calendar.add_workdays(due, workdays) > today:  # today may be a day off
        due -= _DAY
    while calendar.add_workdays(due + _DAY, workdays) <= today:
        due += _DAY
    return due


class ProblemStatus(StrEnum):
    OPEN = "open"
    SOLVING = "solving"
    CLOSED = "closed"


class ProblemMove(StrEnum):
    TAKE_UP = "take_up"
    CLOSE = "close"
    REOPEN = "reopen"


PROBLEM_ARROWS = {
    (ProblemStatus.OPEN, ProblemMove.TAKE_UP): ("problems.edit", ProblemStatus.SOLVING),
    (ProblemStatus.SOLVING, ProblemMove.CLOSE): ("problems.close", ProblemStatus.CLOSED),
    (ProblemStatus.CLOSED, ProblemMove.REOPEN): ("problems.edit", ProblemStatus.OPEN),
}


def problem_moves(status: ProblemStatus) -> list[tuple[ProblemMove, str]]:
    return [(move, act) for (at, move), (act, _) in PROBLEM_ARROWS.items() if at == status]


class Tone(StrEnum):
    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    GREY = "grey"


@dataclass(frozen=True)
class Thresholds:
    """When a task turns yellow. None: the rule is 未录入, and that reason for yellow does not apply."""

    workdays: int | None
    points: int | None


@dataclass(frozen=True)
class Plan:
    """What a light needs to know of one task. None is unknown."""

    finished: bool
    starts_on: date | None
    due_on: date | None
    progress: int | None


def planned(plan: Plan, today: date) -> int | None:
    """Percent a linear plan asks for today, rounded down; None without both days."""
    if plan.starts_on is None or plan.due_on is None:
        return None
    whole = (plan.due_on - plan.starts_on).days
    gone = (today - plan.starts_on).days
    if gone < 0:
        return 0
    return 100 if gone >= whole else gone * 100 // whole


def behind(plan: Plan, today: date) -> int:
    """Points behind the linear plan; 0 when on plan or when it cannot be said."""
    asked = planned(plan, today)
    return 0 if asked is None or plan.progress is None else max(0, asked - plan.progress)


def soon_by(today: date, thresholds: Thresholds, calendar: Calendar) -> date | None:
    """The last due day that counts as close by; None without the rule."""
    return None if thresholds.workdays is None else calendar.add_workdays(today, thresholds.workdays)


def light(plan: Plan, today: date, soon: date | None, points: int | None) -> Tone:
    """The tone of one task. `soon` as `soon_by` gives it, `points` the threshold behind plan."""
    return tone(None if plan.finished else plan.due_on, behind(plan, today), today, soon, points)


def tone(due_on: date | None, lag: int, today: date, soon: date | None, points: int | None) -> Tone:
    """The tone of anything that is due on a day and so many points behind its own plan; without a day it is grey."""
    if due_on is None:
        return Tone.GREY
    if due_on < today:
        return Tone.RED
    close_by = soon is not None and due_on <= soon and lag > 0
    return Tone.YELLOW if close_by or (points is not None and lag >= points) else Tone.GREEN
