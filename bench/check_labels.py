"""Whether the labelled reports keep their own rules: quotes in place, values canonical, masks and figures all labelled.

Run with `python -m bench.check_labels`; prints the faults and the number of labels by kind, ends with 1 on any fault.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.labels import SPLITS, Misplaced, Report, read_report, texts
from bench.scoring import SENTENCES, Mark

LENGTH = range(700, 1801)  # Chinese characters of a text
MONTH = r"\d{4}-\d{2}"
DAY = rf"{MONTH}-\d{{2}}"
# The canonical values of bench/reports/LABELLING.md.
VALUES = {
    "community": r"\*|.+",
    "theme": "便民服务|智慧科技|社会组织参与|社会企业带动|社区服务项目|自治互助",
    "batch": r"\d+",
    "mechanism": "五社联动|三社联动",
    "amount": r"(grant|match|project|fund|arrived|donation|other):(\d+|\*)|(match|rate):(\d+(\.\d+)?%|\*)",
    "body": ".+",
    "post": ".+",
    "date": rf"\*|<P\d+M|\d{{4}}(-Q[1-4]|-H[12])?(/\d{{4}})?|{MONTH}(/{MONTH})?|{DAY}(/{DAY})?",
    "count": (
        r"(community|staff|social_worker|certified|task_force|department|org|household|resident|volunteer|area"
        r"|activity|elder):(\d+|\*)"
    ),
    "visited": ".+",
    "standard": ".+",
    "aspect": ".+",
    "checked": ".+",
    "rule": r"deduct:\d+(\.\d+)?%:\d|deduct_full|notice_province|reward|adjust",
    "problem": "",
    "task": "",
    "work": "",
    "unknown": "place|year|number|amount|date|name",
}
CODES = {"count_vs_list", "sum_mismatch", "swapped_standard", "two_values", "date_order"}
# What must stand inside a label of the kind wherever it stands.
ALWAYS = {
    "unknown": r"\* \*|××|XX",
    "amount": r"[\d.,]+ ?万?元|[一二三四五六七八九十百千]{2,}万元",
    "date": r"(?:19|20)\d\d年",
    "count": r"\d+(?:平方米|㎡)",
}


def faults(report: Report) -> Iterator[str]:
    yield from of_the_text(report)
    for mark in report.marks:
        yield from of_a_mark(report.text, mark)
    for place, times in Counter((mark.kind, mark.start, mark.end) for mark in report.marks).items():
        if times > 1:
            yield f"labelled twice: {place}"
    for clash in report.clashes:
        if clash.code not in CODES or len(clash.spans) < 2:
            yield f"contradiction {clash.code} of {len(clash.spans)} places"
    yield from unlabelled(report)


def of_the_text(report: Report) -> Iterator[str]:
    printed = "".join(report.text.split())
    length = len(re.findall("[一-鿿]", printed))
    if length not in LENGTH:
        yield f"{length} Chinese characters"
    if "".join(report.title.split()) not in printed:
        yield "the title is not in the text"


def of_a_mark(text: str, mark: Mark) -> Iterator[str]:
    quote = text[mark.start : mark.end]
    if mark.kind not in VALUES:
        yield f"unknown kind {mark.kind}"
    elif not re.fullmatch(VALUES[mark.kind], mark.value):
        yield f"{mark.kind}: value {mark.value}"
    if quote != quote.strip() or (mark.kind in SENTENCES and re.search("[。；]", quote)):
        yield f"{mark.kind}: “{quote}” is wider than one clause"


def unlabelled(report: Report) -> Iterator[str]:
    for kind, pattern in ALWAYS.items():
        spans = [(mark.start, mark.end) for mark in report.marks if mark.kind == kind]
        for found in re.finditer(pattern, report.text):
            if not any(start < found.end() and found.start() < end for start, end in spans):
                yield f"no {kind} label: “{report.text[max(0, found.start() - 8) : found.end() + 4]}”"


def check(path: Path) -> tuple[Report | None, list[str]]:
    try:
        report = read_report(path)
    except (Misplaced, KeyError, ValueError) as error:
        return None, [str(error)]
    return report, [*faults(report)]


def main() -> int:
    bad = 0
    counts: dict[str, Counter[str]] = {}
    for split in SPLITS:
        counts[split] = Counter()
        for path in texts(split):
            report, wrong = check(path)
            bad += len(wrong)
            for fault in wrong:
                print(f"{split}/{path.stem}: {fault}")
            if report:
                counts[split].update(mark.kind for mark in report.marks)
                counts[split].update("!" + clash.code for clash in report.clashes)
    print(f"{'kind':<20}" + "".join(f"{split:>9}" for split in SPLITS))
    for kind in (*VALUES, *("!" + code for code in sorted(CODES))):
        print(f"{kind:<20}" + "".join(f"{counts[split][kind]:>9}" for split in SPLITS))
    total = (sum(n for kind, n in counts[split].items() if kind[0] != "!") for split in SPLITS)
    print(f"{'all labels':<20}" + "".join(f"{n:>9}" for n in total))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
