"""Jobs that write one line an effect: a line too many or too few shows."""

import time

from django.db import connection

from gongzhi.ground.jobs.kinds import job
from gongzhi.ground.jobs.step import Step

TABLE = "CREATE TABLE trial_effects (what varchar(80))"


def effect(what: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO trial_effects (what) VALUES (%s)", [what])


@job("trial.count", "逐项")
def count(step: Step, label: str, upto: int, pause: float) -> str:
    """One effect and one mark at a time."""
    for n in range(step.mark or 0, upto):
        step.progress(n, upto)
        with step.keeping(n + 1, done=n + 1):
            effect(f"{label}:{n}")
        time.sleep(pause)
    return f"{label} 完"


@job("trial.whole", "整体")
def whole(step: Step, label: str, upto: int, pause: float) -> str:
    """All effects in one transaction."""
    with step.keeping():
        for n in range(upto):
            effect(f"{label}:{n}")
            time.sleep(pause)
            step.progress(n, upto)
    return f"{label} 完"


@job("trial.sleepwalk", "瞌睡")
def sleepwalk(step: Step, label: str, seconds: float) -> str:
    """Says nothing for a while, then acts as if nothing had happened."""
    time.sleep(seconds)
    with step.keeping():
        effect(label)
    return f"{label} 完"
