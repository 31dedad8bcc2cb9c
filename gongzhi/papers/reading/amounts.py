"""Money: what each amount and ratio is, from the words around it."""

from collections.abc import Iterator
from fractions import Fraction

from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Kind
from gongzhi.papers.reading.money_roles import roles_of
from gongzhi.papers.reading.money_sums import parts
from gongzhi.papers.reading.words import money

_REACH = 40
_LEAD = 10


def recognise(folio: Folio) -> Iterator[Mark]:
    sums = [*_sums(folio)]
    ratios = [*_ratios(folio)]
    yield from sums
    yield from ratios
    yield from _derived(sums, ratios)


def _sums(folio: Folio) -> Iterator[Mark]:
    for amount, role, sure in roles_of(folio):
        value = "*" if amount.fen is None else str(amount.fen)
        details = {"at_least": amount.floor, "at_most": amount.ceiling, "high": amount.high}
        said = {name: "yes" if told is True else str(told) for name, told in details.items() if told}
        yield Mark(Kind.AMOUNT, f"{role}:{value}", amount.start, amount.end, sure, said)


def _ratios(folio: Folio) -> Iterator[Mark]:
    for ratio in [*folio.ratios, *parts(folio)]:
        low, high = folio.clause(ratio.start, ratio.end, _REACH)
        before, after = folio.text[low : ratio.start], folio.text[ratio.end : high]
        value = "*" if ratio.value is None else percent(ratio.value)
        if money.DEDUCTION.search(before + after) or money.THRESHOLD.search(before + "…" + after[:1]):
            continue
        if _of_match(before, after, folio.text[ratio.start : ratio.end]):
            base = "provincial grant" if money.MATCH_BASE.search(before) else "unknown"
            yield Mark(Kind.AMOUNT, f"match:{value}", ratio.start, ratio.end, 0.9, {"base": base})
        elif money.SHARE_OF_GRANT.search(f"{before}…{after}") and _about_match_soon(folio, ratio.end):
            yield Mark(
                Kind.AMOUNT, f"match:{value}", ratio.start, ratio.end, 0.8, {"base": "provincial grant"}
            )
        elif _of_progress(folio, before, after, ratio.start):
            yield Mark(Kind.AMOUNT, f"rate:{value}", ratio.start, ratio.end, 0.85)


def _of_progress(folio: Folio, before: str, after: str, at: int) -> bool:
    """How far the money or the work has got."""
    if money.RATE.search(before) or money.HEADED.search(folio.text, max(0, at - _LEAD), at):
        return True
    if money.ROSE.search(before) and money.RATE.search(before.partition("%")[0].rstrip("0123456789.由从自")):
        return True
    if money.DONE.search(before) and not money.TERMS.search(f"{before}{after}"):
        return True
    return money.SHARE_SPENT.search(folio.text, max(0, at - _REACH), at) is not None


def _of_match(before: str, after: str, said: str) -> bool:
    """按1:1安排 names no match, but what else is shared one to one?"""
    if money.RATE.search(before) or money.FUND_RAISED.search(before):
        return False
    parts = money.MATCH_PARTS.fullmatch(said) and money.PARTS_LEAD.search(before)
    return bool(parts or money.MATCH.search(f"{before}{said}{after}"))


def _about_match_soon(folio: Folio, at: int) -> bool:
    """按不低于省级资金60%的比例，县财政应配套: the next clause says what the share is for."""
    return money.MATCH.search(folio.text, at, folio.sentence(at).end) is not None


def _derived(sums: list[Mark], ratios: list[Mark]) -> Iterator[Mark]:
    """What the match comes to if the ratio is taken of the provincial grant; the text itself may not say so."""
    grants = [mark for mark in sums if mark.value.startswith("grant:") and mark.value != "grant:*"]
    shares = [mark for mark in ratios if mark.value.startswith("match:") and mark.value != "match:*"]
    if not grants or not shares:
        return
    grant, share = grants[0].value.removeprefix("grant:"), shares[0].value.removeprefix("match:")
    fen = Fraction(share.rstrip("%")) / 100 * int(grant)
    if fen.denominator != 1:
        return
    details = {
        "derived": "yes",
        "basis": f"{share} × {int(grant) // 100} 元",
        "base": shares[0].details["base"],
    }
    yield Mark(Kind.AMOUNT, f"match:{int(fen)}", shares[0].start, shares[0].end, 0.6, details)


def percent(value: Fraction) -> str:
    """4/5 → 80%; 1/8 → 12.5%."""
    hundredths = value * 100
    return f"{hundredths.numerator if hundredths.denominator == 1 else float(hundredths):g}%"
