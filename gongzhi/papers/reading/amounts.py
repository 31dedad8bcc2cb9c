"""Money: what each amount and ratio is, from the nearest words that say so."""

from collections.abc import Iterator
from fractions import Fraction

from gongzhi.papers.reading import lexicon
from gongzhi.papers.reading.folio import Folio, Mark
from gongzhi.papers.reading.model import Kind

_REACH = 40
_AFTER = 14


def recognise(folio: Folio) -> Iterator[Mark]:
    sums = [*_sums(folio)]
    ratios = [*_ratios(folio)]
    yield from sums
    yield from ratios
    yield from _derived(sums, ratios)


def _sums(folio: Folio) -> Iterator[Mark]:
    role, floor = "other", 0
    for amount in folio.amounts:
        role = _role(folio, amount.start, amount.end, floor) or _inherited(folio, amount.start, role)
        floor = amount.end
        value = "*" if amount.fen is None else str(amount.fen)
        details = {
            name: text
            for name, text in (
                ("at_least", "yes" if amount.floor else ""),
                ("at_most", "yes" if amount.ceiling else ""),
                ("high", str(amount.high) if amount.high is not None else ""),
            )
            if text
        }
        yield Mark(Kind.AMOUNT, f"{role}:{value}", amount.start, amount.end, 0.9 if role != "other" else 0.6, details)


def _role(folio: Folio, start: int, end: int, floor: int) -> str:
    """The words of the amount's own clause decide, then those after it, then those of the sentence before it."""
    low, high = folio.clause(start, end, _REACH)
    low = max(low, floor)
    text = folio.text
    begin = max(floor, folio.sentence(start).start, start - 2 * _REACH)
    for stretch in (text[low:start], text[end : min(high, end + _AFTER)], text[begin:low]):
        found = next((role for role, cue in lexicon.AMOUNT_ROLES if cue.search(stretch)), "")
        if found:
            return found
    return ""


def _inherited(folio: Folio, start: int, role: str) -> str:
    """其中 opens the parts of the sum before it."""
    sentence = folio.sentence(start)
    return role if "其中" in folio.text[sentence.start : start] else "other"


def _ratios(folio: Folio) -> Iterator[Mark]:
    for ratio in folio.ratios:
        low, high = folio.clause(ratio.start, ratio.end, _REACH)
        before, after = folio.text[low : ratio.start], folio.text[ratio.end : high]
        value = "*" if ratio.value is None else percent(ratio.value)
        if lexicon.DEDUCTION.search(before + after):
            continue
        if lexicon.MATCH.search(before + after):
            base = "provincial grant" if lexicon.MATCH_BASE.search(before) else "unknown"
            yield Mark(Kind.AMOUNT, f"match:{value}", ratio.start, ratio.end, 0.9, {"base": base})
        elif lexicon.RATE.search(before):
            yield Mark(Kind.AMOUNT, f"rate:{value}", ratio.start, ratio.end, 0.85)


def _derived(sums: list[Mark], ratios: list[Mark]) -> Iterator[Mark]:
    """What the match comes to if the ratio is taken of the provincial grant; the text itself may not say so."""
    grants = [mark for mark in sums if mark.value.startswith("grant:") and mark.value != "grant:*"]
    shares = [mark for mark in ratios if mark.value.startswith("match:") and mark.value != "match:*"]
    if not grants or not shares:
        return
    grant, share = grants[0], shares[0]
    fen = Fraction(share.value.removeprefix("match:").rstrip("%")) / 100 * int(grant.value.removeprefix("grant:"))
    if fen.denominator != 1:
        return
    basis = f"{share.value.removeprefix('match:')} × {grant.value.removeprefix('grant:')} 分"
    details = {"derived": "yes", "basis": basis, "base": share.details["base"]}
    yield Mark(Kind.AMOUNT, f"match:{int(fen)}", share.start, share.end, 0.6, details)


def percent(value: Fraction) -> str:
    """4/5 → 80%; 0.125 → 12.5%."""
    hundredths = value * 100
    return f"{hundredths.numerator if hundredths.denominator == 1 else float(hundredths):g}%"
