"""What arithmetic says of sums told side by side: a whole takes its role from its parts, a match from its share."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from gongzhi.ground.chinese.amounts import AmountSpan
from gongzhi.papers.reading.folio import Folio
from gongzhi.papers.reading.words import money

Told = tuple[AmountSpan, str]

_SOURCES = frozenset({"grant", "match", "fund", "donation"})
# A whole that its own words make a contract's, or the money that was paid, stays so, whatever its parts are.
_FIRM = frozenset({"arrived", "match"})
_LEAST = 1000_00


def reckoned(folio: Folio, told: list[Told]) -> list[Told]:
    """The roles again, where what adds up, or what a share comes to, says more than the words did."""
    settled: list[Told] = []
    for _, group in groupby(told, key=lambda one: folio.sentence(one[0].start).start):
        settled.extend(_added_up(folio, [*group]))
    return [(amount, _modest(amount, role)) for amount, role in _shared(folio, settled)]


def _added_up(folio: Folio, told: list[Told]) -> Iterator[Told]:
    """2860万元，其中中央620万元、省级480万元、本级1100万元、捐赠660万元: money of several sources is of none."""
    for at, (amount, role) in enumerate(told):
        parts = _parts_of(amount, [*told[at + 1 :]])
        roles = {each for _, each in parts}
        firm = role in _FIRM or money.PROJECT_TOTAL.search(
            folio.text, folio.clause(amount.start, amount.end)[0], amount.start
        )
        yield amount, role if firm or not parts or not roles <= _SOURCES else _of_all(roles)


def _of_all(roles: set[str]) -> str:
    return "other" if len(roles) > 1 else next(iter(roles))


def _parts_of(whole: AmountSpan, following: list[Told]) -> list[Told]:
    """The sums right behind a whole that together come to it, at least two of them."""
    left = whole.fen or 0
    for at, (amount, _) in enumerate(following):
        left -= amount.fen or 0
        if left <= 0:
            return following[: at + 1] if left == 0 and at and whole.fen else []
    return []


def _shared(folio: Folio, told: list[Told]) -> Iterator[Told]:
    """省级补助420万元……七成来配，也就是294万元: what the share of the grant comes to is the match."""
    shares = [ratio for ratio in folio.ratios if ratio.value]
    for amount, role in told:
        grants = [one.fen for one, given in told if given == "grant" and one.fen and one.start < amount.start]
        near = [
            share.value
            for share in shares
            if 0 <= amount.start - share.end <= money.SHARE_REACH
            and money.MATCH.search(folio.text, max(0, share.start - money.SHARE_REACH), amount.start)
        ]
        reached = role in ("other", "fund", "grant") and _comes_to(amount.fen, grants, near)
        yield amount, "match" if reached else role


def _comes_to(fen: int | None, grants: list[int], shares: list[Fraction | None]) -> bool:
    return any(share * grant == fen for grant in grants for share in shares if share)


def _modest(amount: AmountSpan, role: str) -> str:
    """Nobody builds or grants for less than a thousand yuan: that is a price."""
    small = amount.fen is not None and 0 < amount.fen < _LEAST
    return "other" if small and role in ("grant", "match", "fund", "project") else role
