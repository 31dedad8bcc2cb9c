"""The draw, done once more by a model of a few lines that shares no code with it; and how it falls over many seeds."""

import hashlib
import json
import random
from collections import Counter

import pytest

from gongzhi.supervision.drawing import (
    Inspecting,
    Place,
    TooFew,
    again,
    digest_of,
    draw,
    pool_of,
    read_outcome,
)


def model(pool: str, seed: str) -> list[list[object]]:
    """As docs/capabilities/supervision.md tells it."""
    told = json.loads(pool)

    def lots(of: object, marks: list[object]) -> list[object]:
        return sorted(marks, key=lambda m: hashlib.sha256(f"{seed}|{of}|{m}".encode()).hexdigest())

    codes = lots("place", [code for code, _ in told["places"]])[: told["wanted"]]
    free = {c: [n for n, _, barred in told["inspectors"] if c not in barred] for c in codes}
    return [[c, lots(c, free[c])[: told["team"]]] for c in codes]


def test_the_draw_is_what_the_model_says_for_many_lists_and_seeds() -> None:
    chance = random.Random(7)
    drawn = 0
    for _ in range(400):
        codes = chance.sample(range(10**11, 10**12), chance.randint(1, 30))
        places = [Place(str(code), f"社区{code}") for code in codes]
        people = [
            Inspecting(n, f"人{n}", tuple(str(c) for c in codes if chance.random() < 0.2))
            for n in chance.sample(range(1, 999), chance.randint(1, 9))
        ]
        pool = pool_of(places, people, chance.randint(1, len(codes)), chance.randint(1, 3))
        shuffled = pool_of(
            chance.sample(places, len(places)),
            chance.sample(people, len(people)),
            json.loads(pool)["wanted"],
            json.loads(pool)["team"],
        )
        assert shuffled == pool  # the order in which they were typed does not count
        seed = f"{chance.random()}"
        wanted = model(pool, seed)
        short = any(len(team) < json.loads(pool)["team"] for _, team in wanted)  # type: ignore[arg-type]
        if short:
            with pytest.raises(TooFew, match="回避"):
                draw(pool, seed)
            continue
        outcome, drawn = draw(pool, seed), drawn + 1
        assert json.loads(outcome) == wanted
        assert again(pool, digest_of(pool), seed, outcome).equal
        barred = {p.number: p.barred for p in people}
        assert not [n for code, team in read_outcome(outcome) for n in team if code in barred[n]]
    assert drawn > 100


def test_every_place_and_every_pair_is_drawn_about_as_often() -> None:
    """20,000 seeds, 3 of 10 places and 2 of 5 people: expected 6,000 and 8,000; six standard deviations are allowed."""
    pool = pool_of(
        [Place(f"99010100100{n}", f"{n}") for n in range(10)], [Inspecting(n, f"{n}") for n in range(5)], 3, 2
    )
    places: Counter[str] = Counter()
    people: Counter[int] = Counter()
    first: Counter[str] = Counter()
    for n in range(20_000):
        drawn = read_outcome(draw(pool, f"seed {n}"))
        first[drawn[0][0]] += 1
        for code, team in drawn:
            places[code] += 1
            people.update(team)
    assert max(abs(n - 6_000) for n in places.values()) < 6 * 65
    assert max(abs(n - 2_000) for n in first.values()) < 6 * 43
    assert max(abs(n - 24_000) for n in people.values()) < 6 * 120


@pytest.mark.parametrize(
    ("pool", "digest", "outcome", "same_list", "same_outcome"),
    [
        (None, None, None, True, True),
        (None, "0" * 64, None, False, True),
        (None, None, "[]", True, False),
        ("{}", None, None, False, False),
        ("not a list", None, None, False, False),
    ],
)
def test_what_was_touched_is_told(
    pool: str | None, digest: str | None, outcome: str | None, *, same_list: bool, same_outcome: bool
) -> None:
    kept = pool_of([Place("990101001001", "甲")], [Inspecting(1, "乙")], 1, 1)
    drawn = draw(kept, "7")
    found = again(pool or kept, digest or digest_of(kept), "7", outcome or drawn)
    assert (found.same_list, found.same_outcome) == (same_list, same_outcome)
    assert found.equal == (same_list and same_outcome)
