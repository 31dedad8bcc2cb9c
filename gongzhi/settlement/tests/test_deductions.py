"""R-10: what a rule set makes of a score, against a model of its own; readings, full deduction, what is missing."""

from fractions import Fraction
from itertools import product

import pytest

from gongzhi.settlement.rules import Posting, key_of, settlement_of
from gongzhi.settlement.rules.deductions import KEYS, Facts, Outcome, Reading, Tier, of_tier, outcome

SETS = [
    dict(zip(KEYS, values, strict=True))
    for values in (
        # ceiling, full, reading, three cut-offs, three shares, three multiples
        (20, 100, 1, 90, 80, 60, 30, 60, 100, 1, 2, 3),
        (20, 100, 2, 90, 80, 60, 30, 60, 100, 1, 2, 3),
        (20, 100, 2, 85, 85, 70, 33, 67, 100, 1, 3, 9),
        (17, 50, 1, 100, 75, 0, 1, 50, 99, 0, 1, 2),
        (0, 0, 1, 950, 800, 600, 10, 20, 30, 1, 1, 1),
        (100, 100, 2, 60, 50, 40, 0, 0, 0, 1, 1, 2),
    )
]
ADVANCES = (0, 1, 7, 101, 370_000_000, 10**15)


def model(advance: int, score: int, rules: dict[str, int], *, full: bool) -> tuple[str | None, int]:
    """Written anew, with fractions, a list of steps and no table of the program's."""

    def rounded(share: Fraction) -> int:
        whole, rest = divmod(share * advance, 1)
        return int(whole) + (1 if rest >= Fraction(1, 2) else 0)

    if full:
        return None, rounded(Fraction(rules["full_if_not_started"], 100))
    marks = Fraction(score, 100)
    if marks >= rules["cut_none"]:
        return "none", 0
    if marks >= rules["cut_1"]:
        tier = "1"
    elif marks >= rules["cut_2"]:
        tier = "2"
    else:
        tier = "3"
    pool = Fraction(rules["ceiling"], 100)
    if rules["reading"] == 1:
        return tier, rounded(pool * Fraction(rules["tier_" + tier], 100))
    return tier, rounded(min(Fraction(1), pool * rules["times_" + tier]))


def grid(rules: dict[str, int]) -> set[int]:
    """Every boundary and a hundredth of a point beside it, and some scores between."""
    edges = [rules[key] * 100 for key in ("cut_none", "cut_1", "cut_2")]
    near = {edge + step for edge in edges for step in (-1, 0, 1)}
    return {score for score in near | set(range(0, 100_001, 777)) if 0 <= score <= 100_000}


def test_no_cell_differs_from_the_model() -> None:
    cells = 0
    for rules, advance, full in product(SETS, ADVANCES, (False, True)):
        for score in grid(rules):
            found = outcome(Facts(advance, score, not_started=full), rules)
            told = (found.tier.value if found.tier else None, found.fen)
            assert told == model(advance, score, rules, full=full), (rules, advance, score, full)
            cells += 1
    assert cells > 9000


WHOLE = SETS[0]


@pytest.mark.parametrize(
    ("facts", "without", "reading", "expected"),
    [
        (Facts(1000, 8500), ("tier_2",), None, Outcome(Tier.ONE, 60)),  # asks for no more than it needs
        (Facts(1000, 8500), ("tier_1", "ceiling"), None, Outcome(Tier.ONE, None, ("ceiling", "tier_1"))),
        (Facts(1000, 8500), ("reading",), None, Outcome(Tier.ONE, None, ("reading",))),
        (Facts(1000, 8500), ("reading", "times_1"), Reading.POOL, Outcome(Tier.ONE, 60)),
        (Facts(1000, 8500), (), Reading.MULTIPLE, Outcome(Tier.ONE, 200)),
        (Facts(1000, 8500), ("cut_1",), None, Outcome(None, None, ("cut_1",))),
        (Facts(1000, 9900), ("cut_2",), None, Outcome(None, None, ("cut_2",))),
        (Facts(1000, None), (), None, Outcome(None, None, ("score",))),
        (
            Facts(None, None),
            KEYS,
            None,
            Outcome(None, None, ("cut_none", "cut_1", "cut_2", "score", "reading", "ceiling", "advance")),
        ),
        (Facts(1000, None, Tier.THREE), ("cut_1", "cut_2"), None, Outcome(Tier.THREE, 200)),
        (Facts(None, None, Tier.NONE), KEYS, None, Outcome(Tier.NONE, 0)),
        (Facts(1000, 9900, Tier.TWO), (), None, Outcome(Tier.TWO, 120)),  # the province has the word
        (Facts(1000, 9900, not_started=True), ("reading", "cut_1"), None, Outcome(None, 1000)),
        (
            Facts(1000, not_started=True),
            ("full_if_not_started",),
            None,
            Outcome(None, None, ("full_if_not_started",)),
        ),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_computed(
    facts: Facts, without: tuple[str, ...], reading: Reading | None, expected: Outcome
) -> None:
    rules = {key: None if key in without else value for key, value in WHOLE.items()}
    assert outcome(facts, rules, reading) == expected
    assert expected.known or expected.missing


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"cut_1": 95}, ("cut_none", "cut_1", "cut_2")),
        ({"cut_2": -1}, ("cut_none", "cut_1", "cut_2")),
        ({"ceiling": 101}, ("ceiling",)),
        ({"tier_1": -1}, ("tier_1",)),
        ({"reading": 3}, ("reading",)),
        ({"reading": 2, "times_1": -1}, ("times_1",)),
    ],
)
def test_what_cannot_be_right_is_named_too(changed: dict[str, int], wrong: tuple[str, ...]) -> None:
    found = outcome(Facts(1000, 8500), {**WHOLE, **changed})
    assert (found.fen, found.wrong) == (None, wrong)


def test_each_tier_has_its_price_by_both_readings() -> None:
    found = [of_tier(Facts(1000, 100), WHOLE, tier, reading).fen for tier, reading in product(Tier, Reading)]
    assert found == [0, 0, 60, 200, 120, 400, 200, 600]


def test_keys_name_their_settlement_and_nothing_else() -> None:
    assert [settlement_of(key_of(7, posting)) for posting in Posting] == [7, 7]
    for key in ("payment:7", "settlement:7", "settlement:x:deduct", "settlement:7:pay", "7:deduct"):
        assert settlement_of(key) is None, key
