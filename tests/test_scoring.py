"""How the bench compares candidate facts with labelled ones, and that the labels it stands on are in order."""

import json
from pathlib import Path

import pytest

from bench.check_labels import faults
from bench.labels import REPORTS, SPLITS, Misplaced, place, read_report, reports, texts
from bench.reading import show_errors
from bench.scoring import Clash, Mark, Score, by_kind, judge, judge_clashes, overlap, same_value

AMOUNT = Mark("amount", "grant:370000000", 10, 16)
PROBLEM = Mark("problem", "", 0, 20)


@pytest.mark.parametrize(
    ("label", "found", "right"),
    [
        (AMOUNT, AMOUNT, True),
        (AMOUNT, Mark("amount", "grant:370000000", 0, 13), True),
        (AMOUNT, Mark("amount", "grant:370000000", 0, 12), False),
        (AMOUNT, Mark("amount", "match:370000000", 10, 16), False),
        (AMOUNT, Mark("date", "grant:370000000", 10, 16), False),
        (PROBLEM, Mark("problem", "anything", 10, 20), True),
        (PROBLEM, Mark("problem", "", 11, 20), False),
        (PROBLEM, Mark("problem", "", 0, 41), False),
        (Mark("unknown", "place", 4, 7), Mark("unknown", "place", 4, 10), True),
        (Mark("unknown", "place", 4, 7), Mark("unknown", "place", 4, 11), False),
        (Mark("unknown", "place", 4, 7), Mark("unknown", "year", 4, 7), False),
    ],
    ids=[
        "the same fact",
        "half of the shorter span",
        "less than half of it",
        "another role",
        "another kind",
        "a sentence needs no value",
        "less than half a sentence",
        "a sentence lost in a paragraph",
        "a mask with its noun",
        "a mask lost in a clause",
        "a mask of something else",
    ],
)
def test_what_counts_as_the_same_fact(label: Mark, found: Mark, *, right: bool) -> None:
    assert judge([label], [found]).score == (Score(1, 0, 0) if right else Score(0, 1, 1))


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("date", "*", "*-06-21/*-06-30", True),
        ("date", "2022-06", "*", False),
        ("community", "榕荫 社区", "榕荫社区", True),
        ("task", "", "牵头", True),
        ("rule", "deduct:20%:3", "deduct:20%:0", False),
    ],
)
def test_values_compared(kind: str, one: str, other: str, *, same: bool) -> None:
    assert same_value(kind, one, other) is same


def test_two_candidates_for_one_label_and_the_wider_wins() -> None:
    narrow, wide = Mark("batch", "3", 2, 4), Mark("batch", "3", 1, 4)
    verdict = judge([Mark("batch", "3", 1, 4)], [narrow, wide])
    assert verdict.pairs == ((Mark("batch", "3", 1, 4), wide),)
    assert verdict.wrong == (narrow,)
    assert verdict.missed == ()


def test_one_candidate_does_not_serve_two_labels() -> None:
    labels = [Mark("task", "", 0, 10), Mark("task", "", 11, 20)]
    verdict = judge(labels, [Mark("task", "", 0, 20)])
    assert verdict.score == Score(1, 0, 1)


def test_scores_add_up_by_kind() -> None:
    verdict = judge([AMOUNT, PROBLEM], [AMOUNT, Mark("batch", "3", 0, 3)])
    assert by_kind([verdict, verdict]) == {
        "amount": Score(2, 0, 0),
        "batch": Score(0, 2, 0),
        "problem": Score(0, 0, 2),
    }


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        (Score(3, 1, 2), 0.75, 0.6, 6 / 9),
        (Score(0, 0, 2), None, 0.0, 0.0),
        (Score(0, 2, 0), 0.0, None, 0.0),
        (Score(), None, None, None),
    ],
)
def test_shares(score: Score, precision: float | None, recall: float | None, f1: float | None) -> None:
    assert (score.precision, score.recall, score.f1) == (precision, recall, f1)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (Clash("sum_mismatch", ((0, 3), (20, 23))), True),
        (Clash("sum_mismatch", ((0, 23),)), True),
        (Clash("sum_mismatch", ((0, 3), (3, 10))), False),
        (Clash("two_values", ((0, 3), (20, 23))), False),
    ],
    ids=["two places of three", "one span over all", "one place only", "another code"],
)
def test_a_contradiction_needs_two_of_its_places(found: Clash, *, right: bool) -> None:
    label = Clash("sum_mismatch", ((0, 3), (10, 13), (20, 23)))
    assert judge_clashes([label], [found]).score == (Score(1, 0, 0) if right else Score(0, 1, 1))


@pytest.mark.parametrize(
    ("one", "other", "common"), [((0, 4), (2, 9), 2), ((0, 4), (4, 9), 0), ((5, 6), (0, 2), 0)]
)
def test_overlap(one: tuple[int, int], other: tuple[int, int], common: int) -> None:
    assert overlap(one, other) == common


def test_the_second_of_two_equal_quotes() -> None:
    assert place("* *社区、* *社区", "* *", 1) == (6, 9)


@pytest.mark.parametrize(("quote", "nth"), [("街道", 0), ("社区", 1), ("", 0)])
def test_a_quote_that_is_not_there(quote: str, nth: int) -> None:
    with pytest.raises(Misplaced):
        place("安和社区", quote, nth)


def test_a_report_and_its_sheet(tmp_path: Path) -> None:
    text = tmp_path / "01-one.txt"
    text.write_text("5个社区：安和社区。", "utf-8")
    sheet = {
        "title": "安和社区",
        "labels": [{"kind": "community", "value": "安和社区", "quote": "安和社区", "nth": 0}],
        "contradictions": [{"code": "count_vs_list", "quotes": ["5个社区", "安和社区"], "nths": [0, 0]}],
    }
    text.with_suffix(".json").write_text(json.dumps(sheet), "utf-8")
    report = read_report(text)
    assert report.marks == (Mark("community", "安和社区", 5, 9),)
    assert report.clashes == (Clash("count_vs_list", ((0, 4), (5, 9))),)


def test_held_out_words_are_never_shown(capsys: pytest.CaptureFixture[str]) -> None:
    shelf = reports("train")[:1]
    facts, conflicts = judge(shelf[0].marks, []), judge_clashes(shelf[0].clashes, [])
    show_errors("heldout", shelf, [facts], [conflicts])
    shown = capsys.readouterr().out
    number = len(shelf[0].marks) + len(shelf[0].clashes)
    assert shown == f"held out, content not shown: {number} missed, 0 wrong\n"


def test_training_errors_are_shown_where_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    shelf = reports("train")[:1]
    facts, conflicts = judge(shelf[0].marks, [Mark("batch", "9", 0, 2)]), judge_clashes(shelf[0].clashes, [])
    show_errors("train", shelf, [facts], [conflicts])
    shown = capsys.readouterr().out
    assert "wrong  batch     9" in shown
    assert "【370万元】" in shown
    assert "missed count_vs_list" in shown


@pytest.mark.parametrize("name", [f"{split}/{path.stem}" for split in SPLITS for path in texts(split)])
def test_every_sheet_keeps_the_rules_of_labelling(name: str) -> None:
    assert [*faults(read_report(REPORTS / f"{name}.txt"))] == []
