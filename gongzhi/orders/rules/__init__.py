"""督办单: states, arrows, when an answer was in time. Plain Python: no Django, no clock."""

from datetime import date
from enum import StrEnum

SEE, ISSUE, REPLY, VERIFY = "orders.see", "orders.issue", "orders.reply", "orders.verify"
AT_MOST = 50  # tasks of one order: more is no order but a list


class Status(StrEnum):
    ISSUED = "issued"
    SIGNED = "signed"
    REPLIED = "replied"
    VERIFIED = "verified"
    CLOSED = "closed"
    REVOKED = "revoked"


class Move(StrEnum):
    SIGN = "sign"
    REPLY = "reply"
    PASS = "pass"  # noqa: S105
    RETURN = "return"
    CLOSE = "close"
    REVOKE = "revoke"


# Every arrow of the state drawing: from, by which move, allowed by which act, to where.
ARROWS = {
    (Status.ISSUED, Move.SIGN): (REPLY, Status.SIGNED),
    (Status.ISSUED, Move.REVOKE): (ISSUE, Status.REVOKED),
    (Status.SIGNED, Move.REPLY): (REPLY, Status.REPLIED),
    (Status.SIGNED, Move.REVOKE): (ISSUE, Status.REVOKED),
    (Status.REPLIED, Move.PASS): (VERIFY, Status.VERIFIED),
    (Status.REPLIED, Move.RETURN): (VERIFY, Status.SIGNED),
    (Status.VERIFIED, Move.CLOSE): (VERIFY, Status.CLOSED),
}
# A reply says something, and who sends one back or revokes the order says why.
WORDS_NEEDED = frozenset({Move.REPLY, Move.RETURN, Move.REVOKE})
OWED = frozenset({Status.ISSUED, Status.SIGNED})  # by the unit
ANSWERED = frozenset({Status.REPLIED, Status.VERIFIED, Status.CLOSED})


class Answer(StrEnum):
    """How an order was answered, by the day of the reply that stands."""

    IN_TIME = "in_time"
    LATE = "late"
    WAITING = "waiting"  # not answered, and the day is not over
    REVOKED = "revoked"


def moves(status: Status) -> list[tuple[Move, str]]:
    return [(move, act) for (at, move), (act, _) in ARROWS.items() if at == status]


def answer(status: Status, reply_by: date, replied_on: date | None, today: date) -> Answer:
    """A reply that was sent back does not count: the next one does."""
    if status == Status.REVOKED:
        return Answer.REVOKED
    if status in ANSWERED and replied_on is not None:
        return Answer.IN_TIME if replied_on <= reply_by else Answer.LATE
    return Answer.LATE if today > reply_by else Answer.WAITING


def number(year: int, serial: int) -> str:
    """文号: counted from 1 each year, in each county."""
    return f"督办〔{year}〕{serial}号"


def common(divisions: list[str]) -> str:
    """The nearest division that holds all of these, given each one's own and those above it by length of prefix.

    Raises ValueError where there is none (two provinces).
    """
    for digits in (12, 9, 6, 4, 2):
        heads = {code[:digits] for code in divisions}
        if len(heads) == 1:
            return heads.pop().ljust(12, "0")
    raise ValueError("这些区划没有共同的上级")
