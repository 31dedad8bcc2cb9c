"""How well and how fast old reports are read: precision and recall by kind against bench/reports.

Run with `python -m bench.reading [--split train|heldout|all] [--errors]`. The held-out reports are for measuring only:
of their errors no more than the number is shown, so that nobody writes rules for them.
"""

import argparse
from collections.abc import Sequence
from time import perf_counter

from bench.labels import SPLITS, Report, reports
from bench.scoring import Clash, Mark, Score, Verdict, by_kind, judge, judge_clashes
from gongzhi.papers.reading import Reading, read

PAGE = 600  # characters on a page: 22 lines of 28, GB/T 9704-2012
ROUNDS = 5
LONG = 4
HIDDEN = "heldout"
MARGIN = 12


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=[*SPLITS, "all"], default="all")
    parser.add_argument("--errors", action="store_true", help="show what was missed or wrong (train only)")
    chosen = parser.parse_args(argv)
    for split in SPLITS if chosen.split == "all" else [chosen.split]:
        measure(split, errors=chosen.errors)


def measure(split: str, *, errors: bool) -> None:
    """Prints one split: a line per kind, the whole, the contradictions, the speed."""
    shelf = reports(split)
    if not shelf:
        print(f"\n{split}: no reports")
        return
    readings = [read(report.text) for report in shelf]
    facts = [judge(report.marks, marks(reading)) for report, reading in zip(shelf, readings, strict=True)]
    conflicts = [
        judge_clashes(report.clashes, clashes(reading))
        for report, reading in zip(shelf, readings, strict=True)
    ]
    print(f"\n{split}: {len(shelf)} reports, {sum(len(report.text) for report in shelf)} characters")
    print(f"{'kind':<15}{'labels':>7}{'found':>7}{'right':>7}{'precision':>11}{'recall':>8}{'f1':>8}")
    for kind, score in by_kind(facts).items():
        print(line(kind, score))
    print(line("all kinds", sum((verdict.score for verdict in facts), Score())))
    print(line("contradictions", sum((verdict.score for verdict in conflicts), Score())))
    print(f"speed: {speed(shelf):.2f} ms a page of {PAGE} characters, best of {ROUNDS}")
    print(f"a report {LONG} times as long takes {growth(shelf):.2f} times as long a page (1 is linear)")
    if errors:
        show_errors(split, shelf, facts, conflicts)


def marks(reading: Reading) -> list[Mark]:
    """What was found in the text; what follows from it by arithmetic is not labelled and not scored."""
    return [
        Mark(str(each.kind), each.value, each.start, each.end)
        for each in reading.candidates
        if "derived" not in each.details
    ]


def clashes(reading: Reading) -> list[Clash]:
    return [Clash(each.code, each.spans) for each in reading.contradictions]


def line(name: str, score: Score) -> str:
    labels, found = score.right + score.missed, score.right + score.wrong
    shares = (percent(score.precision), percent(score.recall), percent(score.f1))
    return f"{name:<15}{labels:>7}{found:>7}{score.right:>7}{shares[0]:>11}{shares[1]:>8}{shares[2]:>8}"


def percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


def speed(shelf: Sequence[Report]) -> float:
    """Milliseconds for a page, in the best of the rounds over all the reports."""
    pages = sum(len(report.text) for report in shelf) / PAGE
    best = float("inf")
    for _ in range(ROUNDS):
        began = perf_counter()
        for report in shelf:
            read(report.text)
        best = min(best, perf_counter() - began)
    return best * 1000 / pages


def growth(shelf: Sequence[Report]) -> float:
    """How much slower a page gets when all the reports are one long report again and again."""
    text = "\n".join(report.text for report in shelf)
    return _best(text * LONG) / LONG / _best(text)


def _best(text: str) -> float:
    times = []
    for _ in range(ROUNDS):
        began = perf_counter()
        read(text)
        times.append(perf_counter() - began)
    return min(times)


def show_errors(
    split: str,
    shelf: Sequence[Report],
    facts: Sequence[Verdict[Mark]],
    conflicts: Sequence[Verdict[Clash]],
) -> None:
    if split == HIDDEN:
        scores = [verdict.score for verdict in facts] + [verdict.score for verdict in conflicts]
        score = sum(scores, Score())
        print(f"held out, content not shown: {score.missed} missed, {score.wrong} wrong")
        return
    for report, fact, conflict in zip(shelf, facts, conflicts, strict=True):
        print(f"\n{report.name}")
        faults = [("missed", mark) for mark in fact.missed] + [("wrong", mark) for mark in fact.wrong]
        for verdict, mark in sorted(faults, key=lambda fault: (fault[1].start, fault[1].kind)):
            print(
                f"  {verdict:<7}{mark.kind:<10}{mark.value:<22}{excerpt(report.text, mark.start, mark.end)}"
            )
        for verdict, left in (("missed", conflict.missed), ("wrong", conflict.wrong)):
            for clash in left:
                words = " | ".join(report.text[start:end] for start, end in clash.spans)
                print(f"  {verdict:<7}{clash.code}: {flat(words)}")


def excerpt(text: str, start: int, end: int) -> str:
    return flat(f"{text[max(0, start - MARGIN) : start]}【{text[start:end]}】{text[end : end + MARGIN]}")


def flat(words: str) -> str:
    return words.replace("\n", "⏎")


if __name__ == "__main__":
    main()
