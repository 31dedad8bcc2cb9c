"""A campaign from the draft to the end: states, arrows, and what stands in the way of each. Plain Python."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongzhi.giving.rules import EDIT


class Status(StrEnum):
    DRAFT = "draft"
    NOTICE = "notice"  # put before the residents
    OPEN = "open"
    MET = "met"
    SHORT = "short"
    DOING = "doing"
    PUBLISHED = "published"  # what the money was used for is published
    CLOSED = "closed"


class Move(StrEnum):
    ANNOUNCE = "announce"
    WITHDRAW = "withdraw"
    START = "start"
    MEET = "meet"
    FALL_SHORT = "fall_short"
    CARRY_OUT = "carry_out"
    PUBLISH = "publish"
    CLOSE = "close"


class RefundRule(StrEnum):
    """What happens to the money when the goal is not reached. UNSET: nobody has entered it, and nothing is decided."""

    UNSET = "unset"
    RETURN = "return"
    TRANSFER = "transfer"
    CHOICE = "choice"


# Every arrow of the state drawing: from, by which move, allowed by which act, to where.
ARROWS = {
    (Status.DRAFT, Move.ANNOUNCE): (EDIT, Status.NOTICE),
    (Status.NOTICE, Move.WITHDRAW): (EDIT, Status.DRAFT),
    (Status.NOTICE, Move.START): (EDIT, Status.OPEN),
    (Status.OPEN, Move.MEET): (EDIT, Status.MET),
    (Status.OPEN, Move.FALL_SHORT): (EDIT, Status.SHORT),
    (Status.MET, Move.CARRY_OUT): (EDIT, Status.DOING),
    (Status.SHORT, Move.CARRY_OUT): (EDIT, Status.DOING),
    (Status.SHORT, Move.PUBLISH): (EDIT, Status.PUBLISHED),
    (Status.DOING, Move.PUBLISH): (EDIT, Status.PUBLISHED),
    (Status.PUBLISHED, Move.CLOSE): (EDIT, Status.CLOSED),
}
UNDER_PREPARATION = frozenset({Status.DRAFT, Status.NOTICE})
TAKING = frozenset({Status.OPEN, Status.MET, Status.SHORT, Status.DOING})  # gifts may be entered
# What was put before the residents: it stays as it is once gifts come in.
FIXED = {
    "goal_fen": "目标金额",
    "deadline": "截止日期",
    "purpose": "用途",
    "use_words": "用途说明",
    "publisher": "发布的慈善组织",
    "refund_rule": "退款规则",
}


class Bar(StrEnum):
    LACKS = "lacks"
    NO_SOURCE = "no_source"
    NO_RULE = "no_rule"
    UNCLEAR = "unclear"
    BELOW_GOAL = "below_goal"
    REACHED = "reached"
    TOO_EARLY = "too_early"
    RETURN_FIRST = "return_first"
    NOT_RETURNED = "not_returned"
    LEFT = "left"


@dataclass(frozen=True)
class Facts:
    """A campaign on one day. `raised` and `left` in fen as the ledger has them; `unclear` counts gifts of money that are
    not in it yet; `lacks` names what is not entered."""

    status: Status
    rule: RefundRule
    goal: int | None
    deadline: date | None
    today: date
    raised: int = 0
    left: int = 0
    unclear: int = 0
    has_source: bool = True
    lacks: Sequence[str] = ()


def bar(move: Move, facts: Facts) -> Bar | None:
    """What stands in the way of a move that the table lets through."""
    look = _BARS.get(move)
    return look(facts) if look else None


def _deciding(facts: Facts) -> Bar | None:
    if facts.rule == RefundRule.UNSET:
        return Bar.NO_RULE
    return Bar.LACKS if facts.goal is None or facts.deadline is None else None


def _meet(facts: Facts) -> Bar | None:
    if (why := _deciding(facts)) or facts.goal is None:
        return why
    if facts.raised >= facts.goal:
        return None
    return Bar.UNCLEAR if facts.unclear else Bar.BELOW_GOAL


def _fall_short(facts: Facts) -> Bar | None:
    if (why := _deciding(facts)) or facts.goal is None or facts.deadline is None:
        return why
    if facts.today <= facts.deadline:
        return Bar.TOO_EARLY
    if facts.raised >= facts.goal:
        return Bar.REACHED
    return Bar.UNCLEAR if facts.unclear else None


def _carry_out(facts: Facts) -> Bar | None:
    short = facts.status == Status.SHORT
    return Bar.RETURN_FIRST if short and facts.rule == RefundRule.RETURN else None


def _publish(facts: Facts) -> Bar | None:
    if facts.unclear:
        return Bar.UNCLEAR
    return Bar.NOT_RETURNED if facts.status == Status.SHORT and facts.left else None


_BARS: dict[Move, Callable[[Facts], Bar | None]] = {
    Move.ANNOUNCE: lambda facts: Bar.LACKS if facts.lacks else None,
    Move.START: lambda facts: None if facts.has_source else Bar.NO_SOURCE,
    Move.MEET: _meet,
    Move.FALL_SHORT: _fall_short,
    Move.CARRY_OUT: _carry_out,
    Move.PUBLISH: _publish,
    Move.CLOSE: lambda facts: Bar.LEFT if facts.left else None,
}


def moves(status: Status) -> list[tuple[Move, str]]:
    return [(move, act) for (at, move), (act, _) in ARROWS.items() if at == status]


class NoRefund(StrEnum):
    """Why a gift to a campaign is not given back."""

    NO_RULE = "no_rule"
    NOT_SHORT = "not_short"
    TRANSFERRED = "transferred"


def no_refund(status: Status, rule: RefundRule) -> NoRefund | None:
    if rule == RefundRule.UNSET:
        return NoRefund.NO_RULE
    if status != Status.SHORT:
        return NoRefund.NOT_SHORT
    return NoRefund.TRANSFERRED if rule == RefundRule.TRANSFER else None
