"""make bench: every measurement that there is, one after the other, as its own program."""

import subprocess
import sys

# What each prints stands at the head of its module.
MEASUREMENTS = (
    ["bench.reading", "--split", "all"],
    ["bench.writing"],
    ["bench.intake"],
    ["bench.listing"],
    ["bench.gantt"],
    ["bench.tallies"],
    ["bench.importing"],
    ["bench.import_crowd"],
    ["bench.jobs"],
    ["bench.ladder"],
    ["bench.ledger"],
    ["bench.reconciling"],
    ["bench.writers"],
)

if __name__ == "__main__":
    done = [subprocess.run([sys.executable, "-m", *words], check=False).returncode for words in MEASUREMENTS]
    sys.exit(max(done))
