"""The table of arrows is what the guard, the page and the documentation go by: every pair of state and move is walked."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse

from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.refusal import Refused
from gongzhi.tasks import labels
from gongzhi.tasks.dossiers import task_dossier
from gongzhi.tasks.models import Task
from gongzhi.tasks.rules import ARROWS, FINISHED, OWED, Move, Status
from gongzhi.tasks.services import add_task, move_task, report_progress
from tests.racing_moves import MOVERS, race

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
COUNTY, COMMUNITY = "990101000000", "990101001001"
PAGE = Path(__file__).parents[3] / "docs" / "capabilities" / "tasks.md"
# On the page of a task these lead to a page; the others are buttons.
ASKING = {
    Move.SUBMIT: "tasks:task-submit",
    Move.CLOSE: "tasks:task-close",
    Move.RETURN: "tasks:task-return",
    Move.CANCEL: "tasks:task-cancel",
}


def viewer(*roles: str) -> Viewer:
    return holding([Held(role, COUNTY) for role in roles], user_id=0, name="试", today=TODAY)


OFFICE, FORCE = viewer("office"), viewer("task_force")


def a_task(**fields: object) -> Task:
    return add_task(Task(**{"division": COMMUNITY, "title": "制作门牌", **fields}), by=OFFICE)


@pytest.mark.parametrize(("at", "move"), [*product(Status, Move)])
def test_every_pair_of_state_and_move(at: Status, move: Move) -> None:
    task = a_task(status=at.value)
    shown = task_dossier(task, OFFICE).acts
    offered = {Move(dict(act.fields)["move"]) for act in shown if "move" in dict(act.fields)}
    offered |= {m for m, url in ASKING.items() if reverse(url, args=[task.pk]) in [a.url for a in shown]}
    assert (move in offered) == ((at, move) in ARROWS)
    if (at, move) in ARROWS:
        assert move_task(task, move, by=OFFICE, note="理由").status == ARROWS[at, move][1]
    else:
        with pytest.raises(Refused, match="不能这样办理"):
            move_task(task, move, by=OFFICE, note="理由")
        assert Task.objects.get().status == at


@pytest.mark.parametrize(("at", "move"), list(ARROWS))
def test_an_arrow_is_walked_only_with_its_act(at: Status, move: Move) -> None:
    act, to = ARROWS[at, move]
    task = a_task(status=at.value)
    for role in ("task_force", "street", "supervisor"):
        who = holding([Held(role, COUNTY)], user_id=0, name=role, today=TODAY)
        if not who.may(act, COMMUNITY):
            with pytest.raises(Refused, match="岗位"):
                move_task(task, move, by=who, note="理由")
            task.refresh_from_db()
    assert task.status == at != to


def test_the_documentation_lists_every_arrow() -> None:
    part = PAGE.read_text(encoding="utf-8").split("## 状态")[1].split("## ")[0]
    told = set(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \|", part, re.M)) - {("从", "动作", "到")}
    states, moves = labels.status(), labels.move()
    asked = {(str(states[at]), str(moves[move]), str(states[to])) for (at, move), (_, to) in ARROWS.items()}
    assert {(a, m.removesuffix("（写原因）"), b) for a, m, b in told if set(a) != {"-"}} == asked


def test_who_signs_has_not_started() -> None:
    task = move_task(a_task(), Move.SIGN, by=FORCE)
    assert (task.status, task.signed_on, task.progress) == (Status.RECEIVED, TODAY, None)
    assert Status.RECEIVED in OWED and Status.RECEIVED not in FINISHED


@pytest.mark.parametrize(
    ("at", "progress", "status", "signed_on"),
    [
        (Status.TODO, 0, Status.RECEIVED, TODAY),
        (Status.TODO, 5, Status.DOING, TODAY),
        (Status.RECEIVED, 0, Status.RECEIVED, None),
        (Status.RECEIVED, 5, Status.DOING, None),
        (Status.DOING, 5, Status.DOING, None),  # under way from before: when it was signed for is unknown
    ],
)
def test_a_word_on_the_progress_counts_as_signing(
    at: Status, progress: int, status: Status, signed_on: date | None
) -> None:
    task = report_progress(a_task(status=at.value), progress, by=FORCE)
    assert (task.status, task.signed_on) == (status, signed_on)


def test_starting_at_once_counts_as_signing_and_a_task_given_out_anew_is_signed_for_anew() -> None:
    task = move_task(a_task(), Move.START, by=FORCE)
    assert (task.status, task.signed_on) == (Status.DOING, TODAY)
    move_task(task, Move.CANCEL, by=OFFICE)
    assert task.signed_on == TODAY
    assert move_task(task, Move.REOPEN, by=OFFICE).signed_on is None
    assert task_dossier(task, OFFICE).row == task


@pytest.mark.django_db(transaction=True)
def test_of_many_who_move_one_record_at_once_one_wins_and_the_others_are_told(tmp_path: Path) -> None:
    """On PostgreSQL here, on SQLite in a database file."""
    if connection.vendor == "postgresql":
        told = race()
    else:
        env = os.environ | {
            "GONGZHI_TEST_DATABASE": f"sqlite:///{tmp_path / 'race.db'}",
            "DJANGO_SETTINGS_MODULE": "gongzhi.config.settings.test",
        }
        ran = subprocess.run(
            [sys.executable, "-m", "tests.racing_moves"], env=env, capture_output=True, text=True, check=True
        )
        told = json.loads(ran.stdout.splitlines()[-1])
    assert told == {
        what: {
            "won": 1,
            "told": MOVERS - 1,
            "words": ["刚才有人改过"],
            "status": status,
            "version": 2,
            "entries": 1,
            "whole": True,
        }
        for what, status in (("task", "received"), ("project", "doing"), ("finding", "notified"))
    }
