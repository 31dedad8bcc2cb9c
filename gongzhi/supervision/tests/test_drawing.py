"""The draw, done once more by a model of a few lines that shares no code with it; and how it falls over many seeds."""

import hashlib
import json
import random
from collections import Counter

import pytest

from gongzhi.supervision.rules.drawing import (
    Inspecting,
    Place,
    TooFew,
    Work,
    again,
    digest_of,
    draw,
    pool_of,
    read_outcome,
    read_pool,
)


def model(pool: str, seed: str) -> list[list[object]]:
    """As docs/capabilities/supervision.md tells it."""
    told = json.loads(pool)

    def lots(of: object, marks: list[object]) -> list[object]:
        return sorted(marks, key=lambda m: hashlib.sha256(f"{seed}|{of}|{m}".encode()).hexdigest())

    listed, mark, before = {1: ("places", "place", ""), 2: ("projects", "project", "project|")}[told["form"]]
    keys = lots(mark, [row[0] for row in told[listed]])[: told["wanted"]]
    free = {k: [n for n, _, barred in told["inspectors"] if k not in barred] for k in keys}
    return [[k, lots(f"{before}{k}", free[k])[: told["team"]]] for k in keys]


@pytest.mark.parametrize("projects", [False, True])
def test_the_draw_is_what_the_model_says_for_many_lists_and_seeds(*, projects: bool) -> None:
    chance = random.Random(7)
    drawn = 0
    for _ in range(400):
        codes = chance.sample(range(10**11, 10**12), chance.randint(1, 30))
        places = [
            Work(code, f"项目{code}", "990101001001") if projects else Place(str(code), f"社区{code}")
            for code in codes
        ]
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


def test_lists_of_the_first_form_stay_what_they_were_and_lots_of_projects_are_their_own() -> None:
    """The list and the outcome as they were kept before projects could be drawn, word for word."""
    pool = (
        '{"form":1,"inspectors":[[3,"甲",[]],[4,"乙",["990101001001"]]],'
        '"places":[["990101001001","一"],["990101001002","二"],["990101001003","三"]],"team":1,"wanted":2}'
    )
    people = [Inspecting(3, "甲"), Inspecting(4, "乙", ("990101001001",))]
    places = [Place(f"99010100100{n}", name) for n, name in enumerate("一二三", 1)]
    assert pool_of(places, people, 2, 1) == pool
    kept = '[["990101001001",[3]],["990101001002",[4]]]'
    assert again(pool, digest_of(pool), "2026090", kept).equal
    works = [Work(n, name, "990101001001") for n, name in enumerate("一二三", 1)]
    told = pool_of(works, [Inspecting(3, "甲"), Inspecting(4, "乙", ("1",))], 3, 1)
    assert json.loads(told)["projects"][0] == ["1", "一", "990101001001"] and json.loads(told)["form"] == 2
    listed = read_pool(told)
    assert (listed.names["2"], listed.codes["2"], listed.people[4]) == ("二", "990101001001", "乙")
    assert dict(read_outcome(draw(told, "7")))["1"] == [3]  # the other one is barred from it
    same = [Place(str(n), name) for n, name in enumerate("一二三", 1)]
    orders = {
        tuple(key for key, _team in read_outcome(draw(pool_of(same, people, 3, 1), f"{n}")))
        == tuple(key for key, _team in read_outcome(draw(told, f"{n}")))
        for n in range(60)
    }
    assert orders == {True, False}  # alike by chance alone
    assert read_pool("not a list").names == {}


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
