"""What each hostile file, and a normal report, costs the server: wall time and the child's peak memory.

Run with `python -m bench.intake`; ends with 1 when a hostile file is taken in, or costs more than R-52 allows.
"""

import sys

from gongzhi.papers.tests.intake_files import HOSTILE, File, long_pdf, ten_pages
from gongzhi.papers.tests.intake_measured import Cost, measured

SECONDS = 2.0
MB = 300.0
NORMAL: dict[str, File] = {
    "a report of ten pages, docx": ("报告.docx", ten_pages()),
    "a report of ten pages, pdf": ("报告.pdf", long_pdf(10)),
    "300 pages, pdf": ("报告.pdf", long_pdf(300)),
}


def show(name: str, cost: Cost) -> None:
    print(f"{name:30} {cost.outcome:10} {cost.seconds:6.2f} s {cost.child_mb:6.0f} MB")


def main() -> int:
    print(f"{'':30} {'outcome':10} {'wall':>8} {'child':>9}")
    failed = 0
    for name, (filename, data) in NORMAL.items():
        cost = measured(filename, data)
        show(name, cost)
        failed += cost.outcome != "taken"
    for name, (fault, make) in HOSTILE.items():
        cost = measured(*make())
        show(name, cost)
        failed += cost.outcome != fault or cost.seconds > SECONDS or cost.child_mb > MB
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
