"""Who is told of a task's moves: its owners, those who decide, those above; and who had a part in it."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Count
from django.urls import reverse

from gongzhi.ground.accounts.units import concerned, deciding
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import Level, above, level
from gongzhi.ground.notices.services import notify
from gongzhi.ground.todo.rules import Part
from gongzhi.ground.todo.services import Thing, took_part
from gongzhi.tasks import labels
from gongzhi.tasks.labels import ASKED, CLIMBED, DECIDED, ISSUED, MOVED, URGED, WITHDRAWN
from gongzhi.tasks.models import Escalation, Extension, Task
from gongzhi.tasks.rules import (
    CLOSE,
    DECIDERS_TOLD,
    REPORT,
    SEE,
    TOLD,
    ExtensionStatus,
    Move,
    Rung,
    Whom,
)


def issued(task: Task, by: Viewer) -> None:
    """The owners have something to do; the street above a community and those who will decide are copied in."""
    owners = _owners(task, by)
    _notify(task, owners, ISSUED, by)
    took_part(Part.STARTED, [by.user_id], _thing(task), "下达任务")
    streets = [code for code in above(task.division) if level(code) == Level.STREET]
    copied = {user for code in streets for user in concerned(REPORT, None, code, by)} | {*_deciders(task, by)}
    took_part(Part.COPIED, _others(copied - {*owners}, by), _thing(task), "下达任务")


def moved(task: Task, move: Move, by: Viewer) -> None:
    words, whom = MOVED[move], TOLD[move]
    if whom == Whom.OWNERS:
        _notify(task, [*_owners(task, by), task.made_by_id or 0], words, by)
    elif whom == Whom.DECIDERS:
        _notify(task, _deciders(task, by), words, by)
    took_part(Part.DONE, [by.user_id], _thing(task), words)


def urged(task: Task, note: str, by: Viewer) -> None:
    """The owners hear of it once more, in the words of whoever presses."""
    _notify(task, _owners(task, by), URGED, by, note)
    took_part(Part.DONE, [by.user_id], _thing(task), URGED)


def reported(task: Task, by: Viewer) -> None:
    took_part(Part.DONE, [by.user_id], _thing(task), f"报进度 {task.progress}%")


def asked(row: Extension, by: Viewer) -> None:
    """Those who decide have something to decide on."""
    _of_extension(row, _deciders(row.task, by), ASKED, row.reason, by)
    took_part(Part.STARTED, [by.user_id], _extension_thing(row), ASKED)


def decided(row: Extension, by: Viewer) -> None:
    """Whoever asked and the other owners hear what was decided."""
    words = DECIDED[ExtensionStatus(row.status)]
    _of_extension(row, [*_owners(row.task, by), row.made_by_id or 0], words, row.note, by)
    took_part(Part.DONE, [by.user_id], _extension_thing(row), words)


def withdrawn(row: Extension, by: Viewer) -> None:
    """Those who would have decided need not any more."""
    _of_extension(row, _deciders(row.task, by), WITHDRAWN, row.reason, by)
    took_part(Part.DONE, [by.user_id], _extension_thing(row), WITHDRAWN)


def climbed(by: Viewer) -> None:
    """Each owner hears once of all tasks that reached a step today, and from 约谈 on those who decide, too.

    Told again on the same day, the message says the same anew: it is one message a person.
    """
    heard: dict[int, Counter[Rung]] = defaultdict(Counter)
    reached = Escalation.objects.filter(on=by.today).order_by().values("division", "task__lead", "step")
    for group in reached.annotate(n=Count("pk")):
        step, like = Rung(group["step"]), Task(division=group["division"], lead_id=group["task__lead"])
        deciders = _deciders(like, by) if step in DECIDERS_TOLD else []
        for user in {*_owners(like, by), *deciders}:
            heard[user][step] += group["n"]
    words = labels.rung()
    for user, steps in heard.items():
        told = "、".join(f"{words[step]} {steps[step]} 项" for step in reversed(Rung) if steps[step])
        notify(
            [user],
            "tasks.escalation",
            f"{steps.total()} 项",
            key="tasks.escalation",
            words=CLIMBED,
            text=told,
            url=f"{reverse('tasks:tasks')}?climbed_on={by.today}",
        )


def _of_extension(row: Extension, users: Iterable[int], words: str, text: str, by: Viewer) -> None:
    notify(
        _others(users, by),
        "tasks.extension",
        row.task.title,
        key=f"extension:{row.pk}",
        words=words,
        text=text,
        url=reverse("tasks:extension", args=[row.pk]),
        act=SEE,
        division=row.division,
    )


def _extension_thing(row: Extension) -> Thing:
    return Thing(row, row.task.title, reverse("tasks:extension", args=[row.pk]), SEE, row.division)


def _owners(task: Task, by: Viewer) -> list[int]:
    return concerned(REPORT, task.lead_id, task.division, by)


def _deciders(task: Task, by: Viewer) -> list[int]:
    return deciding(CLOSE, task.division, by)


def _others(users: Iterable[int], by: Viewer) -> list[int]:
    return [user for user in users if user != by.user_id]


def _notify(task: Task, users: Iterable[int], words: str, by: Viewer, text: str | None = None) -> None:
    notify(
        _others(users, by),
        "tasks.task",
        task.title,
        key=f"task:{task.pk}",
        words=words,
        text=task.note if text is None else text,
        url=_url(task),
        act=SEE,
        division=task.division,
    )


def _thing(task: Task) -> Thing:
    return Thing(task, task.title, _url(task), SEE, task.division)


def _url(task: Task) -> str:
    return reverse("tasks:task", args=[task.pk])
