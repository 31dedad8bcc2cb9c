"""What an evaluation costs: tier from the score, deduction from the tier. Whole fen, scores in hundredths of a point.

A rule that nobody has entered is named, and so is one that cannot be right; then nothing is computed. No figure here is
of our own making. Plain Python: no Django, no clock.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

CUTS = ("cut_none", "cut_1", "cut_2")
CEILING, FULL, READING = "ceiling", "full_if_not_started", "reading"
# What has to be known of the matter itself, beside the rules.
SCORE, ADVANCE = "score", "advance"


class Tier(StrEnum):
    """The first is the mildest; below the last cut-off it is the third."""

    NONE = "none"
    ONE = "1"
    TWO = "2"
    THREE = "3"


class Reading(StrEnum):
    """The two ways to read 三等扣减. POOL: the tier takes its share of a pool, which is the ceiling's share of the advance.
    MULTIPLE: the tier takes its own multiple of that share, at most all of the advance."""

    POOL = "1"
    MULTIPLE = "2"


OF_TIER = {
    (reading, tier): f"{name}_{tier}"
    for reading, name in ((Reading.POOL, "tier"), (Reading.MULTIPLE, "times"))
    for tier in (Tier.ONE, Tier.TWO, Tier.THREE)
}
KEYS = (CEILING, FULL, READING, *CUTS, *OF_TIER.values())
PERCENT = frozenset(
    {CEILING, FULL, *(key for (reading, _), key in OF_TIER.items() if reading == Reading.POOL)}
)

Values = Mapping[str, int | None]


@dataclass(frozen=True)
class Facts:
    """What is settled: the advance in fen, the score in hundredths, the tier that the province gave itself. None: not
    known, or not given."""

    advance: int | None
    score: int | None = None
    given: Tier | None = None
    not_started: bool = False


@dataclass(frozen=True)
class Outcome:
    """The tier and what is deducted, in fen; None with what is `missing` or cannot be right (`wrong`), by key."""

    tier: Tier | None = None
    fen: int | None = None
    missing: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        return self.fen is not None


def outcome(facts: Facts, rules: Values, reading: Reading | None = None) -> Outcome:
    """By one reading, or (None) by the one that the rules name. Not started: the whole share, whatever the score."""
    if facts.not_started:
        return _summed(facts, [FULL], rules, None)
    tier, missing, wrong = _tier(facts, rules)
    if tier == Tier.NONE:
        return Outcome(tier, 0)
    read = reading or _reading(rules)
    if read is None:
        told = (READING,)
        unsaid = rules.get(READING) is None
        missing, wrong = (missing + told, wrong) if unsaid else (missing, wrong + told)
    keys = [CEILING, *([OF_TIER[read, tier]] if read and tier else [])]
    return _summed(facts, keys, rules, tier, read, missing, wrong)


def of_tier(facts: Facts, rules: Values, tier: Tier, reading: Reading) -> Outcome:
    """What one tier would cost."""
    return outcome(Facts(facts.advance, given=tier), rules, reading)


def _reading(rules: Values) -> Reading | None:
    value = rules.get(READING)
    return Reading(str(value)) if str(value) in set(Reading) else None


def _tier(facts: Facts, rules: Values) -> tuple[Tier | None, tuple[str, ...], tuple[str, ...]]:
    """As given, or else by the score: whoever reaches a cut-off has reached it."""
    if facts.given:
        return facts.given, (), ()
    missing = _missing(CUTS, rules) + (() if facts.score is not None else (SCORE,))
    cuts = [rules.get(key) for key in CUTS]
    known = [cut for cut in cuts if cut is not None]
    if known != sorted(known, reverse=True) or min(known, default=0) < 0:
        return None, missing, CUTS
    if missing or facts.score is None:
        return None, missing, ()
    for tier, cut in zip((Tier.NONE, Tier.ONE, Tier.TWO), known, strict=True):
        if facts.score >= cut * 100:
            return tier, (), ()
    return Tier.THREE, (), ()


def _summed(
    facts: Facts,
    keys: list[str],
    rules: Values,
    tier: Tier | None,
    reading: Reading | None = None,
    missing: tuple[str, ...] = (),
    wrong: tuple[str, ...] = (),
) -> Outcome:
    missing += _missing(keys, rules) + (() if facts.advance is not None else (ADVANCE,))
    wrong += tuple(key for key in keys if not _fits(key, rules.get(key)))
    if missing or wrong or facts.advance is None:
        return Outcome(tier, None, missing, wrong)
    part, whole = 1, 1
    for key in keys:
        part *= rules[key] or 0
        whole *= 100 if key in PERCENT else 1
    fen = (2 * facts.advance * part + whole) // (2 * whole)  # half up
    return Outcome(tier, min(fen, facts.advance) if reading == Reading.MULTIPLE else fen)


def _missing(keys: Iterable[str], rules: Values) -> tuple[str, ...]:
    return tuple(key for key in keys if rules.get(key) is None)


def _fits(key: str, value: int | None) -> bool:
    return value is None or (value >= 0 and (key not in PERCENT or value <= 100))
