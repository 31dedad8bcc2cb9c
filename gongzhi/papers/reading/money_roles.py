"""What a sum of money is: grant, match, own fund, arrived, project, donation or other. Rules and a learned judge say it
together."""

from collections.abc import Callable

from gongzhi.ground.chinese.amounts import AmountSpan
from gongzhi.papers.reading.folio import Folio, Sentence
from gongzhi.papers.reading.money_judge import judged, learned
from gongzhi.papers.reading.money_names import named
from gongzhi.papers.reading.money_signs import signs_of
from gongzhi.papers.reading.money_sum import Sum, sum_at
from gongzhi.papers.reading.money_sums import reckoned
from gongzhi.papers.reading.money_tellers import TELLERS
from gongzhi.papers.reading.words import money

Told = tuple[AmountSpan, str, float]

# How much more likely a role is because a rule, which goes by the build of the sentence, says so.
_BUILD = 20.0
# How sure what arithmetic, or only one of the two, says is.
_RECKONED, _DOUBTED = 0.85, 0.5


def roles_of(folio: Folio) -> list[Told]:
    """Every amount of the page with its role and how sure that is, in reading order."""
    told = walked(folio, role_of)
    again = reckoned(folio, [(amount, role) for amount, role, _ in told])
    return [
        (amount, role, sure if role == before else _RECKONED)
        for (amount, before, sure), (_, role) in zip(told, again, strict=True)
    ]


def walked(folio: Folio, tell: Callable[[Sum], tuple[str, float]]) -> list[Told]:
    """Every amount with what is told of it, each told in the light of the ones before it in its sentence."""
    told: list[Told] = []
    sentence: Sentence | None = None
    earlier: list[str] = []
    floor = 0
    for amount in folio.amounts:
        here = folio.sentence(amount.start)
        if here != sentence:
            # A sentence that begins with 其中 parts the sum before it.
            more = money.MORE_OF_IT.search(folio.text, here.start, amount.start)
            begun = [role for role in earlier[:1] if more and role in ("grant", "match", "fund")]
            kept = earlier[-1:] if here.text.startswith("其中") else begun
            sentence, earlier = here, kept
        role, sure = tell(sum_at(folio, amount, here, tuple(earlier), floor))
        earlier.append(role)
        floor = amount.end
        told.append((amount, role, sure))
    return told


def role_of(one: Sum) -> tuple[str, float]:
    """What the judge says, unless a rule speaks against it; where they or the nearest word differ, no one is sure."""
    shares = judged(signs_of(one), learned())
    rule = next((role for tell in TELLERS if (role := tell(one))), "")
    role = max(shares, key=lambda each: shares[each] * (_BUILD if each == rule else 1))
    heard = rule or named(one.own, one.after, one.folio.level)
    agreed = heard in ("", role) and shares[role] == max(shares.values())
    return role, round(0.5 + 0.45 * shares[role], 2) if agreed else _DOUBTED
