"""A judge of what a sum of money is: weights of signs, learned from the labelled reports by `bench.money_weights`."""

import json
from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path

from gongzhi.papers.reading.money_signs import Signs

ROLES = ("arrived", "donation", "fund", "grant", "match", "other", "project")
WEIGHTS = Path(__file__).with_name("money_weights.json")

Weights = Mapping[str, Mapping[str, float]]


@cache
def learned() -> Weights:
    """Sign → role → weight; a role that is not there has none."""
    sheet = json.loads(WEIGHTS.read_text("utf-8"))
    return {
        sign: {role: each / 100 for role, each in zip(sheet["roles"], row, strict=True) if each}
        for sign, row in sheet["hundredths"].items()
    }


def judged(signs: Signs, weights: Weights) -> dict[str, float]:
    """How likely each role is; the shares add up to 1."""
    sums = dict.fromkeys(ROLES, 0.0)
    for sign, strength in signs.items():
        for role, weight in weights.get(sign, {}).items():
            sums[role] += strength * weight
    top = max(sums.values())
    powers = {role: exp(each - top) for role, each in sums.items()}
    whole = sum(powers.values())
    return {role: power / whole for role, power in powers.items()}
