"""Settlement: states, arrows, who has a hand in which step. Plain Python: no Django, no clock."""

from collections.abc import Iterable
from enum import StrEnum

SEE, MAKE, CONFIRM, PAY = "settlement.see", "settlement.make", "settlement.confirm", "settlement.pay"
_KEY = "settlement:"


class Status(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"  # posted
    REPAID = "repaid"
    RETURNED = "returned"  # to the maker, who mends it and submits again


class Move(StrEnum):
    SUBMIT = "submit"
    CONFIRM = "confirm"
    REPAY = "repay"
    RETURN = "return"


# Every arrow of the state drawing: from, by which move, allowed by which act, to where.
ARROWS = {
    (Status.DRAFT, Move.SUBMIT): (MAKE, Status.SUBMITTED),
    (Status.RETURNED, Move.SUBMIT): (MAKE, Status.SUBMITTED),
    (Status.SUBMITTED, Move.CONFIRM): (CONFIRM, Status.CONFIRMED),
    (Status.SUBMITTED, Move.RETURN): (CONFIRM, Status.RETURNED),
    (Status.CONFIRMED, Move.REPAY): (PAY, Status.REPAID),
}
OPEN = frozenset({Status.DRAFT, Status.RETURNED})  # still the maker's to change
WAITING = {Status.SUBMITTED: Move.CONFIRM, Status.CONFIRMED: Move.REPAY}


class Did(StrEnum):
    """What somebody did to a settlement, as the way it took tells it."""

    DRAFT = "draft"
    SUBMIT = "submit"
    CONFIRM = "confirm"
    REPAY = "repay"
    RETURN = "return"


class Hand(StrEnum):
    """The hands that must be apart. Whoever drafts, changes or submits is of one hand."""

    MAKE = "make"
    CONFIRM = "confirm"
    PAY = "pay"


# Returning stops a settlement: it needs no other person.
HANDS = {
    Did.DRAFT: Hand.MAKE,
    Did.SUBMIT: Hand.MAKE,
    Did.CONFIRM: Hand.CONFIRM,
    Did.REPAY: Hand.PAY,
}


class Posting(StrEnum):
    """What a settlement posts."""

    DEDUCT = "deduct"
    RETURN = "return"


def moves(status: Status) -> list[tuple[Move, str]]:
    return [(move, act) for (at, move), (act, _) in ARROWS.items() if at == status]


def hands(done: Iterable[tuple[Did, int]]) -> dict[Hand, set[int]]:
    """The persons of each hand, of all that was done in whatever round."""
    found: dict[Hand, set[int]] = {}
    for did, person in done:
        if hand := HANDS.get(did):
            found.setdefault(hand, set()).add(person)
    return found


def key_of(pk: int, posting: Posting) -> str:
    """The name under which a settlement posts, for ever: twice the same is one entry."""
    return f"{_KEY}{pk}:{posting}"


def settlement_of(key: str) -> int | None:
    """The settlement that a key names; None for the key of something else."""
    pk, _, tail = key.removeprefix(_KEY).partition(":")
    ours = key.startswith(_KEY) and tail in list(Posting) and pk.isascii() and pk.isdigit() and len(pk) < 19
    return int(pk) if ours else None
