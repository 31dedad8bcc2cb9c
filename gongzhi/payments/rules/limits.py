"""How much of a contract may be paid by now: what was accepted, less the retention. Whole fen; plain Python."""

from dataclasses import dataclass
from enum import StrEnum

from gongzhi.projects.rules.contracts import retained
from gongzhi.projects.rules.milestones import WHOLE


class Missing(StrEnum):
    """What has to be known before anything can be paid."""

    AMOUNT = "amount"
    RETENTION = "retention"
    MILESTONES = "milestones"


@dataclass(frozen=True)
class Limit:
    """Of one contract: its sum in force, the part that passed milestones make, the retention kept of that part, and what
    is paid or asked for already."""

    amount: int
    reached: int
    kept: int
    taken: int

    @property
    def left(self) -> int:
        """What may still be asked for; below zero where the contract shrank or a milestone was sent back."""
        return self.reached - self.kept - self.taken


def limit(
    amount: int | None, percent: int | None, retention_bp: int | None, *, released: bool, taken: int
) -> Limit | Missing:
    """`percent`: the weights of the milestones that have passed. Fractions of a fen are not paid yet: rounded down.

    Weights may add up to more than the whole; more than the contract is never due. The retention is kept of each part
    as it is reached, in its share of the contract, until it is released.
    """
    if amount is None:
        return Missing.AMOUNT
    if percent is None:
        return Missing.MILESTONES
    reached = amount * min(percent, WHOLE) // WHOLE
    kept = 0 if released else retained(reached, retention_bp)
    return Missing.RETENTION if kept is None else Limit(amount, reached, kept, taken)
