"""Builds the pilot year of the fictional county through the services, as its users would."""

from datetime import date, timedelta
from functools import partial

from gongzhi.demo import (
    deadlines,
    desk,
    estate,
    giving,
    inspections,
    meetings,
    money,
    orders,
    payments,
    people,
    pilot,
    places,
    problems,
    projects,
    reports,
    settlement,
    statements,
    tasks,
)
from gongzhi.demo.diary import INSTALLATION, Diary
from gongzhi.demo.stage import Stage
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.staffing.services import appoint, open_account

# How many days of the pilot lie behind; the evaluation lies as far ahead as the report that all began with says.
BEHIND, AHEAD = 210, 150


def open_places(today: date) -> None:
    """The places and accounts alone, with nothing on file."""
    stage = _stage(today)
    stage.on(0, INSTALLATION, partial(_open, stage))
    stage.diary.play()


def build(today: date) -> None:
    """The whole year up to yesterday; the evaluation lies five months ahead."""
    stage = _stage(today)
    stage.on(0, INSTALLATION, lambda by: _open(stage, by, people.enter_departments))
    chapters = (
        *(pilot, people, estate, money, projects, payments, giving, settlement, tasks, meetings),
        *(orders, deadlines, problems, inspections, reports, statements, desk),
    )
    for chapter in chapters:
        chapter.plan(stage)
    stage.diary.play()
    desk.read_old_news(today)


def _stage(today: date) -> Stage:
    return Stage(Diary(today, today - timedelta(days=BEHIND)))


def _open(stage: Stage, by: Viewer, bodies: people.Enter | None = None) -> None:
    for code, name in places.DIVISIONS.items():
        put_division(code, name, fictional=True)
    if bodies:
        bodies(stage, by)
    for username, name, role, division, body in places.ACCOUNTS:
        user = open_account(username, name, password=None, by=by, division=division, demo=True)
        held = stage.bodies.get(body)
        appoint(user, role, division, starts_on=by.today, by=by, body=held.pk if held else None)
