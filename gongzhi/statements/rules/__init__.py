"""What is said of a reconciliation: kinds, states, rows and findings. Plain Python: no Django, no clock.

Sums are whole fen; what comes in is positive, what goes out negative, on the statement and in the ledger alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What is wrong where statement and ledger differ."""

    MISSING = "missing"
    DOUBLED = "doubled"
    FEN = "fen"
    SOURCE = "source"
    PAYEE = "payee"
    DATE = "date"
    SIGN = "sign"
    SPLIT = "split"


class Reason(StrEnum):
    """Why two rows are held to be the same; APART, UNNAMED and ALIKE are why a person should look."""

    NUMBER = "number"
    AMOUNT = "amount"
    PARTY = "party"
    DAY = "day"
    APART = "apart"
    UNNAMED = "unnamed"
    ALIKE = "alike"
    REVERSAL = "reversal"
    HAND = "hand"


class MatchState(StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"


class DifferenceState(StrEnum):
    OPEN = "open"
    SETTLED = "settled"


class StatementState(StrEnum):
    READY = "ready"
    TAKEN = "taken"


class Cause(StrEnum):
    """What a worked-off difference turned out to be."""

    TRANSIT = "transit"
    BANK = "bank"
    BOOK = "book"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the statement, or of a cash account of the ledger.

    "" and None are not known, and speak against nothing. `number` is the voucher; `serial` is the bank's own; `undoes` is
    the ledger row that this one reverses.
    """

    pk: int
    day: date
    fen: int
    party: str = ""
    number: str = ""
    source: int | None = None
    serial: str = ""
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Rows of both sides that make the same sum. `certain`: nothing known of them differs, and no other rows would do."""

    statement: tuple[Row, ...]
    ledger: tuple[Row, ...]
    reasons: tuple[Reason, ...]
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    kind: Kind
    statement: tuple[Row, ...] = ()
    ledger: tuple[Row, ...] = ()

    @property
    def gap(self) -> int:
        """Fen that the statement has more than the ledger."""
        return sum(row.fen for row in self.statement) - sum(row.fen for row in self.ledger)


@dataclass(frozen=True)
class Limits:
    """How far apart two rows may lie and still be held for one. Days are calendar days.

    `days`: what a bank may take, still a match; `date_days`: as far a date error is looked for without a voucher number;
    `off_fen`: so much an amount may be off without one; `parts` and `candidates` bound the search for split sums.
    """

    days: int = 3
    date_days: int = 60
    off_fen: int = 10_000
    parts: int = 6
    candidates: int = 12


# The limits in force from a day on. Our own: no public text gives any.
LIMITS: Mapping[date, Limits] = {date(2026, 1, 1): Limits()}


def limits_on(day: date) -> Limits:
    """The last ones in force; before all of them the first."""
    begun = [since for since in LIMITS if since <= day]
    return LIMITS[max(begun, default=min(LIMITS))]
