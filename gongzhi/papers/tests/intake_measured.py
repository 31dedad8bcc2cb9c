"""Takes in one file and reports what the child cost, in a process small enough not to hide it.

A forked child starts with its parent's peak in its own account, so a test run or a benchmark cannot ask for itself.
"""

import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from gongzhi.papers.intake import Unreadable, take_in

_ROOT = str(Path(__file__).resolve().parents[3])


@dataclass(frozen=True)
class Cost:
    """`outcome` is the fault, or `taken`; wall in seconds, peaks of resident memory in MB."""

    outcome: str
    seconds: float
    child_mb: float
    server_mb: float


def measured(filename: str, data: bytes) -> Cost:
    done = subprocess.run(
        [sys.executable, "-m", __name__, filename], input=data, stdout=subprocess.PIPE, cwd=_ROOT, check=True
    )
    return Cost(**json.loads(done.stdout))


def _peak(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1000


def main() -> None:
    data = sys.stdin.buffer.read()
    began = perf_counter()
    try:
        take_in(data, sys.argv[1])
        outcome = "taken"
    except Unreadable as refusal:
        outcome = str(refusal.fault)
    seconds = perf_counter() - began
    peaks = {"child_mb": _peak(resource.RUSAGE_CHILDREN), "server_mb": _peak(resource.RUSAGE_SELF)}
    print(json.dumps({"outcome": outcome, "seconds": seconds, **peaks}))


if __name__ == "__main__":
    main()
