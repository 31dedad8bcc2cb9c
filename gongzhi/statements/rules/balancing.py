"""余额调节表: what the bank says and what the books say of one day, and what lies in between. Whole fen."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Item:
    """A movement that one side has by that day and the other has not. `where`: the key and side of the row behind it."""

    day: date
    fen: int
    words: str
    side: str  # "s": only the bank has it, "l": only the books
    group: str = ""
    pk: int = 0


@dataclass(frozen=True)
class Balance:
    """`bank` None: no statement covers the day. `left` is what no item explains; zero where the table comes out even."""

    bank: int | None
    book: int
    items: tuple[Item, ...] = field(default=())

    @property
    def of_bank(self) -> int | None:
        """What the bank would stand at with all that the books have."""
        return None if self.bank is None else self.bank + sum(i.fen for i in self.items if i.side == "l")

    @property
    def of_book(self) -> int:
        return self.book + sum(i.fen for i in self.items if i.side == "s")

    @property
    def left(self) -> int | None:
        return None if self.of_bank is None else self.of_bank - self.of_book


def by_side(items: Iterable[Item]) -> dict[tuple[str, bool], int]:
    """Sums of what only one side has, by side and whether it came in."""
    sums: dict[tuple[str, bool], int] = {}
    for item in items:
        key = (item.side, item.fen > 0)
        sums[key] = sums.get(key, 0) + item.fen
    return sums
