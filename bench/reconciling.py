"""Statement against ledger with planted errors: how many are found, under their own kind, how many false alarms, how long.

`python -m bench.reconciling [rows] [errors] [seed]`; 100,000 rows and 500 errors if nothing is said.
"""

import sys
from collections import Counter
from time import perf_counter

from gongzhi.statements.rules import Limits
from gongzhi.statements.rules.matching import reconcile
from gongzhi.statements.tests.planted import judged, sides


def run(size: int, errors: int, seed: int) -> None:
    made = sides(size, errors, seed)
    started = perf_counter()
    found = reconcile(made.statement.values(), made.ledger.values(), Limits())
    seconds = perf_counter() - started
    told = judged(made, found)
    print(
        f"{size:,} ledger rows, {len(made.statement):,} statement rows, {errors} errors of 8 kinds, seed {seed}"
    )
    print(f"  found {told.found}/{errors} = {told.found / errors:.2%}, under their own kind {told.named}")
    print(
        f"  certain {len(found.certain):,}, proposed {len(found.proposed):,}, differences {len(found.differences):,}"
    )
    print(f"  false alarms {len(told.false)}; {seconds:.2f} s, {size / seconds:,.0f} rows/s")
    for each in told.false[:20]:
        print(f"    {each}")
    for kind, number in Counter(told.missed).items():
        print(f"  MISSED {kind}: {number}")


def main() -> None:
    given = [int(word) for word in sys.argv[1:4]]
    size, errors, seed = [*given, *(100_000, 500, 12)[len(given) :]]
    run(size, errors, seed)


if __name__ == "__main__":
    main()
