"""What stands in the way, and which values are still owed."""

from datetime import timedelta
from functools import partial

from gongzhi.demo import places, troubles
from gongzhi.demo.stage import Stage, clerk
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.unknowns.models import Gap
from gongzhi.ground.unknowns.services import assign_gap, fill_gap, owe
from gongzhi.tasks import services as tasks
from gongzhi.tasks.models import Problem
from gongzhi.tasks.rules import ProblemMove

CLOSER = "demo-supervisor"


def plan(stage: Stage) -> None:
    for n, told in enumerate(troubles.PROBLEMS):
        who = clerk(told.place) if told.place != places.COUNTY else "demo-office"
        stage.on(told.found, who, partial(_problem, stage, n, told))
    for n, gap in enumerate(troubles.GAPS):
        stage.on(26 + n * 3, "demo-office", partial(_gap, stage, n, gap))


def _problem(stage: Stage, n: int, told: troubles.Trouble, by: Viewer) -> None:
    problem = tasks.add_problem(
        Problem(
            division=told.place,
            title=told.title,
            topic=told.topic,
            cause=told.cause,
            measure=told.measure,
            lead=stage.bodies[told.lead],
            due_on=stage.diary.day(told.due),
            key=f"demo-{n}",
        ),
        by=by,
    )
    who = clerk(told.place) if told.place != places.COUNTY else "demo-office"
    if told.taken_up:
        words = "已列入本月调度事项。"
        stage.on(
            told.found + 9,
            who,
            lambda by: tasks.move_problem(problem, ProblemMove.TAKE_UP, by=by, note=words),
        )
    if told.closed:
        stage.on(
            told.closed,
            CLOSER,
            lambda by: tasks.move_problem(problem, ProblemMove.CLOSE, by=by, note=told.outcome),
        )


def _gap(stage: Stage, n: int, told: tuple[str, str, str, str, str], by: Viewer) -> None:
    """Owed since the survey; some have an owner and a day, one is known by now, one belongs to nobody yet."""
    code, what, kind, owner, value = told
    gap = owe(Gap(division=code, what=what, kind=kind, why="摸底时没有填报", key=f"demo-{n}"), by=by)
    if owner:
        due = stage.diary.day(204 + n * 6)
        stage.diary.on(
            by.today + timedelta(days=2), "demo-office", lambda who: assign_gap(gap, owner, due, by=who)
        )
    if value:
        stage.on(120, clerk(code), lambda who: fill_gap(gap, value, who.today, by=who))
