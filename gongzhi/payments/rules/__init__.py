"""Payments: states, arrows, and who has a hand in which step. Plain Python: no Django, no clock."""

from collections.abc import Iterable
from enum import StrEnum

SEE, REQUEST, CHECK = "payments.see", "payments.request", "payments.check"
APPROVE, PAY, PRINT = "payments.approve", "payments.pay", "payments.print"
_KEY = "payment:"


class Status(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    CHECKED = "checked"
    APPROVED = "approved"
    PAID = "paid"
    RETURNED = "returned"  # to the maker, who mends it and submits again
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    SUBMIT = "submit"
    CHECK = "check"
    APPROVE = "approve"
    PAY = "pay"
    RETURN = "return"
    WITHDRAW = "withdraw"


# Every arrow of the state drawing: from, by which move, allowed by which act, to where.
ARROWS = {
    (Status.DRAFT, Move.SUBMIT): (REQUEST, Status.SUBMITTED),
    (Status.DRAFT, Move.WITHDRAW): (REQUEST, Status.WITHDRAWN),
    (Status.RETURNED, Move.SUBMIT): (REQUEST, Status.SUBMITTED),
    (Status.RETURNED, Move.WITHDRAW): (REQUEST, Status.WITHDRAWN),
    (Status.SUBMITTED, Move.CHECK): (CHECK, Status.CHECKED),
    (Status.SUBMITTED, Move.RETURN): (CHECK, Status.RETURNED),
    (Status.SUBMITTED, Move.WITHDRAW): (REQUEST, Status.WITHDRAWN),
    (Status.CHECKED, Move.APPROVE): (APPROVE, Status.APPROVED),
    (Status.CHECKED, Move.RETURN): (APPROVE, Status.RETURNED),
    (Status.CHECKED, Move.WITHDRAW): (REQUEST, Status.WITHDRAWN),
    (Status.APPROVED, Move.PAY): (PAY, Status.PAID),
    (Status.APPROVED, Move.RETURN): (PAY, Status.RETURNED),
    (Status.APPROVED, Move.WITHDRAW): (REQUEST, Status.WITHDRAWN),
}
OPEN = frozenset({Status.DRAFT, Status.RETURNED})  # still the maker's to change
ASKED = frozenset(
    {Status.SUBMITTED, Status.CHECKED, Status.APPROVED}
)  # counts against the contract though not paid
WAITING = {Status.SUBMITTED: Move.CHECK, Status.CHECKED: Move.APPROVE, Status.APPROVED: Move.PAY}


class Did(StrEnum):
    """What somebody did to a request, as the way it took tells it."""

    DRAFT = "draft"
    SUBMIT = "submit"
    CHECK = "check"
    APPROVE = "approve"
    PAY = "pay"
    RETURN = "return"
    WITHDRAW = "withdraw"


class Hand(StrEnum):
    """The hands that must be apart. Whoever drafts, changes or submits is of one hand."""

    MAKE = "make"
    CHECK = "check"
    APPROVE = "approve"
    PAY = "pay"


# Returning and withdrawing stop a payment: they need no other person.
HANDS = {
    Did.DRAFT: Hand.MAKE,
    Did.SUBMIT: Hand.MAKE,
    Did.CHECK: Hand.CHECK,
    Did.APPROVE: Hand.APPROVE,
    Did.PAY: Hand.PAY,
}


def moves(status: Status) -> list[tuple[Move, str]]:
    return [(move, act) for (at, move), (act, _) in ARROWS.items() if at == status]


def hands(done: Iterable[tuple[Did, int]]) -> dict[Hand, set[int]]:
    """The persons of each hand, of all that was done in whatever round."""
    found: dict[Hand, set[int]] = {}
    for did, person in done:
        if hand := HANDS.get(did):
            found.setdefault(hand, set()).add(person)
    return found


def number(year: int, serial: int) -> str:
    """文号: counted from 1 each year, in each county."""
    return f"付〔{year}〕{serial}号"


def key_of(pk: int) -> str:
    """The name under which a request is posted, for ever: twice the same is one entry."""
    return f"{_KEY}{pk}"


def request_of(key: str) -> int | None:
    """The request that a key names; None for the key of something else."""
    pk = key.removeprefix(_KEY)
    return int(pk) if pk != key and pk.isascii() and pk.isdigit() and len(pk) < 19 else None
