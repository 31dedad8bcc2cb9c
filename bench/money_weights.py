"""Learns what the words around a sum of money weigh, from the training reports and from single sentences.

Run with `python -m bench.money_weights` to write the weights the reader uses, or with `--check` to see how it does on
reports it has not learned from: every report is judged by weights learned from the others, FOLDS groups of them.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random

from bench.labels import REPORTS, Report, reports
from bench.scoring import Mark, overlap
from gongzhi.papers.reading.folio import Folio
from gongzhi.papers.reading.money_judge import ROLES, WEIGHTS, Weights, judged
from gongzhi.papers.reading.money_roles import walked
from gongzhi.papers.reading.money_signs import Signs, signs_of
from gongzhi.papers.reading.money_sum import Sum
from gongzhi.papers.reading.page import page_of

# One sentence a line, its sums marked 【370万元|grant】: ways of saying it that the reports do not happen to have.
PHRASES = REPORTS / "money_phrases.txt"
_MARKED = re.compile(r"【([^|】]+)\|(\w+)】")

FOLDS = 8
ROUNDS = 20
STEP = 0.015
# Pull of every weight towards nothing, for each example.
PULL = 0.003
# A sign of fewer reports is chance, and a weight below the last is none.
OCCURS = 3
LEAST = 0.095


@dataclass(frozen=True)
class Example:
    report: str
    signs: Signs
    role: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="judge every report by the others")
    shelf = reports("train")
    if parser.parse_args().check:
        check(shelf)
    else:
        told = [each for one in [*shelf, *phrases()] for each in examples(one)]
        WEIGHTS.write_text(written(learn(told)), "utf-8")


def check(shelf: Sequence[Report]) -> None:
    """Prints how many sums the judge alone calls right, told the right roles of the sums before."""
    told = {report.name: examples(report) for report in shelf}
    always = [each for one in phrases() for each in examples(one)]
    names = sorted(told)
    right, seen = Counter[str](), Counter[str]()
    for fold in range(FOLDS):
        away = set(names[fold::FOLDS])
        weights = learn([*(each for name in names if name not in away for each in told[name]), *always])
        for each in (each for name in away for each in told[name]):
            shares = judged(each.signs, weights)
            seen[each.role] += 1
            right[each.role] += max(shares, key=shares.__getitem__) == each.role
    for role in ROLES:
        print(f"{role:<10}{right[role]:>5} of {seen[role]}")
    print(f"{'all':<10}{right.total():>5} of {seen.total()}  {right.total() / seen.total():.1%}")


def phrases() -> list[Report]:
    """Every line of PHRASES as a report of its own."""
    return [_phrase(at, line) for at, line in enumerate(PHRASES.read_text("utf-8").splitlines()) if line]


def _phrase(at: int, line: str) -> Report:
    text, marks, end = "", [], 0
    for found in _MARKED.finditer(line):
        text += line[end : found.start()]
        marks.append(Mark("amount", f"{found[2]}:", len(text), len(text) + len(found[1])))
        text += found[1]
        end = found.end()
    return Report(f"phrase {at}", "", text + line[end:], tuple(marks), ())


def examples(report: Report) -> list[Example]:
    """The labelled sums of a report outside tables."""
    folio = Folio(page_of(report.text))
    found: list[Example] = []

    def tell(one: Sum) -> tuple[str, float]:
        role = labelled(report, *folio.page.span(one.start, one.end))
        if role:
            found.append(Example(report.name, signs_of(one), role))
        return role or "other", 1.0

    walked(folio, tell)
    return found


def labelled(report: Report, start: int, end: int) -> str:
    values = (
        mark.value
        for mark in report.marks
        if mark.kind == "amount" and overlap((mark.start, mark.end), (start, end))
    )
    role = next(values, "").partition(":")[0]
    return role if role in ROLES else ""


def learn(told: Sequence[Example]) -> Weights:
    """Multinomial logistic regression by stochastic steps, in an order that is the same every time."""
    known = _common(told)
    cases = [
        ([(sign, value) for sign, value in each.signs.items() if sign in known], each.role) for each in told
    ]
    weights: dict[str, dict[str, float]] = {sign: dict.fromkeys(ROLES, 0.0) for sign in known}
    paid: dict[str, dict[str, float]] = {sign: dict.fromkeys(ROLES, 1e-6) for sign in known}
    order = list(range(len(cases)))
    chance = Random(0)
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for at in order:
            signs, role = cases[at]
            _step(weights, paid, signs, role)
    return {sign: kept for sign, each in sorted(weights.items()) if (kept := _kept(each))}


def _step(
    weights: dict[str, dict[str, float]],
    paid: dict[str, dict[str, float]],
    signs: list[tuple[str, float]],
    role: str,
) -> None:
    shares = judged(dict(signs), weights)
    for sign, value in signs:
        own, spent = weights[sign], paid[sign]
        for each in ROLES:
            slope = (shares[each] - (each == role)) * value + PULL * own[each]
            spent[each] += slope * slope
            own[each] -= STEP * slope / sqrt(spent[each])


def _common(told: Sequence[Example]) -> set[str]:
    where: dict[str, set[str]] = defaultdict(set)
    for each in told:
        for sign in each.signs:
            where[sign].add(each.report)
    return {sign for sign, names in where.items() if len(names) >= OCCURS}


def _kept(each: dict[str, float]) -> dict[str, float]:
    return {role: round(weight, 2) for role, weight in each.items() if abs(weight) >= LEAST}


def written(weights: Weights) -> str:
    """One sign a line, its weight for each role in hundredths."""
    head = json.dumps(ROLES)
    lines = (
        f"{json.dumps(sign, ensure_ascii=False)}:"
        f"{json.dumps([round(100 * each.get(role, 0)) for role in ROLES], separators=(',', ':'))}"
        for sign, each in weights.items()
    )
    return f'{{"roles":{head},"hundredths":{{\n' + ",\n".join(lines) + "\n}}\n"


if __name__ == "__main__":
    main()
