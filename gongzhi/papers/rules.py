"""The states of a report that was read and of each fact found in it. Plain Python."""

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
