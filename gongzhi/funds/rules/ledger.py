"""The ledger in whole fen: books, accounts, what balances and what a posting moves. Plain Python: no Django, no clock.

A debit is positive, a credit negative. Every entry sums to zero for each source in each book, so no fen of one source
ever stands against a fen of another.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongzhi.ground.money.rules import MAX_FEN

# A BIGINT holds this and one more line of the largest amount.
MOST_FEN = 9 * 10**18


class Book(StrEnum):
    """Money that is there; money that may be spent."""

    MONEY = "money"
    BUDGET = "budget"


class AccountKind(StrEnum):
    CASH = "cash"
    INCOME = "income"
    PAYABLE = "payable"  # to be paid back to whoever gave it
    EXPENSE = "expense"
    BUDGET = "budget"
    AVAILABLE = "available"
    COMMITTED = "committed"
    SPENT = "spent"


class EntryKind(StrEnum):
    RECEIPT = "receipt"
    AUTHORISE = "authorise"
    TRANSFER = "transfer"
    COMMIT = "commit"
    PAY = "pay"
    REFUND = "refund"  # money given is given back
    DEDUCT = "deduct"
    RETURN = "return"
    REVERSAL = "reversal"


class PeriodState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


BOOKS = {
    AccountKind.CASH: Book.MONEY,
    AccountKind.INCOME: Book.MONEY,
    AccountKind.PAYABLE: Book.MONEY,
    AccountKind.EXPENSE: Book.MONEY,
    AccountKind.BUDGET: Book.BUDGET,
    AccountKind.AVAILABLE: Book.BUDGET,
    AccountKind.COMMITTED: Book.BUDGET,
    AccountKind.SPENT: Book.BUDGET,
}
# Our own numbers, in the order of the books; the first digits are those of like accounts of the government system.
NUMBERS = {
    AccountKind.CASH: "1002",
    AccountKind.PAYABLE: "2001",
    AccountKind.INCOME: "4001",
    AccountKind.EXPENSE: "5001",
    AccountKind.BUDGET: "6001",
    AccountKind.AVAILABLE: "7001",
    AccountKind.COMMITTED: "7002",
    AccountKind.SPENT: "7003",
}
# What cannot go below zero: the money there is, what is left of a line, what is owed under contracts.
FLOORS = {AccountKind.CASH: 0, AccountKind.AVAILABLE: 0, AccountKind.COMMITTED: 0}
# What cannot go above zero: no more is paid back than was deducted.
CEILINGS = {AccountKind.PAYABLE: 0}


@dataclass(frozen=True)
class Place:
    """What an account is kept for: a source of money, where, for what, for which project, in which year (None: the term)."""

    source: int
    division: str
    purpose: str = ""
    project: int | None = None
    year: int | None = None

    def code(self, kind: AccountKind) -> str:
        """The one code of an account: its number and what it is kept for."""
        parts = [NUMBERS[kind], f"S{self.source}", self.division, self.purpose]
        parts += [f"P{self.project}" if self.project else "", str(self.year) if self.year else ""]
        return "-".join(part for part in parts if part)


# The first word of an account's name, as it is kept on file.
_WORDS = {
    AccountKind.CASH: "存款",
    AccountKind.INCOME: "拨入",
    AccountKind.PAYABLE: "应缴回",
    AccountKind.EXPENSE: "支出",
    AccountKind.BUDGET: "预算",
    AccountKind.AVAILABLE: "可用",
    AccountKind.COMMITTED: "已承诺",
    AccountKind.SPENT: "已支用",
}


def name_of(kind: AccountKind, source: str, year: int | None) -> str:
    return "·".join([_WORDS[kind], source, *([f"{year}年"] if year else [])])


@dataclass(frozen=True)
class Line:
    """A movement on one account. `division` is the place it concerns."""

    account: int
    fen: int
    source: int
    book: Book
    division: str


class Unbalanced(ValueError):
    """The lines do not make an entry; the words say why."""


def must_balance(lines: Sequence[Line]) -> None:
    """Raises Unbalanced unless there are lines, none of nothing, and each source balances in each book."""
    if len(lines) < 2:
        raise Unbalanced("一笔分录至少有借贷两行。")
    sums: dict[tuple[int, Book], int] = {}
    for line in lines:
        if not 0 < abs(line.fen) <= MAX_FEN:
            raise Unbalanced("分录每一行的金额不能为零，也不能超过 10 万亿元。")
        key = (line.source, line.book)
        sums[key] = sums.get(key, 0) + line.fen
    if any(sums.values()):
        raise Unbalanced("借贷不平衡：同一资金来源在同一账簿里借贷合计必须相等，不同来源不能混用。")


def movements(lines: Iterable[Line]) -> dict[int, int]:
    """What each account moves by in all, in the order in which accounts are locked; what moves by nothing too."""
    moved: dict[int, int] = {}
    for line in lines:
        moved[line.account] = moved.get(line.account, 0) + line.fen
    return dict(sorted(moved.items()))


def allowed(balance: int, move: int, floor: int | None, ceiling: int | None = None) -> bool:
    """Whether an account takes a movement."""
    after = balance + move
    if ceiling is not None and move > 0 and after > ceiling:
        return False
    return -MOST_FEN <= after <= MOST_FEN and (floor is None or move >= 0 or after >= floor)


def turned(lines: Iterable[Line]) -> list[Line]:
    """The lines of a reversal."""
    return [Line(line.account, -line.fen, line.source, line.book, line.division) for line in lines]


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def on_its_side(kind: str, fen: int) -> int:
    """A balance on the side on which such accounts stand: income, budgets and what is to be paid
    back stand on the credit side."""
    return -fen if kind in {AccountKind.INCOME, AccountKind.BUDGET, AccountKind.PAYABLE} else fen


def body(
    kind: EntryKind,
    day: date,
    words: str,
    voucher: str,
    lines: Iterable[Line],
    reverses: int | None,
    *,
    party: str = "",
) -> Mapping[str, object]:
    """What makes two requests the same: everything but its key, who and when. Keys sorted by whoever writes it down.

    A party that is not known is left out: entries older than the field keep their hash.
    """
    return {
        "kind": str(kind),
        "day": day.isoformat(),
        "words": words,
        "voucher": voucher,
        "reverses": reverses,
        "lines": [[line.account, line.fen, line.source, line.division] for line in lines],
        **({"party": party} if party else {}),
    }
