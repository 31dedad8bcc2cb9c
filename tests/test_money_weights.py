"""What sums of money weigh is learned the same way every time, and from sentences that are marked rightly."""

import json

from bench.money_weights import Example, examples, learn, phrases, written
from gongzhi.papers.reading.money_judge import ROLES, judged

TOLD = [
    Example(f"{at}", signs, role)
    for at in range(4)
    for signs, role in (({"捐": 1.0, "又": 1.0}, "donation"), ({"付": 1.0, "又": 1.0}, "arrived"))
] + [Example("0", {"once": 1.0}, "grant")]


def test_what_goes_with_a_role_weighs_for_it() -> None:
    weights = learn(TOLD)
    assert judged({"捐": 1.0}, weights)["donation"] > judged({"付": 1.0}, weights)["donation"]
    assert "once" not in weights


def test_learning_twice_gives_the_same() -> None:
    assert learn(TOLD) == learn(TOLD)


def test_written_weights_name_every_role_in_one_order() -> None:
    sheet = json.loads(written({"捐": {"donation": 1.25, "fund": -0.5}}))
    row = dict(zip(sheet["roles"], sheet["hundredths"]["捐"], strict=True))
    assert sheet["roles"] == list(ROLES)
    assert (row["donation"], row["fund"], row["grant"]) == (125, -50, 0)


def test_every_sum_marked_in_a_sentence_is_an_example() -> None:
    shelf = phrases()
    assert len(shelf) > 100
    for report in shelf:
        marked = [mark.value.removesuffix(":") for mark in report.marks]
        assert set(marked) <= set(ROLES)
        assert [each.role for each in examples(report)] == marked, report.text
