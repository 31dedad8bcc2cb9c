"""What arithmetic says of sums told side by side: a whole takes its role from its parts, a match from its share."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from gongzhi.ground.chinese.amounts import AmountSpan
from gongzhi.ground.chinese.numerals import NumberSpan, parse_number
from gongzhi.papers.reading.folio import Folio
from gongzhi.papers.reading.words import money

Told = tuple[AmountSpan, str]

# A whole that its own words make a contract's, or the money that was paid, stays so, whatever its parts are.
_FIRM = frozenset({"arrived", "match"})
_LEAST = 1000_00
# The payment that a sentence parts is among the last sums of the one before.
_LOOK_BACK = 2


def reckoned(folio: Folio, told: list[Told]) -> list[Told]:
    """The roles again, where what adds up, or what a share comes to, says more than the words did."""
    told = [*_shared(folio, _of_donations(folio, told))]
    settled: list[Told] = []
    for _, group in groupby(told, key=lambda one: folio.sentence(one[0].start).start):
        parts = _paid_parts(settled, [*group])
        settled.extend(_matched(folio, [*_added_up(folio, _summed(folio, parts))]))
    return [(amount, _modest(amount, role)) for amount, role in settled]


def _added_up(folio: Folio, told: list[Told]) -> Iterator[Told]:
    """2860万元，其中中央620万元、省级480万元、本级1100万元、捐赠660万元: money of several sources is of none."""
    for at, (amount, role) in enumerate(told):
        parted = money.PARTED.match(folio.text, amount.end)
        parts = _parts_of(amount, told[at + 1 :]) if parted else []
        roles = {each for _, each in parts}
        firm = role in _FIRM or money.PROJECT_TOTAL.search(
            folio.text, folio.clause(amount.start, amount.end)[0], amount.start
        )
        yield amount, role if firm or not parts or not roles <= money.SOURCES else _of_all(roles)


def _of_donations(folio: Folio, told: list[Told]) -> list[Told]:
    """基金210万元……支出74万元、结余136万元: what became of a donation is told of the donation."""
    roles = [role for _, role in told]
    for at, (amount, role) in enumerate(told):
        parts = _parts_of(amount, told[at + 1 :]) if role == "donation" else []
        if parts and money.BECAME.search(folio.text, parts[0][0].start - 4, parts[-1][0].start):
            roles[at + 1 : at + 1 + len(parts)] = ["donation"] * len(parts)
    return [(amount, role) for (amount, _), role in zip(told, roles, strict=True)]


def _matched(folio: Folio, told: list[Told]) -> list[Told]:
    """应出64万元，挤出42万元，还欠22万元: what was given and what is missing make up the match."""
    for at, ((whole, role), (given, _), (missing, _)) in enumerate(
        zip(told, told[1:], told[2:], strict=False)
    ):
        short = money.SHORTFALL.search(folio.text, given.end, missing.start)
        if role == "match" and short and (given.fen or 0) + (missing.fen or 0) == whole.fen:
            told[at + 1], told[at + 2] = (given, "arrived"), (missing, "match")
    return told


def _summed(folio: Folio, told: list[Told]) -> list[Told]:
    """改造1024万元、采购318万元……合计支出1880万元: the parts of what was paid were paid."""
    for at, (total, role) in enumerate(told):
        called = role == "arrived" and money.ADDED.search(folio.text[max(0, total.start - 12) : total.start])
        parts = _parts_of(total, told[:at][::-1]) if called else []
        for behind in range(at - len(parts), at):
            told[behind] = (told[behind][0], "arrived")
    return told


def _paid_parts(before: list[Told], told: list[Told]) -> list[Told]:
    """共拨付201.6万元。具体为：文庙社区36.2万元……: what a sentence adds up to the payment before it was paid."""
    paid = [amount for amount, role in before[-_LOOK_BACK:] if role == "arrived"]
    whole = any(len(_parts_of(amount, told)) == len(told) for amount in paid)
    return [(amount, "arrived") for amount, _ in told] if whole and told else told


def _of_all(roles: set[str]) -> str:
    return "other" if len(roles) > 1 else next(iter(roles))


def _parts_of(whole: AmountSpan, following: list[Told]) -> list[Told]:
    """The sums right behind a whole that together come to it, at least two of them."""
    left = whole.fen
    for at, (amount, _) in enumerate(following):
        if left is None or amount.fen is None:
            return []
        left -= amount.fen
        if left <= 0:
            return following[: at + 1] if left == 0 and at else []
    return []


def _shared(folio: Folio, told: list[Told]) -> Iterator[Told]:
    """省级补助420万元……七成来配，也就是294万元: what the share of the grant comes to is the match."""
    shares = [ratio for ratio in [*folio.ratios, *parts(folio)] if ratio.value]
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


def parts(folio: Folio) -> Iterator[NumberSpan]:
    """按1:0.8配套: a match said as one part to another."""
    for found in money.MATCH_PARTS.finditer(folio.text):
        yield NumberSpan(found.start(), found.end(), parse_number(found["part"]))


def _comes_to(fen: int | None, grants: list[int], shares: list[Fraction | None]) -> bool:
    return any(share * grant == fen for grant in grants for share in shares if share)


def _modest(amount: AmountSpan, role: str) -> str:
    """Nobody builds or grants for less than a thousand yuan: that is a price."""
    small = amount.fen is not None and 0 < amount.fen < _LEAST
    return "other" if small and role in ("grant", "match", "fund", "project") else role
