"""How long a form takes to save while somebody imports 100,000 rows (R-38): 20 people, one form about every second.

Run with `python -m bench.import_crowd [rows]`. First the 20 alone, then the same 20 during the import, on one database
file; prints the middle, the 95th percentile and the worst of both, and how long the import shut writers out. Ends with 1
when the 95th percentile during the import is over a second, or a form was not saved.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import quantiles
from time import perf_counter, sleep

from bench.importing import COUNTY, make_file, ours, prepare, start

GOAL = 1.0
PROCESSES, PEOPLE = 4, 5
ALONE = 15.0  # seconds that the people have the house to themselves


def people(stop: Path, name: str) -> None:
    """Five people of one process, each saving a form now and then until the file appears."""
    start()
    from django.test import Client
    from django.urls import reverse

    from gongzhi.ground.accounts.models import User

    user = User.objects.get(username="bench")

    def person(number: int) -> list[tuple[float, bool]]:
        client = Client()
        took: list[tuple[float, bool]] = []
        client.force_login(user)
        dice = random.Random(f"{name} {number}")
        while not stop.exists():
            sleep(dice.uniform(0.5, 1.5))
            form = {"division": COUNTY, "name": f"{name}-{number}-{len(took)}", "kind": "other"}
            began = perf_counter()
            answer = client.post(reverse("registry:organisation-new"), form)
            saved = answer.status_code == 302 and answer["Location"].startswith("/registry/")
            took.append((perf_counter() - began, saved))
        return took[1:]  # with the first one the process itself got ready

    with ThreadPoolExecutor(PEOPLE) as seats:
        print(json.dumps([each for took in seats.map(person, range(PEOPLE)) for each in took]))


def crowd(home: Path, phase: str) -> tuple[Path, list["subprocess.Popen[str]"]]:
    stop = home / f"{phase}.stop"
    words = [
        [sys.executable, "-m", "bench.import_crowd", "people", str(stop), f"{phase}{n}"]
        for n in range(PROCESSES)
    ]
    return stop, [subprocess.Popen(each, stdout=subprocess.PIPE, text=True) for each in words]


def gathered(stop: Path, all_of_them: list["subprocess.Popen[str]"]) -> list[tuple[float, bool]]:
    stop.touch()
    return [tuple(each) for one in all_of_them for each in json.loads(one.communicate(timeout=120)[0])]


def show(phase: str, took: list[tuple[float, bool]]) -> float:
    seconds = sorted(second for second, _saved in took)
    cuts = quantiles(seconds, n=20)
    lost = sum(1 for _second, saved in took if not saved)
    print(f"{phase:22} {len(took):6} {cuts[9]:8.3f} s {cuts[18]:8.3f} s {seconds[-1]:8.3f} s {lost:6}")
    return float(cuts[18]) if not lost else float("inf")


def main(rows: int) -> int:
    with tempfile.TemporaryDirectory(prefix="gongzhi-bench-") as folder:
        home = Path(folder)
        os.environ.setdefault("GONGZHI_TEST_DATABASE", f"sqlite:///{home}/bench.db")
        start()
        prepare()
        file = home / "table.xlsx"
        make_file(file, rows)
        print(f"{'':22} {'forms':>6} {'middle':>10} {'95 %':>10} {'worst':>10} {'lost':>6}")
        stop, them = crowd(home, "alone")
        sleep(ALONE)
        show("the 20 alone", gathered(stop, them))
        stop, them = crowd(home, "import")
        sleep(5)  # until they are at work
        began = perf_counter()
        made = ours(file, back_again=False)
        took = perf_counter() - began
        p95 = show(f"import of {rows:,} rows", gathered(stop, them))
        print(f"import: {took:.1f} s, of which others could not write {made['locked']:.2f} s")
    return int(p95 > GOAL)


if __name__ == "__main__":
    if sys.argv[1:2] == ["people"]:
        people(Path(sys.argv[2]), sys.argv[3])
        sys.exit(0)
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
