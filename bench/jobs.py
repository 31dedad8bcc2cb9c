"""A thousand jobs before two workers on a database file of their own: how fast, and whether each was done once.

python -m bench.jobs [JOBS]
"""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKERS = 2


def main(jobs: int) -> None:
    with tempfile.TemporaryDirectory(prefix="gongzhi-jobs-") as home:
        at = Path(home) / "trial.db"
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.trial_jobs.settings",
            "GONGZHI_DATABASE": f"sqlite:///{at}",
            "GONGZHI_VAR": home,
            "PYTHONPATH": str(ROOT),
        }
        asked = [["set_up"], ["ask", "trial.count", {"label": "b", "upto": 1, "pause": 0.0}, jobs]]
        drive = [sys.executable, "-m", "tests.trial_jobs.drive"]
        subprocess.run(
            drive, input=json.dumps(asked).encode(), env=env, cwd=ROOT, check=True, stdout=subprocess.DEVNULL
        )
        command = [sys.executable, str(ROOT / "manage.py"), "work", "--once"]
        begun = time.perf_counter()
        workers = [subprocess.Popen(command, env=env, cwd=ROOT) for _ in range(WORKERS)]
        ends = [worker.wait() for worker in workers]
        took = time.perf_counter() - begun
        with closing(sqlite3.connect(at)) as there:
            effects = Counter(what for (what,) in there.execute("SELECT what FROM trial_effects"))
            states = Counter(state for (state,) in there.execute("SELECT state FROM jobs_job"))
    print(f"{jobs} jobs, {WORKERS} workers, SQLite: {took:.1f} s, {jobs / took:.0f} jobs/s; ends {ends}")
    doubled = sum(n - 1 for n in effects.values())
    print(f"effects {len(effects)}, lost {jobs - len(effects)}, doubled {doubled}; {dict(states)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
