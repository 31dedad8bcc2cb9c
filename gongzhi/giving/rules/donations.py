"""What makes a gift sound, and how its donor is called. Plain Python."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongzhi.giving.rules import NAMELESS, DonorKind, GiftKind, Valuation


class Fault(StrEnum):
    ZERO = "zero"
    MONEY_AND_GOODS = "money_and_goods"
    NO_GOODS = "no_goods"
    GOODS_AND_MONEY = "goods_and_money"
    VALUE_WITHOUT_BASIS = "value_without_basis"
    BASIS_WITHOUT_VALUE = "basis_without_value"


@dataclass(frozen=True)
class Gift:
    """Sums in fen; None is unknown, never zero."""

    kind: GiftKind
    amount: int | None = None
    goods: str = ""
    value: int | None = None
    basis: Valuation = Valuation.NONE


def fault(gift: Gift) -> Fault | None:
    """The first thing that does not hold together."""
    return _of_money(gift) if gift.kind == GiftKind.MONEY else _of_goods(gift)


def _of_money(gift: Gift) -> Fault | None:
    if gift.amount is not None and gift.amount <= 0:
        return Fault.ZERO
    told_of_goods = gift.goods or gift.value is not None or gift.basis != Valuation.NONE
    return Fault.MONEY_AND_GOODS if told_of_goods else None


def _of_goods(gift: Gift) -> Fault | None:
    found = {
        Fault.GOODS_AND_MONEY: gift.amount is not None,
        Fault.NO_GOODS: not gift.goods,
        Fault.ZERO: gift.value is not None and gift.value <= 0,
        Fault.VALUE_WITHOUT_BASIS: gift.value is not None and gift.basis == Valuation.NONE,
        Fault.BASIS_WITHOUT_VALUE: gift.value is None and gift.basis != Valuation.NONE,
    }
    return next((why for why, holds in found.items() if holds), None)


def donor_shown(kind: DonorKind, masked: str, body: str, *, anonymous: bool) -> str:
    """How a donor is called on pages, in files and in public: never more of a person than the first character; "" where
    nobody has said who it was."""
    if anonymous:
        return NAMELESS[kind]
    return masked if kind == DonorKind.PERSON else body


@dataclass(frozen=True)
class Intent:
    """Money given for one purpose and used for it, in fen. `purpose` "": the donor did not say."""

    purpose: str
    given: int
    used: int
    refunded: int

    @property
    def left(self) -> int:
        """Below nothing: more was used than was given for it."""
        return self.given - self.used - self.refunded


GENERAL = "general"


def intents(given: Mapping[str, int], used: Mapping[str, int], refunded: Mapping[str, int]) -> list[Intent]:
    purposes = dict.fromkeys([*given, *used, *refunded])
    return [Intent(p, given.get(p, 0), used.get(p, 0), refunded.get(p, 0)) for p in purposes]


def beyond(rows: Iterable[Intent]) -> int:
    """How much was used for something its donors did not give it for: what is free (统筹使用, or no purpose said) covers
    the rest first."""
    listed = list(rows)
    over = sum(max(0, -row.left) for row in listed if row.purpose)
    free = sum(max(0, row.left) for row in listed if row.purpose in ("", GENERAL))
    return max(0, over - free)
